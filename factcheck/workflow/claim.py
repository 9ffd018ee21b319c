"""Changing a claim by hand: its statement and its kind."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED
from factcheck.history.log import record
from factcheck.plugins import claim_types
from factcheck.store.claim import Claim
from factcheck.workflow.staleness import spread


def edit_claim(
    session: Session,
    *,
    claim_id: int,
    statement: str,
    kind: str,
    reason: str,
    version: int,
    actor: str,
    at: datetime,
) -> Claim:
    """Reword a claim's statement or name another kind; the words of the article stay as they are.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: the claim is closed, or something is missing.
        StaleEditError: somebody saved since `version`; carries their statement.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.version != version:
        raise StaleEditError(
            "Somebody has changed this claim since you opened it. Your wording is kept below, theirs "
            "is beside it; save again to replace theirs.",
            theirs={
                "statement": claim.statement,
                "kind": claim.kind,
                "version": str(claim.version),
            },
        )
    if claim.state in CLOSED:
        raise RuleViolationError(f"This claim is {claim.state}. Reopen it to edit it.")
    if not statement.strip():
        raise RuleViolationError("A claim needs a statement.")
    if kind not in claim_types():
        raise RuleViolationError(f"There is no kind of claim called “{kind}”.")
    if not reason.strip():
        raise RuleViolationError("Say why the wording changes: the reason goes into the record.")
    before = {"statement": claim.statement, "kind": claim.kind}
    claim.statement = statement.strip()
    claim.kind = kind
    claim.version += 1
    event = record(
        session,
        actor=actor,
        action=Action.CLAIM_EDITED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "reason": reason.strip(),
            "before": before,
            "after": {"statement": claim.statement, "kind": claim.kind},
        },
        at=at,
        article=claim.article_id,
    )
    if claim.statement != before["statement"]:
        spread(session, event, claim_id=claim_id, what="it was reworded", at=at)
    return claim
