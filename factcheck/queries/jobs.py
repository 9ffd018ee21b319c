"""The background work on an article that is not done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.job import JobState
from factcheck.store.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One job that waits, is under way or has failed."""

    id: int
    kind: str
    state: str
    progress: str
    error: str | None
    attempts: int
    asked_at: datetime
    ended_at: datetime | None


def work_on(session: Session, article_id: int) -> tuple[WorkLine, ...]:
    """What goes on in the background for an article, the oldest first."""
    columns = [getattr(Job, name) for name in WorkLine.__slots__]
    rows = session.execute(
        select(*columns)
        .where(Job.article_id == article_id, Job.state != JobState.DONE.value)
        .order_by(Job.id)
    )
    return tuple(WorkLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name
