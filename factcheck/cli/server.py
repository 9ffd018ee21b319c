"""`factcheck serve`: the desk in the browser."""

from __future__ import annotations

import errno
import multiprocessing
import multiprocessing.connection
import os
import signal
import socket
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from factcheck.cli import setting
from factcheck.domain.errors import StoreError

if TYPE_CHECKING:
    from flask import Flask

# Each worker holds a language model (about 200 MB); more than four rarely helps one desk.
MOST_WORKERS = 4
# Seconds a worker may take to finish its request when the program is asked to stop.
_FINISH = 10
# Seconds between two looks at whether a checkpoint is due.
_LOOK = 600


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=5000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help=f"Processes; as many as the machine has cores, {MOST_WORKERS} at most, unless given.",
)
def serve(host: str, port: int, workers: int | None) -> None:
    """Make what is missing, then serve the desk until Ctrl-C.

    The first time this makes the database, takes in a sample article and prints a link to sign in with.
    """
    from factcheck.cli.first_day import welcome

    settings = setting.current()
    demand_free(host, port)
    address = settings.address or f"http://{f'[{host}]' if ':' in host else host}:{port}"
    for said in welcome(settings, address=address):
        click.echo(said)
    _run(host, port, workers or min(os.cpu_count() or 1, MOST_WORKERS))


def demand_free(host: str, port: int) -> None:
    """Refuse a port that is taken: two servers would share it, and answer in turns.

    Raises:
        StoreError: it is taken, may not be used, or the host is not one of this machine's.
    """
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name == "posix":
                # Connections of a server that has just stopped do not count.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except socket.gaierror:
        raise StoreError(f"{host} is not an address; choose another with --host") from None
    except OSError as error:
        said = {
            errno.EADDRINUSE: f"port {port} is in use; choose another with --port",
            errno.EACCES: f"port {port} needs more rights; choose one above 1023 with --port",
            errno.EADDRNOTAVAIL: f"{host} is not an address of this machine; choose another with --host",
        }.get(error.errno or 0)
        if said is None:
            raise
        raise StoreError(said) from None


def application() -> Flask:
    """The web application of one worker; its language model is loaded while it answers already."""
    from factcheck.app import create_app

    app = create_app()
    for work in (_load_model, _leave_with_parent):
        threading.Thread(target=work, name=work.__name__, daemon=True).start()
    _work_in_background(app)
    threading.Thread(target=_sign_now_and_then, args=(app,), daemon=True).start()
    return app


def _work_in_background(app: Flask) -> None:
    """Do the long jobs beside the requests; those of a server's database have `factcheck worker`."""
    from factcheck.jobs.pool import start
    from factcheck.store.session import Store
    from factcheck.web import context

    store: Store = app.extensions[context.STORE]
    if store.is_sqlite:
        start(store)


def _sign_now_and_then(app: Flask) -> None:
    """Keep checkpoints coming. Every worker does; the database knows whether one is due."""
    from factcheck.config import Settings
    from factcheck.store.session import Store
    from factcheck.web import context
    from factcheck.workflow.checkpoint import seal_when_due

    store: Store = app.extensions[context.STORE]
    settings: Settings = app.extensions[context.SETTINGS]
    if settings.checkpoint_hours <= 0:
        return
    while True:
        time.sleep(_LOOK)
        try:
            seal_when_due(
                store,
                instance=settings.instance,
                desk=settings.desk,
                every=timedelta(hours=settings.checkpoint_hours),
                at=context.now(),
            )
        except StoreError as error:
            app.logger.warning("no checkpoint: %s", error)


def _load_model() -> None:
    from factcheck.nlp.model import load

    load()


def _leave_with_parent() -> None:
    """Stop this worker when the program that started it was killed: nobody else could stop it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _run(host: str, port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "factcheck.cli.server:application",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers,
        # SQLite's driver lets go of the interpreter at every row: one thread a process is fastest.
        blocking_threads=1,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=_FINISH,
    )
    server.serve()
