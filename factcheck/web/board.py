"""The board: how the desk stands."""

from __future__ import annotations

from flask import Blueprint, render_template

from factcheck.queries.board import board_page
from factcheck.web import context
from factcheck.web.answers import Answer

bp = Blueprint("board", __name__)


@bp.get("/board")
def show() -> Answer:
    """Every article with what blocks it, the last weeks, and who has how much in hand."""
    person, overdue = context.asked("person"), context.asked("overdue") == "1"
    with context.reading() as db:
        page = board_page(
            db, at=context.now(), page=context.asked_page(), person=person, overdue=overdue
        )
    return render_template("board/show.html", page=page, chosen=person, overdue=overdue)
