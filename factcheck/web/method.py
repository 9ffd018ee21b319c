"""How it all works: the method page, and one manual page for every detector."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, render_template, send_file

from factcheck.domain.errors import NotFoundError
from factcheck.domain.plugin import Across, Detector
from factcheck.domain.scale import PRESETS
from factcheck.plugins import claim_types, rules
from factcheck.queries.detectors import decisions
from factcheck.store.tables import unvouched
from factcheck.web import context
from factcheck.web.answers import Answer

_DOCS = Path(__file__).parent.parent / "docs"
_CHECKER = _DOCS / "verify_history.py"
SCHEMAS = ("report", "analysis")

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
    with context.reading() as db:
        changed = decisions(db)
    return render_template(
        "method/show.html",
        kinds=tuple(claim_types().values()),
        manuals=tuple(_manual(one) for one in rules().values()),
        presets=PRESETS,
        changed=changed,
        unvouched=unvouched(),
        checker=_CHECKER.read_text("utf-8"),
    )


@bp.get("/<name>.schema.json")
def schema(name: str) -> Answer:
    """The JSON Schema of a report or an analysis."""
    if name not in SCHEMAS:
        raise NotFoundError(f"There is a schema for {' and for '.join(SCHEMAS)}.")
    return send_file(_DOCS / f"{name}.schema.json", mimetype="application/schema+json")


@bp.get("/detectors/<name>")
def detector(name: str) -> Answer:
    """What one detector looks for."""
    known = rules().get(name)
    if known is None:
        raise NotFoundError(
            f"There is no detector called “{name[:80]}”; the method page lists them."
        )
    return render_template("method/detector.html", manual=_manual(known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One thing a program can ask for."""

    method: str
    path: str
    summary: str
    takes: str
    """The fields of its body, those that may be left out in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The calls about one thing."""

    name: str
    calls: tuple[Call, ...]


@bp.get("/api")
def api() -> Answer:
    """What programs can ask for: the OpenAPI document as a page."""
    document = context.api_description()
    bodies = {name: _fields(schema) for name, schema in document["components"]["schemas"].items()}
    found: dict[str, list[Call]] = {
        tag["name"].removeprefix("api-"): [] for tag in document["tags"]
    }
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            if method == "parameters":
                continue
            content = told.get("requestBody", {}).get("content", {}).values()
            takes = ", ".join(bodies[one["schema"]["$ref"].rpartition("/")[2]] for one in content)
            call = Call(method=method.upper(), path=path, summary=told["summary"], takes=takes)
            found[told["tags"][0]].append(call)
    return render_template(
        "method/api.html",
        chapters=[Chapter(name=name, calls=tuple(calls)) for name, calls in found.items()],
        document="/api/v1/openapi.json",
    )


def _fields(schema: dict[str, Any]) -> str:
    needed = schema.get("required", ())
    return ", ".join(
        name if name in needed else f"[{name}]" for name in schema.get("properties", ())
    )


def _manual(one: Detector | Across) -> Manual:
    looks = one.detect if isinstance(one, Detector) else one.compare
    module = sys.modules[getattr(looks, "__module__", __name__)]
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
