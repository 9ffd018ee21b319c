"""All tables together, for what needs every one of them: migrations, verification, backups."""

from __future__ import annotations

from sqlalchemy import Table

from factcheck.store import account, article, claim, event, finding, source, verdict
from factcheck.store.base import Base

__all__ = ["RECORDED", "account", "article", "claim", "event", "finding", "source", "verdict"]

RECORDED: tuple[Table, ...] = tuple(
    table for table in Base.metadata.sorted_tables if table.name != event.Event.__tablename__
)
"""Every table whose rows the record can vouch for: all but the record itself."""
