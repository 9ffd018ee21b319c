"""A store in which every table the record vouches for has rows, and what anybody could put in their place."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, LargeBinary, Table, select
from sqlalchemy.orm import Mapper, Session

from factcheck.domain.roles import Role
from factcheck.history.note import Signer
from factcheck.store.base import Base, Moment
from factcheck.store.changes import table_of
from factcheck.store.tables import RECORDED
from tests import factories
from tests.factories import NOW

# What a check of the schema asks of a row that says nothing in particular.
_APT: dict[str, Any] = {
    "start": 0, "end": 5, "severity": "notice", "state": "open", "decided_at": None, "withdrawn_at": None,
    "withdrawn_because": None, "ended_at": None, "ended_because": None, "cleared_at": None,
    "cleared_because": None, "closeness": "primary", "copy_of_id": None, "found": "same", "finding_id": None,
    "problem": None,
}  # fmt: skip
_APT_IN: dict[str, dict[str, Any]] = {
    "carried_claim": {"state": "waiting", "claim_id": None},
    "claim_answer": {"answer": "Yes."},
    "objection": {"answered_at": None},
    "signing_key": {"verifier": str(Signer.made("desk").verifier)},
}


def fill(db: Session) -> None:
    """Rows in every recorded table: by the factories where these make them, else one row each."""
    factories.account(db, role=Role.ADMIN)
    for number in (1, 2):
        article = factories.article(db, f"{factories.TEXT} {number}")
        factories.sentence(db, article, "Flood kills dozens in Kadra", "headline")
        claim = factories.claim(db, article)
        factories.value(db, claim)
        factories.quotation(db, article, by=claim)
        factories.finding(db, on=claim)
        factories.evidence(db, claim)
    mappers = {table_of(mapper).name: mapper for mapper in Base.registry.mappers}
    for table in RECORDED:
        if db.scalar(select(table.c.id).limit(1)) is None:
            db.add(mappers[table.name].class_(**_row(db, mappers[table.name])))
            factories.recorded(db)


def _row(db: Session, mapper: Mapper[Any]) -> dict[str, Any]:
    table, made = table_of(mapper), {}
    apt = _APT | _APT_IN.get(table.name, {})
    pointed: dict[str, int] = {}
    for column in table.columns:
        key = mapper.get_property_by_column(column).key
        if column.primary_key:
            continue
        if column.name in apt and (column.nullable or apt[column.name] is not None):
            made[key] = apt[column.name]
        elif column.foreign_keys:
            (foreign,) = column.foreign_keys
            target = foreign.column.table
            rows = db.scalars(select(target.c.id).order_by(target.c.id)).all()
            made[key] = rows[pointed.get(target.name, 0) % len(rows)] if rows else None
            pointed[target.name] = pointed.get(target.name, 0) + 1
        else:
            made[key] = _plain(column)
    return made


def _plain(column: Column[Any]) -> Any:
    if isinstance(column.type, JSON):
        return ["a", True]
    if isinstance(column.type, LargeBinary):
        return b"bytes"
    if isinstance(column.type, Moment):
        return NOW
    return {str: "words", int: 2, float: 0.5, bool: True, date: NOW.date()}[column.type.python_type]


def others(column: Column[Any], cell: str) -> list[str]:
    """What could stand in a cell instead, as SQL: another value of its sort, none, one that is no value."""
    none = ["NULL"] if column.nullable else []
    if isinstance(column.type, JSON):
        return ["json_array('other')", "'{'", f"replace({cell}, 'true', '1')", *none]
    if isinstance(column.type, LargeBinary):
        return ["x'00'", *none]
    if isinstance(column.type, Boolean):
        return [f"1 - {cell}", *none]
    if isinstance(column.type, Integer | Float):
        return [f"coalesce({cell}, 0) + 1", "'words'", *none]
    if isinstance(column.type, Moment | Date):
        return [
            f"'2001-01-01' || substr(coalesce({cell}, ''), 11)",
            "'the day before'",
            "12",
            *none,
        ]
    longer = f"coalesce({cell}, '') || '.'"
    return [longer, "''", "CAST(x'ff' AS TEXT)", "CAST('words' AS BLOB)", *none]


def cells() -> list[tuple[Table, Column[Any]]]:
    """Every cell of every recorded table that the record vouches for, but a row's own number."""
    return [
        (table, column)
        for table in RECORDED
        for column in table.columns
        if column.info.get("record") != "nothing" and not column.primary_key
    ]
