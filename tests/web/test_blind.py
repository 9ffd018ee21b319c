"""Until all verdicts are in, nobody finds another's anywhere: not on a page, in a file, or by searching."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from factcheck.domain.roles import Role
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.session import Store
from tests.factories import recorded
from tests.web.conftest import Desk, SignedIn, email_of, verdict_data
from tests.web.test_access import routes

SECRET = "the bulletin is a forgery"
QUESTIONS = ("truth", "attribution")
# The whole record as it was hashed, for whoever checks it: it is complete or it is worth nothing. Only
# admins get it, and the method page says so.
NOT_WALKED = {"static", "history.whole"}


@pytest.fixture
def first(store: Store, signed_in: SignedIn, desk: Desk) -> FlaskClient:
    """The first of three reviewers, who has said all there is to say."""
    with store.writing() as db:
        for number in (desk.claim, desk.other_claim):
            db.get_one(Claim, number).verdicts_wanted = 3
        recorded(db)
    ada = signed_in(Role.REVIEWER)
    for question, label in zip(QUESTIONS, ("refuted", "wrong"), strict=True):
        answer = ada.post(
            f"/claims/{desk.claim}/verdicts",
            data=verdict_data(
                question=question, label=label, rationale=f"{SECRET} ({question})", looked_at=SECRET
            ),
        )
        assert answer.status_code == 303
    # a changed mind leaves the earlier one in the record; then one stands by it
    for words in ("in part", "once more"):
        ada.post(
            f"/claims/{desk.claim}/verdicts",
            data=verdict_data(label="mixed", rationale=f"{SECRET}, {words}"),
        )
    called = email_of(Role.ADJUDICATOR)
    for words in (f"@{called} {SECRET}", "x"):
        ada.post(f"/claims/{desk.claim}/comments", data={"words": words, "answers": ""})
    ada.post("/comments/2/wording", data={"words": f"changed: {SECRET}", "version": "1"})
    return ada


def everything(app: Flask, desk: Desk, store: Store, browser: FlaskClient) -> dict[str, bytes]:
    """Every page and file of the desk, as one person gets it."""
    with store.reading() as db:
        events = db.scalar(select(func.max(Event.id))) or 0
    addresses = [
        f"/articles/{desk.article}?claim={desk.claim}",
        f"/articles/{desk.article}?state=in_review",
        "/search?q=forgery",
        "/claims?state=in_review",
        "/history?action=verdict.recorded",
        "/history?action=comment.written",
        f"/history?article={desk.article}",
        "/history?action=verdict.reused",
        f"/claims/{desk.other_claim}",
        *(
            f"/reports/{desk.article}.{name}"
            for name in (
                "json",
                "jsonl",
                "csv",
                "markdown",
                "html",
                "docx",
                "xlsx",
                "claimreview",
                "webannotation",
                "averitec",
            )
        ),
    ]
    for endpoint, method, address in routes(app, desk):
        if method == "GET" and endpoint not in NOT_WALKED:
            addresses.append(address)
            if "event_id" in str(next(app.url_map.iter_rules(endpoint)).arguments):
                addresses += [
                    address.replace(str(desk.events), str(number), 1)
                    for number in range(1, events + 1)
                ]
    found = {}
    for address in dict.fromkeys(addresses):
        with browser.get(address) as answer:
            found[address] = _inside(answer.data)
    return found


def _inside(data: bytes) -> bytes:
    if not is_zipfile(BytesIO(data)):
        return data
    with ZipFile(BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("role", [Role.READER, Role.ADJUDICATOR, Role.ADMIN])
def test_no_page_gives_away_what_the_first_reviewer_found(
    app: Flask, first: FlaskClient, desk: Desk, store: Store, signed_in: SignedIn, role: Role
) -> None:
    pages = everything(app, desk, store, signed_in(role))

    assert len(pages) > 40
    assert [address for address, page in pages.items() if SECRET.encode() in page] == []
    assert b'class="words"' not in pages["/search?q=forgery"]


def test_having_given_ones_own_opens_nothing_while_a_third_is_missing(
    app: Flask, first: FlaskClient, desk: Desk, store: Store, signed_in: SignedIn
) -> None:
    grace = signed_in(Role.ADJUDICATOR)
    grace.post(f"/claims/{desk.claim}/verdicts", data=verdict_data(rationale="Grace: so it is."))

    pages = everything(app, desk, store, grace)

    assert [address for address, page in pages.items() if SECRET.encode() in page] == []
    assert b"Grace: so it is." in pages[f"/claims/{desk.claim}"]
    with store.reading() as db:
        report = build_report(db, article_id=desk.article, desk="", address="")
        assert all(claim.verdicts == () for claim in report.claims)


def test_the_first_reviewer_sees_their_own(
    app: Flask, first: FlaskClient, desk: Desk, store: Store
) -> None:
    """The control: these are the places where it would show."""
    pages = everything(app, desk, store, first)

    shown = {address for address, page in pages.items() if SECRET.encode() in page}
    assert {f"/claims/{desk.claim}", "/history", "/history?action=comment.written"} <= shown
    assert b'class="words"' in pages["/search?q=forgery"]


def test_the_last_verdict_opens_all_of_them(
    first: FlaskClient, desk: Desk, signed_in: SignedIn
) -> None:
    for role in (Role.ADJUDICATOR, Role.ADMIN):
        browser = signed_in(role)
        assert SECRET not in browser.get(f"/claims/{desk.claim}").text
        browser.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    page = first.get(f"/claims/{desk.claim}").text
    assert "The bulletin has 41 dead." in page
    assert SECRET in signed_in(Role.ADJUDICATOR).get(f"/claims/{desk.claim}").text
    assert SECRET in signed_in(Role.READER).get("/history").text


def test_leaving_a_claim_out_does_not_open_what_was_said(
    first: FlaskClient, desk: Desk, store: Store, signed_in: SignedIn
) -> None:
    grace = signed_in(Role.ADJUDICATOR)
    with store.reading() as db:
        version = db.get_one(Claim, desk.claim).version
    grace.post(
        f"/claims/{desk.claim}/exclusion", data={"reason": "An opinion.", "version": version}
    )

    assert SECRET not in grace.get(f"/claims/{desk.claim}").text
    assert SECRET not in grace.get("/history").text


@pytest.mark.parametrize("role", [Role.READER, Role.ADJUDICATOR])
def test_a_verdict_taken_over_from_an_earlier_claim_is_kept_back_like_any_other(
    app: Flask, desk: Desk, store: Store, signed_in: SignedIn, role: Role
) -> None:
    with store.writing() as db:
        db.get_one(Claim, desk.claim).verdicts_wanted = 2
        recorded(db)
    ada = signed_in(Role.REVIEWER)
    ada.post(
        f"/claims/{desk.other_claim}/verdicts",
        data=verdict_data(label="not-checkable", rationale="Earlier."),
    )
    reused = ada.post(
        f"/claims/{desk.claim}/reuse",
        data={
            "earlier": desk.other_claim, "earlier_version": 2, "rationale": SECRET,
            "as_of": "2026-03-03", "version": 1, "back": "",
        },
    )  # fmt: skip
    assert reused.status_code == 303

    pages = everything(app, desk, store, signed_in(role))

    assert [address for address, page in pages.items() if SECRET.encode() in page] == []
    told = [
        address
        for address, page in pages.items()
        if b"takes over the verdict" in page or b"checkable over from" in page
    ]
    assert told == []
    assert b'class="actor"' not in pages["/history?action=verdict.reused"]
    # The control: whoever took it over sees all of it.
    own = everything(app, desk, store, ada)
    assert b"takes over the verdict" in own[f"/claims/{desk.claim}"]
    assert b'class="actor"' in own["/history?action=verdict.reused"]
