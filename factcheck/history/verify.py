"""Checking the record: the chain, and that the tables are what the record says they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapper, Session

from factcheck.history.chain import GENESIS, digest
from factcheck.store.base import Base
from factcheck.store.changes import kept, recorded_columns, table_of
from factcheck.store.event import Event
from factcheck.store.tables import RECORDED

# Rows fetched at a time: bounds memory, and is past the point where more would be faster.
_BATCH = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of checking. `problem` is None when everything is as it was written."""

    events: int
    head: str
    problem: str | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is off."""
        return self.problem is None


@dataclass(slots=True)
class _LastWritten:
    """A row as the record left it, and the event that did."""

    values: dict[str, Any] | None
    event: int
    action: str


def verify(session: Session) -> Verification:
    """Walk the chain from its first event, replay it, and hold every table against the result.

    Stops at the first thing that is off and names it.
    """
    rows: dict[str, _LastWritten] = {}
    head, count = GENESIS, 0
    for event in _events(session):
        problem = _off(event, count + 1, head)
        if problem:
            return Verification(events=count, head=head, problem=problem)
        _replay(json.loads(event.body), rows)
        head, count = event.digest, event.id
    return Verification(events=count, head=head, problem=_tables_differ(session, rows))


def head(session: Session) -> tuple[int, str]:
    """How many events the record has, and the digest of the last."""
    last = session.execute(
        select(Event.id, Event.digest).order_by(Event.id.desc()).limit(1)
    ).one_or_none()
    return (last.id, last.digest) if last else (0, GENESIS)


def _events(session: Session) -> Iterator[Any]:
    table = Event.__table__
    after = 0
    while batch := session.execute(
        select(table).where(table.c.id > after).order_by(table.c.id).limit(_BATCH)
    ).all():
        yield from batch
        after = batch[-1].id


def _off(event: Any, expected: int, head: str) -> str | None:  # noqa: ANN401 - a Core row
    name = f"event {event.id} ({event.action})"
    if event.id != expected:
        return f"event {expected} is missing: the record goes on with {name}"
    if event.previous != head:
        return f"{name} does not follow on from the event before it"
    if digest(event.previous, event.body) != event.digest:
        return f"{name} was changed after it was written: its digest does not fit its text"
    try:
        body = json.loads(event.body)
    except ValueError:
        return f"{name} is not readable"
    beside = {
        "seq": event.id,
        "actor": event.actor,
        "action": event.action,
        "subject": event.subject,
        "article": event.article_id,
        "at": event.at.isoformat(),
    }
    for key, value in beside.items():
        if body.get(key) != value:
            return f"{name} was changed after it was written: its {key} is not what was hashed"
    return None


def _replay(body: dict[str, Any], rows: dict[str, _LastWritten]) -> None:
    for change in body["changes"]:
        name, now = change["row"], change["now"]
        known = rows.get(name)
        if now is not None and change["was"] is not None and known and known.values:
            now = known.values | now
        rows[name] = _LastWritten(values=now, event=body["seq"], action=body["action"])


def _tables_differ(session: Session, rows: dict[str, _LastWritten]) -> str | None:
    mappers = {table_of(mapper).name: mapper for mapper in Base.registry.mappers}
    off = [
        problem
        for table in RECORDED
        if (problem := _table_differs(session, mappers[table.name], rows))
    ]
    # The first bad event is the earliest one whose rows are no longer as it left them.
    return min(off)[1] if off else None


def _table_differs(
    session: Session, mapper: Mapper[Any], rows: dict[str, _LastWritten]
) -> tuple[int, str] | None:
    table = table_of(mapper)
    columns = [column for _key, column in recorded_columns(mapper)]
    expected = {
        int(name.rsplit("/", 1)[1]): last
        for name, last in rows.items()
        if name.startswith(f"{table.name}/") and last.values is not None
    }
    off: list[tuple[int, str]] = []
    after = 0
    while batch := session.execute(
        select(*columns).where(table.c.id > after).order_by(table.c.id).limit(_BATCH)
    ).all():
        for row in batch:
            last = expected.pop(row[0], None)
            name = f"{table.name}/{row[0]}"
            if last is None:
                gone = rows.get(name)
                number = gone.event if gone else session.scalar(select(func.max(Event.id))) or 0
                off.append((number, f"{name} is in the database, but no event put it there"))
                continue
            now = {
                column.name: kept(column, value) for column, value in zip(columns, row, strict=True)
            }
            wrong = [
                column
                for column, value in now.items()
                if last.values and last.values.get(column) != value
            ]
            if wrong:
                off.append((last.event, _changed(last, name, wrong)))
        after = batch[-1][0]
    off += [
        (
            last.event,
            f"event {last.event} ({last.action}) wrote {table.name}/{number}, which is gone",
        )
        for number, last in expected.items()
    ]
    return min(off) if off else None


def _changed(last: _LastWritten, name: str, columns: list[str]) -> str:
    return (
        f"event {last.event} ({last.action}) is the last to have written {name}; "
        f"its {', '.join(columns)} {'was' if len(columns) == 1 else 'were'} changed since, outside the record"
    )
