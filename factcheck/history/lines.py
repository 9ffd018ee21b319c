"""The record read from its first line to its last, fast: plain tuples, many at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from factcheck.history.chain import GENESIS, entry
from factcheck.history.merkle import leaf_hash
from factcheck.store.event import Event

# Lines fetched at a time: bounds memory (some megabytes), and is past the point where more is faster.
_BATCH = 5_000
_COLUMNS = "id, at, actor, action, subject, article_id, body, previous, digest"


class Line(NamedTuple):
    """A row of the event table as the driver gives it."""

    id: int
    at: str | datetime
    actor: str
    action: str
    subject: str
    article_id: int | None
    body: str
    previous: str
    digest: str

    @property
    def moment(self) -> datetime:
        """When it was; SQLite's driver gives text without a zone."""
        at = datetime.fromisoformat(self.at) if isinstance(self.at, str) else self.at
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)

    @property
    def entry(self) -> str:
        """The line as `factcheck history export` writes it."""
        return entry(self.id, self.previous, self.body, self.digest)


def lines(session: Session, *, after: int = 0, upto: int | None = None) -> Iterator[Line]:
    """The events numbered above `after`, up to and with `upto`, in order.

    Raises:
        DBAPIError: the next one cannot be read; those before it were told.
    """
    connection = session.connection()
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    # The driver's own rows: types of SQLAlchemy would cost twice the hashing.
    question = f"SELECT {_COLUMNS} FROM event WHERE id > {mark} AND id <= {mark} ORDER BY id LIMIT "
    last, many = upto if upto is not None else 2**31 - 1, _BATCH
    while True:
        try:
            batch = connection.exec_driver_sql(f"{question}{many}", (after, last)).fetchall()
        except DBAPIError:
            if many == 1:
                raise
            many = 1
            continue
        if not batch:
            return
        for row in batch:
            yield Line(*row)
        after = batch[-1][0]


def leaves(session: Session, low: int, high: int) -> list[bytes]:
    """The leaf hashes of the entries from `low` up to, and without, `high`, counted from 0.

    Raises:
        ValueError: the record is not that long, or has a gap there.
    """
    found = [leaf_hash(line.entry.encode()) for line in lines(session, after=low, upto=high)]
    if len(found) != high - low:
        raise ValueError(f"the record has no events {low + 1} to {high} without a gap")
    return found


def head(session: Session) -> tuple[int, str]:
    """How many events the record has, and the digest of the last."""
    last = session.execute(
        select(Event.id, Event.digest).order_by(Event.id.desc()).limit(1)
    ).one_or_none()
    return (last.id, last.digest) if last else (0, GENESIS)


def length(session: Session) -> int:
    """How many events the record has."""
    return session.scalar(select(func.max(Event.id))) or 0


# A column beside the body, and what repeats it there; `at` is compared apart.
_BESIDE = (("seq", 0), ("actor", 2), ("action", 3), ("subject", 4), ("article", 5))


def unlike(line: Line, body: dict[str, Any]) -> str | None:
    """The first column beside the body that does not repeat it; None when all do.

    Raises:
        ValueError: the time is not readable.
    """
    for key, column in _BESIDE:
        if body.get(key) != line[column]:
            return key
    return None if body.get("at") == line.moment.isoformat() else "at"
