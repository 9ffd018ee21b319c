"""Finding things by their words."""

from __future__ import annotations

from flask import Blueprint, render_template

from factcheck.queries.search import search_page
from factcheck.web import context
from factcheck.web.answers import Answer

bp = Blueprint("search", __name__)


@bp.get("/search")
def show() -> Answer:
    """What holds the words asked for."""
    with context.reading() as db:
        page = search_page(db, context.asked("q"), viewer=context.person().email)
    return render_template("search/show.html", page=page)
