"""Coming in and leaving: sessions end when they should, and nothing leads away from here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.domain.roles import Role
from factcheck.store.account import OneTimeLink, WebSession
from factcheck.store.session import Store
from factcheck.web import context
from factcheck.web.access import safe_next
from factcheck.workflow.account import (
    add_account,
    disable_account,
    find_account,
    issue_link,
    set_password,
)
from tests.factories import recorded
from tests.web.conftest import SignedIn, email_of

EMAIL, PASSWORD = "ada@example.org", "a short sentence is good"


@pytest.fixture
def ada(app: Flask, store: Store) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = False
    with store.writing() as db:
        account = add_account(db, email=EMAIL, role=Role.REVIEWER, actor="test", at=context.now())
        set_password(db, account=account, password=PASSWORD, actor=EMAIL, at=context.now())
    return app.test_client()


def enter(client: FlaskClient, **changed: str) -> TestResponse:
    return client.post(
        "/sign-in", data={"email": EMAIL, "password": PASSWORD, "next": "/"} | changed
    )


def link_for(store: Store, email: str = EMAIL) -> str:
    with store.writing() as db:
        return issue_link(db, account=find_account(db, email), actor="test", at=context.now())


def test_one_comes_back_to_the_page_one_asked_for(ada: FlaskClient) -> None:
    away = ada.get("/claims?state=open&kind=money")
    assert away.status_code == 303
    form = ada.get(away.location)
    assert 'value="/claims?state=open&amp;kind=money"' in form.text

    answer = enter(ada, next="/claims?state=open&kind=money")

    assert (answer.status_code, answer.location) == (303, "/claims?state=open&kind=money")
    assert ada.get("/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example", "https://evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example",
        "javascript:alert(1)", "/\n/evil.example", "evil.example", "", "/%09\r/evil.example\x00", " //evil",
    ],
)  # fmt: skip
def test_nothing_leads_away(ada: FlaskClient, app: Flask, address: str) -> None:
    with app.test_request_context():
        assert safe_next(address) == "/"
    assert enter(ada, next=address).location == "/"


def test_a_wrong_password_says_nothing_about_the_account(ada: FlaskClient) -> None:
    wrong = enter(ada, password="wrong words here")
    unknown = enter(ada, email="nobody@example.org")

    assert wrong.status_code == unknown.status_code == 422
    sentence = "The address and the password do not fit together."
    assert sentence in wrong.text
    assert sentence in unknown.text
    assert 'value="ada@example.org"' in wrong.text
    assert "wrong words here" not in wrong.text


def test_after_five_wrong_ones_the_account_waits_and_others_do_not(
    ada: FlaskClient, store: Store
) -> None:
    with store.writing() as db:
        other = add_account(
            db, email="bob@example.org", role=Role.READER, actor="test", at=context.now()
        )
        set_password(db, account=other, password=PASSWORD, actor="bob", at=context.now())
    for _ in range(5):
        enter(ada, password="wrong words here")

    answer = enter(ada)

    assert answer.status_code == 409
    assert "Too many wrong passwords" in answer.text
    assert enter(ada, email="bob@example.org").status_code == 303


def test_a_link_is_not_used_up_by_looking_at_it(ada: FlaskClient, store: Store) -> None:
    token = link_for(store)
    for _ in range(3):
        page = ada.get(f"/sign-in/link/{token}")
        assert page.status_code == 200
        assert EMAIL in page.text

    answer = ada.post(f"/sign-in/link/{token}")

    assert (answer.status_code, answer.location) == (303, "/accounts/me?welcome=1")
    welcome = ada.get(answer.location)
    assert "do it later" in welcome.text
    assert ada.get(f"/sign-in/link/{token}").status_code == 404
    again = ada.post(f"/sign-in/link/{token}")
    assert again.status_code == 409
    assert "used up" in again.text


def test_an_old_link_lets_nobody_in(ada: FlaskClient, store: Store) -> None:
    token = link_for(store)
    with store.writing() as db:
        for link in db.query(OneTimeLink):
            link.expires_at = context.now() - timedelta(seconds=1)
        recorded(db)

    assert ada.get(f"/sign-in/link/{token}").status_code == 404
    assert ada.post(f"/sign-in/link/{token}").status_code == 409


def test_by_link_a_password_is_set_without_the_old_one(ada: FlaskClient, store: Store) -> None:
    ada.post(f"/sign-in/link/{link_for(store)}")

    answer = ada.post("/accounts/me/password", data={"password": "another short sentence"})

    assert answer.status_code == 303
    assert "Your password is set" in ada.get("/accounts/me").text
    ada.post("/sign-out")
    assert enter(ada, password="another short sentence").status_code == 303


def test_signed_in_by_password_the_old_one_is_asked_for(ada: FlaskClient) -> None:
    enter(ada)

    without = ada.post("/accounts/me/password", data={"password": "another short sentence"})
    wrong = ada.post(
        "/accounts/me/password", data={"current": "not this", "password": "another short sentence"}
    )
    right = ada.post(
        "/accounts/me/password", data={"current": PASSWORD, "password": "another short sentence"}
    )

    assert (without.status_code, wrong.status_code, right.status_code) == (422, 422, 303)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "ada and her friends"])
def test_a_poor_password_is_refused_with_the_reason(ada: FlaskClient, password: str) -> None:
    enter(ada)

    answer = ada.post("/accounts/me/password", data={"current": PASSWORD, "password": password})

    assert answer.status_code == 409
    assert 'role="alert"' in answer.text


def test_a_new_password_ends_every_other_session(app: Flask, ada: FlaskClient) -> None:
    enter(ada)
    elsewhere = app.test_client()
    enter(elsewhere)

    ada.post(
        "/accounts/me/password", data={"current": PASSWORD, "password": "another short sentence"}
    )

    assert ada.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 303


def test_signing_out_ends_the_session_and_not_only_the_cookie(ada: FlaskClient) -> None:
    enter(ada)
    kept = ada.get_cookie("factcheck-session")
    assert kept

    assert ada.post("/sign-out").location == "/sign-in"

    ada.set_cookie("factcheck-session", kept.value)
    assert ada.get("/").status_code == 303


def test_signing_in_makes_a_new_session(ada: FlaskClient) -> None:
    ada.set_cookie("factcheck-session", "chosen-by-somebody-else")

    enter(ada)

    cookie = ada.get_cookie("factcheck-session")
    assert cookie
    assert cookie.value != "chosen-by-somebody-else"


@pytest.mark.parametrize(
    ("column", "ago", "in_"),
    [
        ("seen_at", timedelta(minutes=479), True),
        ("seen_at", timedelta(minutes=481), False),
        ("started_at", timedelta(hours=71), True),
        ("started_at", timedelta(hours=73), False),
    ],
)
def test_a_session_ends_when_idle_and_when_old(
    ada: FlaskClient, store: Store, column: str, ago: timedelta, *, in_: bool
) -> None:
    enter(ada)
    with store.writing() as db:
        for one in db.query(WebSession):
            setattr(one, column, context.now() - ago)
        recorded(db)

    assert (ada.get("/").status_code == 200) is in_


def test_a_disabled_account_is_out_at_once(signed_in: SignedIn, store: Store) -> None:
    browser = signed_in(Role.READER)
    assert browser.get("/").status_code == 200
    with store.writing() as db:
        account = find_account(db, email_of(Role.READER))
        disable_account(db, account=account, actor="test", at=context.now())

    assert browser.get("/").status_code == 303


def test_a_session_is_touched_at_most_once_a_minute(ada: FlaskClient, store: Store) -> None:
    enter(ada)
    old = context.now() - timedelta(minutes=5)
    with store.writing() as db:
        for one in db.query(WebSession):
            one.seen_at = old
        recorded(db)

    ada.get("/")
    with store.reading() as db:
        first = db.query(WebSession).one().seen_at
    ada.get("/")
    with store.reading() as db:
        second = db.query(WebSession).one().seen_at

    assert first > old
    assert second == first


def test_everywhere_means_here_too(app: Flask, ada: FlaskClient) -> None:
    enter(ada)
    elsewhere = app.test_client()
    enter(elsewhere)

    assert ada.post("/accounts/me/sessions/ending").location == "/sign-in"

    assert ada.get("/").status_code == 303
    assert elsewhere.get("/").status_code == 303
