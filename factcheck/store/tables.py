"""All tables together, for what needs every one of them: migrations, verification, backups."""

from __future__ import annotations

from sqlalchemy import Table

from factcheck.store import (
    account,
    article,
    checkpoint,
    claim,
    claim_index,
    comment,
    event,
    finding,
    fingerprint,
    job,
    known,
    lineage,
    numbers,
    objection,
    published,
    reference,
    review,
    search,
    setting,
    source,
    suggestion,
    switch,
    token,
    verdict,
    version,
)
from factcheck.store.base import Base

__all__ = [
    "RECORDED",
    "account",
    "article",
    "checkpoint",
    "claim",
    "claim_index",
    "comment",
    "event",
    "finding",
    "fingerprint",
    "job",
    "known",
    "lineage",
    "numbers",
    "objection",
    "published",
    "reference",
    "review",
    "search",
    "setting",
    "source",
    "suggestion",
    "switch",
    "token",
    "verdict",
    "version",
]

RECORDED: tuple[Table, ...] = tuple(
    table
    for table in Base.metadata.sorted_tables
    if table.name != event.Event.__tablename__ and table.info.get("record") != "nothing"
)
"""Every table whose rows the record vouches for: all but the record itself and what is no state."""


def unvouched() -> dict[str, str]:
    """What the record does not vouch for, tables and columns (`table.column`), each with the reason."""
    tables = Base.metadata.sorted_tables
    named = [(table.name, table.info) for table in tables] + [
        (f"{table.name}.{column.name}", column.info) for table in tables for column in table.columns
    ]
    return {
        name: info["because"] for name, info in sorted(named) if info.get("record") == "nothing"
    }
