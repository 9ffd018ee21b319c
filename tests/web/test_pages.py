"""Findings, sources, reports, the record, people, method, search; and that looking changes nothing."""

from __future__ import annotations

import json
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.domain.roles import Role
from factcheck.plugins import detectors, exporters
from factcheck.queries.history import event_count
from factcheck.store.session import Store
from factcheck.workflow.account import find_account
from tests.web.conftest import Desk, SignedIn, email_of, verdict_data
from tests.web.test_access import routes


def decide(
    client: FlaskClient,
    finding: int,
    state: str,
    version: int = 1,
    reason: str = "Seen the bulletin.",
) -> TestResponse:
    return client.post(
        f"/findings/{finding}/decisions",
        data={"state": state, "version": version, "reason": reason},
    )


def test_a_finding_is_answered_and_the_answer_can_be_taken_back(
    reviewer: FlaskClient, desk: Desk
) -> None:
    answer = decide(reviewer, desk.finding, "explained")
    assert answer.status_code == 303
    page = reviewer.get(answer.location).text
    assert "Seen the bulletin." in page
    assert ">Undo<" in page

    undone = decide(reviewer, desk.finding, "open", version=2, reason="Taken back.")

    assert undone.status_code == 303
    assert "open again" in reviewer.get(undone.location).text


@pytest.mark.parametrize(("state", "reason"), [("explained", ""), ("wished-away", "x"), ("", "x")])
def test_an_answer_needs_a_reason_and_a_state(
    reviewer: FlaskClient, desk: Desk, state: str, reason: str
) -> None:
    assert decide(reviewer, desk.finding, state, reason=reason).status_code == 422


def test_the_second_answer_to_a_finding_sees_the_first(
    reviewer: FlaskClient, signed_in: SignedIn, desk: Desk
) -> None:
    decide(signed_in(Role.ADJUDICATOR), desk.finding, "dismissed", reason="It is sourced below.")

    late = decide(reviewer, desk.finding, "confirmed", reason="No source at all.")

    assert late.status_code == 409
    assert "It is sourced below." in late.text
    assert "No source at all." in late.text
    assert decide(reviewer, desk.finding, "confirmed", version=2).status_code == 303


def test_findings_are_listed_gravest_first_and_by_filter(reviewer: FlaskClient, desk: Desk) -> None:
    page = reviewer.get("/findings").text
    assert page.index("Two figures for the same thing") < page.index("has no source")
    assert "has no source" not in reviewer.get("/findings?severity=error").text


def test_a_source_that_fails_comes_back_filled(reviewer: FlaskClient) -> None:
    answer = reviewer.post(
        "/sources",
        data={
            "title": "A page",
            "url": "ftp://x.example",
            "closeness": "primary",
            "copy_of": "0",
            "grade": "ungraded",
        },
    )

    assert answer.status_code == 409
    assert "http:// or https://" in answer.text
    assert 'value="ftp://x.example"' in answer.text


def test_an_address_with_a_script_is_never_a_link(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post(
        "/sources",
        data={
            "title": "x",
            "url": "javascript:alert(1)",
            "closeness": "primary",
            "copy_of": "0",
            "grade": "ungraded",
        },
    )

    assert answer.status_code == 409
    assert 'href="javascript' not in answer.text


def test_a_report_can_be_had_in_every_format(reviewer: FlaskClient, desk: Desk) -> None:
    reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())
    page = reviewer.get(f"/reports/{desk.article}").text
    assert "The bulletin has 41 dead." in page
    for exporter in exporters().values():
        assert f"/reports/{desk.article}.{exporter.name}" in page
        with reviewer.get(f"/reports/{desk.article}.{exporter.name}") as file:
            assert file.status_code == 200
            assert file.mimetype == exporter.media_type.partition(";")[0]
            assert f"report-{desk.article}{exporter.suffix}" in file.headers["Content-Disposition"]
            assert file.data


def test_an_unknown_format_names_the_known_ones(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.get(f"/reports/{desk.article}.xyz")

    assert answer.status_code == 404
    assert "json" in answer.text


def test_handing_out_is_noted_and_downloading_is_not(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    grace = signed_in(Role.ADJUDICATOR)
    with store.reading() as db:
        before = event_count(db)

    with grace.get(f"/reports/{desk.article}.json") as file:
        assert file.status_code == 200
    with grace.post(f"/reports/{desk.article}.json") as file:
        assert json.loads(file.data)

    with store.reading() as db:
        assert event_count(db) == before + 2  # the first checkpoint names the key that signs it
    assert "exported the report" in grace.get("/history").text


def test_the_record_is_told_and_filtered(signed_in: SignedIn, desk: Desk) -> None:
    ada = signed_in(Role.REVIEWER)
    ada.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    page = unescape(ada.get("/history").text)
    assert f"found claim {desk.claim} supported — “The bulletin has 41 dead.”" in page
    assert "rationale" in page
    nobody = ada.get("/history?actor=nobody%40example.org").text
    assert "Nothing in the record fits" in nobody
    only = ada.get(
        f"/history?action=verdict.recorded&article={desk.article}&actor=reviewer%40example.org"
    ).text
    assert "The bulletin has 41 dead." in only


def test_lines_about_accounts_are_for_admins(signed_in: SignedIn) -> None:
    assert "signed in" not in signed_in(Role.ADJUDICATOR).get("/history").text.replace(
        "where you are signed in", ""
    )
    assert "signed in" in signed_in(Role.ADMIN).get("/history").text
    assert signed_in(Role.READER).get("/history/2").status_code == 404
    assert signed_in(Role.ADMIN).get("/history/2").status_code == 200


def test_a_whole_record_is_called_whole_and_a_broken_one_is_not(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    reader = signed_in(Role.READER)
    assert "The record is whole" in reader.get("/history/verify").text
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE claim SET statement = 'Nobody died.' WHERE id = {desk.claim}"
        )

    page = reader.get("/history/verify").text

    assert "does not hold" in page
    assert f"claim/{desk.claim}" in page


def test_an_admin_lets_people_in_and_shuts_them_out(signed_in: SignedIn, store: Store) -> None:
    admin = signed_in(Role.ADMIN)
    added = admin.post("/accounts", data={"email": "New@Example.org", "role": "reviewer"})
    assert added.status_code == 200
    assert "http://localhost/sign-in/link/" in added.text
    assert "/sign-in/link/" not in admin.get("/accounts").text
    with store.reading() as db:
        number = find_account(db, "new@example.org").id

    assert admin.post(f"/accounts/{number}/role", data={"role": "adjudicator"}).status_code == 303
    assert admin.post(f"/accounts/{number}/role", data={"role": "adjudicator"}).status_code == 409
    assert admin.post(f"/accounts/{number}/disabling").status_code == 303
    assert admin.post(f"/accounts/{number}/link").status_code == 409
    assert admin.post(f"/accounts/{number}/enabling").status_code == 303
    assert "/sign-in/link/" in admin.post(f"/accounts/{number}/link").text
    assert (
        admin.post("/accounts", data={"email": "new@example.org", "role": "reader"}).status_code
        == 409
    )
    assert admin.post("/accounts/999/disabling").status_code == 404


def test_the_last_admin_stays(signed_in: SignedIn, store: Store) -> None:
    admin = signed_in(Role.ADMIN)
    with store.reading() as db:
        number = find_account(db, email_of(Role.ADMIN)).id

    answer = admin.post(f"/accounts/{number}/role", data={"role": "reader"})

    assert answer.status_code == 409
    assert "the only admin" in answer.text


def test_every_detector_has_a_manual_page(reviewer: FlaskClient) -> None:
    method = reviewer.get("/method").text
    assert "<code>saved_search</code>" in method
    for name in detectors():
        assert f"/method/detectors/{name}" in method
        assert reviewer.get(f"/method/detectors/{name}").status_code == 200
    assert reviewer.get("/method/detectors/no-such").status_code == 404


@pytest.mark.parametrize(
    "words", ["VELM", "41 dead", "rebuild every", "Civil Protection", "%", "_", "\x00", "'; --"]
)
def test_the_search_crashes_on_nothing(reviewer: FlaskClient, desk: Desk, words: str) -> None:
    page = reviewer.get("/search", query_string={"q": words})

    assert page.status_code == 200
    found = words in {"VELM", "41 dead", "rebuild every", "Civil Protection"}
    assert ('class="words"' in page.text) == found


def test_looking_changes_nothing(app: Flask, desk: Desk, signed_in: SignedIn, store: Store) -> None:
    browser = signed_in(Role.ADMIN)

    def everything() -> list[str]:
        with store.engine.connect() as connection:
            return list(connection.connection.dbapi_connection.iterdump())  # type: ignore[union-attr]

    before = everything()
    for _, method, address in routes(app, desk):
        if method == "GET":
            with browser.get(address):
                pass

    assert everything() == before
