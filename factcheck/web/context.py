"""What a view needs from the request it answers: the database, the settings, the person, the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from flask import current_app, flash, g, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from factcheck.config import Settings
from factcheck.domain.roles import Role, covers
from factcheck.domain.undoing import why_not_undoable
from factcheck.queries.accounts import Person
from factcheck.store.changes import WRITTEN
from factcheck.store.session import Store

STORE, SETTINGS = "factcheck.store", "factcheck.settings"
"""Where `create_app` leaves them among the app's extensions."""

# No list is so long that a higher page number is more than a typing error.
_LAST_PAGE = 100_000


def settings() -> Settings:
    """The settings the app was made with."""
    return cast("Settings", current_app.extensions[SETTINGS])


def store() -> Store:
    """The database, for the few things that open it more than once."""
    return cast("Store", current_app.extensions[STORE])


def reading() -> AbstractContextManager[Session]:
    """A session that cannot write."""
    return cast("Store", current_app.extensions[STORE]).reading()


@contextmanager
def writing() -> Iterator[Session]:
    """A session that commits once, at its end."""
    with cast("Store", current_app.extensions[STORE]).writing() as session:
        yield session
    g.setdefault("events", []).extend(session.info.get(WRITTEN, ()))


def now() -> datetime:
    """The time of the request; the door is where the clock is read."""
    return datetime.now(UTC)


def idle() -> timedelta:
    """How long a session lasts without a request."""
    return timedelta(minutes=settings().idle_minutes)


def longest() -> timedelta:
    """How long a session lasts in any case."""
    return timedelta(hours=settings().session_hours)


def somebody() -> Person | None:
    """Who is signed in, if anybody."""
    return cast("Person | None", g.get("person"))


def person() -> Person:
    """Who is signed in; for views that nobody else reaches."""
    found = somebody()
    if found is None:
        raise RuntimeError(f"{request.endpoint} needs a person, but web.access lets anybody in")
    return found


def may(role: Role) -> bool:
    """Whether the person asking covers `role`."""
    found = somebody()
    return found is not None and covers(found.role, role)


def sees_people() -> bool:
    """Whether the record's lines about accounts are shown."""
    return may(Role.ADMIN)


def page_again(render: Callable[[Exception], str]) -> None:
    """Tell the error handler how to show the page with the form as it was filled in."""
    g.page_again = render


def done(
    url: str, words: str, *, draft: str = "", undo_to: str = "", again: bool = False
) -> Response:
    """After success: go to `url` and say what happened, with a button that undoes it.

    `draft` names the draft the browser may forget; `undo_to` is where to be after undoing, where `url`
    would no longer be there. `again` says that this was an undoing itself.
    """
    notice: dict[str, Any] = {
        "words": words,
        "draft": draft,
        "undo": _undoing(undo_to or url, again=again),
    }
    flash(cast("str", notice))
    return redirect(url, 303)


def _undoing(back: str, *, again: bool) -> dict[str, str]:
    """The fields of the form that takes back all this request wrote; none where that cannot be."""
    events: list[tuple[int, str]] = g.get("events", [])
    if not events or any(why_not_undoable(action) for _, action in events):
        return {}
    return {
        "label": "Redo" if again else "Undo",
        "events": " ".join(str(number) for number, _ in events),
        "what": str(events[-1][1]),
        "back": back,
    }


def api_description() -> dict[str, Any]:
    """The OpenAPI document, as the programs' door left it."""
    return cast("dict[str, Any]", current_app.extensions["factcheck.description"])


def asked(name: str) -> str:
    """A word from the address's query, "" where it is not there."""
    return request.args.get(name, "").replace("\x00", "").strip()[:200]


def asked_id(name: str) -> int | None:
    """A number from the address's query; None where it is missing or is none."""
    words = asked(name)
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004 - fits a 32-bit id


def asked_page() -> int:
    """Which page of a list is asked for, from 1."""
    return min(max(asked_id("page") or 1, 1), _LAST_PAGE)
