"""In the browser: suggestions, detectors that are off, work under way, and what other articles say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from factcheck.domain.plugin import Detector
from factcheck.domain.roles import Role
from factcheck.jobs.kinds import RERUN
from factcheck.jobs.pool import work_off
from factcheck.store.finding import Finding
from factcheck.store.job import Job
from factcheck.store.session import Store
from factcheck.workflow import ingest
from factcheck.workflow.job import ask_for, begin, fail
from factcheck.workflow.rerun import KIND, rules_version
from tests import factories
from tests.conftest import NOW
from tests.web.conftest import Desk

SignedIn = Callable[[Role], FlaskClient]
FIRST = "Flood in Peru\n\nThe flood in Peru destroyed 300 houses. The the mayor left."
SECOND = "Peru after the flood\n\nThe flood in Peru destroyed 450 houses."


def take_in(store: Store, text: str) -> int:
    prepared = ingest.prepare(
        text.encode(), name="a.txt", published=date(2026, 3, 2), max_bytes=1_000_000
    )
    with store.writing() as db:
        return ingest.ingest_article(db, prepared, actor="ada@example.org", at=NOW)[0].id


def finding(store: Store, kind: str) -> Finding:
    with store.reading() as db:
        found = db.scalars(select(Finding).where(Finding.kind == kind)).first()
        assert found is not None
        db.expunge(found)
        return found


def test_a_finding_shows_what_the_other_article_says(store: Store, signed_in: SignedIn) -> None:
    take_in(store, FIRST)
    other = take_in(store, SECOND)
    one = finding(store, "conflicts-with-article")

    page = signed_in(Role.READER).get(f"/findings/{one.id}").text

    assert "In other articles" in page
    assert f'href="/articles/{other}"' in page
    assert "<mark>450 houses</mark>" in page


def test_an_accepted_suggestion_is_shown_with_who_and_when_and_can_be_taken_back(
    store: Store, signed_in: SignedIn
) -> None:
    take_in(store, FIRST)
    one = finding(store, "doubled-word")
    browser = signed_in(Role.REVIEWER)

    browser.post(f"/findings/{one.id}/suggestion", data={"then": "accept", "version": "1"})
    page = browser.get(f"/findings/{one.id}").text

    assert f"Accepted: “{one.suggestion}”" in page
    assert "reviewer@example.org" in page
    assert "accepted “" in browser.get("/history").text
    browser.post(f"/findings/{one.id}/suggestion", data={"then": "drop", "version": "2"})
    assert "Accepted:" not in browser.get(f"/findings/{one.id}").text


def test_a_suggestion_on_a_finding_that_changed_is_not_accepted_blindly(
    store: Store, signed_in: SignedIn
) -> None:
    take_in(store, FIRST)
    one = finding(store, "doubled-word")

    answer = signed_in(Role.REVIEWER).post(
        f"/findings/{one.id}/suggestion", data={"then": "accept", "version": "7"}
    )

    assert answer.status_code == 409
    assert "has changed since you opened it" in answer.text


def test_an_admin_switches_a_detector_off_and_the_method_page_says_so(
    signed_in: SignedIn,
) -> None:
    browser = signed_in(Role.ADMIN)

    answer = browser.post(
        "/settings/detectors/doubled-word",
        data={"setting": "off", "reason": "Our names repeat.", "version": "0"},
    )

    assert answer.status_code == 303
    assert "Doubled word: off" in browser.get("/method").text
    assert "<strong>off</strong>" in browser.get("/settings/detectors").text
    assert "set the detector doubled-word" in browser.get("/history").text


def test_a_detector_form_comes_back_with_what_was_typed(signed_in: SignedIn) -> None:
    answer = signed_in(Role.ADMIN).post(
        "/settings/detectors/doubled-word",
        data={"setting": "off", "reason": "Kept words.", "version": "5"},
    )

    assert answer.status_code == 409
    assert "Kept words." in answer.text


def test_only_an_admin_changes_detectors_or_runs_them_again(
    desk: Desk, signed_in: SignedIn
) -> None:
    browser = signed_in(Role.REVIEWER)

    assert browser.post("/settings/detectors/doubled-word").status_code == 403
    assert browser.post(f"/articles/{desk.article}/reruns").status_code == 403
    assert "Run the detectors again" not in browser.get(f"/articles/{desk.article}").text


def test_running_the_detectors_again_is_told_while_it_is_under_way(
    store: Store, signed_in: SignedIn
) -> None:
    article = take_in(store, FIRST)
    browser = signed_in(Role.ADMIN)

    browser.post(f"/articles/{article}/reruns")
    waiting = browser.get(f"/articles/{article}").text
    work_off(store, worker="test")
    done = browser.get(f"/articles/{article}/work").text

    assert "Running the detectors:" in waiting
    assert "waits for a worker" in waiting
    assert 'data-under-way="1"' in waiting
    assert 'data-under-way="0"' in done
    assert "waits for a worker" not in done


def test_a_job_that_failed_says_why_and_is_tried_again(
    desk: Desk, store: Store, signed_in: SignedIn
) -> None:
    with store.writing() as db:
        job = ask_for(db, kind=RERUN.name, article_id=desk.article, version="1", actor="a", at=NOW)
        taken = begin(db, job_id=job.id, worker="w", at=NOW, lease=NOW - NOW)
        assert taken
        fail(db, taken, error="ValueError: no such thing", at=NOW)
    browser = signed_in(Role.REVIEWER)

    page = browser.get(f"/articles/{desk.article}").text
    browser.post(f"/jobs/{taken.id}/tries")

    assert "ValueError: no such thing" in page
    assert "Try again" in page
    with store.reading() as db:
        assert db.get_one(Job, taken.id).state == "queued"


def test_a_detector_that_broke_is_named_on_the_page_of_its_article(
    store: Store, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_document: object) -> list[object]:
        raise ValueError("no such word")

    broken = Detector(
        name="house-rule", label="House rule", version=1, kinds=("house-rule",), detect=breaks
    )
    known = {"house-rule": broken}
    monkeypatch.setattr("factcheck.analysis.detectors", lambda: known)
    article = take_in(store, FIRST)

    page = signed_in(Role.REVIEWER).get(f"/articles/{article}").text

    assert "house-rule (ValueError: no such word) failed" in page
    assert "The findings of the others are complete." in page
    with store.reading() as db:
        row = db.scalars(select(Job)).one()
        assert (row.kind, row.state, row.version) == (KIND, "failed", rules_version())


def test_an_unsure_finding_says_so_wherever_it_is_shown(
    desk: Desk, store: Store, signed_in: SignedIn
) -> None:
    with store.writing() as db:
        from factcheck.store.claim import Claim

        claim = db.get_one(Claim, desk.claim)
        unsure = factories.finding(db, on=claim, kind="thin-support", unsure=True).id
    browser = signed_in(Role.REVIEWER)

    for page in (
        f"/findings/{unsure}",
        "/findings?kind=thin-support",
        f"/articles/{desk.article}",
        f"/claims/{desk.claim}",
    ):
        assert "unsure" in browser.get(page).text.lower(), page
