"""Known claims, relations, stale marks and checklists, through the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from factcheck.workflow.adjudicate import settle_claim, withdraw_settlement
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.factories import NOW
from tests.web.conftest import SignedIn

SAID = "At least 40 people died in the flood in Kadra."


@dataclass(frozen=True)
class Pair:
    """A claim that is settled, and a later one that says the same."""

    earlier: int
    version: int
    later: int
    article: int


@pytest.fixture
def pair(store: Store) -> Pair:
    with store.writing() as db:
        made = []
        for edition in ("First", "Second"):
            article = factories.article(db, text=f"{edition} edition\n\n{SAID}")
            claim = factories.claim(db, article, words=SAID, statement=SAID)
            factories.value(db, claim)
            made.append(claim)
        earlier, later = made
        factories.evidence(db, earlier)
        record_verdict(
            db, claim_id=earlier.id, question=Question.TRUTH, label="supported",
            rationale="The bulletin has 41.", as_of=date(2026, 3, 1), version=1,
            reviewer="grace@example.org", at=NOW,
        )  # fmt: skip
        settle_claim(
            db, claim_id=earlier.id, label="supported", reason="The bulletin counts.",
            adjudicator="ruth@example.org", at=NOW,
        )  # fmt: skip
        return Pair(earlier.id, earlier.version, later.id, later.article_id)


def reuse_data(pair: Pair, **changed: str) -> dict[str, str]:
    return {
        "earlier": str(pair.earlier), "earlier_version": str(pair.version), "version": "1",
        "rationale": f"As found on claim {pair.earlier}.", "as_of": "2026-03-01", "back": "",
    } | changed  # fmt: skip


def void(store: Store, pair: Pair) -> None:
    with store.writing() as db:
        withdraw_settlement(
            db, claim_id=pair.earlier, reason="Forged.", actor="ruth@example.org", at=NOW
        )


def test_the_panel_offers_the_earlier_claim_with_its_verdict(
    reviewer: FlaskClient, pair: Pair
) -> None:
    page = unescape(reviewer.get(f"/claims/{pair.later}").text)

    assert "Known claims" in page
    assert "Supported" in page
    assert "same figure" in page
    assert "as of 1 Mar 2026" in page
    assert 'data-key="r"' in page
    assert f"As found on claim {pair.earlier}" in page


def test_reuse_is_one_form_and_the_history_says_so(
    reviewer: FlaskClient, pair: Pair, store: Store
) -> None:
    answer = reviewer.post(f"/claims/{pair.later}/reuse", data=reuse_data(pair))

    assert (answer.status_code, answer.location) == (303, f"/claims/{pair.later}")
    page = unescape(reviewer.get(answer.location).text)
    assert f'takes over the verdict on <a href="/claims/{pair.earlier}">' in page
    assert f'shared with <a href="/claims/{pair.earlier}">' in page
    assert f"took supported over from claim {pair.earlier}" in page
    with store.reading() as db:
        assert db.get_one(Claim, pair.later).state == "agreed"


def test_reuse_of_what_was_voided_meanwhile_keeps_what_was_typed(
    reviewer: FlaskClient, pair: Pair, store: Store
) -> None:
    void(store, pair)
    answer = reviewer.post(
        f"/claims/{pair.later}/reuse", data=reuse_data(pair, rationale="My own <reason>.")
    )
    assert answer.status_code == 409
    assert "has changed since you looked at it" in answer.text
    assert "My own <reason>." in unescape(answer.text)


def test_a_stale_claim_says_so_everywhere_and_a_person_clears_it(
    reviewer: FlaskClient, pair: Pair, store: Store
) -> None:
    reviewer.post(f"/claims/{pair.later}/reuse", data=reuse_data(pair))
    void(store, pair)

    page = unescape(reviewer.get(f"/claims/{pair.later}").text)
    assert "⟳</span> stale" in page
    assert "the verdict “Supported” stands no more" in page
    for address in ("/claims?state=stale", f"/articles/{pair.article}"):
        assert "⟳</span> stale" in reviewer.get(address).text
    assert "⟳</span> stale" not in reviewer.get("/claims?state=settled").text
    assert "to look at again" in reviewer.get("/").text

    empty = reviewer.post(f"/claims/{pair.later}/still-holds", data={"reason": "", "seen": "1"})
    assert empty.status_code == 422
    done = reviewer.post(
        f"/claims/{pair.later}/still-holds", data={"reason": "Another list.", "seen": "1"}
    )
    assert done.status_code == 303
    page = reviewer.get(f"/claims/{pair.later}").text
    assert "It still holds" not in page
    assert "Another list." in page
    assert "to look at again" not in reviewer.get("/").text


def test_a_refused_match_is_gone_and_stays_gone(reviewer: FlaskClient, pair: Pair) -> None:
    reviewer.post(f"/claims/{pair.later}/not-the-same", data={"other": str(pair.earlier)})

    assert "Known claims" not in reviewer.get(f"/claims/{pair.later}").text
    assert "Known claims" not in reviewer.get(f"/claims/{pair.earlier}").text


def test_a_proposal_is_accepted_shown_on_both_and_taken_back(
    reviewer: FlaskClient, pair: Pair
) -> None:
    page = unescape(reviewer.get(f"/claims/{pair.later}").text)
    assert "Proposed by known-claims: this claim restates" in page
    proposal = {
        "kind": "restates", "first": str(pair.later), "second": str(pair.earlier),
        "proposed": "known-claims", "reason": "The same toll.", "then": "accept",
    }  # fmt: skip

    assert reviewer.post(f"/claims/{pair.later}/proposals", data=proposal).status_code == 303
    assert "restates <a" in reviewer.get(f"/claims/{pair.later}").text
    there = reviewer.get(f"/claims/{pair.earlier}").text
    assert "is restated by <a" in there
    assert "The same toll." in there
    again = reviewer.post(f"/claims/{pair.later}/proposals", data=proposal)
    assert again.status_code == 409

    assert (
        reviewer.post(f"/claims/{pair.later}/relations/1/end", data={"reason": ""}).status_code
        == 422
    )
    assert (
        reviewer.post(f"/claims/{pair.later}/relations/1/end", data={"reason": "No."}).status_code
        == 303
    )
    assert "is restated by" not in reviewer.get(f"/claims/{pair.earlier}").text


def test_a_relation_to_a_claim_that_is_not_there_keeps_the_form(
    reviewer: FlaskClient, pair: Pair
) -> None:
    for number in ("", "0", "abc"):
        answer = reviewer.post(
            f"/claims/{pair.later}/relations",
            data={"kind": "contradicts", "other": number, "reason": "See there."},
        )
        assert answer.status_code == 422
        assert "See there." in answer.text
    answer = reviewer.post(
        f"/claims/{pair.later}/relations",
        data={"kind": "contradicts", "other": "999", "reason": "See there."},
    )
    assert answer.status_code == 409
    assert "There is no claim 999." in answer.text
    assert "See there." in answer.text


def test_questions_are_answered_and_the_answer_is_in_the_report(
    reviewer: FlaskClient, pair: Pair
) -> None:
    question = "Who counted, and when? Tolls rise."
    data = {
        "question": question,
        "answer": "The <ministry>.",
        "source": "bulletin 4",
        "version": "0",
    }

    assert reviewer.post(f"/claims/{pair.earlier}/answers", data=data).status_code == 303
    page = unescape(reviewer.get(f"/claims/{pair.earlier}").text)
    assert "The <ministry>." in page
    assert "1 of " in page
    stale = reviewer.post(f"/claims/{pair.earlier}/answers", data=data | {"answer": "The army."})
    assert stale.status_code == 409
    assert "The army." in stale.text
    unasked = reviewer.post(f"/claims/{pair.earlier}/answers", data=data | {"question": "Made up?"})
    assert unasked.status_code >= 400

    report = reviewer.get("/articles/1/report.html")
    if report.status_code == 200:
        assert question in report.text


def test_only_admins_change_the_checklists(signed_in: SignedIn, pair: Pair) -> None:
    admin, reader = signed_in(Role.ADMIN), signed_in(Role.READER)
    data = {"questions": "Whose figure?\r\nAs of when?\r\n", "version": "0"}

    assert reader.post("/settings/questions/casualties", data=data).status_code == 403
    assert admin.post("/settings/questions/casualties", data=data).status_code == 303
    page = unescape(reader.get("/settings/questions").text)
    assert "Whose figure?" in page
    assert "the desk’s own" in page
    assert "Whose figure?" in reader.get(f"/claims/{pair.later}").text
    stale = admin.post(
        "/settings/questions/money", data={"questions": "Which year?", "version": "0"}
    )
    assert stale.status_code == 409
    assert "Which year?" in stale.text
    assert admin.post("/settings/questions/nothing", data=data).status_code == 404


def test_a_reader_sees_it_all_and_can_do_nothing(signed_in: SignedIn, pair: Pair) -> None:
    reader = signed_in(Role.READER)
    page = reader.get(f"/claims/{pair.later}").text
    assert "Known claims" in page
    assert "Reuse this verdict" not in page
    assert reader.post(f"/claims/{pair.later}/reuse", data=reuse_data(pair)).status_code == 403
