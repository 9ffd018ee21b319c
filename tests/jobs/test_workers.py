"""Real worker processes, killed in the middle: nothing is lost, nothing is half done, another takes over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import func, select

from factcheck.domain.action import Action
from factcheck.history.verify import verify
from factcheck.jobs.kinds import RERUN
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.job import Job
from factcheck.store.session import Store
from factcheck.workflow.ingest import ingest_article, prepare
from factcheck.workflow.job import ask_for
from tests.conftest import NOW

LONG = "Flood in Kadra\n\n" + "\n\n".join(
    f"The flood destroyed {number} houses in Kadra, the mayor said. She said that the the bridge was lost."
    for number in range(2, 120)
)
"""Long enough that a worker is at it for seconds."""
PATIENCE = "2"


@pytest.fixture
def worker(store: Store, tmp_path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:  # noqa: ANN001
    """Starts `factcheck worker` on the test's database; what still runs at the end is stopped."""
    begun: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "worker", "--patience", PATIENCE, *arguments],
            env=os.environ
            | {
                "FACTCHECK_DATABASE_URL": store.url.render_as_string(hide_password=False),
                "FACTCHECK_INSTANCE": str(tmp_path),
            },
        )
        begun.append(process)
        return process

    yield start
    for process in begun:
        if process.poll() is None:
            process.kill()
        process.wait()


def queued(store: Store, text: str) -> tuple[int, int]:
    """An article with its detectors' run asked for: the ids of both."""
    prepared = prepare(text.encode(), name="a.txt", published=date(2026, 3, 2), max_bytes=1_000_000)
    with store.writing() as db:
        article, _ = ingest_article(db, prepared, actor="ada@example.org", at=NOW)
        job = ask_for(
            db, kind=RERUN.name, article_id=article.id, version="1", actor="ada@example.org", at=NOW
        )
        return article.id, job.id


def wait_for(store: Store, job: int, *states: str, progress: str = "", seconds: float = 40) -> Job:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with store.reading() as db:
            row = db.get_one(Job, job)
            if row.state in states and progress in row.progress:
                return row
        time.sleep(0.05)
    pytest.fail(f"job {job} is {row.state} ({row.progress}, {row.error}), not {states}")


def test_a_worker_killed_in_the_middle_of_its_job_loses_nothing(
    store: Store, worker: Callable[..., subprocess.Popen[bytes]]
) -> None:
    article, job = queued(store, LONG)
    with store.reading() as db:
        before = [tuple(row) for row in db.execute(select(Finding.__table__))]
    first = worker()
    wait_for(store, job, "running", progress="reads")
    first.send_signal(signal.SIGKILL)
    first.wait()
    with store.reading() as db:
        assert db.get_one(Job, job).state == "running", "it was done before it could be killed"
        assert [tuple(row) for row in db.execute(select(Finding.__table__))] == before

    worker()

    done = wait_for(store, job, "done")
    assert done.attempts == 2
    with store.reading() as db:
        runs = (
            select(func.count())
            .select_from(Event)
            .where(Event.action == Action.DETECTORS_RERUN.value, Event.article_id == article)
        )
        assert db.scalar(runs) == 1
        assert verify(db).holds


def test_a_worker_leaves_when_the_queue_is_empty_and_it_was_asked_to(
    store: Store, worker: Callable[..., subprocess.Popen[bytes]]
) -> None:
    _, job = queued(store, "Flood in Kadra\n\nThe the flood destroyed 30 houses, the mayor said.")

    assert worker("--once").wait(timeout=60) == 0

    wait_for(store, job, "done", seconds=1)
