from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from factcheck.store.session import Store
from tests import factories
from tests.cli.conftest import Cli


def test_verify_says_how_many_and_where_the_chain_stands(cli: Cli, opened: Store) -> None:
    done = cli("history", "verify")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 events, the record holds; head ")


def test_verify_names_the_first_thing_that_is_off(cli: Cli, instance: Path, opened: Store) -> None:
    with opened.writing() as db:
        factories.article(db)
    opened.close()
    with closing(sqlite3.connect(instance / "factcheck.db")) as connection, connection:
        connection.execute("UPDATE article SET title = 'Nothing happened'")

    done = cli("history", "verify")

    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "article/1" in done.err
    assert "title" in done.err


def test_show_tells_each_event_in_a_sentence(cli: Cli, opened: Store) -> None:
    with opened.writing() as db:
        factories.account(db)

    lines = cli("history", "show").out.splitlines()

    assert [line.split("  ", 2)[2] for line in lines] == [
        "factcheck  opened the record",
        "admin@example.org  added ada@example.org as reviewer",
    ]
    assert cli("history", "show", "--last", "1").out.splitlines() == lines[-1:]
    assert cli("history", "show", "--article", "5").out == ""


def test_an_export_can_be_checked_without_this_program(cli: Cli, opened: Store) -> None:
    with opened.writing() as db:
        factories.claim(db)

    previous = "0" * 64
    lines = cli("history", "export").out.splitlines()
    *events, end = [json.loads(line) for line in lines]
    for number, event in enumerate(events, 1):
        assert event["seq"] == number
        assert event["previous"] == previous
        assert sha256(f"{previous}\n{event['body']}".encode()).hexdigest() == event["digest"]
        previous = event["digest"]

    assert len(events) == 3
    assert end == {"end": {"checkpoints": 0, "events": 3, "head": previous, "keys": 0}}
    assert previous in cli("history", "verify").out
