"""Doing one job: prepared without a lock, kept in one transaction, or failed with its reason."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from factcheck.domain.errors import FactcheckError
from factcheck.jobs.kinds import kinds
from factcheck.store.session import Store
from factcheck.workflow import job as queue
from factcheck.workflow.job import LostJobError, Taken

_log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=30)
"""After this long without a sign a worker is believed dead, and its job is taken over."""


def now() -> datetime:
    """The time; like a door, a worker looks at the clock itself."""
    return datetime.now(UTC)


def new_worker() -> str:
    """A name for a worker that no other has had."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def do(store: Store, taken: Taken, *, patience: timedelta = PATIENCE) -> bool:
    """Do the job; whether it was done. What fails is noted, what was taken over is left to the other."""
    kind = kinds().get(taken.kind)
    try:
        if kind is None:
            raise FactcheckError(f"This program knows no work called “{taken.kind}”.")  # noqa: TRY301 - told like the others

        def tell(words: str) -> None:
            with store.writing() as session:
                queue.tell(session, taken, at=now(), lease=patience, progress=words)

        with _alive(store, taken, patience):
            keep = kind.prepare(store, taken.article, tell)
            with store.writing() as session:
                wrong = keep(session, taken.asked_by, now())
                queue.finish(session, taken, at=now(), wrong=wrong)
    except LostJobError as error:
        _log.warning("%s", error)
        return False
    except Exception as error:  # noqa: BLE001 - whatever a job raises is told to a person
        _log.warning("job %s (%s) failed: %r", taken.id, taken.kind, error)
        said = (
            str(error) if isinstance(error, FactcheckError) else f"{type(error).__name__}: {error}"
        )
        with suppress(LostJobError), store.writing() as session:
            queue.fail(session, taken, error=said, at=now())
        return False
    return True


@contextmanager
def _alive(store: Store, taken: Taken, patience: timedelta) -> Iterator[None]:
    """Renew the lease while the work goes on."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(patience.total_seconds() / 3):
            try:
                with store.writing() as session:
                    queue.tell(session, taken, at=now(), lease=patience)
            except LostJobError:
                return
            except FactcheckError as error:  # locked for a moment: there are two more tries
                _log.warning("job %s: its lease could not be renewed: %s", taken.id, error)

    thread = threading.Thread(target=renew, name=f"lease of job {taken.id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
