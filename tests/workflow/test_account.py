"""Who gets in, how long, and who is kept out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError
from factcheck.domain.roles import Role
from factcheck.store.account import OneTimeLink, WebSession
from factcheck.store.event import Event
from factcheck.workflow import account as accounts
from tests import factories
from tests.factories import NOW

GOOD = "a short sentence is good"


def test_a_link_lets_in_once_and_leaves_no_token_behind(db: Session) -> None:
    person = factories.account(db)
    token = accounts.issue_link(db, account=person, actor="admin", at=NOW)

    signed_in, session = accounts.use_link(db, token=token, at=NOW)

    assert signed_in is person
    with pytest.raises(RuleViolationError, match="used or is too old"):
        accounts.use_link(db, token=token, at=NOW)
    kept = [
        *db.scalars(select(OneTimeLink.token_sha256)),
        *db.scalars(select(WebSession.token_sha256)),
        *db.scalars(select(Event.body)),
    ]
    assert not any(token in one or session in one for one in kept)


@pytest.mark.parametrize("after", [accounts.LINK_LASTS, accounts.LINK_LASTS + timedelta(days=1)])
def test_a_link_gets_too_old(db: Session, after: timedelta) -> None:
    token = accounts.issue_link(db, account=factories.account(db), actor="admin", at=NOW)

    with pytest.raises(RuleViolationError, match="too old"):
        accounts.use_link(db, token=token, at=NOW + after)


def test_passwords_are_argon2id_and_compared_to_their_last_character(db: Session) -> None:
    person = factories.account(db)
    long = "long enough " * 80
    accounts.set_password(db, account=person, password=long, actor="ada", at=NOW)

    assert person.password_hash is not None
    assert person.password_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert accounts.sign_in(db, email="ADA@example.org ", password=long, at=NOW)
    assert accounts.sign_in(db, email=person.email, password=long[:-1] + "x", at=NOW) is None


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "aaaaaaaaaaaaaaaa",
        "ada is my name",
        "abcdefghijkl",
        "123456789012",
        "qwertyuiop[]",
        "x" * 1001,
    ],
)
def test_a_password_one_would_guess_is_refused(db: Session, password: str) -> None:
    with pytest.raises(RuleViolationError):
        accounts.set_password(
            db, account=factories.account(db), password=password, actor="ada", at=NOW
        )


def test_after_five_wrong_passwords_an_account_waits_and_no_other_does(db: Session) -> None:
    ada, grace = factories.account(db), factories.account(db, "grace@example.org")
    for person in (ada, grace):
        accounts.set_password(db, account=person, password=GOOD, actor="x", at=NOW)
    for _ in range(5):
        assert accounts.sign_in(db, email=ada.email, password="wrong but long", at=NOW) is None

    with pytest.raises(RuleViolationError, match="Wait a minute"):
        accounts.sign_in(db, email=ada.email, password=GOOD, at=NOW)
    assert accounts.sign_in(db, email=grace.email, password=GOOD, at=NOW)
    assert accounts.sign_in(db, email=ada.email, password=GOOD, at=NOW + timedelta(seconds=61))


def test_nobody_learns_which_addresses_have_accounts(db: Session) -> None:
    assert accounts.sign_in(db, email="nobody@example.org", password=GOOD, at=NOW) is None
    assert db.scalars(select(Event).where(Event.action == "sign_in.refused")).all() == []


def test_disabling_and_a_new_password_end_every_session(db: Session) -> None:
    person = factories.account(db)
    accounts.start_session(db, person, NOW)
    accounts.set_password(db, account=person, password=GOOD, actor="ada", at=NOW)
    accounts.start_session(db, person, NOW)
    accounts.disable_account(db, account=person, actor="admin", at=NOW)

    assert all(ended for ended in db.scalars(select(WebSession.ended_at)))
    assert accounts.sign_in(db, email=person.email, password=GOOD, at=NOW) is None
    accounts.enable_account(db, account=person, actor="admin", at=NOW)
    assert accounts.sign_in(db, email=person.email, password=GOOD, at=NOW)


def test_the_last_admin_stays_one(db: Session) -> None:
    admin = factories.account(db, "root@example.org", Role.ADMIN)

    with pytest.raises(RuleViolationError, match="only admin"):
        accounts.change_role(db, account=admin, role=Role.READER, actor="root", at=NOW)
    with pytest.raises(RuleViolationError, match="only admin"):
        accounts.disable_account(db, account=admin, actor="root", at=NOW)
    factories.account(db, "second@example.org", Role.ADMIN)
    accounts.change_role(db, account=admin, role=Role.READER, actor="root", at=NOW)
    assert admin.role == "reader"


@pytest.mark.parametrize("email", ["", "no at sign", "two@at@signs", "ada@", "@example.org"])
def test_an_address_that_is_none_is_refused(db: Session, email: str) -> None:
    with pytest.raises(RuleViolationError, match="not an e-mail address"):
        factories.account(db, email)


def test_an_address_is_taken_once(db: Session) -> None:
    factories.account(db)
    with pytest.raises(RuleViolationError, match="already"):
        factories.account(db, "ADA@example.org")
