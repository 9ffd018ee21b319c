"""A desk's rules: what happens to a finding sends settled claims back to review, where the desk wants it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from factcheck.domain.bulk import Bulk, Order
from factcheck.domain.finding import FindingState, Severity
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from factcheck.workflow.adjudicate import settle_claim
from factcheck.workflow.bulk import do_in_bulk
from factcheck.workflow.desk import change_setting
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.finding_by_hand import raise_finding
from factcheck.workflow.review import record_verdict
from factcheck.workflow.undo import undo_event
from tests import factories
from tests.factories import NOW

ADA, GRACE, CHIEF = "ada@example.org", "grace@example.org", "chief@example.org"


@pytest.fixture
def desk(store: Store) -> tuple[int, int]:
    """A settled claim, and an open warning on its words."""
    with store.writing() as db:
        for who, role in ((ADA, Role.REVIEWER), (GRACE, Role.REVIEWER), (CHIEF, Role.ADJUDICATOR)):
            factories.account(db, who, role)
        claim = factories.claim(db)
        factories.evidence(db, claim)
        finding = factories.finding(db, on=claim, severity="warning")
        record_verdict(
            db, claim_id=claim.id, question=Question.TRUTH, label="supported", rationale="The bulletin.",
            as_of=date(2026, 3, 3), version=claim.version, reviewer=ADA, at=NOW,
        )  # fmt: skip
        settle_claim(
            db, claim_id=claim.id, label="supported", reason="So.", adjudicator=CHIEF, at=NOW
        )
        return claim.id, finding.id


def switch_on(store: Store, name: str) -> None:
    with store.writing() as db:
        change_setting(db, name=name, value=True, actor=CHIEF, at=NOW)


def confirm(store: Store, number: int) -> None:
    with store.writing() as db:
        version = db.get_one(Finding, number).version
        decide_finding(
            db, finding_id=number, state=FindingState.CONFIRMED, reason="It is wrong.", version=version,
            actor=GRACE, at=NOW,
        )  # fmt: skip


def flag(store: Store, severity: Severity) -> None:
    with store.writing() as db:
        raise_finding(
            db, article_id=1, words="At least 40 people died", kind="other", severity=severity,
            message="Not what the bulletin says.", suggestion="", actor=GRACE, at=NOW,
        )  # fmt: skip


def state(store: Store, claim: int) -> str:
    with store.reading() as db:
        assert verify(db).problem is None
        return db.get_one(Claim, claim).state


def test_nothing_follows_where_no_rule_is_on(store: Store, desk: tuple[int, int]) -> None:
    confirm(store, desk[1])
    flag(store, Severity.ERROR)

    assert state(store, desk[0]) == "settled"


def test_a_confirmed_finding_sends_the_claim_back_and_undoing_puts_it_right(
    store: Store, desk: tuple[int, int]
) -> None:
    switch_on(store, "reopen-on-confirmed")
    flag(store, Severity.ERROR)
    assert state(store, desk[0]) == "settled"

    confirm(store, desk[1])

    assert state(store, desk[0]) == "reopened"
    with store.reading() as db:
        last = db.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()
        assert (last.action, last.actor) == ("rule.followed", "factcheck")
    with store.writing() as db:  # the reviewer whose answer caused it takes both back
        for number in (last.id, last.id - 1):
            undo_event(db, event_id=number, actor=GRACE, role=Role.REVIEWER, at=NOW)
    assert state(store, desk[0]) == "settled"


def test_many_confirmed_at_once_follow_the_same_rule(store: Store, desk: tuple[int, int]) -> None:
    switch_on(store, "reopen-on-confirmed")

    with store.writing() as db:
        order = Order(bulk=Bulk.CONFIRM, reason="It is wrong.")
        do_in_bulk(db, order=order, rows={desk[1]: None}, partly=False, actor=GRACE, at=NOW)

    assert state(store, desk[0]) == "reopened"


def test_a_new_error_sends_the_claim_back_and_less_does_not(
    store: Store, desk: tuple[int, int]
) -> None:
    switch_on(store, "reopen-on-error")
    flag(store, Severity.WARNING)
    confirm(store, desk[1])
    assert state(store, desk[0]) == "settled"

    flag(store, Severity.ERROR)

    assert state(store, desk[0]) == "reopened"
    with store.reading() as db:
        assert db.scalar(select(func.count()).where(Event.action == "rule.followed")) == 1
