"""Every answer of every route carries the headers, whatever its status."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck import paths
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.store.session import Store
from tests.web.conftest import Desk, SignedIn
from tests.web.test_access import routes

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def test_every_route_carries_them(app: Flask, desk: Desk, signed_in: SignedIn) -> None:
    wrong = []
    statuses = set()
    for browser in (app.test_client(), signed_in(Role.READER), signed_in(Role.ADMIN)):
        for endpoint, method, address in routes(app, desk):
            with browser.open(address, method=method) as answer:
                statuses.add(answer.status_code)
                headers = answer.headers
                if not (
                    headers["Content-Security-Policy"] == CSP
                    and headers["X-Content-Type-Options"] == "nosniff"
                    and headers["Referrer-Policy"] == "no-referrer"
                    and headers["Cross-Origin-Opener-Policy"] == "same-origin"
                    and headers["Cross-Origin-Resource-Policy"] == "same-origin"
                    and (
                        endpoint == "static"
                        or headers["Cache-Control"] == "no-store"
                        or (
                            endpoint.startswith("published.")
                            and headers["Cache-Control"] == "private, no-cache"
                        )
                    )
                    and "Strict-Transport-Security" not in headers
                ):
                    wrong.append((endpoint, method, answer.status_code))

    assert wrong == []
    assert {200, 303, 401, 403, 422} <= statuses


@pytest.mark.parametrize("address", ["/nowhere", "/claims/99999999999999999999", "/claims/x"])
def test_unknown_addresses_carry_them_too(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert answer.headers["Content-Security-Policy"] == CSP


def test_over_https_the_cookies_are_locked_to_the_host(
    store: Store, settings: Settings, desk: Desk
) -> None:
    from factcheck.web import context
    from factcheck.workflow.account import add_account, issue_link

    app = create_app(replace(settings, secure_cookies=True), store)
    app.config["WTF_CSRF_ENABLED"] = False
    with store.writing() as db:
        account = add_account(
            db, email="ada@example.org", role=Role.READER, actor="test", at=context.now()
        )
        token = issue_link(db, account=account, actor="test", at=context.now())

    answer = app.test_client().post(f"/sign-in/link/{token}", base_url="https://desk.example.org")

    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if "factcheck-session" in c)
    assert cookie.startswith("__Host-factcheck-session=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_file_with_its_digest_is_kept_for_good_and_a_page_never(client: FlaskClient) -> None:
    page = client.get("/sign-in")
    address = re.search(rb'href="(/static/base\.css\?v=[0-9a-f]+)"', page.data)
    assert address

    with client.get(address[1].decode()) as file:
        assert "immutable" in file.headers["Cache-Control"]
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    sorted(paths.templates().rglob("*.html")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_a_template_says_what_it_may_use_and_has_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.startswith("{#"), "the first line says what the template may use"
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert "|safe" not in text.replace(" ", "")
