"""Nothing is done on behalf of another site."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.domain.roles import Role
from tests.web.conftest import Desk, SignedIn, verdict_data
from tests.web.test_access import routes


def test_no_form_is_taken_without_its_key(app: Flask, desk: Desk, signed_in: SignedIn) -> None:
    browser = signed_in(Role.ADMIN)
    app.config["WTF_CSRF_ENABLED"] = True
    taken = [
        (endpoint, status)
        for endpoint, method, address in routes(app, desk)
        if method == "POST" and (status := browser.post(address).status_code) != 400
    ]

    assert taken == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_form_is_taken_from_another_site(
    app: Flask, desk: Desk, signed_in: SignedIn, site: str
) -> None:
    browser = signed_in(Role.ADMIN)
    taken = [
        endpoint
        for endpoint, method, address in routes(app, desk)
        if method == "POST"
        and browser.post(address, headers={"Sec-Fetch-Site": site}).status_code != 403
    ]

    assert taken == []


@pytest.mark.parametrize("base", ["http://localhost", "https://localhost"])
def test_the_key_of_the_page_is_taken(
    app: Flask, reviewer: FlaskClient, desk: Desk, base: str
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    page = reviewer.get(f"/claims/{desk.claim}", base_url=base).text
    key = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert key

    answer = reviewer.post(
        f"/claims/{desk.claim}/verdicts",
        data=verdict_data(csrf_token=key[1]),
        headers={"Sec-Fetch-Site": "same-origin"},
        base_url=base,
    )

    assert answer.status_code == 303


def test_a_session_that_ended_shows_what_was_typed(
    app: Flask, reviewer: FlaskClient, desk: Desk
) -> None:
    reviewer.post("/sign-out")

    answer = reviewer.post(
        f"/claims/{desk.claim}/verdicts", data=verdict_data(password="secret words")
    )

    assert answer.status_code == 401
    assert "The bulletin has 41 dead." in answer.text
    assert f"/sign-in?next=/claims/{desk.claim}" in answer.text
    assert "secret words" not in answer.text


def test_an_error_nobody_foresaw_tells_nothing(app: Flask, reviewer: FlaskClient) -> None:
    from factcheck.web.access import RULES

    def broken() -> str:
        raise ZeroDivisionError("the secret inside")

    app.add_url_rule("/broken", "broken", broken)
    RULES["broken"] = None
    try:
        answer = reviewer.get("/broken")
    finally:
        del RULES["broken"]

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "Something went wrong on our side" in answer.text
