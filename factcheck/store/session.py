"""Opening the database: `Store.reading()` cannot write, `Store.writing()` waits its turn.

A writer takes the lock before it looks, because the rule it checks has to hold still when it writes. On
SQLite that is a lock of our own around BEGIN IMMEDIATE (SQLite's busy handler sleeps and retries, which
costs up to a second at the 99th percentile with several writers); on PostgreSQL an advisory lock, so
that the record's lines are added one after the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.orm import Session

from factcheck.domain.errors import StoreError
from factcheck.store.changes import refuse_unrecorded, watch
from factcheck.store.claim_index import keep_claim_keys
from factcheck.store.locks import WriterLock
from factcheck.store.numbers import number_new_rows
from factcheck.store.search import keep_search_words
from factcheck.store.spans import check_spans

# Long enough for a backup or a checkpoint to finish, short enough that a person is told (seconds).
BUSY_SECONDS = 10
# Any number that no other program on the same database uses.
_ADVISORY_LOCK = 4_150_822_193

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # In WAL, NORMAL can lose acknowledged commits on power loss (SQLite manual, "synchronous").
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)


class Store:
    """A database of factcheck.

    Raises:
        StoreError: the address is not one of a database this program can use.
    """

    def __init__(self, url: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._busy = busy_seconds
        try:
            self.url: URL = make_url(url)
            self.is_sqlite = self.url.get_backend_name() == "sqlite"
            if self.url.get_backend_name() == "postgresql":
                self.url = self.url.set(drivername="postgresql+psycopg")
            elif not self.is_sqlite:
                raise StoreError(
                    f"cannot use {self.url.get_backend_name()!r} databases; "
                    "set FACTCHECK_DATABASE_URL to sqlite:///… or postgresql://…"
                )
            self._writer = self._engine(writes=True)
            self._reader = self._engine(writes=False) if self.is_sqlite else self._writer
        except (ArgumentError, NoSuchModuleError):
            raise StoreError(
                f"{url!r} is not a database address; it has to look like sqlite:///… or postgresql://…"
            ) from None
        except ModuleNotFoundError:
            raise StoreError(
                "PostgreSQL needs its driver: pip install 'factcheck[postgres]'"
            ) from None
        self._lock = WriterLock(
            self.file.with_name(self.file.name + ".lock") if self.file else None
        )

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for other databases and for memory."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    def _engine(self, *, writes: bool) -> Engine:
        if not self.is_sqlite:
            return create_engine(self.url, pool_pre_ping=True)
        engine = create_engine(self.url, connect_args={"timeout": self._busy})

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
            connection.isolation_level = None  # we say BEGIN ourselves
            cursor = connection.cursor()
            for pragma in _PRAGMAS:
                cursor.execute(pragma)
            if not writes:
                cursor.execute("PRAGMA query_only=ON")
            cursor.close()

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    @property
    def engine(self) -> Engine:
        """The engine for schema work; everything else goes through reading() and writing()."""
        return self._writer

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the database and cannot write."""
        with self.explained(), Session(self._reader) as session:
            if not self.is_sqlite:
                session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that alone may write; commits once at its end, or not at all.

        Raises:
            RuntimeError: rows were changed that no event of the record tells of.
            StoreError: the database is locked, full or not ours.
        """
        with self.explained(), self._lock, Session(self._writer) as session:
            session.connection()  # begins now, not at the first question
            if not self.is_sqlite:
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            watch(session)
            event.listen(session, "before_flush", check_spans)
            event.listen(session, "after_flush", keep_claim_keys)
            event.listen(session, "after_flush", keep_search_words)
            if self.is_sqlite:
                event.listen(session, "before_flush", number_new_rows)
            yield session
            session.flush()
            refuse_unrecorded(session)
            session.commit()

    def forget_removed(self) -> None:
        """Have the database's files let go of what was overwritten; on PostgreSQL for later vacuums.

        Raises:
            StoreError: somebody else was writing all the while; what was overwritten goes later then.
        """
        with self.explained(), self._lock, self._writer.connect() as connection:
            plain = connection.execution_options(isolation_level="AUTOCOMMIT").connection
            cursor = plain.cursor()
            cursor.execute("VACUUM" if self.is_sqlite else "VACUUM (ANALYZE)")
            if self.is_sqlite:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._writer.dispose()
        self._reader.dispose()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database says into what a person can do about it (StoreError)."""
        try:
            yield
        except (DatabaseError, sqlite3.Error) as error:  # the latter: raised while connecting
            explanation = _explanation(error, str(self.file or self.url.render_as_string()))
            if explanation is None:
                raise
            raise StoreError(explanation) from error


# What the databases say, and what a person can do about it.
_EXPLANATIONS = (
    ("database is locked", "{where} is locked by another program; close it and try again"),
    ("database or disk is full", "the disk that holds {where} is full; make room and try again"),
    ("No space left", "the disk that holds {where} is full; make room and try again"),
    ("disk I/O error", "{where} cannot be read or written; check the disk and its rights"),
    (
        "unable to open database file",
        "{where} cannot be opened; check that the folder exists and may be written",
    ),
    ("readonly database", "{where} may not be written; check its rights"),
    (
        "file is not a database",
        "{where} is not a database of factcheck; move it away or restore a backup",
    ),
    ("malformed", "{where} is damaged; restore a backup with: factcheck db restore FILE"),
    ("no such table", "{where} has no tables yet; run: factcheck db upgrade"),
    ("UndefinedTable", "{where} has no tables yet; run: factcheck db upgrade"),
    ("connection failed", "cannot reach {where}; check that the database server runs"),
    ("could not connect", "cannot reach {where}; check that the database server runs"),
)


def _explanation(error: DatabaseError | sqlite3.Error, where: str) -> str | None:
    cause = error.orig if isinstance(error, DatabaseError) else error
    said = f"{type(cause).__name__} {cause}"
    for words, explanation in _EXPLANATIONS:
        if words.lower() in said.lower():
            return explanation.format(where=where)
    return None
