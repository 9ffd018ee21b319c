"""Every route has a rule, and the rule holds for every role."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.domain.roles import Role, covers
from factcheck.web.access import PROGRAMS, RULES
from tests.web.conftest import Desk, SignedIn

_VALUES = {
    "article_id": "article",
    "claim_id": "claim",
    "finding_id": "finding",
    "source_id": "source",
    "evidence_id": "evidence",
    "event_id": "events",
}
_WORDS = {"form": "json", "token": "x" * 43, "name": "missing-space", "filename": "base.css"}


def routes(app: Flask, desk: Desk) -> list[tuple[str, str, str]]:
    """(endpoint, method, address) of every route, with ids that exist where the desk has them."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(PROGRAMS):  # tests/api/test_access.py
            continue
        values = {
            name: getattr(desk, _VALUES[name]) if name in _VALUES else _WORDS.get(name, 1)
            for name in rule.arguments
        }
        with app.test_request_context():
            address = app.url_map.bind("localhost").build(rule.endpoint, values, method=None)
        found += [
            (rule.endpoint, method, address)
            for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"})
        ]
    return found


def test_every_route_has_a_rule(app: Flask) -> None:
    assert {
        rule.endpoint for rule in app.url_map.iter_rules() if not rule.rule.startswith(PROGRAMS)
    } == set(RULES)


def test_a_route_without_a_rule_is_refused(app: Flask, signed_in: SignedIn) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")

    answer = signed_in(Role.ADMIN).get("/forgotten")

    assert answer.status_code == 403
    assert b"secret" not in answer.data


@pytest.mark.parametrize("role", list(Role))
def test_the_table_holds_for_every_route(
    app: Flask, desk: Desk, signed_in: SignedIn, role: Role
) -> None:
    wrong = []
    for endpoint, method, address in routes(app, desk):
        browser = signed_in(role)
        with browser.open(address, method=method) as answer:
            status = answer.status_code
        needed = RULES[endpoint]
        allowed = needed is None or covers(role, needed)
        if (status == 403) == allowed or status >= 500:
            wrong.append((endpoint, method, status))

    assert wrong == []


def test_nobody_reaches_more_than_the_door(app: Flask, desk: Desk, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    wrong = []
    for endpoint, method, address in routes(app, desk):
        if RULES[endpoint] is None:
            continue
        with client.open(address, method=method) as answer:
            pass
        sent_away = answer.status_code == 303 and answer.location.startswith("/sign-in?next=")
        if not (sent_away if method == "GET" else answer.status_code == 401):
            wrong.append((endpoint, method, answer.status_code))

    assert wrong == []
