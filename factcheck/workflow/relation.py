"""Saying how two claims hang together, accepting or refusing what the program proposes, taking it back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.relation import ACCEPTED, REFUSED, RelationKind
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.known import ClaimRelation


def relate_claims(
    session: Session,
    *,
    claim_id: int,
    other_id: int,
    kind: RelationKind,
    reason: str,
    proposed: str | None = None,
    actor: str,
    at: datetime,
) -> ClaimRelation:
    """Say that `claim_id` restates, is part of, contradicts or supersedes `other_id`.

    `proposed` names what in the program proposed it.

    Raises:
        NoResultFound: there is no claim `claim_id`.
        RuleViolationError: the reason is missing, there is no other claim, or it is said already.
    """
    row = _made(session, claim_id, other_id, kind, reason, proposed, ACCEPTED, actor, at)
    _record(session, Action.RELATION_MADE, row, row.reason, actor, at)
    return row


def refuse_relation(
    session: Session,
    *,
    claim_id: int,
    other_id: int,
    kind: RelationKind,
    reason: str,
    proposed: str,
    actor: str,
    at: datetime,
) -> ClaimRelation:
    """Say that what the program proposed is not so; it is not proposed again.

    Raises:
        NoResultFound: there is no claim `claim_id`.
        RuleViolationError: the reason is missing, there is no other claim, or it is said already.
    """
    row = _made(session, claim_id, other_id, kind, reason, proposed, REFUSED, actor, at)
    _record(session, Action.RELATION_REFUSED, row, row.reason, actor, at)
    return row


def end_relation(
    session: Session, *, relation_id: int, reason: str, actor: str, at: datetime
) -> ClaimRelation:
    """Take back that two claims hang together.

    Raises:
        NoResultFound: there is no such relation.
        RuleViolationError: the reason is missing, or it is taken back already.
    """
    row = session.get_one(ClaimRelation, relation_id)
    if row.ended_at:
        raise RuleViolationError("This is taken back already.")
    if not reason.strip():
        raise RuleViolationError("Say why: the reason goes into the record.")
    row.ended_at, row.ended_because = at, reason.strip()
    _record(session, Action.RELATION_ENDED, row, reason.strip(), actor, at)
    return row


def _made(
    session: Session,
    claim_id: int,
    other_id: int,
    kind: RelationKind,
    reason: str,
    proposed: str | None,
    state: str,
    actor: str,
    at: datetime,
) -> ClaimRelation:
    if claim_id == other_id:
        raise RuleViolationError("A claim cannot stand in a relation to itself.")
    session.get_one(Claim, claim_id)
    if session.get(Claim, other_id) is None:  # its number was typed by a person
        raise RuleViolationError(f"There is no claim {other_id}.")
    if not reason.strip():
        raise RuleViolationError("Say why they belong together: both claims show the reason.")
    for one, two in ((claim_id, other_id), (other_id, claim_id)):
        known = session.scalar(
            select(ClaimRelation).where(
                ClaimRelation.claim_id == one,
                ClaimRelation.other_id == two,
                ClaimRelation.kind == kind.value,
                ClaimRelation.ended_at.is_(None),
            )
        )
        if known and known.state == ACCEPTED:
            raise RuleViolationError(f"Claim {one} {kind.forth} claim {two} already.")
        if known and state == ACCEPTED:  # refused before, thought better of now
            known.ended_at, known.ended_because = at, reason.strip()
            session.flush()
        elif known:
            raise RuleViolationError("This is refused already.")
    row = ClaimRelation(
        claim_id=claim_id,
        other_id=other_id,
        kind=kind.value,
        reason=reason.strip(),
        proposed=proposed,
        state=state,
        made_by=actor,
        made_at=at,
    )
    session.add(row)
    session.flush()
    return row


def _record(
    session: Session, action: Action, row: ClaimRelation, reason: str, actor: str, at: datetime
) -> None:
    kind = RelationKind(row.kind)
    record(
        session,
        actor=actor,
        action=action,
        subject=f"claim/{row.claim_id}",
        data={
            "claim": row.claim_id,
            "other": row.other_id,
            "relation": row.id,
            "kind": kind.value,
            "words": kind.forth,
            "proposed": row.proposed,
            "reason": reason,
        },
        at=at,
        article=session.get_one(Claim, row.claim_id).article_id,
    )
