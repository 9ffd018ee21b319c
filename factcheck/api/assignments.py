"""Whose hands a claim is in, over the API."""

from __future__ import annotations

from typing import Any

from factcheck.api import answers, bodies, context
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import NotAllowedError
from factcheck.domain.roles import Role, covers
from factcheck.workflow.handing_out import next_claim
from factcheck.workflow.in_hand import assign_claim, hand_back

bp = Part("assignments", "Whose hands a claim is in.")


@bp.call("POST", "/assignments/next", gives=answers.NextClaim)
def take_next() -> Answer:
    """Be handed the claim to judge next; null where none waits."""
    with context.writing() as db:
        claim = next_claim(db, reviewer=context.caller().email, at=context.now())
        return {"claim": claim.id if claim else None}


@bp.call("POST", "/claims/<id:claim_id>/assignments", gives=answers.Made, takes=bodies.HoldGiven)
def assign(claim_id: int, given: dict[str, Any]) -> Answer:
    """Take a claim, or give it to somebody (adjudicators)."""
    to = _whose(given["reviewer"])
    with context.writing() as db:
        assign_claim(
            db,
            claim_id=claim_id,
            reviewer=to,
            due=given["due"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": claim_id}


@bp.call(
    "POST", "/claims/<id:claim_id>/assignments/end", gives=answers.Made, takes=bodies.HandBackGiven
)
def give_back(claim_id: int, given: dict[str, Any]) -> Answer:
    """Hand a claim back, or take it out of somebody's hands (adjudicators)."""
    whose = _whose(given["reviewer"])
    with context.writing() as db:
        hand_back(
            db,
            claim_id=claim_id,
            reviewer=whose,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": claim_id}


def _whose(named: str) -> str:
    who = context.caller()
    whose = named.strip().lower() or who.email
    if whose != who.email and not covers(who.role, Role.ADJUDICATOR):
        raise NotAllowedError("Another person's claims ask for the role “adjudicator”.")
    return whose
