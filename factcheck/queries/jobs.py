"""Background work: what goes on for an article, and one job however far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.domain.job import JobState
from factcheck.store.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One job, with how far it is."""

    id: int
    article_id: int
    kind: str
    state: str
    progress: str
    error: str | None
    attempts: int
    asked_at: datetime
    ended_at: datetime | None


def work_on(session: Session, article_id: int) -> tuple[WorkLine, ...]:
    """What goes on in the background for an article, the oldest first."""
    rows = session.execute(
        select(*_columns())
        .where(Job.article_id == article_id, Job.state != JobState.DONE.value)
        .order_by(Job.id)
    )
    return tuple(WorkLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def job_line(session: Session, job_id: int) -> WorkLine:
    """One job.

    Raises:
        NoResultFound: there is none of this number.
    """
    row = session.execute(select(*_columns()).where(Job.id == job_id)).one()
    return WorkLine(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name


def _columns() -> list[InstrumentedAttribute[Any]]:
    return [getattr(Job, name) for name in WorkLine.__slots__]
