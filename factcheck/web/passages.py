"""Passages of the desk's sources that may speak of a claim."""

from __future__ import annotations

from flask import Blueprint, render_template

from factcheck.domain.evidence import Stance
from factcheck.domain.roles import Role
from factcheck.matching.embedding import installed
from factcheck.queries.passages import passages_page
from factcheck.web import context
from factcheck.web.answers import Answer

bp = Blueprint("passages", __name__, url_prefix="/claims")


@bp.get("/<id:claim_id>/passages")
def show(claim_id: int) -> Answer:
    """The passages that speak of what the claim says, best first, for a person to judge."""
    with context.reading() as db:
        page = passages_page(db, claim_id)
    return render_template(
        "passages/show.html",
        page=page,
        stances=list(Stance),
        writes=context.may(Role.REVIEWER),
        reads_on=page.unread > 0 and installed(),
    )
