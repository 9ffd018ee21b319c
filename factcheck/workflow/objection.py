"""Objections to settled verdicts: raised by whoever reads, answered by whoever settles."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.objection import ObjectionState
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.objection import Objection
from factcheck.workflow.adjudicate import reopen_claim


def raise_objection(
    session: Session, *, claim_id: int, words: str, source: str = "", actor: str, at: datetime
) -> Objection:
    """Say that a settled verdict is wrong, and why; it waits for those who settle.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: nothing is settled, no reason is given, or one of theirs waits already.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state != ClaimState.SETTLED or claim.settled_as is None:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}: there is no settled verdict to object to."
        )
    if not words.strip():
        raise RuleViolationError(
            "Say what is wrong with the verdict: whoever looks into it begins there."
        )
    waiting = select(Objection.id).where(
        Objection.claim_id == claim_id,
        Objection.raised_by == actor,
        Objection.state == ObjectionState.OPEN.value,
    )
    if session.scalar(waiting.limit(1)):
        raise RuleViolationError(
            "Your objection to this verdict waits already; it will be answered."
        )
    objection = Objection(
        claim_id=claim_id,
        verdict=claim.settled_as,
        words=words.strip(),
        source=source.strip(),
        raised_by=actor,
        raised_at=at,
        state=ObjectionState.OPEN.value,
    )
    session.add(objection)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.OBJECTION_RAISED,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "objection": objection.id, "reason": objection.words},
        at=at,
        article=claim.article_id,
    )
    return objection


def answer_objection(
    session: Session, *, objection_id: int, stands: bool, reason: str, actor: str, at: datetime
) -> Objection:
    """Answer an objection: the verdict `stands`, or the claim is opened again for that reason.

    Raises:
        NoResultFound: there is no such objection.
        RuleViolationError: the reason is missing.
        StaleEditError: somebody has answered it in the meantime.
    """
    objection = session.get_one(Objection, objection_id)
    if objection.state != ObjectionState.OPEN:
        raise StaleEditError(
            f"{objection.answered_by} has answered this in the meantime; your answer is kept below.",
            theirs={"answer": objection.state, "reason": objection.answer or ""},
        )
    if not reason.strip():
        raise RuleViolationError("Say why: whoever objected reads your answer.")
    claim = objection.claim
    state = ObjectionState.DECLINED if stands else ObjectionState.UPHELD
    objection.state = state.value
    objection.answer = reason.strip()
    objection.answered_by, objection.answered_at = actor, at
    record(
        session,
        actor=actor,
        action=Action.OBJECTION_ANSWERED,
        subject=f"claim/{claim.id}",
        data={
            "claim": claim.id,
            "objection": objection.id,
            "answer": state.value,
            "reason": reason.strip(),
        },
        at=at,
        article=claim.article_id,
    )
    if not stands and claim.state == ClaimState.SETTLED:
        reopen_claim(session, claim_id=claim.id, reason=reason, actor=actor, at=at)
    return objection
