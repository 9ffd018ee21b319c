"""One thing that waits for somebody, as the inbox lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits for somebody."""

    sort: str
    """"assigned", "question", "dispute", "objection", "finding" or "mention"."""
    id: int
    """Of the claim; of the finding where it is one, or where a comment is on one."""
    on: str
    """"claim" or "finding"."""
    what: str
    why: str
    who: str
    since: datetime
    due: date | None = None
    overdue: bool = False
    mention: int | None = None
