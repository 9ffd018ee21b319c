"""Copies of a SQLite database: made while it is in use, and believed only after reading them back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.domain.errors import StoreError

if TYPE_CHECKING:
    from factcheck.history.verify import Verification

# Seconds to wait for others: as long as the program itself waits (store/session.py).
_WAIT = 10


def backup(database: Path, copy: Path) -> Verification:
    """Copy `database` to the new file `copy`; returns what the copy was found to hold.

    The copy stands alone (no -wal file) and appears under its name only when it has been read back.

    Raises:
        StoreError: `copy` exists, or the copy is not whole.
    """
    if copy.exists():
        raise StoreError(f"{copy} exists already; choose another name, or move it away")
    if not copy.parent.is_dir():
        raise StoreError(f"{copy}: there is no folder {copy.parent}; make it first")
    with _unfinished(copy) as partial:
        _copy_pages(database, partial)
        partial.chmod(0o600)  # it holds what is not published yet, and password hashes
        found = demand_whole(partial)
        _sync(partial)
        partial.replace(copy)
        _sync(copy.parent)
    return found


def restore(copy: Path, database: Path, old: Path) -> Verification:
    """Put `copy` in the place of `database`, which is kept as `old`.

    Raises:
        StoreError: the copy is not whole or of a newer program, or the database is in use; then nothing
            was changed.
    """
    if not copy.is_file():
        raise StoreError(f"{copy}: no such file; check the path")
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    demand_whole(copy)
    with _unfinished(database) as partial:
        _copy_pages(copy, partial)
        demand_whole(partial)
        _sync(partial)
        if database.exists():
            _quiesce(database)
            _keep(database, old)
        partial.replace(database)
        _sync(database.parent)
    try:
        return demand_whole(database)
    except StoreError:
        if old.exists():
            old.replace(database)
        raise


def demand_sound(database: Path) -> None:
    """Have SQLite check every page, index and reference of a file.

    Raises:
        StoreError: something is off; the message names the first thing.
    """
    with closing(_open(database)) as connection:
        try:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise StoreError(_not_ours(database, error)) from None
    if said != "ok":
        raise StoreError(f"{database} is damaged ({said}); use another backup")
    if orphan:
        raise StoreError(
            f"{database} is damaged: row {orphan[1]} of {orphan[0]} refers to a row of {orphan[2]} "
            "that is not there; use another backup"
        )


def demand_whole(copy: Path) -> Verification:
    """Read a closed copy from end to end: its pages, its revision and its record.

    Raises:
        StoreError: it is damaged, of a newer program, or its record does not hold.
    """
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DatabaseError
    from sqlalchemy.orm import Session

    from factcheck.history.verify import verify
    from factcheck.store import schema

    demand_sound(copy)
    revision = _revision(copy)
    if revision is None:
        raise StoreError(f"{copy} is not a database of factcheck: it has no revision")
    if revision != schema.newest():
        raise StoreError(
            f"{copy} is at revision {revision}, this version checks copies at {schema.newest()}: "
            "use the version of factcheck that made it, or run factcheck db upgrade first"
        )
    engine = create_engine("sqlite://", creator=lambda: _open(copy))
    try:
        with Session(engine) as session:
            found = verify(session)
    except DatabaseError as error:
        raise StoreError(_not_ours(copy, error.orig)) from None
    finally:
        engine.dispose()
    if not found.holds:
        raise StoreError(f"{copy}: the record in it does not hold: {found.problem}")
    return found


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode=ro",
        uri=True,
        timeout=_WAIT,
        check_same_thread=False,
    )


def _revision(path: Path) -> str | None:
    with closing(_open(path)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError:
            return None
    return str(row[0]) if row else None


def _copy_pages(source: Path, target: Path) -> None:
    try:
        with closing(_open(source)) as read, closing(sqlite3.connect(target)) as written:
            # In one step, from one moment: readers and writers do not wait for each other (WAL), and a
            # copy made in steps begins anew whenever somebody writes, which under load is always.
            read.backup(written)
            # One file that stands alone; opening the store makes it WAL again.
            written.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if "full" in str(error):
            raise StoreError(
                f"the disk that holds {target.parent} is full; make room and try again"
            ) from None
        raise StoreError(_not_ours(source, error)) from None


def _not_ours(path: Path, error: object) -> str:
    return f"{path} cannot be read as a database of factcheck ({error}); use another backup"


def _quiesce(database: Path) -> None:
    """Fold the -wal file into the database, which SQLite does only while nobody else has it open.

    Raises:
        StoreError: another program has it open.
    """
    try:
        with closing(sqlite3.connect(database, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(
                f"{database} is in use; stop factcheck serve, then restore again"
            ) from None
        raise
    except sqlite3.DatabaseError:
        pass  # damaged: that may be why a copy is brought back; its files are kept as they are


def _keep(database: Path, old: Path) -> None:
    """Give the database a second name, so that there is no moment without one."""
    try:
        os.link(database, old)
    except OSError:  # a disk without hard links
        shutil.copy2(database, old)
        _sync(old)
    for suffix in ("-wal", "-shm"):
        left = database.with_name(database.name + suffix)
        if left.exists():
            left.replace(old.with_name(old.name + suffix))


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A name beside `target` for what is not yet believed; nothing is left of it after a failure."""
    partial = target.with_name(f"{target.name}.partial-{os.getpid()}")
    try:
        yield partial
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                partial.with_name(partial.name + suffix).unlink()


def _sync(path: Path) -> None:
    """Have what was written reach the disk; a folder cannot be opened for that on Windows."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
