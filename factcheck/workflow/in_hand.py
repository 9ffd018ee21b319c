"""Who has a claim in hand: taking it, giving it to somebody, handing it back.

No claim is in more hands than it asks for verdicts: those who hold it and those who have judged it are
counted in the transaction that adds one, and writers come one after the other.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.review import TAKES_VERDICTS
from factcheck.domain.roles import Role, covers
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.account import Account
from factcheck.store.claim import Claim
from factcheck.store.review import Assignment
from factcheck.store.verdict import Verdict

DONE, HANDED_BACK, TAKEN_AWAY, LEASE_OVER = "done", "handed-back", "taken-away", "lease-over"


def assign_claim(
    session: Session,
    *,
    claim_id: int,
    reviewer: str,
    due: date | None,
    actor: str,
    at: datetime,
) -> Assignment:
    """Put a claim into somebody's hands; into one's own is taking it.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: they hold it or have judged it, enough people do, or they may not review.
    """
    claim = session.get_one(Claim, claim_id)
    demand_free_hands(session, claim, reviewer, actor, at)
    row = put(session, claim, reviewer, due=due, until=None, actor=actor, at=at)
    record(
        session,
        actor=actor,
        action=Action.CLAIM_TAKEN if reviewer == actor else Action.CLAIM_ASSIGNED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "reviewer": reviewer,
            "due": due.isoformat() if due else None,
        },
        at=at,
        article=claim.article_id,
    )
    return row


def demand_free_hands(
    session: Session, claim: Claim, reviewer: str, actor: str, at: datetime
) -> None:
    """That a claim can be put into the hands of `reviewer`.

    Raises:
        RuleViolationError: they hold it or have judged it, enough people do, or they may not review.
    """
    if claim.state not in TAKES_VERDICTS:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}: it waits for nobody’s verdict."
        )
    _demand_reviewer(session, reviewer, actor)
    judged, holding = _hands(session, claim.id, at)
    if reviewer in judged:
        raise RuleViolationError(f"{_they(reviewer, actor)} judged this claim already.")
    if reviewer in holding:
        raise RuleViolationError(f"{_they(reviewer, actor)} this claim in hand already.")
    if len(judged | holding) >= claim.verdicts_wanted:
        whose = ", ".join(sorted(holding)) or "others"
        raise RuleViolationError(
            f"This claim asks for {_verdicts(claim.verdicts_wanted)}, and {whose} "
            f"{'have' if len(holding) != 1 else 'has'} it in hand or has judged it. "
            "Ask for one more verdict, or have it handed back."
        )


def hand_back(
    session: Session, *, claim_id: int, reviewer: str, reason: str, actor: str, at: datetime
) -> Assignment:
    """End somebody's hold on a claim; for another person's a reason is needed.

    Raises:
        RuleViolationError: they do not hold it, or the reason is missing.
    """
    claim = session.get_one(Claim, claim_id)
    demand_handing_back(session, claim_id, reviewer, reason=reason, actor=actor)
    row = take_out(session, claim_id, reviewer, actor=actor, at=at)
    record(
        session,
        actor=actor,
        action=Action.CLAIM_HANDED_BACK,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "reviewer": reviewer, "reason": reason.strip() or "–"},
        at=at,
        article=claim.article_id,
    )
    return row


def demand_handing_back(
    session: Session, claim_id: int, reviewer: str, *, reason: str, actor: str
) -> None:
    """That somebody's hold on a claim can be ended.

    Raises:
        RuleViolationError: they do not hold it, or the reason is missing.
    """
    if reviewer != actor and not reason.strip():
        raise RuleViolationError("Say why it is taken out of their hands: they will see it.")
    if hold_of(session, claim_id, reviewer) is None:
        raise RuleViolationError(
            "This claim is in nobody’s hands any more that could give it back."
            if reviewer == actor
            else f"{reviewer} does not have this claim in hand."
        )


def take_out(
    session: Session, claim_id: int, reviewer: str, *, actor: str, at: datetime
) -> Assignment:
    """End a hold that is there, by oneself or by another; part of what is recorded."""
    because = HANDED_BACK if reviewer == actor else TAKEN_AWAY
    row = end(session, claim_id, reviewer, because=because, at=at)
    if row is None:
        raise RuntimeError(f"claim {claim_id} is not in the hands of {reviewer}")
    return row


def end(
    session: Session, claim_id: int, reviewer: str, *, because: str, at: datetime
) -> Assignment | None:
    """End a hold as part of something that is recorded; None where there is none."""
    row = hold_of(session, claim_id, reviewer)
    if row is not None:
        row.ended_at = at
        row.ended_because = because
    return row


def hold_of(session: Session, claim_id: int, reviewer: str) -> Assignment | None:
    """Somebody's hold on a claim that has not ended."""
    return session.scalar(
        select(Assignment).where(
            Assignment.claim_id == claim_id,
            Assignment.reviewer == reviewer,
            Assignment.ended_at.is_(None),
        )
    )


def live(at: datetime) -> Any:  # noqa: ANN401 - a condition on Assignment
    """That an assignment has not ended and its time is not over."""
    return and_(
        Assignment.ended_at.is_(None),
        or_(Assignment.lease_until.is_(None), Assignment.lease_until > at),
    )


def _hands(session: Session, claim_id: int, at: datetime) -> tuple[set[str], set[str]]:
    """Who has judged a claim, and who holds it."""
    judged = set(
        session.scalars(
            select(Verdict.reviewer).where(
                Verdict.claim_id == claim_id,
                Verdict.in_force,
                Verdict.question == Question.TRUTH.value,
            )
        )
    )
    holding = set(
        session.scalars(
            select(Assignment.reviewer).where(Assignment.claim_id == claim_id, live(at))
        )
    )
    return judged, holding - judged


def put(
    session: Session,
    claim: Claim,
    reviewer: str,
    *,
    due: date | None,
    until: datetime | None,
    actor: str,
    at: datetime,
) -> Assignment:
    """Put a claim into hands that are free for it; part of what is recorded."""
    stale = select(Assignment).where(
        Assignment.claim_id == claim.id,
        Assignment.ended_at.is_(None),
        Assignment.lease_until.is_not(None),
        Assignment.lease_until <= at,
    )
    for over in session.scalars(stale):
        over.ended_at = at
        over.ended_because = LEASE_OVER
    session.flush()  # the same person may hold it again
    row = Assignment(
        claim_id=claim.id,
        reviewer=reviewer,
        assigned_by=actor,
        assigned_at=at,
        due=due,
        lease_until=until,
    )
    session.add(row)
    session.flush()
    return row


def _demand_reviewer(session: Session, reviewer: str, actor: str) -> None:
    if reviewer == actor:  # the door has asked for their role
        return
    account = session.scalar(
        select(Account).where(Account.email == reviewer, Account.disabled_at.is_(None))
    )
    if account is None or not covers(Role(account.role), Role.REVIEWER):
        raise RuleViolationError("Choose somebody of this desk who may review.")


def _they(reviewer: str, actor: str) -> str:
    return "You have" if reviewer == actor else f"{reviewer} has"


def _verdicts(number: int) -> str:
    return "one verdict" if number == 1 else f"{number} verdicts"
