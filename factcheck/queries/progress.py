"""How far the work is: by kind of claim, and by person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.review import TAKES_VERDICTS
from factcheck.domain.verdict import Question
from factcheck.store.claim import Claim
from factcheck.store.known import STALE
from factcheck.store.review import Assignment
from factcheck.store.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """The claims of one kind."""

    kind: str
    total: int
    left: int
    """Those that still take a verdict."""
    disputed: int
    settled: int
    stale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """What one person has given and has in hand."""

    email: str
    given: int
    """Verdicts of theirs that are in force."""
    disputed: int
    """Disputes they are part of."""
    stale: int
    """Claims they judged that rest on something which has changed."""
    waiting: int
    overdue: int


def kinds_of_claims(session: Session) -> tuple[KindLine, ...]:
    """Every kind that claims have, the commonest first."""
    counts: dict[str, dict[str, int]] = {}
    rows = session.execute(
        select(Claim.kind, Claim.state, func.count()).group_by(Claim.kind, Claim.state)
    )
    for kind, state, number in rows:
        counts.setdefault(kind, {})[state] = number
    stale = _numbers(session, select(Claim.kind, func.count()).where(STALE).group_by(Claim.kind))
    lines = [
        KindLine(
            kind=kind,
            total=sum(states.values()),
            left=sum(states.get(state.value, 0) for state in TAKES_VERDICTS),
            disputed=states.get(ClaimState.DISPUTED.value, 0),
            settled=states.get(ClaimState.SETTLED.value, 0),
            stale=stale.get(kind, 0),
        )
        for kind, states in counts.items()
    ]
    return tuple(sorted(lines, key=lambda one: (-one.total, one.kind)))


def people_at_work(session: Session, today: date) -> tuple[PersonLine, ...]:
    """Everybody who has given a verdict or has a claim in hand."""
    truth = (
        select(Verdict.reviewer, func.count(func.distinct(Verdict.claim_id)))
        .join(Claim, Claim.id == Verdict.claim_id)
        .where(Verdict.in_force, Verdict.question == Question.TRUTH.value)
        .group_by(Verdict.reviewer)
    )
    given = _numbers(
        session,
        select(Verdict.reviewer, func.count()).where(Verdict.in_force).group_by(Verdict.reviewer),
    )
    disputed = _numbers(session, truth.where(Claim.state == ClaimState.DISPUTED.value))
    stale = _numbers(session, truth.where(STALE))
    held = (
        select(Assignment.reviewer, func.count())
        .join(Claim, Claim.id == Assignment.claim_id)
        .group_by(Assignment.reviewer)
    )
    waiting = _numbers(session, held.where(*in_hand()))
    overdue = _numbers(session, held.where(*in_hand(Assignment.due < today)))
    people = sorted(given.keys() | waiting.keys(), key=lambda one: (-given.get(one, 0), one))
    return tuple(
        PersonLine(
            email=one,
            given=given.get(one, 0),
            disputed=disputed.get(one, 0),
            stale=stale.get(one, 0),
            waiting=waiting.get(one, 0),
            overdue=overdue.get(one, 0),
        )
        for one in people
    )


def in_hand(*conditions: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """That a claim is in somebody's hands and still wants a verdict, for a select of both."""
    return [
        Assignment.ended_at.is_(None),
        Claim.state.in_([state.value for state in TAKES_VERDICTS]),
        *conditions,
    ]


def _numbers(session: Session, statement: Any) -> Mapping[Any, int]:  # noqa: ANN401 - a select of pairs
    return dict(session.execute(statement).all())
