"""A number that a row once had is never given to another: addresses and the record keep their meaning.

PostgreSQL's sequences see to it themselves; SQLite gives the highest number again once its row is gone,
so what an undo takes away leaves its number here.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from factcheck.store.base import Base, Words, no_state

_SPENT = "spent numbers"


class SpentNumber(Base):
    """The highest number of a table whose row was taken away; the record tells of the rows themselves."""

    __tablename__ = "spent_number"
    __table_args__ = (
        UniqueConstraint("table_name"),
        no_state("keeps a number from being given twice; the record tells of the rows themselves"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str] = mapped_column(Words)
    number: Mapped[int]


def spend(session: Session, table: str, number: int) -> None:
    """Note that the row `number` of `table` is taken away."""
    connection, spent = session.connection(), SpentNumber.__table__
    known = connection.scalar(select(spent.c.number).where(spent.c.table_name == table))
    if known is None:
        connection.execute(spent.insert().values(table_name=table, number=number))  # type: ignore[attr-defined]
    elif known < number:
        connection.execute(
            spent.update().where(spent.c.table_name == table).values(number=number)  # type: ignore[attr-defined]
        )
    session.info.pop(_SPENT, None)


def number_new_rows(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Before every flush on SQLite: new rows of a table with spent numbers get one above these."""
    if not session.new:
        return
    spent: dict[str, int] | None = session.info.get(_SPENT)
    if spent is None:
        table = SpentNumber.__table__
        rows = session.connection().execute(select(table.c.table_name, table.c.number))
        spent = session.info[_SPENT] = {row.table_name: row.number for row in rows}
    for row in session.new:
        name = row.__tablename__
        if name in spent and row.id is None:
            used = cast("Table", row.__table__)
            highest = session.connection().scalar(select(func.max(used.c.id))) or 0
            spent[name] = row.id = max(spent[name], highest) + 1
