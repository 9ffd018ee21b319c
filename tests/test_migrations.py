"""The schema goes up, down and up again with rows in it, and is the one the models describe."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from factcheck import paths
from factcheck.domain.errors import StoreError
from factcheck.history.verify import verify
from factcheck.queries.search import search_page
from factcheck.store import schema
from factcheck.store.base import Base
from factcheck.store.session import Store
from factcheck.store.tables import RECORDED
from tests import factories
from tests.history.every_table import fill


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "sqlite":
        return Store(f"sqlite:///{tmp_path / 'new' / 'factcheck.db'}")
    return Store(request.getfixturevalue("empty_postgres_url"))


def test_an_empty_database_goes_up_down_and_up(empty: Store) -> None:
    schema.upgrade(empty)
    assert schema.current(empty) == schema.newest()

    schema.downgrade(empty, "base")
    assert schema.current(empty) is None
    with empty.engine.connect() as connection:
        left = connection.dialect.get_table_names(connection)
    assert left == ["alembic_version"]

    schema.upgrade(empty)
    schema.demand_current(empty)
    empty.close()


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    # What has a table of one database's own make is described by no model.
    return not (kind == "table" and (name or "").startswith(("search_words", "request_count")))


def test_the_migrations_make_what_the_models_describe(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _ours}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_a_database_with_rows_changes_nothing(store: Store) -> None:
    with store.writing() as db:
        factories.claim(db)

    schema.upgrade(store)

    with store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM claim")).scalar() == 1


def _rows(store: Store) -> dict[str, list[str]]:
    with store.reading() as db:
        return {
            table.name: sorted(repr(tuple(row)) for row in db.execute(table.select()))
            for table in Base.metadata.sorted_tables
        }


EACH = ["-1"] * (len(list((paths.migrations() / "versions").glob("0*.py"))) - 1)


@pytest.mark.parametrize("steps", [["0008", "0001"], EACH, ["0001"]], ids=["two", "each", "one"])
def test_going_back_and_up_again_keeps_every_row_of_every_table(
    store: Store, steps: list[str]
) -> None:
    """However far back, and in however many steps; and the record holds."""
    with store.writing() as db:
        fill(db)
    before = _rows(store)
    assert all(before[table.name] for table in RECORDED)

    for revision in steps:
        schema.downgrade(store, revision)
    assert schema.current(store) == "0001"
    schema.upgrade(store)

    assert _rows(store) == before
    with store.reading() as db:
        assert verify(db).problem is None
        # The index of the search comes back too, and new rows get numbers of their own.
        assert "comment" in search_page(db, "words", viewer="ada@example.org").sorts
    with store.writing() as db:
        factories.claim(db, factories.article(db, f"{factories.TEXT} 3"))
    with store.engine.connect() as connection:
        names = connection.dialect.get_table_names(connection)
    assert not [name for name in names if name.startswith("aside_")]


def test_a_database_of_a_newer_version_is_refused_in_one_line(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match="newer factcheck") as caught:
        schema.upgrade(store)
    assert "\n" not in str(caught.value)


def test_an_empty_database_says_which_command_mends_it(empty: Store) -> None:
    if empty.file:
        empty.file.parent.mkdir()
    with pytest.raises(StoreError, match="factcheck db upgrade"):
        schema.demand_current(empty)
    empty.close()


def test_migrations_are_numbered_in_one_line() -> None:
    files = sorted((paths.migrations() / "versions").glob("*.py"))

    assert [file.name[:4] for file in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    for file in files:
        assert f'revision = "{file.name[:4]}"' in file.read_text()
        assert "factcheck" not in file.read_text().split('"""', 2)[2], (
            "a migration must not import the program"
        )
