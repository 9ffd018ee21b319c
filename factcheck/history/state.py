"""The rows the record leads to, and whether the tables hold exactly these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, DateTime, Integer, String, Table, Text, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapper, Session

from factcheck.store.base import DIGEST, Base, Moment
from factcheck.store.changes import kept, recorded_columns, table_of
from factcheck.store.event import Event
from factcheck.store.pseudonym import TOKEN, Pseudonym, commitment, erased_name, kind_of
from factcheck.store.tables import RECORDED

# Rows fetched at a time: bounds memory, and is past the point where more would be faster.
_BATCH = 5_000
# What a driver raises at a value that is none of its column's: no date, no JSON, no UTF-8.
_UNREADABLE = (DBAPIError, ValueError, TypeError)
_ERASED = frozenset({"account.erased", "contact.erased"})


@dataclass(slots=True)
class LastWritten:
    """A row as the record left it, and the event that did."""

    values: dict[str, Any] | None
    event: int
    action: str


Rows = dict[str, dict[int, LastWritten]]
"""By table, then by number."""


def replay(body: dict[str, Any], rows: Rows, erased: dict[str, str]) -> None:
    """Do to `rows` what the event did; note in `erased` whose name it took away, and what stands for it."""
    number, action = body["seq"], body["action"]
    for change in body["changes"]:
        table, _, row = change["row"].rpartition("/")
        known = rows.setdefault(table, {})
        now = change["now"]
        last = known.get(int(row))
        if now is not None and change["was"] is not None and last and last.values:
            last.values.update(now)
            last.event, last.action = number, action
        else:
            known[int(row)] = LastWritten(values=now, event=number, action=action)
    if action in _ERASED:
        for token in body["data"].get("tokens", ()):
            kind = token.partition(":")[0]
            count = sum(one.startswith(f"{kind}:") for one in erased)
            erased.setdefault(token, erased_name(kind, count + 1))


def names_differ(
    session: Session, erased: Mapping[str, str], actors: Mapping[str, int]
) -> str | None:
    """The first name that is not the one the record knows by its pseudonym.

    `actors` are those who did anything, each with the number of an event.
    """
    table, known = Pseudonym.__table__, set()
    try:
        rows = session.execute(select(table).order_by(table.c.id)).all()
    except _UNREADABLE:
        return "the table of names cannot be read: something in it was changed"
    for row in rows:
        known.add(row.token)
        if row.salt is not None:
            if commitment(row.kind, row.salt, row.name) != row.token:
                return f"pseudonym {row.id} was changed: the name beside it is not the one it stands for"
        elif row.token not in erased:
            return f"pseudonym {row.id} has lost its name, but no event tells of an erasure"
        elif row.name != erased[row.token]:
            return f"pseudonym {row.id} was changed: it is erased, and called “{erased[row.token]}”"
    for actor, event in actors.items():
        if TOKEN.fullmatch(actor) and actor not in known:
            return f"the name of who did event {event} is gone, but no event tells of an erasure"
    return None


def tables_differ(session: Session, rows: Rows) -> str | None:
    """The first row that is not as the record left it; None when every table is."""
    mappers = {table_of(mapper).name: mapper for mapper in Base.registry.mappers}
    tokens = _tokens(session)
    off = [
        problem
        for table in RECORDED
        if (
            problem := _table_differs(
                session, mappers[table.name], rows.get(table.name, {}), tokens
            )
        )
    ]
    # The first bad event is the earliest one whose rows are no longer as it left them.
    return min(off)[1] if off else None


def _tokens(session: Session) -> dict[tuple[str, str], str]:
    table = Pseudonym.__table__
    return {
        (row.kind, row.name): row.token
        for row in session.execute(select(table.c.kind, table.c.name, table.c.token))
    }


def _table_differs(
    session: Session,
    mapper: Mapper[Any],
    written: dict[int, LastWritten],
    tokens: dict[tuple[str, str], str],
) -> tuple[int, str] | None:
    table = table_of(mapper)
    columns = [column for _key, column in recorded_columns(mapper)]
    keepers = [(column.name, _keeper(column), kind_of(column)) for column in columns]
    expected = dict(written)
    off: list[tuple[int, str]] = []
    after = 0
    wanted = select(*columns).order_by(table.c.id)
    while True:
        try:
            batch = session.execute(wanted.where(table.c.id > after).limit(_BATCH)).all()
        except _UNREADABLE:
            return min([*off, _unreadable(session, table, columns, written, after)])
        if not batch:
            break
        for row in batch:
            last = expected.pop(row[0], None)
            if last is None or last.values is None:
                off.append(_uncalled(session, f"{table.name}/{row[0]}", written.get(row[0])))
                continue
            values = last.values
            wrong = [
                name
                for (name, keep, kind), value in zip(keepers, row, strict=True)
                if not _same(values.get(name), keep(value) if keep and value is not None else value)
                and not _same_otherwise(table.c[name], kind, values, value, tokens)
            ]
            if wrong:
                off.append((last.event, _changed(last, f"{table.name}/{row[0]}", wrong)))
        after = batch[-1][0]
    off += [
        (
            last.event,
            f"event {last.event} ({last.action}) wrote {table.name}/{number}, which is gone",
        )
        for number, last in expected.items()
        if last.values is not None
    ]
    return min(off) if off else None


def _keeper(column: Column[Any]) -> Callable[[Any], Any] | None:
    """How a column's value becomes what the record keeps; None where it is kept as it is."""
    if column.info.get("record") == DIGEST["record"]:
        # On SQLite a cell can hold bytes where its column says text: the same digest, but not the same.
        sort = column.type.python_type
        return lambda value: kept(column, value) if isinstance(value, sort) else "no text"
    if isinstance(column.type, Moment | DateTime | Date):
        return _written
    return None if isinstance(column.type, String | Text | Integer) else lambda v: kept(column, v)


def _same(recorded: Any, value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether they are equal as JSON; to Python, true is 1."""
    if recorded != value:
        return False
    return not isinstance(value, list | dict) or json.dumps(recorded, sort_keys=True) == json.dumps(
        value, sort_keys=True
    )


def _written(value: date | datetime) -> str:
    return value.isoformat()


def _same_otherwise(
    column: Column[Any],
    kind: str | None,
    values: dict[str, Any],
    value: Any,  # noqa: ANN401 - a column holds what it holds
    tokens: dict[tuple[str, str], str],
) -> bool:
    """Whether the value stands for the recorded one: a name for its pseudonym, or a default.

    A row written before its column was added has nothing recorded for it, and what the migration put in.
    """
    if column.name not in values:
        return _is_default(column, value)
    token = tokens.get((kind, value)) if kind else None
    return token is not None and token == values[column.name]


def _is_default(column: Column[Any], value: Any) -> bool:  # noqa: ANN401 - a column holds what it holds
    if value is None:
        return True
    given = getattr(column.server_default, "arg", None)
    plain = {True: "1", False: "0"}.get(value) if isinstance(value, bool) else str(value)
    words = str(getattr(given, "text", given)).strip("'\"").lower()
    return words in {str(plain), str(value).lower()} or (words == "[]" and value == [])


def _unreadable(
    session: Session,
    table: Table,
    columns: Iterable[Column[Any]],
    written: dict[int, LastWritten],
    after: int,
) -> tuple[int, str]:
    """The first row after `after` that holds something which is no value of its column at all."""
    for number in session.scalars(
        select(table.c.id).where(table.c.id > after).order_by(table.c.id)
    ).all():
        wrong = []
        for column in columns:
            try:
                session.execute(select(column).where(table.c.id == number)).all()
            except _UNREADABLE:
                wrong.append(column.name)
        if wrong:
            last, name = written.get(number), f"{table.name}/{number}"
            return (
                (last.event, _changed(last, name, wrong))
                if last
                else _uncalled(session, name, None)
            )
    raise RuntimeError(f"{table.name} could not be read, but each of its rows can")


def _uncalled(session: Session, name: str, gone: LastWritten | None) -> tuple[int, str]:
    number = gone.event if gone else session.scalar(select(func.max(Event.id))) or 0
    return number, f"{name} is in the database, but no event put it there"


def _changed(last: LastWritten, name: str, columns: list[str]) -> str:
    return (
        f"event {last.event} ({last.action}) is the last to have written {name}; "
        f"its {', '.join(columns)} {'was' if len(columns) == 1 else 'were'} changed since, outside the record"
    )
