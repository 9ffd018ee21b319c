"""Settling a claim, and opening it again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.review import CLOSED
from factcheck.domain.verdict import Question, definition_of
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.verdict import Verdict


def settle_claim(
    session: Session, *, claim_id: int, label: str, reason: str, adjudicator: str, at: datetime
) -> Claim:
    """Close a claim that is agreed or disputed under one label of the truth question.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not ready, the reason is missing, or it is the adjudicator's own dispute.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state not in {ClaimState.AGREED, ClaimState.DISPUTED}:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}; only an agreed or disputed one can be settled."
        )
    if not reason.strip():
        raise RuleViolationError(
            "Say what decided it: the reason goes into the record and the report."
        )
    reviewers = set(
        session.scalars(
            select(Verdict.reviewer).where(
                Verdict.claim_id == claim_id, Verdict.question == Question.TRUTH, Verdict.in_force
            )
        )
    )
    if claim.state == ClaimState.DISPUTED and adjudicator in reviewers:
        raise RuleViolationError("Nobody settles a dispute they are part of: ask somebody else.")
    try:
        definition_of(Question.TRUTH, label)
    except KeyError:
        raise RuleViolationError(f"There is no label “{label}”.") from None
    before = claim.state
    claim.state = ClaimState.SETTLED.value
    claim.settled_as = label
    claim.settled_because = reason.strip()
    claim.settled_at = at
    claim.version += 1
    record(
        session,
        actor=adjudicator,
        action=Action.CLAIM_SETTLED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "label": label,
            "reason": reason.strip(),
            "state": [before, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    return claim


def reopen_claim(
    session: Session, *, claim_id: int, reason: str, actor: str, at: datetime
) -> Claim:
    """Open a settled or excluded claim again; its verdicts stay and can be revised.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not closed, or the reason is missing.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state not in CLOSED:
        raise RuleViolationError("This claim is open already.")
    if not reason.strip():
        raise RuleViolationError("Say why it is opened again: the reason goes into the record.")
    before = claim.state
    claim.state = ClaimState.REOPENED.value
    claim.settled_as = claim.settled_because = claim.settled_at = claim.excluded_because = None
    claim.version += 1
    record(
        session,
        actor=actor,
        action=Action.CLAIM_REOPENED,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "reason": reason.strip(), "state": [before, claim.state]},
        at=at,
        article=claim.article_id,
    )
    return claim
