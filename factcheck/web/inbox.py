"""The first page: what waits, and the place to put an article in."""

from __future__ import annotations

from flask import Blueprint, render_template

from factcheck.queries.inbox import inbox_page
from factcheck.web import context, forms
from factcheck.web.answers import Answer

bp = Blueprint("inbox", __name__)


@bp.get("/")
def show() -> Answer:
    """The desk at a glance."""
    with context.reading() as db:
        page = inbox_page(db)
    return render_template(
        "inbox/show.html", page=page, form=forms.ArticleForm(None), trouble=[], files=[]
    )
