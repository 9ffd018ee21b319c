"""Copies made while everybody is writing: whole, of one moment, and with the head of that moment."""

from __future__ import annotations

import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from factcheck.history.verify import verify
from factcheck.store.session import Store
from tests import factories
from tests.cli.conftest import Cli


def test_copies_made_under_load_are_each_a_moment_of_the_record(
    cli: Cli, instance: Path, opened: Store
) -> None:
    enough = threading.Event()
    written: list[int] = []

    def write() -> None:
        while not enough.is_set():
            with opened.writing() as db:
                factories.article(db, f"{factories.TEXT} Number {len(written)}.")
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    said = []
    try:
        for number in range(4):
            before = len(written)
            done = cli("db", "backup", instance / f"copy{number}.db")
            said.append((done, before, len(written)))
    finally:
        enough.set()
        writer.join()

    with opened.reading() as db:
        heads = dict(db.connection().exec_driver_sql("SELECT id, digest FROM event").all())
    for number, (done, before, after) in enumerate(said):
        assert done.code == 0, done.err
        found = re.search(r": (\d+) events, head ([0-9a-f]{64})", done.out)
        assert found
        events, head = int(found[1]), found[2]
        assert heads[events] == head
        assert 1 + before <= events <= 2 + after
        copy = Store(f"sqlite:///{instance / f'copy{number}.db'}")
        with copy.reading() as db:
            again = verify(db)
        copy.close()
        assert (again.events, again.head, again.problem) == (events, head, None)
    assert written, "nobody wrote, so nothing was tested"


def test_a_restored_copy_has_the_head_it_was_made_with(
    cli: Cli, instance: Path, opened: Store
) -> None:
    with opened.writing() as db:
        factories.claim(db)
    head = cli("db", "backup", instance / "copy.db").out.split("head ")[1].split(";")[0]
    with opened.writing() as db:
        factories.article(db, "Something else\n\nIt happened later.")
    opened.close()

    assert head in cli("db", "restore", instance / "copy.db").out

    assert head in cli("history", "verify").out


def test_a_plain_copy_of_the_file_under_load_would_lose_what_was_written(
    cli: Cli, instance: Path, opened: Store
) -> None:
    """The negative control: what is in the write-ahead log is not in the file."""
    with opened.writing() as db:
        factories.claim(db)

    (instance / "plain.db").write_bytes((instance / "factcheck.db").read_bytes())

    with closing(sqlite3.connect(instance / "plain.db")) as plain:
        assert plain.execute("SELECT count(*) FROM event").fetchone()[0] < 3
