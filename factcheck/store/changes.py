"""What a writing session changed, row by row, for the record to tell.

Every row that is added, changed or removed is noted with its values before and after. The record takes
the notes with `taken()`; what nobody took when the session wants to commit is refused.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Column, Table, event, inspect
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction

from factcheck.store.base import Base
from factcheck.store.pseudonym import kind_of, token_for

_KEY = "changes"
WRITTEN = "events written"
"""Under this name a session keeps number and action of each event it wrote, for whoever opened it."""
Change = dict[str, Any]
"""{"row": "claim/12", "was": {column: value} or None, "now": {column: value} or None}"""


def watch(session: Session) -> None:
    """Note from now on what `session` changes."""
    session.info[_KEY] = []
    event.listen(session, "after_flush", _note)
    event.listen(session, "do_orm_execute", _refuse_statement)


def taken(session: Session) -> list[Change]:
    """What has changed since the last time this was asked."""
    session.flush()
    changes: list[Change] = session.info[_KEY]
    session.info[_KEY] = []
    return changes


def note_change(
    session: Session, row: str, *, was: dict[str, Any] | None, now: dict[str, Any] | None
) -> None:
    """Note a change that was made by a statement, not through an object of the session."""
    session.info[_KEY].append({"row": row, "was": was, "now": now})


def refuse_unrecorded(session: Session) -> None:
    """Raise RuntimeError when something changed that nobody took into the record."""
    left = session.info[_KEY]
    if left:
        rows = ", ".join(change["row"] for change in left[:5])
        raise RuntimeError(f"changed without a line in the record: {rows}")


def kept(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - a column holds what it holds
    """The value as the record keeps it: JSON, or a digest where the column says so."""
    if value is None:
        return None
    if column.info.get("record") == "digest":
        data = value if isinstance(value, bytes) else str(value).encode()
        return "sha256:" + sha256(data).hexdigest()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [kept(column, one) for one in value]
    return value


def table_of(mapper: Mapper[Any]) -> Table:
    """The table of one of our classes; none of them is mapped to anything else."""
    return cast("Table", mapper.local_table)


@cache
def recorded_columns(mapper: Mapper[Any]) -> tuple[tuple[str, Column[Any]], ...]:
    """The columns of a table that the record vouches for, with the attribute that holds each."""
    return tuple(
        (mapper.get_property_by_column(column).key, column)
        for column in table_of(mapper).columns
        if column.info.get("record") != "nothing"
    )


def _refuse_statement(asked: ORMExecuteState) -> None:
    """Refuse INSERT, UPDATE and DELETE statements: what they change nobody notes row by row.

    One that is told of with `note_change` says so: `execution_options(told=True)`.
    """
    if not (asked.is_insert or asked.is_update or asked.is_delete):
        return
    table = getattr(asked.statement, "table", None)
    if table is None or asked.execution_options.get("told"):
        return
    if table.info.get("record") != "nothing":
        raise RuntimeError(f"a statement would change {table.name} past the record")


def _note(session: Session, _context: UOWTransaction) -> None:
    notes = session.info[_KEY]
    for row in session.new:
        if _is_recorded(row):
            notes.append({"row": _name(row), "was": None, "now": _whole(session, row)})
    for row in session.dirty:
        if _is_recorded(row):
            was, now = _difference(session, row)
            if now:
                notes.append({"row": _name(row), "was": was, "now": now})
    for row in session.deleted:
        if _is_recorded(row):
            notes.append({"row": _name(row), "was": _whole(session, row), "now": None})


def _is_recorded(row: object) -> bool:
    return (
        isinstance(row, Base)
        and row.__tablename__ != "event"
        and table_of(inspect(row).mapper).info.get("record") != "nothing"
    )


def _name(row: Any) -> str:  # noqa: ANN401 - any of our tables
    return f"{row.__tablename__}/{row.id}"


def _whole(session: Session, row: Any) -> dict[str, Any]:  # noqa: ANN401 - any of our tables
    return {
        column.name: _told(session, column, getattr(row, key))
        for key, column in recorded_columns(inspect(row).mapper)
    }


def _difference(session: Session, row: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401 - any of our tables
    state = inspect(row)
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for key, column in recorded_columns(state.mapper):
        history = state.attrs[key].history
        if history.has_changes():
            before = _told(session, column, history.deleted[0] if history.deleted else None)
            after = _told(session, column, history.added[0] if history.added else None)
            if before != after:
                was[column.name], now[column.name] = before, after
    return was, now


def _told(session: Session, column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - a column holds what it holds
    """The value as the record keeps it, names by their pseudonyms."""
    kind = _kind_of(column)
    return token_for(session, value, kind) if kind and value else kept(column, value)


_kind_of = cache(kind_of)
