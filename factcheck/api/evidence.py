"""Evidence over the API: what a source says to a claim."""

from __future__ import annotations

from typing import Any

from factcheck.api import answers, bodies, context
from factcheck.api.part import Answer, Part
from factcheck.domain.evidence import Stance
from factcheck.queries.parts import evidence
from factcheck.store.claim import Claim
from factcheck.workflow.evidence import add_evidence, withdraw_evidence

bp = Part("evidence", "What sources say to claims.")


@bp.call("GET", "/claims/<id:claim_id>/evidence", gives=answers.EvidenceList)
def list_evidence(claim_id: int) -> Answer:
    """All evidence of a claim, what was withdrawn included."""
    with context.reading() as db:
        db.get_one(Claim, claim_id)
        return {"evidence": evidence(db, claim_id=claim_id)}


@bp.call(
    "POST", "/claims/<id:claim_id>/evidence", gives=answers.Made, status=201,
    takes=bodies.EvidenceGiven,
)  # fmt: skip
def attach(claim_id: int, given: dict[str, Any]) -> Answer:
    """Attach what a source of the list says to a claim."""
    with context.writing() as db:
        added = add_evidence(
            db,
            claim_id=claim_id,
            source_id=given["source_id"],
            stance=Stance(given["stance"]),
            excerpt=given["excerpt"],
            near=given["near"],
            locator=given["locator"],
            note=given["note"],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": added.id}


@bp.call(
    "POST", "/evidence/<id:evidence_id>/withdrawal", gives=answers.Made, takes=bodies.ReasonGiven
)
def withdraw(evidence_id: int, given: dict[str, Any]) -> Answer:
    """Take a piece of evidence back; it stays in the record with the reason."""
    with context.writing() as db:
        withdraw_evidence(
            db,
            evidence_id=evidence_id,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": evidence_id}
