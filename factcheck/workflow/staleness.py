"""What rests on a claim that has changed: marked, with the line of the record that tells of the change.

Nothing is carried over silently: a mark stays until a person says that the claim still holds, or gives a
new verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.relation import LEANING, REUSE
from factcheck.domain.review import state_after
from factcheck.domain.verdict import Question, definition_of
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.known import (
    IN_FORCE,
    ClaimRelation,
    ClaimReuse,
    ClaimStale,
    ReusedEvidence,
    standing_of,
)
from factcheck.store.pseudonym import PROGRAM
from factcheck.store.verdict import Verdict

_UNTOUCHED = frozenset({ClaimState.OPEN, ClaimState.EXCLUDED, ClaimState.REOPENED})
"""States that a change elsewhere does not move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """The earlier claim whose verdict is taken over, and the evidence that is referred to."""

    earlier: int
    label: str
    evidence: tuple[int, ...]


def keep_reuse(session: Session, verdict: Verdict, reuse: Reuse | None) -> None:
    """Note what a new verdict rests on; part of recording it."""
    if reuse is None:
        return
    row = ClaimReuse(
        claim_id=verdict.claim_id,
        verdict_id=verdict.id,
        earlier_id=reuse.earlier,
        earlier_label=reuse.label,
        reused_by=verdict.reviewer,
        reused_at=verdict.given_at,
    )
    session.add(row)
    session.flush()
    session.add_all(ReusedEvidence(reuse_id=row.id, evidence_id=one) for one in reuse.evidence)


def clear_marks(
    session: Session, claim_id: int, *, by: str, because: str, at: datetime
) -> list[ClaimStale]:
    """Take a claim's stale marks away; part of what says that somebody looked again."""
    marks = list(session.scalars(_open_marks(claim_id)))
    for mark in marks:
        mark.cleared_at, mark.cleared_by, mark.cleared_because = at, by, because
    return marks


def spread_verdict(
    session: Session, event: Event, *, claim_id: int, before: str | None, at: datetime
) -> int:
    """Mark what rests on a claim where the answer that stood on it (`before`) stands no more."""
    after = standing_of(session, [claim_id]).get(claim_id)
    if before is None or before == after:
        return 0
    was = definition_of(Question.TRUTH, before).label
    now = f"is now “{definition_of(Question.TRUTH, after).label}”" if after else "stands no more"
    return spread(session, event, claim_id=claim_id, what=f"the verdict “{was}” {now}", at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What others rest on in a claim, for seeing whether it has changed."""

    claim: int
    label: str | None
    statement: str


def standings(session: Session, claims: Iterable[int]) -> dict[int, Standing]:
    """How claims stand, those that are there."""
    numbers = list(claims)
    labels = standing_of(session, numbers)
    rows = session.execute(select(Claim.id, Claim.statement).where(Claim.id.in_(numbers)))
    return {
        row.id: Standing(claim=row.id, label=labels.get(row.id), statement=row.statement)
        for row in rows
    }


def spread_undoing(
    session: Session, event: Event, before: Mapping[int, Standing], *, at: datetime
) -> None:
    """Mark what rests on claims whose statement or verdict an undoing has put back."""
    for number, now in standings(session, before).items():
        was = before[number]
        if now.statement != was.statement:
            spread(session, event, claim_id=number, what="it was reworded", at=at)
        elif now.label != was.label:
            spread_verdict(session, event, claim_id=number, before=was.label, at=at)


def spread(session: Session, event: Event, *, claim_id: int, what: str, at: datetime) -> int:
    """Mark every claim that leans on `claim_id`, and reopen those that took its verdict over.

    What took over the verdict of such a claim in its turn is marked too. Returns how many were marked.
    """
    marked = {claim_id}
    count = 0
    waiting = [(number, tie, claim_id) for number, tie in _leaning(session, claim_id, related=True)]
    while waiting:
        number, tie, because = waiting.pop(0)
        if number in marked:
            continue
        marked.add(number)
        count += _mark(session, event, number, tie, because, what, at)
        if tie == REUSE:
            waiting += [(one, by, number) for one, by in _leaning(session, number, related=False)]
    return count


def _leaning(session: Session, claim_id: int, *, related: bool) -> list[tuple[int, str]]:
    reused = session.scalars(
        select(ClaimReuse.claim_id)
        .join(Verdict, Verdict.id == ClaimReuse.verdict_id)
        .where(ClaimReuse.earlier_id == claim_id, Verdict.in_force)
        .order_by(ClaimReuse.id)
    )
    found = [(number, REUSE) for number in reused]
    if not related:
        return found
    kinds = [kind.value for kind in LEANING]
    for here, there in (
        (ClaimRelation.claim_id, ClaimRelation.other_id),
        (ClaimRelation.other_id, ClaimRelation.claim_id),
    ):
        rows = session.execute(
            select(there, ClaimRelation.kind)
            .where(here == claim_id, IN_FORCE, ClaimRelation.kind.in_(kinds))
            .order_by(ClaimRelation.id)
        )
        found += [(number, kind) for number, kind in rows]
    return found


def _mark(
    session: Session,
    event: Event,
    number: int,
    tie: str,
    because: int,
    what: str,
    at: datetime,
) -> int:
    claim = session.get_one(Claim, number)
    if claim.state == ClaimState.EXCLUDED:
        return 0
    before = claim.state
    session.add(
        ClaimStale(
            claim_id=number, because_id=because, event_id=event.id, tie=tie, what=what, since=at
        )
    )
    if tie == REUSE and claim.state not in _UNTOUCHED:
        if claim.settled_as:
            claim.withdrawn_as = claim.settled_as
            claim.withdrawn_because = f"it rests on claim {because}, and {what} there"
            claim.withdrawn_at = at
            claim.settled_as = claim.settled_label = claim.settled_because = None
            claim.settled_at = None
        claim.state = ClaimState.REOPENED.value
        claim.version += 1
    session.flush()
    record(
        session,
        actor=PROGRAM,
        action=Action.CLAIM_MARKED_STALE,
        subject=f"claim/{number}",
        data={
            "claim": number,
            "because": because,
            "event": event.id,
            "tie": tie,
            "what": what,
            "state": [before, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    return 1


def still_holds(
    session: Session, *, claim_id: int, reason: str, seen: int, actor: str, at: datetime
) -> Claim:
    """Say that a stale claim holds as it is, having looked again at what changed.

    `seen` is the newest mark that was shown: one that came after it is not cleared unseen.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not stale, or the reason is missing.
        StaleEditError: something else it rests on has changed since.
    """
    claim = session.get_one(Claim, claim_id)
    if not reason.strip():
        raise RuleViolationError("Say why it still holds: the reason goes into the record.")
    marks = list(session.scalars(_open_marks(claim_id)))
    if not marks:
        raise RuleViolationError("This claim is not stale (any more): there is nothing to confirm.")
    if marks[-1].id > seen:
        raise StaleEditError(
            "Something else that this claim rests on has changed since you opened it. Look again.",
            theirs={"changed": marks[-1].what},
        )
    clear_marks(session, claim_id, by=actor, because=reason.strip(), at=at)
    before = claim.state
    if claim.state == ClaimState.REOPENED and any(mark.tie == REUSE for mark in marks):
        labels = session.scalars(
            select(Verdict.label).where(
                Verdict.claim_id == claim_id,
                and_(Verdict.in_force, Verdict.question == Question.TRUTH.value),
            )
        )
        claim.state = state_after(list(labels), claim.verdicts_wanted).value
        claim.version += 1
    record(
        session,
        actor=actor,
        action=Action.CLAIM_CONFIRMED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "reason": reason.strip(),
            "marks": [mark.id for mark in marks],
            "state": [before, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    return claim


def _open_marks(claim_id: int) -> Select[ClaimStale]:
    return (
        select(ClaimStale)
        .where(ClaimStale.claim_id == claim_id, ClaimStale.cleared_at.is_(None))
        .order_by(ClaimStale.id)
    )
