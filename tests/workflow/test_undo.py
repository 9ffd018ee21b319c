"""Undoing is a new event that puts the tables back as they were."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotAllowedError, RuleViolationError, StaleEditError
from factcheck.domain.evidence import Stance
from factcheck.domain.finding import FindingState
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.restore import LOCK
from factcheck.store.session import Store
from factcheck.store.source import Evidence
from factcheck.store.tables import RECORDED
from factcheck.store.verdict import Verdict
from factcheck.workflow.adjudicate import reopen_claim, settle_claim
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.comment import withdraw_comment, write_comment
from factcheck.workflow.evidence import add_evidence, withdraw_evidence
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.in_hand import assign_claim
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.undo import undo_event
from tests import factories
from tests.conftest import NOW

ADA, GRACE = "ada@example.org", "grace@example.org"
A_MINUTE = timedelta(minutes=1)


def tables(db: Session) -> dict[str, list[Any]]:
    """Every recorded row, without the numbers by which stale forms are noticed: these only go up."""
    db.flush()
    found = {}
    for table in RECORDED:
        columns = [column for column in table.columns if column.name != LOCK]
        found[table.name] = [
            tuple(row) for row in db.execute(select(*columns).order_by(table.c.id))
        ]
    return found


def last(db: Session) -> int:
    return db.scalars(select(Event.id).order_by(Event.id.desc()).limit(1)).one()


def undo(db: Session, number: int, actor: str = ADA, role: Role = Role.ADJUDICATOR) -> Event:
    return undo_event(db, event_id=number, actor=actor, role=role, at=NOW)


def judge(db: Session, claim: Claim, who: str = ADA, label: str = "supported") -> Verdict:
    return record_verdict(
        db, claim_id=claim.id, question=Question.TRUTH, label=label, rationale="The bulletin says so.",
        as_of=date(2026, 3, 2), version=claim.version, reviewer=who, at=NOW,
    )  # fmt: skip


def reword(db: Session, claim: Claim, to: str, who: str = ADA) -> Claim:
    return edit_claim(
        db, claim_id=claim.id, statement=to, kind=claim.kind, reason="Clearer.",
        version=claim.version, actor=who, at=NOW,
    )  # fmt: skip


def test_what_was_reworded_reads_as_before_and_again(db: Session) -> None:
    claim = factories.claim(db)
    before = claim.statement
    reword(db, claim, "Forty people or more died.")
    edited = last(db)

    undone = undo(db, edited)
    assert claim.statement == before

    undo(db, undone.id)
    assert claim.statement == "Forty people or more died."
    assert verify(db).problem is None


def test_a_verdict_taken_back_leaves_the_earlier_one_in_force(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    judge(db, claim)
    before = tables(db)
    judge(db, claim, label="refuted")

    undone = undo(db, last(db))

    assert tables(db) == before
    assert [one.label for one in db.scalars(select(Verdict).where(Verdict.in_force))] == [
        "supported"
    ]
    undo(db, undone.id)
    assert [one.label for one in db.scalars(select(Verdict).where(Verdict.in_force))] == ["refuted"]
    assert verify(db).problem is None


def test_a_form_opened_before_the_undoing_is_noticed(db: Session) -> None:
    claim = factories.claim(db)
    reword(db, claim, "Forty people or more died.")
    opened = claim.version
    undo(db, last(db))

    with pytest.raises(StaleEditError):
        edit_claim(
            db, claim_id=claim.id, statement="Another.", kind=claim.kind, reason="Late.",
            version=opened, actor=GRACE, at=NOW,
        )  # fmt: skip


def test_what_later_builds_on_it_is_named(db: Session) -> None:
    claim = factories.claim(db)
    added = factories.evidence(db, claim)
    evidence = last(db)
    withdraw_evidence(db, evidence_id=added.id, reason="Wrong page.", actor=GRACE, at=NOW)

    with pytest.raises(
        RuleViolationError, match=f"grace@example.org, event {evidence + 1} .evidence withdrawn."
    ):
        undo(db, evidence)

    undo(db, last(db))
    undo(db, evidence)
    assert db.scalars(select(Evidence)).all() == []


def test_a_source_that_evidence_hangs_on_stays(db: Session) -> None:
    claim = factories.claim(db)
    source = factories.source(db)
    added = last(db)
    add_evidence(
        db, claim_id=claim.id, source_id=source.id, stance=Stance.SUPPORTS, excerpt="41 dead",
        actor=GRACE, at=NOW,
    )  # fmt: skip

    with pytest.raises(RuleViolationError, match=r"Evidence 1 hangs on .*grace@example\.org"):
        undo(db, added)


def test_an_undone_event_is_not_undone_twice(db: Session) -> None:
    claim = factories.claim(db)
    reword(db, claim, "Forty people or more died.")
    edited = last(db)
    undone = undo(db, edited)

    with pytest.raises(RuleViolationError, match=f"already, by event {undone.id}"):
        undo(db, edited)


def test_people_undo_their_own_and_adjudicators_everybodys(db: Session) -> None:
    claim = factories.claim(db)
    reword(db, claim, "Forty people or more died.", who=GRACE)
    edited = last(db)

    with pytest.raises(NotAllowedError, match="adjudicator"):
        undo(db, edited, ADA, Role.REVIEWER)
    undo(db, edited, GRACE, Role.REVIEWER)


def test_what_came_in_stays(db: Session) -> None:
    with pytest.raises(RuleViolationError, match="The record begins with this"):
        undo(db, 1)


def test_a_number_is_never_given_twice(store: Store) -> None:
    with store.writing() as db:
        claim = factories.claim(db)
        comment = write_comment(db, claim_id=claim.id, words="First.", actor=ADA, at=NOW).id
        undo(db, last(db))
    with store.writing() as db:
        again = write_comment(db, claim_id=1, words="Second.", actor=ADA, at=NOW).id

    assert again > comment


def _settled(db: Session, claim: Claim) -> None:
    settle_claim(
        db,
        claim_id=claim.id,
        label="supported",
        reason="Clear.",
        adjudicator="eve@example.org",
        at=NOW,
    )


def _exclude(db: Session, claim: Claim) -> None:
    exclude_claim(db, claim_id=claim.id, reason="A wish.", version=claim.version, actor=ADA, at=NOW)


def _finding(db: Session, _claim: Claim) -> None:
    row = db.scalars(select(Finding)).one()
    state = FindingState.OPEN if row.state != "open" else FindingState.EXPLAINED
    decide_finding(
        db,
        finding_id=row.id,
        state=state,
        reason="So it is.",
        version=row.version,
        actor=ADA,
        at=NOW,
    )


def _withdraw(db: Session, claim: Claim) -> None:
    live = select(Evidence).where(Evidence.claim_id == claim.id, Evidence.withdrawn_at.is_(None))
    row = db.scalars(live.limit(1)).one()
    withdraw_evidence(db, evidence_id=row.id, reason="Wrong page.", actor=ADA, at=NOW)


def _comment(db: Session, claim: Claim) -> None:
    said = write_comment(db, claim_id=claim.id, words="See @grace@example.org.", actor=ADA, at=NOW)
    if claim.id % 2:
        withdraw_comment(db, comment_id=said.id, actor=ADA, at=NOW)


ACTIONS: tuple[Callable[[Session, Claim], Any], ...] = (
    judge,
    lambda db, claim: judge(db, claim, GRACE, "refuted"),
    lambda db, claim: reword(db, claim, claim.statement + " Again."),
    factories.evidence,
    _withdraw,
    _exclude,
    _settled,
    lambda db, claim: reopen_claim(db, claim_id=claim.id, reason="New.", actor=ADA, at=NOW),
    lambda db, claim: assign_claim(
        db, claim_id=claim.id, reviewer=GRACE, due=None, actor=ADA, at=NOW
    ),
    _finding,
    _comment,
)


@pytest.mark.parametrize("seed", range(4))
def test_any_actions_undone_from_the_last_leave_the_tables_as_they_were(
    db: Session, seed: int
) -> None:
    chance = random.Random(seed)
    factories.account(db)
    factories.account(db, GRACE)
    claims = [factories.claim(db), factories.claim(db, factories.article(db, factories.TEXT + " "))]
    factories.finding(db, on=claims[0])
    states = [(last(db), tables(db))]
    for _ in range(14):
        try:
            chance.choice(ACTIONS)(db, chance.choice(claims))
        except (RuleViolationError, StaleEditError, NoResultFound):
            continue
        states.append((last(db), tables(db)))
    end = states[-1][1]

    # Each action from the last to the first; some undone, done again and undone once more.
    redone = []
    first, _ = states[0]
    for number in range(states[-1][0], first, -1):
        undone = undo(db, number, "eve@example.org", Role.ADMIN)
        redone.append(undone.id)
        if chance.random() < 0.3:
            again = undo(db, undone.id, "eve@example.org", Role.ADMIN)
            redone[-1] = undo(db, again.id, "eve@example.org", Role.ADMIN).id
        known = dict(states).get(number - 1)
        assert known is None or tables(db) == known
    assert tables(db) == states[0][1]

    for number in reversed(redone):
        undo(db, number, "eve@example.org", Role.ADMIN)
    assert tables(db) == end
    assert verify(db).problem is None
