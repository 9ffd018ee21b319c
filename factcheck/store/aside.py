"""What going back to an older schema would lose, put aside in the database and put back on the way up.

A migration that goes back drops what its older schema has no place for. Before it does, the rows of tables and
columns that will be gone are copied to tables of their own, one for each step back; the older program knows
nothing of them, and the record goes on vouching for what is in them. Going up again puts them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, inspect

from factcheck.store.base import Base

Shape = Mapping[str, frozenset[str]]
"""The columns of each table."""
_NAME = re.compile(r"aside_(\d{4})_(rows|cells)_(\w+)")
"""The revision that was gone back from; whole rows, or columns of rows that stay; and the table."""


def shape_of(connection: Connection) -> Shape:
    """The tables there are, with their columns."""
    looked = inspect(connection)
    return {
        table: frozenset(column["name"] for column in looked.get_columns(table))
        for table in looked.get_table_names()
    }


def put_aside(connection: Connection, revision: str, then: Shape) -> None:
    """Copy what the schema `then` has no place for; `revision` is the one that is gone back from."""
    now = shape_of(connection)
    for table in Base.metadata.sorted_tables:
        name, columns = table.name, now.get(table.name, frozenset())
        lost = columns - then.get(name, frozenset())
        if not lost or not _holds_rows(connection, name):
            continue
        kept, what = (columns, "rows") if name not in then else ({"id", *lost}, "cells")
        connection.exec_driver_sql(
            f"CREATE TABLE aside_{revision}_{what}_{name} AS SELECT {_list(kept)} FROM {name}"
        )


def put_back(connection: Connection) -> list[tuple[str, int]]:
    """Put everything back that has its place again; returns table and number of the rows that were gone."""
    now, found = shape_of(connection), []
    for aside, what, name in _asides(now):
        if not now[aside] <= now.get(name, frozenset()):
            continue  # not yet: its place comes with a later revision
        if what == "cells":
            _fill(connection, name, aside, now[aside] - {"id"})
        else:
            found += [(name, number) for number in _insert(connection, name, aside, now[aside])]
        connection.exec_driver_sql(f"DROP TABLE {aside}")
    return found


def _insert(
    connection: Connection, name: str, aside: str, columns: frozenset[str]
) -> Sequence[int]:
    # A migration may have kept them in its own way, and put them back before.
    missing = f"FROM {aside} WHERE id NOT IN (SELECT id FROM {name}) ORDER BY id"
    numbers = connection.exec_driver_sql(f"SELECT id {missing}").scalars().all()
    connection.exec_driver_sql(
        f"INSERT INTO {name} ({_list(columns)}) SELECT {_list(columns)} {missing}"
    )
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"
        )
    return numbers


def drop_aside(connection: Connection) -> None:
    """Let go of everything put aside: who goes back to nothing wants nothing kept."""
    for aside, _what, _name in _asides(shape_of(connection)):
        connection.exec_driver_sql(f"DROP TABLE {aside}")


def _asides(shape: Shape) -> Iterator[tuple[str, str, str]]:
    """The tables put aside: name, what is in them, and whose rows."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    read = [match for name in shape if (match := _NAME.fullmatch(name)) and match[3] in order]
    # What was put aside last was of the oldest schema, and comes back first.
    for match in sorted(read, key=lambda match: (match[1], order[match[3]])):
        yield match[0], match[2], match[3]


def _fill(connection: Connection, name: str, aside: str, columns: frozenset[str]) -> None:
    values = ", ".join(
        f'"{one}" = (SELECT a."{one}" FROM {aside} a WHERE a.id = {name}.id)'
        for one in sorted(columns)
    )
    connection.exec_driver_sql(f"UPDATE {name} SET {values} WHERE id IN (SELECT id FROM {aside})")


def _holds_rows(connection: Connection, name: str) -> bool:
    return connection.exec_driver_sql(f"SELECT 1 FROM {name} LIMIT 1").first() is not None


def _list(columns: set[str] | frozenset[str]) -> str:
    return ", ".join(f'"{one}"' for one in sorted(columns))
