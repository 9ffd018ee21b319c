"""Claims by hand and undoing, through the browser's door: without a script, with what was typed kept."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from factcheck.domain.roles import Role
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from tests.web.conftest import Desk, SignedIn, verdict_data

SPLIT = {
    "pieces-0-words": "At least 40 people",
    "pieces-0-statement": "At least 40 people died.",
    "pieces-0-evidence": "y",
    "pieces-1-words": "people died",
    "pieces-1-statement": "People died.",
    "pieces-2-words": "",
    "version": "1",
}


def claims(store: Store) -> dict[int, tuple[str, str]]:
    with store.reading() as db:
        return {one.id: (one.state, one.origin) for one in db.scalars(select(Claim))}


def undo_of(page: str) -> dict[str, str]:
    """The fields of the form in the notice that undoes what was done."""
    form = re.search(r'action="/history/undo">(.*?)</form>', page, re.DOTALL)
    assert form, "no form that undoes"
    return {
        name: unescape(said)
        for name, said in re.findall(r'name="(\w+)" value="([^"]*)"', form[1])
        if name != "csrf_token"
    }


def test_a_claim_is_made_and_taken_back(reviewer: FlaskClient, desk: Desk, store: Store) -> None:
    page = reviewer.get(f"/articles/{desk.article}/claims/new?words=12+bridges+were+lost&near=9")
    assert ">\r\n12 bridges were lost</textarea>" in page.text

    answer = reviewer.post(
        f"/articles/{desk.article}/claims",
        data={"words": "12 bridges were lost", "statement": "13 bridges were lost.", "near": "9"},
        follow_redirects=True,
    )

    assert "Claim 4 is made by hand." in answer.text
    assert "The words say “12 bridges”; the statement does not." in answer.text
    assert "made by a person" in answer.text
    assert claims(store)[4] == ("open", "person")
    undone = reviewer.post("/history/undo", data=undo_of(answer.text), follow_redirects=True)
    assert "Undone: claim added" in undone.text
    assert 4 not in claims(store)
    redone = reviewer.post("/history/undo", data=undo_of(undone.text), follow_redirects=True)
    assert "Redo" not in redone.text.split("</form>")[0]
    assert claims(store)[4] == ("open", "person")


def test_words_that_are_not_there_keep_the_form(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post(
        f"/articles/{desk.article}/claims",
        data={"words": "14 bridges", "statement": "14 bridges were lost."},
    )

    assert answer.status_code == 422
    assert "not in the article: “14 bridges”" in unescape(answer.text)
    assert "14 bridges were lost." in answer.text


def test_a_split_is_proposed_made_and_undone(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    page = reviewer.get(f"/claims/{desk.claim}/split")
    assert "Part 2" in page.text

    answer = reviewer.post(f"/claims/{desk.claim}/split", data=SPLIT, follow_redirects=True)

    assert "is split into claims 4 and 5" in answer.text
    assert "1 piece of evidence went over" in answer.text
    assert claims(store)[desk.claim] == ("excluded", "machine")
    old = reviewer.get(f"/claims/{desk.claim}").text
    assert "In its place now" in old
    assert "no pieces of evidence went over" not in old.split("Claim 5")[0]
    reviewer.post("/history/undo", data=undo_of(answer.text))
    assert claims(store)[desk.claim] == ("open", "machine")
    assert len(claims(store)) == 3


def test_a_verdict_on_a_claim_just_split_keeps_what_was_typed(
    signed_in: SignedIn, desk: Desk
) -> None:
    signed_in(Role.REVIEWER).post(f"/claims/{desk.claim}/split", data=SPLIT)

    late = signed_in(Role.ADJUDICATOR).post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    assert late.status_code == 409
    assert "claims 4 and 5 in the place of this claim" in unescape(late.text)
    assert "The bulletin has 41 dead." in late.text


def test_the_second_to_split_sees_who_was_first(signed_in: SignedIn, desk: Desk) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    ada.post(
        f"/claims/{desk.claim}/wording",
        data={"statement": "Forty died.", "kind": "casualties", "reason": "Short.", "version": "1"},
    )

    late = grace.post(f"/claims/{desk.claim}/split", data=SPLIT)

    assert late.status_code == 409
    assert "Theirs: statement" in late.text
    assert "People died." in late.text
    assert 'name="version" type="hidden" value="2"' in late.text


def test_neighbours_are_merged(reviewer: FlaskClient, desk: Desk, store: Store) -> None:
    assert f'value="{desk.other_claim}-1"' in reviewer.get(f"/claims/{desk.claim}/merge").text

    answer = reviewer.post(
        f"/claims/{desk.claim}/merge",
        data={
            "others": f"{desk.other_claim}-1", "statement": "40 died in the flood.", "version": "1",
            "evidence": "y",
        },
        follow_redirects=True,
    )  # fmt: skip

    assert "are merged into claim 4" in answer.text
    assert claims(store)[desk.other_claim][0] == "excluded"
    assert "Made out of" in answer.text


def test_values_and_credit_are_put_right(reviewer: FlaskClient, desk: Desk, store: Store) -> None:
    assert "Values and credit" in reviewer.get(f"/claims/{desk.claim}/facts").text

    wrong = reviewer.post(
        f"/claims/{desk.claim}/values",
        data={
            "values-0-kind": "count", "values-0-comparator": "=", "values-0-words": "40 people",
            "values-0-number": "forty", "reason": "So.", "version": "1",
        },
    )  # fmt: skip
    assert wrong.status_code == 422
    set_ = reviewer.post(
        f"/claims/{desk.claim}/values",
        data={
            "values-0-kind": "count", "values-0-comparator": ">=", "values-0-words": "40 people",
            "values-0-number": "40", "values-0-unit": "people", "reason": "So.", "version": "1",
        },
        follow_redirects=True,
    )  # fmt: skip
    assert "at least 40 people" in set_.text
    credit = reviewer.post(
        f"/claims/{desk.claim}/attribution",
        data={"claimant": "", "mode": "own-voice", "reason": "Own voice.", "version": "2"},
        follow_redirects=True,
    )
    assert "is credited as you said" in credit.text
    anew = reviewer.post(
        f"/claims/{desk.claim}/values", data={"anew": "1", "reason": "Again.", "version": "3"},
        follow_redirects=True,
    )  # fmt: skip
    assert "are read anew" in anew.text


def test_words_are_flagged_by_a_person(reviewer: FlaskClient, desk: Desk, store: Store) -> None:
    assert reviewer.get(f"/articles/{desk.article}/findings/new").status_code == 200

    answer = reviewer.post(
        f"/articles/{desk.article}/findings",
        data={
            "words": "12 bridges", "message": "The office counts 11.", "severity": "error",
            "kind": "other",
        },
        follow_redirects=True,
    )  # fmt: skip

    assert "Flagged by a person" in answer.text
    with store.reading() as db:
        assert db.scalars(select(Finding.detector).order_by(Finding.id.desc())).first() == "by-hand"


def test_what_is_left_out_is_taken_in_again(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    reviewer.post(f"/claims/{desk.claim}/exclusion", data={"reason": "A wish.", "version": "1"})
    assert "Take back in" in reviewer.get(f"/claims/{desk.claim}").text

    reviewer.post(f"/claims/{desk.claim}/inclusion", data={"reason": "A fact.", "version": "2"})

    assert claims(store)[desk.claim][0] == "reopened"


def test_the_history_offers_to_undo_and_shows_both(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    ada.post(f"/claims/{desk.claim}/exclusion", data={"reason": "A wish.", "version": "1"})
    with store.reading() as db:
        number = max(db.scalars(select(Event.id)))

    page = grace.get(f"/history/{number}").text
    answer = grace.post("/history/undo", data=undo_of(page), follow_redirects=True)

    assert "Undone: claim excluded" in answer.text
    assert (
        f'undone by <a href="/history/{number + 1}">event {number + 1}'
        in grace.get(f"/history/{number}").text
    )
    assert f"undid event {number}" in grace.get(f"/history/{number + 1}").text
    assert "◁ undone" in grace.get("/history").text
    refused = ada.post("/history/undo", data={"events": str(number), "back": ""})
    assert refused.status_code == 409
    assert "undone already" in refused.text


def test_what_cannot_be_undone_says_why(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post("/history/undo", data={"events": "1"})

    assert answer.status_code == 409
    assert "The record begins with this." in answer.text
    assert "The record begins with this." in reviewer.get("/history/1").text


@pytest.mark.parametrize("events", ["", "x", "1 x"])
def test_a_form_that_names_nothing_is_refused(reviewer: FlaskClient, events: str) -> None:
    assert reviewer.post("/history/undo", data={"events": events}).status_code == 422
