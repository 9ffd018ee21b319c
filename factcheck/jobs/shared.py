"""Workers for a PostgreSQL database: the queue, its locks and heartbeats are Procrastinate's.

Any number of them may run, on any number of machines. A worker that gives no sign of life for a while
loses its job to another.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from factcheck.domain.errors import StoreError
from factcheck.jobs.reading import read_on
from factcheck.jobs.work import PATIENCE, do, new_worker, now
from factcheck.store.session import Store
from factcheck.workflow import job as queue
from factcheck.workflow.job import QUEUE, SCHEMA, TASK

PAUSE = 5.0
"""Seconds between two looks for sources to read."""

if TYPE_CHECKING:
    from procrastinate import App


def queue_of(store: Store, *, patience: timedelta = PATIENCE) -> App:
    """Procrastinate on this database, with the one task that does our jobs."""
    from procrastinate import App, PsycopgConnector, RetryStrategy

    address = store.url.set(drivername="postgresql").render_as_string(hide_password=False)
    app = App(
        connector=PsycopgConnector(conninfo=address, kwargs={"options": f"-c search_path={SCHEMA}"})
    )
    worker = new_worker()

    # What a job itself raises is noted in its row; what is tried again here is a database that is away.
    @app.task(name=TASK, queue=QUEUE, retry=RetryStrategy(max_attempts=5, wait=5))
    def work(job: int) -> None:
        with store.writing() as session:
            taken = queue.begin(session, job_id=job, worker=worker, at=now(), lease=patience)
        if taken is not None:
            do(store, taken, patience=patience)

    return app


async def _take_over(app: App, patience: timedelta) -> None:
    """Give the jobs of workers that died back to the queue, again and again."""
    while True:
        for job in await app.job_manager.get_stalled_jobs(
            queue=QUEUE, seconds_since_heartbeat=patience.total_seconds()
        ):
            await app.job_manager.retry_job(job)
        await asyncio.sleep(patience.total_seconds() / 3)


async def _read_on(store: Store, pause: float) -> None:
    """Read the sources whose texts are long, beside the queue."""
    while True:
        with suppress(StoreError):  # away for now; the texts are still there
            await asyncio.to_thread(read_on, store)
        await asyncio.sleep(pause)


async def _work(app: App, store: Store, patience: timedelta, *, wait: bool) -> None:
    async with app.open_async():
        besides = [
            asyncio.create_task(_take_over(app, patience)),
            asyncio.create_task(_read_on(store, PAUSE)),
        ]
        try:
            await app.run_worker_async(
                queues=[QUEUE],
                wait=wait,
                update_heartbeat_interval=patience.total_seconds() / 3,
                stalled_worker_timeout=patience.total_seconds(),
                fetch_job_polling_interval=min(5.0, patience.total_seconds() / 3),
                delete_jobs="successful",
            )
        finally:
            for one in besides:
                one.cancel()


def run(store: Store, *, patience: timedelta = PATIENCE, wait: bool = True) -> None:
    """Work until told to stop (Ctrl-C, SIGTERM), or, without `wait`, until the queue is empty."""
    asyncio.run(_work(queue_of(store, patience=patience), store, patience, wait=wait))
