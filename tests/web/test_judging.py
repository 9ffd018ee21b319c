"""Verdicts, evidence and what else is done to a claim, through the forms of its page."""

from __future__ import annotations

import sqlite3
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from factcheck.domain.roles import Role
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import Verdict
from tests.web.conftest import Desk, SignedIn, verdict_data


def verdicts(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as db:
        return [
            (one.reviewer, one.label, one.rationale)
            for one in db.scalars(select(Verdict).where(Verdict.in_force).order_by(Verdict.id))
        ]


def test_a_verdict_is_recorded_and_says_so(reviewer: FlaskClient, desk: Desk, store: Store) -> None:
    answer = reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    assert (answer.status_code, answer.location) == (303, f"/claims/{desk.claim}")
    page = reviewer.get(answer.location)
    assert f"Your verdict on claim {desk.claim} is recorded: Supported." in page.text
    assert f'data-saved="claim/{desk.claim}/verdict-truth"' in page.text
    assert verdicts(store) == [("reviewer@example.org", "supported", "The bulletin has 41 dead.")]


def test_save_and_next_goes_on_in_the_workbench(reviewer: FlaskClient, desk: Desk) -> None:
    back = f"/articles/{desk.article}?state=open"

    answer = reviewer.post(
        f"/claims/{desk.claim}/verdicts", data=verdict_data(back=back, then="next")
    )

    assert answer.location == f"/articles/{desk.article}?claim={desk.other_claim}&state=open"


@pytest.mark.parametrize(
    "back", ["https://evil.example/articles/1", "//evil.example/articles/", "/accounts"]
)
def test_the_way_back_leads_to_an_article_or_the_claim(
    reviewer: FlaskClient, desk: Desk, back: str
) -> None:
    answer = reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data(back=back))

    assert answer.location == f"/claims/{desk.claim}"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"rationale": ""}, "needs a reason"),
        ({"label": "splendid"}, "Not a valid choice"),
        ({"label": ""}, "Choose a label"),
        ({"as_of": "soon"}, "Not a valid date value"),
        ({"version": "x"}, "Not a valid integer value"),
        ({"rationale": "nul \x00 inside"}, "characters that are not text"),
        ({"rationale": "long " * 5000}, "At most 20,000 characters"),
    ],
)
def test_a_form_that_fails_comes_back_filled(
    reviewer: FlaskClient, desk: Desk, store: Store, changed: dict[str, str], said: str
) -> None:
    answer = reviewer.post(
        f"/claims/{desk.claim}/verdicts", data=verdict_data(looked_at="the archive") | changed
    )

    assert answer.status_code == 422
    assert said in unescape(answer.text)
    assert 'value="the archive"' in answer.text
    if "rationale" not in changed:
        assert "The bulletin has 41 dead." in answer.text
    assert verdicts(store) == []


def test_a_broken_rule_is_a_conflict_and_keeps_what_was_typed(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    answer = reviewer.post(
        f"/claims/{desk.other_claim}/verdicts", data=verdict_data(rationale="Because I say so.")
    )

    assert answer.status_code == 409
    assert "needs at least one piece of evidence" in answer.text
    assert "Because I say so." in answer.text
    assert 'value="supported" checked' in answer.text
    assert verdicts(store) == []


def test_the_second_of_two_sees_both_texts_and_can_save_again(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    ada.post(
        f"/claims/{desk.claim}/verdicts",
        data=verdict_data(label="mixed", rationale="Ada: only in part."),
    )

    late = grace.post(
        f"/claims/{desk.claim}/verdicts", data=verdict_data(rationale="Grace: yes, it is so.")
    )

    assert late.status_code == 409
    assert "Ada: only in part." in late.text
    assert "Grace: yes, it is so." in late.text
    assert 'name="version" type="hidden" value="2"' in late.text
    again = grace.post(
        f"/claims/{desk.claim}/verdicts", data=verdict_data(2, rationale="Grace: yes, it is so.")
    )
    assert again.status_code == 303
    assert len(verdicts(store)) == 2


def test_a_locked_database_says_so_and_keeps_what_was_typed(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    reviewer.get("/")  # the session is touched, so that only the verdict has to be written
    other = sqlite3.connect(str(store.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())
    finally:
        other.execute("ROLLBACK")
        other.close()

    assert answer.status_code == 503
    assert "is locked by another program" in answer.text
    assert "The bulletin has 41 dead." in answer.text
    assert verdicts(store) == []
    assert reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data()).status_code == 303


def test_the_questions_are_those_that_apply(reviewer: FlaskClient, desk: Desk) -> None:
    def asked(claim: int) -> list[bool]:
        page = reviewer.get(f"/claims/{claim}").text
        return [f'value="{question}"' in page for question in ("truth", "attribution", "fidelity")]

    assert asked(desk.other_claim) == [True, False, False]
    assert asked(desk.claim) == [True, True, False]
    assert asked(desk.quoted_claim) == [True, True, True]


def test_a_label_of_another_question_is_no_answer(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post(
        f"/claims/{desk.quoted_claim}/verdicts",
        data=verdict_data(question="fidelity", label="supported"),
    )

    assert answer.status_code == 422


EVIDENCE = {
    "source": "0", "title": "Army bulletin", "publisher": "The army", "url": "https://army.example/b",
    "published": "2026-03-02", "closeness": "primary", "copy_of": "0", "stance": "refutes",
    "excerpt": "We counted 52 dead.", "locator": "p. 2", "note": "", "back": "",
}  # fmt: skip


def test_a_new_source_and_its_words_in_one_step(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    answer = reviewer.post(f"/claims/{desk.other_claim}/evidence", data=EVIDENCE)

    assert answer.status_code == 303
    page = reviewer.get(f"/claims/{desk.other_claim}").text
    assert "We counted 52 dead." in page
    assert "Army bulletin" in page
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Source)) == 2


def test_evidence_that_fails_leaves_no_source_behind(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    answer = reviewer.post(f"/claims/{desk.other_claim}/evidence", data=EVIDENCE | {"excerpt": " "})

    assert answer.status_code == 409
    assert 'value="Army bulletin"' in answer.text
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Source)) == 1


def test_a_known_source_is_chosen_from_the_list(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    answer = reviewer.post(
        f"/claims/{desk.other_claim}/evidence",
        data=EVIDENCE | {"source": str(desk.source), "title": ""},
    )

    assert answer.status_code == 303
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Source)) == 1
        assert db.scalar(select(func.count()).select_from(Evidence)) == 2


@pytest.mark.parametrize("source", ["99", "-1", "x", "99999999999999999999"])
def test_a_source_that_is_not_there_is_refused(
    reviewer: FlaskClient, desk: Desk, source: str
) -> None:
    answer = reviewer.post(f"/claims/{desk.claim}/evidence", data=EVIDENCE | {"source": source})

    assert answer.status_code in {404, 422}


def test_withdrawn_evidence_stays_with_the_reason(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post(
        f"/claims/{desk.claim}/evidence/{desk.evidence}/withdrawal",
        data={"reason": "An old bulletin."},
    )

    assert answer.status_code == 303
    page = reviewer.get(f"/claims/{desk.claim}").text
    assert "An old bulletin." in page
    assert "41 dead" in page


def test_rewording_asks_for_a_reason_and_notices_who_was_first(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    form = {
        "statement": "At least 40 people died in Kadra.", "kind": "casualties",
        "reason": "It names the place.", "version": "1",
    }  # fmt: skip
    assert (
        reviewer.post(f"/claims/{desk.claim}/wording", data=form | {"reason": ""}).status_code
        == 422
    )
    assert reviewer.post(f"/claims/{desk.claim}/wording", data=form).status_code == 303

    late = reviewer.post(f"/claims/{desk.claim}/wording", data=form | {"statement": "Mine, later."})

    assert late.status_code == 409
    assert "Mine, later." in late.text
    assert "At least 40 people died in Kadra." in late.text
    with store.reading() as db:
        assert db.get_one(Claim, desk.claim).version == 2


def test_leaving_out_settling_and_reopening(signed_in: SignedIn, desk: Desk) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    claim = f"/claims/{desk.claim}"
    assert ada.post(f"{claim}/verdicts", data=verdict_data()).status_code == 303

    assert (
        ada.post(f"{claim}/settlement", data={"label": "supported", "reason": "x"}).status_code
        == 403
    )
    settled = grace.post(f"{claim}/settlement", data={"label": "supported", "reason": "All agree."})
    assert settled.status_code == 303
    assert "All agree." in grace.get(claim).text
    assert ada.post(f"{claim}/verdicts", data=verdict_data(3)).status_code == 409
    assert grace.post(f"{claim}/reopening", data={"reason": "A new bulletin."}).status_code == 303
    out = ada.post(f"{claim}/exclusion", data={"reason": "Said twice.", "version": "4"})
    assert out.status_code == 303
    assert "Said twice." in ada.get(claim).text


def test_nobody_sees_the_others_verdict_before_all_are_in(
    app: Flask, signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    with store.writing() as db:
        from tests.factories import recorded

        db.get_one(Claim, desk.claim).verdicts_wanted = 2
        recorded(db)
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    ada.post(f"/claims/{desk.claim}/verdicts", data=verdict_data(rationale="Ada found the secret."))

    for address in (
        f"/claims/{desk.claim}", f"/articles/{desk.article}?claim={desk.claim}",
        "/history", "/search?q=the+secret", f"/claims/{desk.claim}/panel",
    ):  # fmt: skip
        assert "Ada found the secret." not in grace.get(address).text, address
        if "search" not in address:
            assert "Ada found the secret." in ada.get(address).text, address
    assert "shown once all are in" in grace.get(f"/claims/{desk.claim}").text

    grace.post(f"/claims/{desk.claim}/verdicts", data=verdict_data(2, rationale="Grace agrees."))
    assert "Ada found the secret." in grace.get(f"/claims/{desk.claim}").text
    assert "Ada found the secret." in grace.get("/history").text
