"""What a view of the API needs from the request it answers: the database, the settings, the caller, the time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from flask import Response, current_app, g, request
from sqlalchemy.orm import Session

from factcheck.config import Settings
from factcheck.domain.errors import InputError, StaleEditError
from factcheck.domain.roles import Role, covers
from factcheck.fetching.limits import Limits, limits_of
from factcheck.queries.listings import Slice
from factcheck.queries.sources import KeptFile
from factcheck.queries.tokens import Caller
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.session import Store
from factcheck.workflow.token import speak_by_token

DOOR = "factcheck.api"
PREFIX = "/api/"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What `create_app` gives the API."""

    store: Store
    settings: Settings


class MissingVersionError(Exception):
    """A change of something versioned that does not say which version it was made from."""


def around() -> Surroundings:
    """Where the API of this app works."""
    return cast("Surroundings", current_app.extensions[DOOR])


def settings() -> Settings:
    """The settings the app was made with."""
    return around().settings


def limits() -> Limits:
    """What may be fetched."""
    return limits_of(settings())


def most_bytes() -> int:
    """The largest article taken."""
    return settings().max_article_mb * MEGABYTE


def reading() -> AbstractContextManager[Session]:
    """A session that cannot write."""
    return around().store.reading()


@contextmanager
def writing() -> Iterator[Session]:
    """A session that commits once, at its end; its events tell by which token they came about."""
    with around().store.writing() as db:
        speak_by_token(db, caller().token)
        yield db


def now() -> datetime:
    """The time of the request."""
    return datetime.now(UTC)


def midnight(day: date | None, *, days: int = 0) -> datetime | None:
    """When a day begins, in UTC, or the day so many days later; None where there is none.

    Raises:
        InputError: the calendar ends before it.
    """
    if day is None:
        return None
    try:
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days)
    except OverflowError:
        raise InputError(f"{day} is too late a day.") from None


def caller() -> Caller:
    """Who is asking; for views that nobody reaches without a token."""
    found = g.get("caller")
    if found is None:
        raise RuntimeError(f"{request.endpoint} needs a caller, but api.access lets anybody in")
    return cast("Caller", found)


def sees_people() -> bool:
    """Whether the record's lines about accounts are shown."""
    return covers(caller().role, Role.ADMIN)


def is_call() -> bool:
    """Whether the request came to this door."""
    return request.path.startswith(PREFIX)


def told_version() -> int:
    """The version that the caller saw, out of If-Match (`"7-3fa9…"`, as it came in the ETag).

    Raises:
        MissingVersionError: it is missing or names none.
    """
    for tag in request.if_match.as_set(include_weak=True):
        number, _, _ = tag.partition("-")
        if number.isascii() and number.isdigit() and len(number) < 10:  # noqa: PLR2004 - fits 32 bits
            return int(number)
    raise MissingVersionError


def demand_fresh(db: Session, kind: type[Claim | Comment], number: int) -> None:
    """For changes whose workflow does not ask for a version itself: nobody may have been there first.

    Raises:
        NoResultFound: there is no such row.
        StaleEditError: its version is another than the caller saw; it tells how the row is now.
    """
    row: Any = db.get_one(kind, number)
    if row.version != told_version():
        now = {
            name: getattr(row, name, None) for name in ("version", "state", "statement", "words")
        }
        raise StaleEditError(
            "This has changed since you read it.",
            theirs={name: str(said) for name, said in now.items() if said},
        )


def listed(name: str, found: Slice[Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """A page of a list under `name`, with the way to the next one in the body and as a Link header."""
    headers = {}
    if found.next is not None:
        query = {**request.args.to_dict(), "after": str(found.next)}
        headers["Link"] = f'<{request.path}?{urlencode(query)}>; rel="next"'
    return {name: found.lines, "next": found.next}, 200, headers


def file_of(kept: KeptFile) -> Response:
    """A kept file as an answer: bytes to save, whatever is in them."""
    answer = Response(kept.data, mimetype="application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=kept.name)
    return answer


def plain_name(name: str | None) -> str:
    """A file's name without what cannot be kept or shown on one line."""
    return "".join(one for one in name or "" if one.isprintable())[:200] or "file"
