"""Who has a claim in hand: taking it, giving it to somebody, handing it back, and the next one.

No claim is in more hands than it asks for verdicts: those who hold it and those who have judged it are
counted in the transaction that adds one, and writers come one after the other.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.review import TAKES_VERDICTS
from factcheck.domain.roles import Role, covers
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.account import Account
from factcheck.store.claim import Claim
from factcheck.store.review import Assignment, ClaimQuestion
from factcheck.store.setting import setting_of
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
    if claim.state not in TAKES_VERDICTS:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}: it waits for nobody’s verdict."
        )
    _demand_reviewer(session, reviewer, actor)
    judged, holding = _hands(session, claim_id, at)
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
    row = _put(session, claim, reviewer, due=due, until=None, actor=actor, at=at)
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


def hand_back(
    session: Session, *, claim_id: int, reviewer: str, reason: str, actor: str, at: datetime
) -> Assignment:
    """End somebody's hold on a claim; for another person's a reason is needed.

    Raises:
        RuleViolationError: they do not hold it, or the reason is missing.
    """
    claim = session.get_one(Claim, claim_id)
    if reviewer != actor and not reason.strip():
        raise RuleViolationError("Say why it is taken out of their hands: they will see it.")
    own = reviewer == actor
    row = end(session, claim_id, reviewer, because=HANDED_BACK if own else TAKEN_AWAY, at=at)
    if row is None:
        raise RuleViolationError(
            "This claim is in nobody’s hands any more that could give it back."
        )
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


def next_claim(
    session: Session, *, reviewer: str, at: datetime, article: int | None = None
) -> Claim | None:
    """The claim to judge next: one already in hand, else the one most worth checking that is free.

    A free one is kept for the reviewer for as long as the desk's setting `lease-minutes` says.
    None: nothing waits for them.
    """
    held = session.scalar(
        select(Claim)
        .join(Assignment, Assignment.claim_id == Claim.id)
        .where(
            Assignment.reviewer == reviewer,
            live(at),
            Claim.state.in_(TAKES_VERDICTS),
            *_of(article),
        )
        .order_by(Assignment.due.is_(None), Assignment.due, Assignment.id)
        .limit(1)
    )
    if held is not None:
        return held
    free = session.scalar(
        select(Claim)
        .where(*_free_for(reviewer, at), *_of(article))
        .order_by(Claim.checkworthiness.desc(), Claim.article_id, Claim.start, Claim.id)
        .limit(1)
    )
    if free is None:
        return None
    until = at + timedelta(minutes=setting_of(session, "lease-minutes"))
    _put(session, free, reviewer, due=None, until=until, actor=reviewer, at=at)
    record(
        session,
        actor=reviewer,
        action=Action.CLAIM_HANDED_OUT,
        subject=f"claim/{free.id}",
        data={"claim": free.id, "reviewer": reviewer, "until": until.isoformat()},
        at=at,
        article=free.article_id,
    )
    return free


def end(
    session: Session, claim_id: int, reviewer: str, *, because: str, at: datetime
) -> Assignment | None:
    """End a hold as part of something that is recorded; None where there is none."""
    row = session.scalar(
        select(Assignment).where(
            Assignment.claim_id == claim_id,
            Assignment.reviewer == reviewer,
            Assignment.ended_at.is_(None),
        )
    )
    if row is not None:
        row.ended_at = at
        row.ended_because = because
    return row


def live(at: datetime) -> Any:  # noqa: ANN401 - a condition on Assignment
    """That an assignment has not ended and its time is not over."""
    return and_(
        Assignment.ended_at.is_(None),
        or_(Assignment.lease_until.is_(None), Assignment.lease_until > at),
    )


def _free_for(reviewer: str, at: datetime) -> list[Any]:
    """The conditions under which a claim can be handed out to `reviewer`."""
    given, own = aliased(Verdict), aliased(Verdict)
    truth = Question.TRUTH.value
    judged = (
        select(func.count())
        .where(given.claim_id == Claim.id, given.in_force, given.question == truth)
        .correlate(Claim)
        .scalar_subquery()
    )
    # Whoever judged is not counted twice where an old hold of theirs was left open.
    also = aliased(Verdict)
    holding = (
        select(func.count())
        .where(
            Assignment.claim_id == Claim.id,
            live(at),
            ~exists().where(
                also.claim_id == Assignment.claim_id,
                also.in_force,
                also.question == truth,
                also.reviewer == Assignment.reviewer,
            ),
        )
        .correlate(Claim)
        .scalar_subquery()
    )
    return [
        Claim.state.in_(TAKES_VERDICTS),
        judged + holding < Claim.verdicts_wanted,
        ~exists().where(
            own.claim_id == Claim.id, own.in_force, own.question == truth, own.reviewer == reviewer
        ),
        ~exists().where(ClaimQuestion.claim_id == Claim.id, ClaimQuestion.closed_at.is_(None)),
    ]


def _of(article: int | None) -> list[Any]:
    return [] if article is None else [Claim.article_id == article]


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


def _put(
    session: Session,
    claim: Claim,
    reviewer: str,
    *,
    due: date | None,
    until: datetime | None,
    actor: str,
    at: datetime,
) -> Assignment:
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
