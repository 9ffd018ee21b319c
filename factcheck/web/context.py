"""What a view needs from the request it answers: the database, the settings, the person, the time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from flask import current_app, flash, g, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from factcheck.config import Settings
from factcheck.domain.roles import Role, covers
from factcheck.queries.accounts import Person
from factcheck.store.session import Store

STORE, SETTINGS = "factcheck.store", "factcheck.settings"
"""Where `create_app` leaves them among the app's extensions."""

# No list is so long that a higher page number is more than a typing error.
_LAST_PAGE = 100_000


def settings() -> Settings:
    """The settings the app was made with."""
    return cast("Settings", current_app.extensions[SETTINGS])


def reading() -> AbstractContextManager[Session]:
    """A session that cannot write."""
    return cast("Store", current_app.extensions[STORE]).reading()


def writing() -> AbstractContextManager[Session]:
    """A session that commits once, at its end."""
    return cast("Store", current_app.extensions[STORE]).writing()


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


def done(url: str, words: str, *, draft: str = "", undo: dict[str, str] | None = None) -> Response:
    """After success: go to `url` and say what happened.

    `draft` names the draft the browser may forget. `undo` is the form that takes the action back: its
    address under "action", its fields under their names.
    """
    notice: dict[str, Any] = {"words": words, "draft": draft, "undo": undo or {}}
    flash(cast("str", notice))
    return redirect(url, 303)


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
