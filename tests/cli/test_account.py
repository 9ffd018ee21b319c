from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from factcheck.store.account import Account
from factcheck.store.session import Store
from factcheck.workflow.account import sign_in, use_link
from tests.cli.conftest import Cli


def _token(out: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:5000/sign-in/link/(\S+)", out)
    assert found, out
    return found[1]


def test_the_link_that_add_prints_signs_in_once(cli: Cli, opened: Store) -> None:
    token = _token(cli("account", "add", "Ada@Example.org", "--role", "reviewer").out)

    with opened.writing() as db:
        person, _session = use_link(db, token=token, at=datetime.now(UTC))
        assert (person.email, person.role) == ("ada@example.org", "reviewer")
    assert cli("history", "verify").code == 0


def test_a_password_can_come_on_standard_input(
    cli: Cli, opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long sentence to sign in with\n"))

    done = cli("account", "add", "ada@example.org", "--role", "admin", "--password-stdin")

    assert done.code == 0
    assert "link" not in done.out
    with opened.writing() as db:
        assert sign_in(
            db,
            email="ada@example.org",
            password="a long sentence to sign in with",
            at=datetime.now(UTC),
        )


@pytest.mark.parametrize("password", ["", "short\n", "aaaaaaaaaaaaaaaa\n"])
def test_a_bad_password_makes_no_account(
    cli: Cli, opened: Store, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password))

    done = cli("account", "add", "ada@example.org", "--role", "admin", "--password-stdin")

    assert done.code in {1, 2}
    assert done.err.count("\n") == 1
    with opened.reading() as db:
        assert db.scalars(select(Account)).all() == []


def test_roles_change_and_people_go_and_come_back(cli: Cli, opened: Store) -> None:
    cli("account", "add", "ada@example.org", "--role", "reviewer")

    assert cli("account", "role", "ada@example.org", "adjudicator").out == (
        "ada@example.org was reviewer and is adjudicator now\n"
    )
    assert cli("account", "disable", "ada@example.org").out == "ada@example.org is disabled\n"
    assert cli("account", "list").out == "ada@example.org\tadjudicator\tdisabled\n"
    assert cli("account", "reset", "ada@example.org").code == 1
    assert cli("account", "enable", "ada@example.org").out == "ada@example.org is enabled\n"
    assert _token(cli("account", "reset", "ada@example.org").out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["account", "add", "no address", "--role", "reader"],
        ["account", "reset", "nobody@example.org"],
        ["account", "role", "nobody@example.org", "reader"],
        ["account", "disable", "nobody@example.org"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_told_in_one_line(cli: Cli, opened: Store, arguments: list[str]) -> None:
    done = cli(*arguments)

    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1


def test_the_last_admin_stays(cli: Cli, opened: Store) -> None:
    cli("account", "add", "ada@example.org", "--role", "admin")

    assert "only admin" in cli("account", "disable", "ada@example.org").err
    assert "only admin" in cli("account", "role", "ada@example.org", "reader").err


def test_the_record_names_the_person_at_the_terminal(cli: Cli, opened: Store) -> None:
    cli("account", "add", "ada@example.org", "--role", "reader")

    assert "(command line)  added ada@example.org as reader" in cli("history", "show").out
