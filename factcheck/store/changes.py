"""What a writing session changed, row by row, for the record to tell.

Every row that is added, changed or removed is noted with its values before and after. The record takes
the notes with `taken()`; what nobody took when the session wants to commit is refused.
"""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Column, Table, event, inspect
from sqlalchemy.orm import Mapper, Session, UOWTransaction

from factcheck.store.base import Base

_KEY = "changes"
Change = dict[str, Any]
"""{"row": "claim/12", "was": {column: value} or None, "now": {column: value} or None}"""


def watch(session: Session) -> None:
    """Note from now on what `session` changes."""
    session.info[_KEY] = []
    event.listen(session, "after_flush", _note)


def taken(session: Session) -> list[Change]:
    """What has changed since the last time this was asked."""
    session.flush()
    changes: list[Change] = session.info[_KEY]
    session.info[_KEY] = []
    return changes


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


def recorded_columns(mapper: Mapper[Any]) -> list[tuple[str, Column[Any]]]:
    """The columns of a table that the record vouches for, with the attribute that holds each."""
    return [
        (mapper.get_property_by_column(column).key, column)
        for column in table_of(mapper).columns
        if column.info.get("record") != "nothing"
    ]


def _note(session: Session, _context: UOWTransaction) -> None:
    notes = session.info[_KEY]
    for row in session.new:
        if _is_recorded(row):
            notes.append({"row": _name(row), "was": None, "now": _whole(row)})
    for row in session.dirty:
        if _is_recorded(row):
            was, now = _difference(row)
            if now:
                notes.append({"row": _name(row), "was": was, "now": now})
    for row in session.deleted:
        if _is_recorded(row):
            notes.append({"row": _name(row), "was": _whole(row), "now": None})


def _is_recorded(row: object) -> bool:
    return isinstance(row, Base) and row.__tablename__ != "event"


def _name(row: Any) -> str:  # noqa: ANN401 - any of our tables
    return f"{row.__tablename__}/{row.id}"


def _whole(row: Any) -> dict[str, Any]:  # noqa: ANN401 - any of our tables
    return {
        column.name: kept(column, getattr(row, key))
        for key, column in recorded_columns(inspect(row).mapper)
    }


def _difference(row: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401 - any of our tables
    state = inspect(row)
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for key, column in recorded_columns(state.mapper):
        history = state.attrs[key].history
        if history.has_changes():
            before = kept(column, history.deleted[0] if history.deleted else None)
            after = kept(column, history.added[0] if history.added else None)
            if before != after:
                was[column.name], now[column.name] = before, after
    return was, now
