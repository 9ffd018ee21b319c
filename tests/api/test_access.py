"""Every call has a rule, the rule holds for every role, and only a token in force lets anybody in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from factcheck.api.access import RULES
from factcheck.domain.roles import Role, covers
from factcheck.queries.tokens import caller_of
from factcheck.store.session import Store
from factcheck.workflow.account import (
    change_role,
    digest_of,
    disable_account,
    enable_account,
    find_account,
)
from factcheck.workflow.token import revoke_token
from tests.api.conftest import Program, token_of
from tests.web.conftest import Desk, SignedIn, email_of


def routes(app: Flask, desk: Desk) -> list[tuple[str, str, str]]:
    values = {
        "article_id": desk.article, "claim_id": desk.claim, "finding_id": desk.finding,
        "source_id": desk.source, "evidence_id": desk.evidence, "event_id": 1,
        "form": "json", "name": "two-person-rule", "slug": "nothing",
    }  # fmt: skip
    found = []
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/api/"):
            continue
        given = {name: values.get(name, 99) for name in rule.arguments}
        address = app.url_map.bind("localhost").build(rule.endpoint, given, method=None)
        found += [
            (rule.endpoint, method, address.removeprefix("/api/v1"))
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        ]
    return found


def test_every_call_has_a_rule(app: Flask) -> None:
    assert {
        rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")
    } == set(RULES)


def test_a_call_without_a_rule_is_refused(app: Flask, program: Program) -> None:
    app.add_url_rule("/api/v1/forgotten", "forgotten", lambda: "secret")

    answer = program(Role.ADMIN)("GET", "/forgotten")

    assert (answer.status_code, b"secret" in answer.data) == (403, False)


@pytest.mark.parametrize("role", list(Role))
def test_the_table_holds_for_every_call(
    app: Flask, desk: Desk, program: Program, role: Role
) -> None:
    wrong = []
    for endpoint, method, address in routes(app, desk):
        answer = program(role)(method, address, {} if method != "GET" else None)
        needed = RULES[endpoint]
        allowed = needed is None or covers(role, needed)
        if (answer.status_code == 403) == allowed or answer.status_code >= 500:
            wrong.append(
                (endpoint, method, answer.status_code, answer.get_data(as_text=True)[:200])
            )

    assert wrong == []


def test_nobody_gets_in_without_a_token(app: Flask, desk: Desk, signed_in: SignedIn) -> None:
    browser = signed_in(Role.ADMIN)
    app.config["WTF_CSRF_ENABLED"] = True
    wrong = []
    for endpoint, method, address in routes(app, desk):
        answer = browser.open(f"/api/v1{address}", method=method)
        if answer.status_code != (200 if RULES[endpoint] is None else 401):
            wrong.append((endpoint, method, answer.status_code))

    assert wrong == []


def test_a_token_is_as_good_as_its_owner(store: Store) -> None:
    now = datetime.now(UTC)
    token = digest_of(token_of(store, Role.ADJUDICATOR))
    with store.writing() as db:
        account = find_account(db, email_of(Role.ADJUDICATOR))
        change_role(db, account=account, role=Role.READER, actor="test", at=now)
    with store.reading() as db:
        caller = caller_of(db, token_sha256=token, at=now)
        late = caller_of(db, token_sha256=token, at=now + timedelta(days=2))

    assert caller is not None
    assert (caller.role, late) == (Role.READER, None)


def test_a_token_ends_when_revoked_and_with_the_account(store: Store, program: Program) -> None:
    now = datetime.now(UTC)
    first, second = program(Role.READER), program(Role.REVIEWER)
    assert (first("GET", "/me").status_code, second("GET", "/me").status_code) == (200, 200)

    with store.writing() as db:
        reader = find_account(db, email_of(Role.READER))
        found = caller_of(db, token_sha256=digest_of(first.token), at=now)
        assert found is not None
        revoke_token(db, account_id=reader.id, token_id=found.token_id, at=now)
        other = find_account(db, email_of(Role.REVIEWER))
        disable_account(db, account=other, actor="test", at=now)
    with store.writing() as db:
        again = find_account(db, email_of(Role.REVIEWER))
        enable_account(db, account=again, actor="test", at=now)

    assert (first("GET", "/me").status_code, second("GET", "/me").status_code) == (401, 401)


def test_another_site_cannot_use_a_browser_here_and_a_token_needs_no_key(
    app: Flask, desk: Desk, reviewer: Program
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    answer = reviewer(
        "POST", f"/claims/{desk.claim}/comments", {"words": "Seen."}, Sec_Fetch_Site="cross-site"
    )

    assert answer.status_code == 201
