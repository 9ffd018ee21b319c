"""What all tables share: constraint names, column types, and which columns the record keeps how."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import JSON, TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, always in UTC; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as it stands
        datetime: Moment,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        list[str]: JSON,
    }


# How the record keeps a column's value. Unmarked: as it is.
DIGEST = {"record": "digest"}
"""Only a SHA-256 of the value: it is large, or nobody's business."""


PERSONAL = {"record": "pseudonym", "of": "person"}
"""Only the pseudonym of the person named (`store/pseudonym.py`), so that the name can be erased.

A text column called `…_by` names a person and needs no mark.
"""
CONTACT = {"record": "pseudonym", "of": "contact"}
"""The same for who was reached behind a described source."""


def unrecorded(because: str) -> dict[str, str]:
    """For a column the record does not keep at all, and why it need not; the method page prints it."""
    return {"record": "nothing", "because": because}


def no_state(because: str) -> dict[str, dict[str, str]]:
    """The same for a whole table, among its `__table_args__`."""
    return {"info": unrecorded(because)}


Words = Text()
Slug = String(40)
Hex = String(64)
