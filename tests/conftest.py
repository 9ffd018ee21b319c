"""What the tests stand on: the real databases, made once by the migrations and copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from factcheck.store import schema
from factcheck.store.session import Store
from factcheck.workflow.desk import open_desk
from tests import postgres

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MISSING = pytest.StashKey[set[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--data", default=os.environ.get("FACTCHECK_DATA"), help="folder of the gold data sets"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[MISSING] = set()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember why tests were skipped, also when they ran in another process."""
    if report.skipped and isinstance(report.longrepr, tuple):
        _REASONS.add(report.longrepr[2].removeprefix("Skipped: "))


_REASONS: set[str] = set()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _REASONS:
        terminalreporter.section("NOT TESTED ON THIS MACHINE", sep="!", red=True, bold=True)
        for reason in sorted(_REASONS):
            terminalreporter.line(f"  {reason}", red=True)


def missing(what: str) -> None:
    """Skip because the machine lacks something, loudly; where everything has to be there, fail."""
    if os.environ.get("CI") == "true" and "gold data" not in what:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "factcheck.db"
    store = Store(f"sqlite:///{path}")
    schema.upgrade(store)
    with store.writing() as db:
        open_desk(db, at=NOW)
    store.close()
    # The write-ahead log is folded in when the last connection closes, so one file is all there is.
    assert not path.with_name(path.name + "-wal").exists()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    try:
        with postgres.running() as address:
            store = Store(_made(address, "template_factcheck"))
            schema.upgrade(store)
            with store.writing() as db:
                open_desk(db, at=NOW)
            store.close()
            yield address
    except postgres.MissingPostgresError as error:
        missing(str(error))


def _made(address: str, name: str, template: str = "template1") -> str:
    engine = create_engine(
        address.replace("postgresql://", "postgresql+psycopg://") + "/postgres",
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    engine.dispose()
    return f"{address}/{name}"


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    return _made(postgres_server, f"test_{uuid4().hex}", "template_factcheck")


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> str:
    return _made(postgres_server, f"test_{uuid4().hex}")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "factcheck.db")
    return f"sqlite:///{tmp_path / 'factcheck.db'}"


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    store = Store(sqlite_url)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store on each database, with the schema and the scales in it."""
    url = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def db(store: Store) -> Iterator[Session]:
    """A writing session; what is left in it is thrown away."""
    try:
        with store.writing() as session:
            yield session
            raise _Enough  # noqa: TRY301 - the way out of a `with` without its commit
    except _Enough:
        pass


class _Enough(Exception):  # noqa: N818 - not an error
    """Ends a test's transaction without committing."""
