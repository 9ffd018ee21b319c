"""The schema's versions: up, down, and where a database stands."""

from __future__ import annotations

import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from factcheck import paths
from factcheck.domain.errors import StoreError
from factcheck.store.aside import Shape, drop_aside, put_aside, put_back, shape_of
from factcheck.store.claim_index import index_claims
from factcheck.store.search import refresh_search_words
from factcheck.store.session import Store


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    return config


def newest() -> str:
    """The revision this program is written for."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current(store: Store) -> str | None:
    """The revision the database stands at; None before the first.

    Raises:
        StoreError: the database cannot be opened.
    """
    with store.explained(), store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def demand_known(store: Store) -> None:
    """Refuse a database that a newer version of the program has migrated.

    Raises:
        StoreError: its revision is not one this program knows.
    """
    at = current(store)
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if at is not None and at not in known:
        raise StoreError(
            f"the database is at revision {at}, which a newer factcheck has made; "
            f"this version knows up to {newest()}: install the newer version"
        )


def demand_current(store: Store) -> None:
    """Refuse a database that is not at this program's revision.

    Raises:
        StoreError: it is older, newer or empty; the message says which command mends it.
    """
    demand_known(store)
    at = current(store)
    if at != newest():
        raise StoreError(
            f"the database is at revision {at or 'none'}, this version needs {newest()}: "
            "run factcheck db upgrade"
        )


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring the schema up to `revision`; a database that is already there is left alone."""
    if store.file:
        store.file.parent.mkdir(parents=True, exist_ok=True)
    demand_known(store)
    _run(store, "upgrade", revision)
    if current(store) == newest():
        with store.writing() as session:
            back = put_back(session.connection())
            refresh_search_words(session, back)
            index_claims(session)


def downgrade(store: Store, revision: str) -> None:
    """Take the schema back to `revision` ("-1" for one step, "base" for nothing).

    What the older schema has no place for is put aside, and comes back with the next upgrade to the newest.
    """
    demand_known(store)
    at = current(store)
    then = _tried(at, revision) if at else {}
    with store.explained(), store.engine.begin() as connection:
        if then and at:
            put_aside(connection, at, then)
        else:
            drop_aside(connection)
        _ran(connection, "downgrade", revision)


def _tried(at: str, revision: str) -> Shape:
    """The schema that a downgrade leads to, found on an empty database; nothing for “base”."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Store(f"sqlite:///{Path(folder) / 'factcheck.db'}")
        try:
            _run(empty, "upgrade", at)
            _run(empty, "downgrade", revision)
            with empty.engine.connect() as connection:
                return shape_of(connection) if current(empty) else {}
        finally:
            empty.close()


def _run(store: Store, which: str, revision: str) -> None:
    with store.explained(), store.engine.begin() as connection:
        _ran(connection, which, revision)


def _ran(connection: Connection, which: str, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    try:
        getattr(command, which)(config, revision)
    except CommandError as error:
        raise StoreError(f"cannot {which} to {revision!r}: {error}") from None
