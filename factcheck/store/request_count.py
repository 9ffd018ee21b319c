"""How often each token has asked in the minute under way, counted over all processes of a server.

It is no state of the desk, and counting must never wait for somebody who writes: on SQLite it has a file of
its own beside the database, on PostgreSQL a table that is not logged.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.pool import QueuePool

from factcheck.store.session import Store

FILE = "requests.db"
TABLE = "request_count"
_MADE = f"CREATE TABLE IF NOT EXISTS {TABLE} (token_id INTEGER PRIMARY KEY, minute BIGINT NOT NULL, times INTEGER NOT NULL)"
# A machine whose clock is behind counts into the minute that the others are in already.
_COUNTED = """
    INSERT INTO {table} (token_id, minute, times) VALUES (:token, :minute, 1)
    ON CONFLICT (token_id) DO UPDATE SET
        times = CASE WHEN {table}.minute < excluded.minute THEN 1 ELSE {table}.times + 1 END,
        minute = {latest}({table}.minute, excluded.minute)
    RETURNING times
"""
_BUSY_SECONDS = 1.0


class RequestCount:
    """The count. `folder` is the instance folder, where SQLite's file goes."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._engine = _beside(folder) if store.is_sqlite else store.engine
        latest = "max" if store.is_sqlite else "greatest"
        self._count = text(_COUNTED.format(table=TABLE, latest=latest))

    def add(self, token_id: int, minute: int) -> int:
        """Count one request, and return how many it is in its minute.

        Raises:
            SQLAlchemyError: it cannot be counted, as on a full disk.
        """
        with self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            given = {"token": token_id, "minute": minute}
            return int(connection.execute(self._count, given).scalar_one())


def _beside(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        f"sqlite:///{folder / FILE}", connect_args={"timeout": _BUSY_SECONDS}, poolclass=QueuePool
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
        connection.isolation_level = None
        cursor = connection.cursor()
        # A count that is lost with the power is none that anybody misses.
        for said in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", _MADE):
            cursor.execute(said)
        cursor.close()

    return engine
