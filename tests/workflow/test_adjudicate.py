"""Disputes: settled by a third person, sent back with a question, withdrawn; and what two at once may not do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.review import ClaimQuestion
from factcheck.store.session import Store
from factcheck.store.verdict import Verdict
from factcheck.workflow.adjudicate import (
    reopen_claim,
    send_back,
    settle_claim,
    withdraw_settlement,
)
from factcheck.workflow.desk import change_setting
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.wanted import ask_for_verdicts, ask_for_verdicts_on_article
from tests import factories
from tests.factories import NOW

ADA, GRACE, RUTH = "ada@example.org", "grace@example.org", "ruth@example.org"


def give(
    db: Session, claim: Claim, reviewer: str, label: str = "supported", **more: Any
) -> Verdict:
    return record_verdict(
        db, claim_id=claim.id, question=Question.TRUTH, label=label, rationale=f"{reviewer} saw it.",
        as_of=date(2026, 3, 2), version=claim.version, reviewer=reviewer, at=NOW, **more,
    )  # fmt: skip


def settle(db: Session, claim: Claim, who: str = RUTH, label: str = "supported") -> Claim:
    return settle_claim(
        db, claim_id=claim.id, label=label, reason="The bulletin counts.", adjudicator=who, at=NOW
    )


def last_action(db: Session) -> str:
    return str(db.scalar(select(Event.action).order_by(Event.id.desc()).limit(1)))


@pytest.fixture
def disputed(db: Session) -> Claim:
    """Ada found it supported, Grace refuted."""
    claim = factories.claim(db, verdicts_wanted=2)
    factories.evidence(db, claim)
    give(db, claim, ADA)
    give(db, claim, GRACE, "refuted")
    assert claim.state == "disputed"
    return claim


def test_nobody_need_be_right(db: Session, disputed: Claim) -> None:
    settle(db, disputed, label="outdated")

    assert (disputed.state, disputed.settled_as) == ("settled", "outdated")
    assert verify(db).holds


def test_the_only_one_who_may_settle_may_settle_their_own_and_the_record_says_so(
    db: Session, disputed: Claim
) -> None:
    factories.account(db, ADA, Role.ADMIN)
    factories.account(db, GRACE, Role.REVIEWER)

    settle(db, disputed, ADA)

    assert last_action(db) == "claim.settled_alone"


def test_with_a_second_adjudicator_nobody_settles_their_own(db: Session, disputed: Claim) -> None:
    factories.account(db, ADA, Role.ADMIN)
    factories.account(db, RUTH, Role.ADJUDICATOR)

    with pytest.raises(RuleViolationError, match="Nobody settles a dispute they are part of"):
        settle(db, disputed, ADA)
    settle(db, disputed, RUTH)

    assert last_action(db) == "claim.settled"


@pytest.mark.parametrize("rule", [False, True])
def test_the_two_person_rule_keeps_a_reviewer_from_settling_what_all_agree_on(
    db: Session, *, rule: bool
) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    give(db, claim, ADA)
    if rule:
        change_setting(db, name="two-person-rule", value=True, actor=RUTH, at=NOW)
        with pytest.raises(RuleViolationError, match="two-person rule"):
            settle(db, claim, ADA)
        settle(db, claim, RUTH)
    else:
        settle(db, claim, ADA)
    assert claim.state == "settled"


def test_a_dispute_sent_back_waits_until_everybody_has_answered(
    db: Session, disputed: Claim
) -> None:
    asked = send_back(
        db, claim_id=disputed.id, question="Which bulletin?", adjudicator=RUTH, at=NOW
    )
    assert disputed.state == "in_review"

    give(db, disputed, ADA)
    assert (disputed.state, asked.closed_at) == ("in_review", None)
    give(db, disputed, GRACE, "refuted")

    assert (disputed.state, asked.closed_at) == ("disputed", NOW)
    assert verify(db).holds


def test_one_who_comes_round_ends_the_dispute(db: Session, disputed: Claim) -> None:
    asked = send_back(
        db, claim_id=disputed.id, question="Which bulletin?", adjudicator=RUTH, at=NOW
    )

    give(db, disputed, GRACE, "supported")

    assert (disputed.state, asked.closed_at) == ("agreed", NOW)


def test_an_adjudicator_need_not_wait_for_an_answer(db: Session, disputed: Claim) -> None:
    asked = send_back(
        db, claim_id=disputed.id, question="Which bulletin?", adjudicator=RUTH, at=NOW
    )

    settle(db, disputed)

    assert (disputed.state, asked.closed_at) == ("settled", NOW)


@pytest.mark.parametrize(
    ("who", "words", "says"),
    [(ADA, "Why?", "part of this dispute"), (RUTH, " ", "Ask something")],
)
def test_a_question_comes_from_somebody_else_and_asks_something(
    db: Session, disputed: Claim, who: str, words: str, says: str
) -> None:
    with pytest.raises(RuleViolationError, match=says):
        send_back(db, claim_id=disputed.id, question=words, adjudicator=who, at=NOW)
    assert db.scalar(select(func.count()).select_from(ClaimQuestion)) == 0


def test_a_withdrawn_verdict_is_told_to_the_readers_of_the_report(
    db: Session, disputed: Claim
) -> None:
    settle(db, disputed)
    with pytest.raises(RuleViolationError, match="Say why"):
        withdraw_settlement(db, claim_id=disputed.id, reason=" ", actor=RUTH, at=NOW)

    withdraw_settlement(
        db, claim_id=disputed.id, reason="The bulletin was recalled.", actor=RUTH, at=NOW
    )

    assert (disputed.state, disputed.settled_as) == ("reopened", None)
    (told,) = build_report(db, article_id=disputed.article_id, desk="", address="").claims
    assert (told.withdrawn_as, told.withdrawn_because, told.standing) == (
        "supported",
        "The bulletin was recalled.",
        None,
    )
    give(db, disputed, GRACE, "supported")
    settle(db, disputed, label="mostly-supported")
    (told,) = build_report(db, article_id=disputed.article_id, desk="", address="").claims
    assert (told.withdrawn_as, told.standing) == (None, "mostly-supported")
    assert verify(db).holds


def test_only_what_is_settled_can_be_withdrawn(db: Session, disputed: Claim) -> None:
    with pytest.raises(RuleViolationError, match="no settled verdict"):
        withdraw_settlement(db, claim_id=disputed.id, reason="x", actor=RUTH, at=NOW)


def test_the_second_to_settle_is_told_what_the_first_decided(db: Session, disputed: Claim) -> None:
    settle(db, disputed, label="mixed")
    events = db.scalar(select(func.count()).select_from(Event))

    with pytest.raises(StaleEditError, match="settled already") as caught:
        settle(db, disputed, GRACE)

    assert caught.value.theirs["settled as"] == "mixed"
    assert caught.value.theirs["reason"] == "The bulletin counts."
    assert disputed.settled_as == "mixed"
    assert db.scalar(select(func.count()).select_from(Event)) == events


def test_two_settle_twenty_disputes_at_once_and_each_is_settled_once(store: Store) -> None:
    with store.writing() as db:
        numbers = []
        article = factories.article(db)
        for _ in range(20):
            claim = factories.claim(db, article, verdicts_wanted=2)
            factories.evidence(db, claim)
            give(db, claim, ADA)
            give(db, claim, GRACE, "refuted")
            numbers.append(claim.id)
    refused: list[int] = []

    def work(who: str) -> None:
        for number in numbers:
            try:
                with store.writing() as db:
                    settle_claim(
                        db, claim_id=number, label="mixed", reason=who, adjudicator=who, at=NOW
                    )
            except StaleEditError:
                refused.append(number)

    together(work, RUTH, "edna@example.org")

    with store.reading() as db:
        times = db.scalar(
            select(func.count()).select_from(Event).where(Event.action == "claim.settled")
        )
        assert (times, len(refused)) == (20, 20)
        assert set(db.scalars(select(Claim.state))) == {"settled"}
        assert verify(db).holds


def together(work: Callable[[str], None], *names: str) -> None:
    failures: list[BaseException] = []
    gate = threading.Barrier(len(names))

    def run(name: str) -> None:
        try:
            gate.wait()
            work(name)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_verdict_on_what_was_settled_meanwhile_says_as_what_and_changes_nothing(
    db: Session, disputed: Claim
) -> None:
    settle(db, disputed, label="mixed")

    with pytest.raises(RuleViolationError, match="settled as mixed — “The bulletin counts"):
        give(db, disputed, ADA, "refuted")

    assert [one.label for one in db.scalars(select(Verdict).where(Verdict.in_force))] == [
        "supported",
        "refuted",
    ]


def test_a_verdict_on_what_was_left_out_meanwhile_says_why(db: Session) -> None:
    claim = factories.claim(db)
    exclude_claim(db, claim_id=claim.id, reason="An opinion.", version=1, actor=ADA, at=NOW)

    with pytest.raises(RuleViolationError, match="“An opinion"):
        give(db, claim, ADA, "not-checkable")


def test_more_verdicts_are_asked_for_and_fewer_suffice(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    give(db, claim, ADA)
    assert claim.state == "agreed"

    ask_for_verdicts(db, claim_id=claim.id, wanted=2, version=claim.version, actor=RUTH, at=NOW)
    assert (claim.verdicts_wanted, claim.state) == (2, "in_review")
    give(db, claim, GRACE, "refuted")
    ask_for_verdicts(db, claim_id=claim.id, wanted=3, version=claim.version, actor=RUTH, at=NOW)
    assert claim.state == "in_review"
    ask_for_verdicts(db, claim_id=claim.id, wanted=2, version=claim.version, actor=RUTH, at=NOW)
    assert claim.state == "disputed"

    with pytest.raises(RuleViolationError, match="so many verdicts already"):
        ask_for_verdicts(db, claim_id=claim.id, wanted=2, version=claim.version, actor=RUTH, at=NOW)
    with pytest.raises(RuleViolationError, match="one to 9"):
        ask_for_verdicts(db, claim_id=claim.id, wanted=0, version=claim.version, actor=RUTH, at=NOW)
    with pytest.raises(StaleEditError):
        ask_for_verdicts(db, claim_id=claim.id, wanted=4, version=1, actor=RUTH, at=NOW)


def test_an_article_asks_for_verdicts_on_its_open_claims(db: Session, disputed: Claim) -> None:
    settle(db, disputed)
    article = disputed.article
    others = [factories.claim(db, article), factories.claim(db, article, verdicts_wanted=3)]

    changed = ask_for_verdicts_on_article(
        db, article_id=article.id, wanted=3, actor=RUTH, at=NOW + timedelta(hours=1)
    )

    assert changed == 1
    assert [one.verdicts_wanted for one in (disputed, *others)] == [2, 3, 3]
    with pytest.raises(RuleViolationError, match="another number"):
        ask_for_verdicts_on_article(db, article_id=article.id, wanted=3, actor=RUTH, at=NOW)


def test_an_excluded_claim_opens_again_with_what_was_said(db: Session, disputed: Claim) -> None:
    exclude_claim(
        db, claim_id=disputed.id, reason="Twice.", version=disputed.version, actor=RUTH, at=NOW
    )
    reopen_claim(db, claim_id=disputed.id, reason="Not twice.", actor=RUTH, at=NOW)

    assert (disputed.state, disputed.excluded_because) == ("reopened", None)
