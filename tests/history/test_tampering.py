"""Every cell of every table that comes of events: changed, taken away or slipped in, it is named first."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.history.chain import digest
from factcheck.history.verify import verify
from factcheck.store.session import Store
from factcheck.store.tables import RECORDED, unvouched
from factcheck.workflow.checkpoint import seal
from tests.factories import NOW
from tests.history.every_table import cells, fill, others


@pytest.fixture(scope="module")
def filled_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("filled") / "factcheck.db"
    file.write_bytes(sqlite_template.read_bytes())
    store = Store(f"sqlite:///{file}")
    with store.writing() as db:
        fill(db)
    store.close()
    return file


@pytest.fixture
def filled(filled_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with rows in every recorded table, to do with as one likes."""
    store = Store(f"sqlite:///{shutil.copy(filled_file, tmp_path)}")
    yield store
    store.close()


@pytest.fixture
def file(filled: Store) -> Iterator[sqlite3.Connection]:
    """Its file, opened by somebody whom no trigger, check or key stops."""
    assert _problem(filled) is None
    with closing(sqlite3.connect(str(filled.file), isolation_level=None)) as db:
        found = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in found:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("PRAGMA foreign_keys = OFF")
        yield db


def _problem(store: Store) -> str | None:
    with store.reading() as db:
        return verify(db).problem


@pytest.mark.parametrize("table", [table.name for table in RECORDED])
def test_a_cell_of_any_recorded_table_cannot_be_changed_unseen(
    filled: Store, file: sqlite3.Connection, table: str
) -> None:
    unseen = []
    row = f"WHERE id = (SELECT max(id) FROM {table})"
    file.execute(f"CREATE TABLE aside AS SELECT * FROM {table} {row}")
    for column in (column for of, column in cells() if of.name == table):
        cell = f'"{column.name}"'
        was = f"(SELECT {cell} FROM aside)"
        for other in others(column, cell):
            try:
                file.execute(f"UPDATE {table} SET {cell} = {other} {row}")
            except sqlite3.IntegrityError:
                continue  # the database itself refuses it
            (same,) = file.execute(f"SELECT {cell} IS {was} FROM {table} {row}").fetchone()
            problem = str(_problem(filled))
            if not same and (f"{table}/" not in problem or column.name not in problem):
                unseen.append(f"{column.name} = {other}: {problem}")
            file.execute(f"UPDATE {table} SET {cell} = {was} {row}")

    assert unseen == []


@pytest.mark.parametrize("table", [table.name for table in RECORDED])
def test_a_row_of_any_recorded_table_cannot_be_taken_away_or_slipped_in(
    filled: Store, file: sqlite3.Connection, table: str
) -> None:
    (last,) = file.execute(f"SELECT max(id) FROM {table}").fetchone()
    file.execute(f"CREATE TABLE aside AS SELECT * FROM {table} WHERE id = {last}")
    file.execute(f"DELETE FROM {table} WHERE id = {last}")
    gone = str(_problem(filled))
    file.execute("UPDATE aside SET id = 900")
    file.execute(f"INSERT INTO {table} SELECT * FROM aside")
    moved = str(_problem(filled))
    file.execute(f"UPDATE {table} SET id = {last} WHERE id = 900")
    assert _problem(filled) is None
    _slip_in(file, table, last)
    slipped_in = str(_problem(filled))

    assert f"wrote {table}/{last}, which is gone" in gone
    assert f"{table}/" in moved
    assert f"{table}/900 is in the database, but no event put it there" in slipped_in


def _slip_in(file: sqlite3.Connection, table: str, last: int) -> None:
    """A second row like the last, other only where two may not be the same."""
    columns = [name for _place, name, *_rest in file.execute(f"PRAGMA table_info({table})")]
    for values in ([f'"{name}"' for name in columns], [_another(name) for name in columns]):
        cells = ["900", *values[1:]]
        try:
            file.execute(
                f"INSERT INTO {table} SELECT {', '.join(cells)} FROM {table} WHERE id = {last}"
            )
        except sqlite3.IntegrityError:
            continue
        return
    raise AssertionError(f"no row could be slipped into {table}")


def _another(name: str) -> str:
    return f'CASE typeof("{name}") WHEN \'integer\' THEN "{name}" + 900 WHEN \'text\' THEN "{name}" || \'.\' ELSE "{name}" END'


EVENT = ("at", "actor", "action", "subject", "article_id", "body", "previous", "digest")


@pytest.mark.parametrize("value", ["'x'", "''", "NULL", "7", "x'ff'", "CAST(x'ff' AS TEXT)"])
@pytest.mark.parametrize("column", EVENT)
def test_a_cell_of_an_event_cannot_be_changed_unseen(
    filled: Store, file: sqlite3.Connection, column: str, value: str
) -> None:
    try:
        file.execute(f"UPDATE event SET {column} = {value} WHERE id = 7")
    except sqlite3.IntegrityError:
        return  # the database itself refuses it

    found = str(_problem(filled))

    if column == "article_id" and value == "NULL":
        assert found == "None"  # it was
    else:
        assert found.startswith("event 7 "), found


def test_an_event_that_says_nothing_is_named_though_the_chain_holds(
    filled: Store, file: sqlite3.Connection
) -> None:
    (last, previous) = file.execute("SELECT id, previous FROM event ORDER BY id DESC").fetchone()
    for body in ("{}", "[]", "null", "7", '"x"', "{"):
        made = digest(previous, body)
        file.execute("UPDATE event SET body = ?, digest = ? WHERE id = ?", (body, made, last))

        assert str(_problem(filled)).startswith(f"event {last} "), body


@pytest.mark.parametrize(
    "changed",
    [
        "size = size - 1",
        "root = 'x'",
        "note = replace(note, 'a', 'b')",
        "note = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_checkpoint_in_the_database_vouches_for_itself(
    filled: Store, file: sqlite3.Connection, tmp_path: Path, changed: str
) -> None:
    seal(filled, instance=tmp_path, desk="x", because="asked", actor="ada", at=NOW)
    assert _problem(filled) is None

    file.execute(f"UPDATE checkpoint SET {changed}")

    assert "checkpoint" in str(_problem(filled))


def test_what_the_record_does_not_vouch_for_is_a_short_list_with_reasons() -> None:
    """A table that is added to it has to be thought about here first."""
    kept_apart = unvouched()

    assert set(kept_apart) == {
        "account.keys", "api_token.used_at", "article_shingle", "assist_request", "checkpoint",
        "claim_key", "figure_key", "job", "kept_answer", "pseudonym", "quotation_key", "record_check",
        "saved_search", "source_index", "spent_number", "stored_figure", "tree_tile",
        "web_session.seen_at",
    }  # fmt: skip
    assert all(len(because.split()) >= 4 for because in kept_apart.values())
