"""`factcheck worker`: long jobs on a shared database."""

from __future__ import annotations

import signal
import threading
from datetime import timedelta

import click

from factcheck.cli import desk, setting


@click.command()
@click.option(
    "--patience",
    type=click.FloatRange(min=1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Take over the job of a worker that has given no sign of life for this long.",
)
@click.option("--once", is_flag=True, help="Do what waits, then leave.")
def worker(patience: float, *, once: bool) -> None:
    """Do the long jobs of the desk until Ctrl-C; start as many as the machines allow.

    On SQLite “factcheck serve” does them by itself; a worker besides takes a share of them.
    """
    from factcheck.assist.service import service_of
    from factcheck.jobs import assistance

    given = timedelta(seconds=patience)
    settings = setting.current()
    assistance.equip(service_of(settings))
    with desk.opened(settings) as store:
        if not store.is_sqlite:
            from factcheck.jobs import shared

            shared.run(store, patience=given, wait=not once)
            return
        from factcheck.jobs import pool
        from factcheck.jobs.work import new_worker

        if once:
            pool.work_off(store, worker=new_worker(), patience=given)
            return
        stop = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda _number, _frame: stop.set())
        pool.keep_working(store, stop, patience=given, pause=min(1.0, patience / 3))
