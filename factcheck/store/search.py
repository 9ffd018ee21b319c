"""The words rows are found by, and the searches people keep.

The index is no state: it is made again from the rows, and the record tells nothing of it. On SQLite it
is a full-text table (FTS5), on PostgreSQL a table of `tsvector`s; both hold a row's words under its
place, which is the row's id times 8 plus the number of its sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, ForeignKey, UniqueConstraint, inspect, select, text
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from factcheck.store.article import Article
from factcheck.store.base import Base, Words, no_state
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.finding import Finding
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import Verdict

SORTS: tuple[type[Base], ...] = (Claim, Article, Finding, Source, Verdict, Comment, Evidence)
"""In the order of their numbers."""
SPREAD = 8
"""Places of one row id: more than there are sorts, so that a new sort does not move the others."""

_TEXTS: Mapping[type[Base], tuple[str, ...]] = MappingProxyType(
    {
        Claim: ("statement", "text", "settled_because", "excluded_because"),
        Article: ("title", "text"),
        Finding: ("message", "text", "reason"),
        Source: ("title", "publisher", "url", "note"),
        Verdict: ("rationale", "looked_at"),
        Comment: ("words",),
        Evidence: ("excerpt", "note"),
    }
)
# PostgreSQL refuses a vector over 1 MB (its manual, "Limitations" of text search).
_LONGEST = 400_000
_BATCH = 500
_SIGNS = re.compile(r"[\W_]+")


class SavedSearch(Base):
    """A search somebody keeps under a name: their own, and a convenience."""

    __tablename__ = "saved_search"
    __table_args__ = (
        UniqueConstraint("account_id", "name"),
        no_state("everybody’s own convenience; nothing the desk says rests on it"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(Words)
    query: Mapped[str] = mapped_column(Words)
    """As in the address."""
    kept_at: Mapped[datetime]


def place_of(kind: type[Base], number: int) -> int:
    """Where a row stands in the index."""
    return number * SPREAD + SORTS.index(kind)


def keep_search_words(session: Session, _context: UOWTransaction) -> None:
    """After every flush: the index holds the words of what was added or changed."""
    rows = [row for row in session.new if type(row) in _TEXTS]
    for row in session.dirty:
        names = _TEXTS.get(type(row), ())
        if any(inspect(row).attrs[name].history.has_changes() for name in names):
            rows.append(row)
    connection = session.connection()
    gone = [place_of(type(row), row.id) for row in session.deleted if type(row) in _TEXTS]
    if gone:
        connection.execute(_statement(connection, _DELETE), [{"place": place} for place in gone])
    if rows:
        _put(
            connection,
            ((place_of(type(row), row.id), _body(row.__getattribute__, type(row))) for row in rows),
        )


def refresh_search_words(session: Session, rows: Iterable[tuple[str, int]]) -> None:
    """Bring the index up to date with rows that were changed by statements: (name of table, id)."""
    connection = session.connection()
    ids: dict[str, list[int]] = {}
    for name, number in rows:
        ids.setdefault(name, []).append(number)
    for kind in SORTS:
        changed = ids.get(kind.__tablename__)
        if not changed:
            continue
        connection.execute(
            _statement(connection, _DELETE),
            [{"place": place_of(kind, number)} for number in changed],
        )
        table = kind.metadata.tables[kind.__tablename__]
        columns = [table.c.id, *(table.c[name] for name in _TEXTS[kind])]
        found = connection.execute(select(*columns).where(table.c.id.in_(changed))).mappings()
        _put(
            connection,
            [(place_of(kind, row["id"]), _body(row.__getitem__, kind)) for row in found],
        )


def rebuild_search_words(session: Session) -> int:
    """Make the whole index again from the rows; returns how many it holds."""
    connection = session.connection()
    connection.execute(text("DELETE FROM search_words"))
    found = 0
    for kind in SORTS:
        table = kind.metadata.tables[kind.__tablename__]
        columns = [table.c.id, *(table.c[name] for name in _TEXTS[kind])]
        for rows in connection.execute(select(*columns)).mappings().partitions(_BATCH):
            _put(
                connection,
                [(place_of(kind, row["id"]), _body(row.__getitem__, kind)) for row in rows],
            )
            found += len(rows)
    return found


def _body(value_of: Callable[[str], Any], kind: type[Base]) -> str:
    return " ".join(value for name in _TEXTS[kind] if (value := value_of(name)))


_DELETE = MappingProxyType(
    {
        "sqlite": text("DELETE FROM search_words WHERE rowid = :place"),
        "postgresql": text("DELETE FROM search_words WHERE place = :place"),
    }
)
_PUT = MappingProxyType(
    {
        "sqlite": text("INSERT OR REPLACE INTO search_words (rowid, body) VALUES (:place, :body)"),
        "postgresql": text(
            "INSERT INTO search_words (place, body) VALUES (:place, to_tsvector('simple', :body)) "
            "ON CONFLICT (place) DO UPDATE SET body = excluded.body"
        ),
    }
)


def _statement(connection: Connection, among: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a text clause
    return among[connection.dialect.name]


def _put(connection: Connection, entries: Iterable[tuple[int, str]]) -> None:
    postgres = connection.dialect.name == "postgresql"
    rows = [
        # PostgreSQL's reader takes “harbour.log” for one word, SQLite's for two.
        {"place": place, "body": _SIGNS.sub(" ", body)[:_LONGEST] if postgres else body}
        for place, body in entries
    ]
    if rows:
        connection.execute(_statement(connection, _PUT), rows)
