"""The first page: what waits, and the place to put an article in."""

from __future__ import annotations

from flask import Blueprint, render_template
from sqlalchemy.orm import Session

from factcheck.domain.roles import Role
from factcheck.queries.inbox import InboxPage, inbox_page
from factcheck.queries.saved_searches import saved_searches
from factcheck.web import context, forms
from factcheck.web.answers import Answer

bp = Blueprint("inbox", __name__)


def read_inbox(db: Session) -> InboxPage:
    """The desk as the person asking sees it."""
    return inbox_page(
        db,
        viewer=context.person().email,
        settles=context.may(Role.ADJUDICATOR),
        at=context.now(),
    )


@bp.get("/")
def show() -> Answer:
    """The desk at a glance."""
    with context.reading() as db:
        page = read_inbox(db)
        who = context.person()
        kept = saved_searches(db, account_id=who.id, viewer=who.email)
    return render_template(
        "inbox/show.html", page=page, form=forms.ArticleForm(None), trouble=[], files=[], kept=kept
    )
