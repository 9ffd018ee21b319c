from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.store import schema
from factcheck.store.session import Store
from tests import factories
from tests.cli.conftest import Cli


def _article(store: Store, text: str = factories.TEXT) -> None:
    with store.writing() as db:
        factories.article(db, text)


def _events(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def test_upgrade_makes_a_desk_that_is_ready(cli: Cli, instance: Path) -> None:
    assert cli("db", "upgrade").out == f"none → {schema.newest()}\n"
    assert cli("db", "upgrade").out == f"the database is at {schema.newest()} already\n"

    assert cli("db", "current").out == f"{schema.newest()} (this version needs {schema.newest()})\n"
    assert cli("history", "verify").code == 0
    assert _events(instance / "factcheck.db") == 1


def test_the_folder_of_a_new_desk_is_nobody_elses_business(
    cli: Cli, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(instance / "new" / "desk"))

    assert cli("db", "upgrade").code == 0

    assert (instance / "new" / "desk").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["db", "current"],
        ["db", "check"],
        ["db", "backup", "copy.db"],
        ["history", "verify"],
        ["export", "1", "--format", "json"],
        ["account", "list"],
        ["ingest", "README.md"],
    ],
    ids=" ".join,
)
def test_without_a_database_each_command_says_how_to_make_one(
    cli: Cli, instance: Path, arguments: list[str]
) -> None:
    done = cli(*arguments)

    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("run: factcheck db upgrade\n")
    assert not (instance / "factcheck.db").exists()


def test_downgrade_keeps_a_copy_first(cli: Cli, instance: Path, opened: Store) -> None:
    _article(opened)
    opened.close()

    done = cli("db", "downgrade", "base")

    assert done.code == 0
    assert done.out.endswith(f"{schema.newest()} → none\n")
    (copy,) = instance.glob("factcheck.before-downgrade-*.db")
    assert _events(copy) == 2
    assert cli("db", "restore", copy).code == 0
    assert cli("db", "check").code == 0


def test_a_backup_is_one_file_that_holds_everything(
    cli: Cli, instance: Path, opened: Store
) -> None:
    _article(opened)

    done = cli("db", "backup", instance / "copy.db")

    assert done.code == 0
    assert "2 events" in done.out
    assert _events(instance / "copy.db") == 2
    assert not list(instance.glob("copy.db-*")) + list(instance.glob("*partial*"))
    assert (instance / "copy.db").stat().st_mode & 0o077 == 0


def test_a_backup_while_others_write_is_whole(cli: Cli, instance: Path, opened: Store) -> None:
    enough = threading.Event()

    def write() -> None:
        number = 0
        while not enough.is_set():
            number += 1
            _article(opened, f"{factories.TEXT} Number {number}.")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        codes = [cli("db", "backup", instance / f"copy{number}.db").code for number in range(3)]
    finally:
        enough.set()
        writer.join()

    assert codes == [0, 0, 0]


def test_a_backup_never_overwrites(cli: Cli, instance: Path, opened: Store) -> None:
    (instance / "copy.db").write_text("precious")

    done = cli("db", "backup", instance / "copy.db")

    assert done.code == 1
    assert "exists already" in done.err
    assert (instance / "copy.db").read_text() == "precious"


def test_a_backup_of_a_record_that_does_not_hold_is_not_kept(
    cli: Cli, instance: Path, opened: Store
) -> None:
    _article(opened)
    opened.close()
    with closing(sqlite3.connect(instance / "factcheck.db")) as connection, connection:
        connection.execute("UPDATE article SET title = 'something else'")

    done = cli("db", "backup", instance / "copy.db")

    assert done.code == 1
    assert "does not hold" in done.err
    assert not list(instance.glob("copy*"))


def test_restore_brings_back_what_was_and_keeps_what_is(
    cli: Cli, instance: Path, opened: Store
) -> None:
    cli("db", "backup", instance / "copy.db")
    _article(opened)
    opened.close()

    done = cli("db", "restore", instance / "copy.db")

    assert done.code == 0
    assert _events(instance / "factcheck.db") == 1
    (old,) = instance.glob("factcheck.before-restore.*.db")
    assert _events(old) == 2
    assert cli("history", "verify").code == 0


def test_restore_refuses_while_the_desk_is_open(cli: Cli, instance: Path, opened: Store) -> None:
    cli("db", "backup", instance / "copy.db")
    with opened.reading() as session:
        session.connection()

        done = cli("db", "restore", instance / "copy.db")

    assert done.code == 1
    assert "is in use; stop factcheck serve" in done.err


@pytest.mark.parametrize("damage", ["text", "cut", "tampered", "other", "missing", "newer"])
def test_restore_refuses_what_is_not_whole_and_changes_nothing(
    cli: Cli, instance: Path, opened: Store, damage: str
) -> None:
    _article(opened)
    opened.close()
    copy = instance / "copy.db"
    cli("db", "backup", copy)
    before = (instance / "factcheck.db").read_bytes()
    if damage == "text":
        copy.write_text("not a database at all, " * 100)
    elif damage == "cut":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif damage == "missing":
        copy.unlink()
    else:
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute(
                {
                    "tampered": "UPDATE article SET title = 'something else'",
                    "other": "DROP TABLE alembic_version",
                    "newer": "UPDATE alembic_version SET version_num = '9999'",
                }[damage]
            )

    done = cli("db", "restore", copy)

    assert done.code == 1
    assert done.err.startswith(f"factcheck: {copy}")
    assert done.err.count("\n") == 1
    assert (instance / "factcheck.db").read_bytes() == before
    assert not list(instance.glob("*partial*"))


def test_restore_replaces_a_damaged_database(cli: Cli, instance: Path, opened: Store) -> None:
    cli("db", "backup", instance / "copy.db")
    opened.close()
    (instance / "factcheck.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert cli("db", "check").code == 1

    assert cli("db", "restore", instance / "copy.db").code == 0

    assert cli("db", "check").code == 0
    assert list(instance.glob("factcheck.before-restore.*.db"))


def test_check_finds_a_reference_to_nothing(cli: Cli, instance: Path, opened: Store) -> None:
    _article(opened)
    opened.close()
    with closing(sqlite3.connect(instance / "factcheck.db")) as connection, connection:
        connection.execute(
            'INSERT INTO sentence (article_id, start, "end", role, paragraph)'
            " VALUES (99, 0, 1, 'body', 0)"
        )

    done = cli("db", "check")

    assert done.code == 1
    assert "refers to a row of article that is not there" in done.err


def test_a_server_database_is_copied_by_its_own_tools(
    cli: Cli, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", postgres_url)

    for command in ("backup", "restore"):
        done = cli("db", command, "copy.db")
        assert done.code == 1
        assert "pg_dump" in done.err
        assert "pg_restore" in done.err
    assert cli("db", "check").code == 0
    assert cli("history", "verify").code == 0


def test_a_servers_database_is_not_taken_back_unasked(
    cli: Cli, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", postgres_url)

    refused = cli("db", "downgrade", "base")
    assert (refused.code, "pg_dump" in refused.err) == (1, True)

    done = cli("db", "downgrade", "base", "--yes")
    assert (done.code, done.out) == (0, f"{schema.newest()} → none\n")
