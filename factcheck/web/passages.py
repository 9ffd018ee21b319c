"""Passages of the desk's sources that may speak of a claim."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, render_template

from factcheck.domain.errors import StoreError
from factcheck.domain.evidence import Stance
from factcheck.domain.roles import Role
from factcheck.matching.embedding import installed
from factcheck.queries.passages import passages_page, waiting
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.workflow.source_index import complete_index

bp = Blueprint("passages", __name__, url_prefix="/claims")

# Characters made ready while somebody waits, a second or two of work. Of a longer text the passages that are
# best by words are read each time, which is quick, and none of the others.
_AT_ONCE = 20_000


@bp.get("/<id:claim_id>/passages")
def show(claim_id: int) -> Answer:
    """The passages that speak of what the claim says, best first, for a person to judge."""
    _make_ready()
    with context.reading() as db:
        page = passages_page(db, claim_id)
    return render_template(
        "passages/show.html", page=page, stances=list(Stance), writes=context.may(Role.REVIEWER)
    )


def _make_ready() -> None:
    """Make the vectors that are missing, outside the database; the page can be shown without them."""
    if not installed():
        return
    with context.reading() as db:
        texts = waiting(db, _AT_ONCE)
    for source_id, text in texts:
        with suppress(StoreError):
            complete_index(context.writing, source_id=source_id, text=text)
