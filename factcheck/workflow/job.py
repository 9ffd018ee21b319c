"""The queue of background work: asked for in the transaction that needs it, taken, done or failed.

The queue is no part of the record; what a job changes is. On SQLite a worker takes a job by a lease. On
PostgreSQL the queue is Procrastinate's, and the rows here tell people how far it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import FactcheckError, RuleViolationError
from factcheck.domain.job import JobState
from factcheck.store.job import Job

MOST_ATTEMPTS = 3
"""Times a job is begun before it is given up: one that kills its worker would kill them all."""
TASK, QUEUE, SCHEMA = "factcheck.work", "factcheck", "procrastinate"


class LostJobError(FactcheckError):
    """Another worker has taken the job over, so what this one made is thrown away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A job in the hands of one worker."""

    id: int
    kind: str
    article: int
    asked_by: str
    worker: str


def ask_for(
    session: Session, *, kind: str, article_id: int, version: str, actor: str, at: datetime
) -> Job:
    """Put work on an article into the queue; the same work asked for twice is one job.

    A job that is done or failed is begun again. It stands or falls with the transaction it is asked in.
    """
    job = session.scalar(
        select(Job).where(Job.article_id == article_id, Job.kind == kind, Job.version == version)
    )
    if job is None:
        job = Job(kind=kind, article_id=article_id, version=version, state="", attempts=0)
        session.add(job)
    elif job.state in {JobState.QUEUED, JobState.RUNNING}:
        return job
    job.asked_by, job.asked_at = actor, at
    _queue(session, job)
    return job


def try_again(session: Session, *, job_id: int, actor: str, at: datetime) -> Job:
    """Put a failed job back into the queue.

    Raises:
        NoResultFound: there is no such job.
        RuleViolationError: it has not failed.
    """
    job = session.get_one(Job, job_id)
    if job.state != JobState.FAILED:
        raise RuleViolationError("Only what has failed can be tried again.")
    job.asked_by, job.asked_at = actor, at
    _queue(session, job)
    return job


def _queue(session: Session, job: Job) -> None:
    job.state, job.attempts, job.progress = JobState.QUEUED.value, 0, "waits for a worker"
    job.error = job.begun_at = job.ended_at = job.lease_until = job.worker = None
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        _hand_over(session, job.id)


def _hand_over(session: Session, job_id: int) -> None:
    """Give the job to Procrastinate on our own connection, so that it is kept only if we commit."""
    import procrastinate
    from sqlalchemy import text

    before = session.scalar(text("SELECT current_setting('search_path')"))
    session.execute(text(f"SET LOCAL search_path TO {SCHEMA}"))
    connection: Any = session.connection().connection.driver_connection
    app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
    app.configure_task(TASK, queue=QUEUE, connection=connection).defer(job=job_id)
    session.execute(text("SELECT set_config('search_path', :path, true)"), {"path": before})


def take_next(session: Session, *, worker: str, at: datetime, lease: timedelta) -> Taken | None:
    """The oldest job that waits, or whose worker has died, for `worker` to do until `at` + `lease`."""
    while True:
        job = session.scalar(
            select(Job)
            .where(
                or_(
                    Job.state == JobState.QUEUED.value,
                    (Job.state == JobState.RUNNING.value) & (Job.lease_until < at),
                )
            )
            .order_by(Job.id)
            .limit(1)
        )
        if job is None:
            return None
        taken = begin(session, job_id=job.id, worker=worker, at=at, lease=lease)
        if taken:
            return taken


def begin(
    session: Session, *, job_id: int, worker: str, at: datetime, lease: timedelta
) -> Taken | None:
    """Give this job to `worker`; None when it is done, or has killed its workers too often."""
    job = session.get(Job, job_id)
    if job is None or job.state not in {JobState.QUEUED, JobState.RUNNING}:
        return None
    if job.attempts >= MOST_ATTEMPTS:
        job.state, job.ended_at, job.lease_until = JobState.FAILED.value, at, None
        job.error = f"Begun {job.attempts} times; each time its worker stopped before it was done."
        session.flush()
        return None
    job.state, job.worker = JobState.RUNNING.value, worker
    job.attempts += 1
    job.begun_at, job.lease_until, job.progress = at, at + lease, "has begun"
    session.flush()
    return Taken(
        id=job.id, kind=job.kind, article=job.article_id, asked_by=job.asked_by, worker=worker
    )


def tell(
    session: Session, taken: Taken, *, at: datetime, lease: timedelta, progress: str | None = None
) -> None:
    """Keep the lease, and say how far the work is.

    Raises:
        LostJobError: another worker has it.
    """
    job = _own(session, taken)
    job.lease_until = at + lease
    if progress is not None:
        job.progress = progress
    session.flush()


def finish(session: Session, taken: Taken, *, at: datetime, wrong: str = "") -> None:
    """Note that the job is done, in the transaction that keeps what it made.

    `wrong` is what a person should know and may want tried again, although the rest is kept.

    Raises:
        LostJobError: another worker has it; the transaction must not be committed.
    """
    job = _own(session, taken)
    job.state, job.progress, job.ended_at = JobState.DONE.value, "done", at
    job.lease_until = job.error = None
    if wrong:
        job.state, job.error = JobState.FAILED.value, wrong
    session.flush()


def note_failed(
    session: Session,
    *,
    kind: str,
    article_id: int,
    version: str,
    error: str,
    actor: str,
    at: datetime,
) -> None:
    """Tell of work that was done on the spot and went wrong, so that it can be tried again."""
    session.add(
        Job(
            kind=kind, article_id=article_id, version=version, state=JobState.FAILED.value,
            attempts=1, progress="done", error=error, asked_by=actor, asked_at=at, ended_at=at,
        )
    )  # fmt: skip
    session.flush()


def fail(session: Session, taken: Taken, *, error: str, at: datetime) -> None:
    """Note why the job failed; a person can have it tried again.

    Raises:
        LostJobError: another worker has it.
    """
    job = _own(session, taken)
    job.state, job.error, job.ended_at = JobState.FAILED.value, error, at
    job.lease_until = None
    session.flush()


def _own(session: Session, taken: Taken) -> Job:
    job = cast("Job | None", session.get(Job, taken.id))
    if job is None or job.worker != taken.worker or job.state != JobState.RUNNING:
        raise LostJobError(f"job {taken.id} was taken over by {job.worker if job else 'nobody'}")
    return job
