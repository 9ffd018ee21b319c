"""Workers for a SQLite database: they take leases from the queue, one job after the other.

While nothing waits there, they read the sources whose texts are long (`jobs.reading`).
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from sqlalchemy import select

from factcheck.domain.errors import StoreError
from factcheck.domain.job import JobState
from factcheck.jobs.reading import read_on
from factcheck.jobs.work import PATIENCE, do, new_worker, now
from factcheck.store.job import Job
from factcheck.store.session import Store
from factcheck.workflow import job as queue

_log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two looks at an empty queue."""


def work_off(store: Store, *, worker: str, patience: timedelta = PATIENCE) -> int:
    """Do what is in the queue until it is empty; returns how many jobs were begun."""
    begun = 0
    while _something_waits(store):
        with store.writing() as session:
            taken = queue.take_next(session, worker=worker, at=now(), lease=patience)
        if taken is None:
            break
        begun += 1
        do(store, taken, patience=patience)
    return begun


def _something_waits(store: Store) -> bool:
    """Whether a look into the queue is worth the lock; reading asks nobody to wait."""
    with store.reading() as session:
        return (
            session.scalar(
                select(Job.id)
                .where(
                    (Job.state == JobState.QUEUED.value)
                    | ((Job.state == JobState.RUNNING.value) & (Job.lease_until < now()))
                )
                .limit(1)
            )
            is not None
        )


def keep_working(
    store: Store, stop: threading.Event, *, patience: timedelta = PATIENCE, pause: float = PAUSE
) -> None:
    """Work off the queue again and again until `stop` is set."""
    worker = new_worker()
    while not stop.is_set():
        try:
            work_off(store, worker=worker, patience=patience)
            read_on(store, lambda: not stop.is_set() and not _something_waits(store))
        except StoreError as error:  # locked or full for now; the jobs are still there
            _log.warning("background work waits: %s", error)
        stop.wait(pause)


def start(store: Store) -> threading.Event:
    """A worker in a thread of this process; set the event to let it end."""
    stop = threading.Event()
    threading.Thread(
        target=keep_working, args=(store, stop), name="background work", daemon=True
    ).start()
    return stop
