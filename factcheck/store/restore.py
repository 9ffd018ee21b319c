"""The changes of an event turned round: rows put back as they were, where they still stand as it left them.

`version` columns are not put back but go up: a form that was opened in between has to be noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Date, DateTime, Table, null, or_, select
from sqlalchemy.orm import Mapper, Session

from factcheck.store.base import Base, Moment
from factcheck.store.changes import kept, note_change, recorded_columns, table_of
from factcheck.store.claim_index import refresh_claim_keys
from factcheck.store.numbers import spend
from factcheck.store.pseudonym import kind_of, names_in, token_for
from factcheck.store.search import refresh_search_words

LOCK = "version"
"""The column by which a stale form is noticed."""


@dataclass(slots=True)
class Net:
    """What an event did to one row in all. `was` None: it made the row; `now` None: it took it away."""

    table: str
    id: int
    was: dict[str, Any] | None
    now: dict[str, Any] | None

    @property
    def row(self) -> str:
        """The row's name in the record."""
        return f"{self.table}/{self.id}"


def net_changes(changes: Iterable[Mapping[str, Any]]) -> list[Net]:
    """An event's changes, one for each row it left otherwise than it found it."""
    nets: dict[str, Net] = {}
    for change in changes:
        net = nets.get(change["row"])
        was, now = change["was"], change["now"]
        if net is None:
            table, _, number = change["row"].rpartition("/")
            copies = (dict(was) if was else None, dict(now) if now else None)
            nets[change["row"]] = Net(table, int(number), *copies)
            continue
        if was is not None and net.was is not None:
            net.was = {**was, **net.was}
        net.now = {**(net.now or {}), **now} if now is not None else None
    return [one for one in map(_trimmed, nets.values()) if one.was or one.now]


def _trimmed(net: Net) -> Net:
    if net.was is not None and net.now is not None:
        changed = [name for name in net.now if net.now[name] != net.was.get(name)]
        net.was = {name: net.was.get(name) for name in changed}
        net.now = {name: net.now[name] for name in changed}
    return net


def first_unlike(session: Session, nets: Iterable[Net]) -> str | None:
    """The first row that no longer stands as the event left it."""
    for net in nets:
        current = _current(session, net)
        if net.now is None or current is None:
            if (net.now is None) != (current is None):
                return net.row
        elif any(current[name] != net.now[name] for name in net.now if name != LOCK):
            return net.row
    return None


def lost_content(nets: Iterable[Net]) -> str | None:
    """The first column to be put back of which the record keeps only a digest."""
    for net in nets:
        for name, value in (net.was or {}).items():
            column = _table(net.table).c.get(name)
            if column is None or (value and column.info.get("record") == "digest"):
                return f"{net.row}, {name}"
    return None


def hanging(session: Session, nets: Iterable[Net]) -> str | None:
    """The first row that refers to one which would be taken away, and is none of these itself."""
    nets = list(nets)
    gone = _gone(nets)
    own = {net.row for net in nets}
    for table, column, numbers in _pointing(gone):
        if table.info.get("record") == "nothing":
            continue
        for number in session.scalars(
            select(table.c.id).where(column.in_(numbers)).order_by(table.c.id)
        ):
            if f"{table.name}/{number}" not in own:
                return f"{table.name}/{number}"
    return None


def take_back(session: Session, nets: Iterable[Net]) -> None:
    """Put every row back as it was, and note each change for the record."""
    session.flush()
    nets = list(nets)
    gone = _gone(nets)
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    made = [net for net in nets if net.was is None]
    lost = sorted(
        (net for net in nets if net.now is None), key=lambda net: (order[net.table], net.id)
    )
    back = {net.row for net in lost}
    rest = [net for net in nets if net.was is not None and net.now is not None]
    letting_go = [net for net in rest if _refers(net.table, net.now, _rows(gone))]
    taking_up = [net for net in rest if _refers(net.table, net.was, back)]
    for net in letting_go:
        _put_back(session, net)
    for net in sorted(made, key=lambda net: (order[net.table], net.id), reverse=True):
        _remove(session, net)
    for net in rest:
        if net not in letting_go and net not in taking_up:
            _put_back(session, net)
    for net in lost:
        _make(session, net)
    for net in taking_up:
        if net not in letting_go:
            _put_back(session, net)
    refresh_claim_keys(session, [net.id for net in nets if net.table == "claim"])
    refresh_search_words(session, ((net.table, net.id) for net in nets))
    session.expire_all()


def _gone(nets: Iterable[Net]) -> dict[str, list[int]]:
    gone: dict[str, list[int]] = {}
    for net in nets:
        if net.was is None:
            gone.setdefault(net.table, []).append(net.id)
    return gone


def _rows(numbers: Mapping[str, list[int]]) -> set[str]:
    return {f"{table}/{number}" for table, them in numbers.items() for number in them}


def _pointing(gone: Mapping[str, list[int]]) -> Iterator[tuple[Table, Column[Any], list[int]]]:
    """The columns of all tables that can refer to the rows `gone`."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.table.name in gone:
                    yield table, column, gone[key.column.table.name]


def _refers(table: str, values: Mapping[str, Any] | None, rows: set[str]) -> bool:
    return any(
        f"{key.column.table.name}/{value}" in rows
        for name, value in (values or {}).items()
        if name in _table(table).c and value is not None
        for key in _table(table).c[name].foreign_keys
    )


def _put_back(session: Session, net: Net) -> None:
    table, current = _table(net.table), _current(session, net)
    if net.was is None or current is None:  # both are ruled out by what was checked before
        raise RuntimeError(f"{net.row} cannot be put back")
    now = dict(net.was)
    if LOCK in now:
        now[LOCK] = current[LOCK] + 1
    session.connection().execute(
        table.update().where(table.c.id == net.id).values(_values(session, table, now))
    )
    note_change(session, net.row, was={name: current[name] for name in now}, now=now)


def _remove(session: Session, net: Net) -> None:
    table = _table(net.table)
    for other, column, numbers in _pointing({net.table: [net.id]}):
        if other.info.get("record") == "nothing":
            _drop_index(session, other, column, numbers)
    session.connection().execute(table.delete().where(table.c.id == net.id))
    spend(session, net.table, net.id)
    note_change(session, net.row, was=net.now, now=None)


def _drop_index(session: Session, table: Table, column: Column[Any], numbers: list[int]) -> None:
    """What can be made again goes with the row it was made from."""
    connection = session.connection()
    mine = list(connection.scalars(select(table.c.id).where(column.in_(numbers))))
    if mine:
        for other, pointer, them in _pointing({table.name: mine}):
            _drop_index(session, other, pointer, them)
        connection.execute(table.delete().where(or_(*(table.c.id == one for one in mine))))


def _make(session: Session, net: Net) -> None:
    table = _table(net.table)
    values = _values(session, table, net.was or {})
    session.connection().execute(table.insert().values(**values))
    note_change(session, net.row, was=None, now=net.was)


def _values(session: Session, table: Table, told: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the columns hold them, from how the record keeps them."""
    names = names_in(session, [one for one in told.values() if isinstance(one, str)])
    return {
        name: _value(table.c[name], value, names) for name, value in told.items() if name in table.c
    }


def _value(column: Column[Any], value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - a column holds what it holds
    if value is None:
        return null()
    if isinstance(column.type, Moment | DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return names.get(value, value) if kind_of(column) else value


def _current(session: Session, net: Net) -> dict[str, Any] | None:
    """The row as the record would keep it now."""
    columns = [column for _key, column in recorded_columns(_mapper(net.table))]
    table = _table(net.table)
    row = session.connection().execute(select(*columns).where(table.c.id == net.id)).one_or_none()
    if row is None:
        return None
    return {
        column.name: token_for(session, value, kind)
        if (kind := kind_of(column)) and value
        else kept(column, value)
        for column, value in zip(columns, row, strict=True)
    }


@cache
def _mapper(table: str) -> Mapper[Any]:
    return next(one for one in Base.registry.mappers if table_of(one).name == table)


def _table(name: str) -> Table:
    return table_of(_mapper(name))
