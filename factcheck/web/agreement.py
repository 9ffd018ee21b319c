"""How far reviewers agree, and where they do not."""

from __future__ import annotations

from flask import Blueprint, render_template

from factcheck.domain.agreement import LEVEL, RESAMPLES, SEED
from factcheck.queries.agreement import ORDER, agreement_page
from factcheck.web import context
from factcheck.web.answers import Answer

bp = Blueprint("agreement", __name__, url_prefix="/agreement")


@bp.get("")
def show() -> Answer:
    """The figures, of everything or of one article, kind or pair of people."""
    first, _, second = context.asked("pair").partition(" ")
    asked = {
        "article": context.asked_id("article"),
        "kind": context.asked("kind"),
        "pair": (first, second) if first and second else None,
    }
    with context.reading() as db:
        page = agreement_page(
            db,
            article=context.asked_id("article"),
            kind=context.asked("kind"),
            pair=(first, second) if first and second else None,
        )
    return render_template(
        "agreement/show.html",
        page=page,
        asked=asked,
        order=ORDER,
        resamples=RESAMPLES,
        seed=SEED,
        level=round(LEVEL * 100),
    )
