"""How it all works: the method page, and one manual page for every detector."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass

from flask import Blueprint, render_template

from factcheck.domain.errors import NotFoundError
from factcheck.domain.plugin import Detector
from factcheck.domain.scale import PRESETS
from factcheck.plugins import claim_types, detectors
from factcheck.web.answers import Answer

bp = Blueprint("method", __name__, url_prefix="/method")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """A detector as its manual tells it."""

    name: str
    label: str
    version: int
    kinds: tuple[str, ...]
    first: str
    paragraphs: tuple[str, ...]


@bp.get("")
def show() -> Answer:
    """What claims, findings, verdicts and the record are."""
    return render_template(
        "method/show.html",
        kinds=tuple(claim_types().values()),
        manuals=tuple(_manual(one) for one in detectors().values()),
        presets=PRESETS,
    )


@bp.get("/detectors/<name>")
def detector(name: str) -> Answer:
    """What one detector looks for."""
    known = detectors().get(name)
    if known is None:
        raise NotFoundError(
            f"There is no detector called “{name[:80]}”; the method page lists them."
        )
    return render_template("method/detector.html", manual=_manual(known))


def _manual(one: Detector) -> Manual:
    module = sys.modules[getattr(one.detect, "__module__", __name__)]
    text = inspect.cleandoc(module.__doc__ or "")
    first, *rest = [" ".join(part.split()) for part in text.split("\n\n")] or [""]
    return Manual(
        name=one.name,
        label=one.label,
        version=one.version,
        kinds=one.kinds,
        first=first,
        paragraphs=tuple(rest),
    )
