"""A claim or an article's claims as they stood at an earlier moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from flask import Blueprint, render_template

from factcheck.domain.errors import InputError
from factcheck.queries.as_of import article_as_of, claim_as_of
from factcheck.web import context
from factcheck.web.answers import Answer

bp = Blueprint("standing", __name__, url_prefix="/history/state")


@bp.get("/claim/<id:claim_id>")
def claim(claim_id: int) -> Answer:
    """One claim then: its wording, verdicts and evidence."""
    with context.reading() as db:
        then, one = claim_as_of(
            db, claim_id, viewer=context.person().email, at=_moment(), event=_event()
        )
    return render_template("history/claim.html", then=then, claim=one)


@bp.get("/article/<id:article_id>")
def article(article_id: int) -> Answer:
    """All claims of an article then."""
    with context.reading() as db:
        then = article_as_of(
            db, article_id, viewer=context.person().email, at=_moment(), event=_event()
        )
    return render_template("history/article.html", then=then)


def _event() -> int | None:
    return context.asked_id("event")


def _moment() -> datetime:
    """The moment asked for: a day is asked for as its end, in UTC; nothing asked for is now.

    Raises:
        InputError: it is neither a day nor a moment.
    """
    asked = context.asked("at")
    if not asked:
        return context.now()
    try:
        if len(asked) == len("2026-03-03"):
            midnight = datetime.combine(date.fromisoformat(asked), time(), UTC)
            return midnight + timedelta(days=1, microseconds=-1)
        at = datetime.fromisoformat(asked.replace(" ", "+"))  # a plus sign arrives as a space
    except (ValueError, OverflowError):
        raise InputError(
            f"“{asked}” is not a day or a moment; write it as 2026-03-03 or 2026-03-03T14:00."
        ) from None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
