"""A claim is in no more hands than it asks for verdicts, whoever asks first."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.review import Assignment
from factcheck.store.session import Store
from factcheck.workflow.handing_out import next_claim
from factcheck.workflow.in_hand import assign_claim, hand_back
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.factories import NOW
from tests.workflow.test_adjudicate import ADA, GRACE, RUTH, together

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def claims(db: Session) -> list[Claim]:
    """Three claims, the second most worth checking; the third asks for two verdicts."""
    article = factories.article(db)
    return [
        factories.claim(db, article, checkworthiness=worth, verdicts_wanted=wanted)
        for worth, wanted in ((0.5, 1), (0.9, 1), (0.1, 2))
    ]


def number(claim: Claim | None) -> int | None:
    return claim.id if claim else None


def test_the_next_claim_is_the_most_worth_checking_that_nobody_has(
    db: Session, claims: list[Claim]
) -> None:
    first, second, third = (one.id for one in claims)

    assert number(next_claim(db, reviewer=ADA, at=NOW)) == second
    assert number(next_claim(db, reviewer=ADA, at=NOW)) == second, "until it is done or handed back"
    assert number(next_claim(db, reviewer=GRACE, at=NOW)) == first
    assert number(next_claim(db, reviewer=RUTH, at=NOW)) == third
    assert number(next_claim(db, reviewer="edna", at=NOW)) == third
    assert next_claim(db, reviewer="mary", at=NOW) is None
    assert verify(db).holds


def test_a_lease_that_is_over_frees_the_claim(db: Session, claims: list[Claim]) -> None:
    second = claims[1].id
    next_claim(db, reviewer=ADA, at=NOW)

    assert number(next_claim(db, reviewer=GRACE, at=LATER)) == second
    ends = db.execute(select(Assignment.reviewer, Assignment.ended_because).order_by(Assignment.id))
    assert ends.all() == [(ADA, "lease-over"), (GRACE, None)]
    assert number(next_claim(db, reviewer=ADA, at=LATER)) == claims[0].id


def test_a_verdict_ends_the_hold_and_a_hand_back_frees(db: Session, claims: list[Claim]) -> None:
    second = claims[1]
    next_claim(db, reviewer=ADA, at=NOW)
    record_verdict(
        db, claim_id=second.id, question=Question.TRUTH, label="not-checkable", rationale="A wish.",
        as_of=date(2026, 3, 2), version=1, reviewer=ADA, at=NOW,
    )  # fmt: skip
    assert db.scalars(select(Assignment.ended_because)).all() == ["done"]

    held = next_claim(db, reviewer=ADA, at=NOW)
    assert number(held) == claims[0].id
    hand_back(db, claim_id=claims[0].id, reviewer=ADA, reason="", actor=ADA, at=NOW)
    assert number(next_claim(db, reviewer=GRACE, at=NOW)) == claims[0].id
    with pytest.raises(RuleViolationError, match="nobody’s hands"):
        hand_back(db, claim_id=claims[0].id, reviewer=ADA, reason="", actor=ADA, at=NOW)


def test_what_is_due_comes_before_what_is_free(db: Session, claims: list[Claim]) -> None:
    factories.account(db, ADA)
    assign_claim(db, claim_id=claims[0].id, reviewer=ADA, due=None, actor=RUTH, at=NOW)
    assign_claim(db, claim_id=claims[2].id, reviewer=ADA, due=date(2026, 3, 4), actor=RUTH, at=NOW)

    assert number(next_claim(db, reviewer=ADA, at=NOW)) == claims[2].id


def test_no_claim_is_given_to_more_people_than_it_asks_for(
    db: Session, claims: list[Claim]
) -> None:
    for email in (ADA, GRACE):
        factories.account(db, email)
    one, two = claims[0].id, claims[2].id
    assign_claim(db, claim_id=one, reviewer=ADA, due=None, actor=ADA, at=NOW)

    with pytest.raises(RuleViolationError, match="asks for one verdict, and ada@example"):
        assign_claim(db, claim_id=one, reviewer=GRACE, due=None, actor=GRACE, at=NOW)
    with pytest.raises(RuleViolationError, match="You have this claim in hand already"):
        assign_claim(db, claim_id=one, reviewer=ADA, due=None, actor=ADA, at=NOW)
    assign_claim(db, claim_id=two, reviewer=ADA, due=None, actor=RUTH, at=NOW)
    assign_claim(db, claim_id=two, reviewer=GRACE, due=None, actor=RUTH, at=NOW)
    with pytest.raises(RuleViolationError, match="asks for 2 verdicts"):
        assign_claim(db, claim_id=two, reviewer=RUTH, due=None, actor=RUTH, at=NOW)


def test_only_reviewers_of_the_desk_are_given_claims(db: Session, claims: list[Claim]) -> None:
    factories.account(db, "reader@example.org", Role.READER)
    for nobody in ("reader@example.org", "stranger@example.org"):
        with pytest.raises(RuleViolationError, match="who may review"):
            assign_claim(db, claim_id=claims[0].id, reviewer=nobody, due=None, actor=RUTH, at=NOW)


def test_taking_a_claim_from_somebody_says_why(db: Session, claims: list[Claim]) -> None:
    assign_claim(db, claim_id=claims[0].id, reviewer=ADA, due=None, actor=ADA, at=NOW)

    with pytest.raises(RuleViolationError, match="Say why"):
        hand_back(db, claim_id=claims[0].id, reviewer=ADA, reason=" ", actor=RUTH, at=NOW)
    row = hand_back(db, claim_id=claims[0].id, reviewer=ADA, reason="Ill.", actor=RUTH, at=NOW)

    assert row.ended_because == "taken-away"


def test_six_people_ask_for_the_next_claim_at_once(store: Store) -> None:
    with store.writing() as db:
        article = factories.article(db)
        for at in range(24):
            factories.claim(db, article, verdicts_wanted=2 if at % 2 else 1)
        wanted = {one.id: one.verdicts_wanted for one in db.scalars(select(Claim))}
    given: list[tuple[int, str]] = []

    def work(who: str) -> None:
        # A lease is handed back as done, so that one gets another; nobody else may get too many.
        while True:
            with store.writing() as db:
                claim = next_claim(db, reviewer=who, at=NOW)
                if claim is None:
                    return
                record_verdict(
                    db, claim_id=claim.id, question=Question.TRUTH, label="not-checkable",
                    rationale="A wish.", as_of=date(2026, 3, 2), version=claim.version, reviewer=who,
                    at=NOW,
                )  # fmt: skip
                given.append((claim.id, who))

    together(work, *"abcdef")

    assert len(set(given)) == len(given)
    assert Counter(claim for claim, _ in given) == wanted
    with store.reading() as db:
        assert set(db.scalars(select(Claim.state))) == {"agreed"}
        assert verify(db).holds


def test_six_people_who_only_hold_get_different_claims(store: Store) -> None:
    with store.writing() as db:
        article = factories.article(db)
        for _ in range(4):
            factories.claim(db, article)
    given: list[int | None] = []

    def work(who: str) -> None:
        with store.writing() as db:
            given.append(number(next_claim(db, reviewer=who, at=NOW)))

    together(work, *"abcdef")

    assert len([one for one in given if one is None]) == 2
    assert len({one for one in given if one}) == 4
