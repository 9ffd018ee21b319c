"""The record: its lines, one of them, and the check of the whole."""

from __future__ import annotations

from flask import Blueprint, render_template

from factcheck.queries.history import history_page, line, verify_page
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.differences import word_differences

bp = Blueprint("history", __name__, url_prefix="/history")


@bp.get("")
def index() -> Answer:
    """What happened, newest first."""
    asked = {name: context.asked(name) for name in ("actor", "action")}
    article = context.asked_id("article")
    with context.reading() as db:
        page = history_page(
            db,
            article=article,
            actor=asked["actor"],
            action=asked["action"],
            before=context.asked_id("before"),
            viewer=context.person().email,
            all_people=context.sees_people(),
        )
    return render_template(
        "history/index.html", page=page, asked=asked, article=article, differences=word_differences
    )


@bp.get("/<id:event_id>")
def show(event_id: int) -> Answer:
    """One line, with what it changed and its place in the chain."""
    with context.reading() as db:
        one = line(db, event_id, viewer=context.person().email, all_people=context.sees_people())
    return render_template("history/show.html", line=one, differences=word_differences)


@bp.get("/verify")
def verify() -> Answer:
    """Walk the whole record and hold every table against it."""
    with context.reading() as db:
        page = verify_page(db, context.now())
    return render_template("history/verify.html", page=page)
