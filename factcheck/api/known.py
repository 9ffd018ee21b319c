"""Claims the desk has met before, over the API: verdicts taken over, and how claims hang together."""

from __future__ import annotations

from typing import Any

from factcheck.api import answers, bodies, context, hand_bodies, known_answers, work_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.relation import RelationKind
from factcheck.queries.claims import panel
from factcheck.workflow.relation import end_relation, refuse_relation, relate_claims
from factcheck.workflow.reuse import refuse_match, reuse_verdict
from factcheck.workflow.staleness import still_holds

bp = Part("known", "Claims met before, and how claims hang together.")


@bp.call("GET", "/claims/<id:claim_id>/known", gives=known_answers.ClaimsKnown)
def show_known(claim_id: int) -> Answer:
    """Earlier claims that say the same, relations there are or that are proposed, and what made the claim stale."""
    with context.reading() as db:
        return panel(db, claim_id, viewer=context.caller().email).beside


@bp.call(
    "POST",
    "/claims/<id:claim_id>/reuse",
    gives=answers.Made,
    takes=hand_bodies.ReuseGiven,
    versioned=True,
)
def reuse(claim_id: int, given: dict[str, Any]) -> Answer:
    """Take over the verdict that stands on an earlier claim, as yours."""
    version = context.told_version()
    with context.writing() as db:
        reuse_verdict(
            db,
            claim_id=claim_id,
            earlier_id=given["earlier_id"],
            rationale=given["rationale"],
            as_of=given["as_of"],
            version=version,
            earlier_version=given["earlier_version"],
            reviewer=context.caller().email,
            at=context.now(),
        )
    return {"id": claim_id}


@bp.call(
    "POST", "/claims/<id:claim_id>/not-the-same", gives=answers.Made, takes=hand_bodies.OtherGiven
)
def refuse(claim_id: int, given: dict[str, Any]) -> Answer:
    """Say that an earlier claim is another; it is not offered again."""
    with context.writing() as db:
        refuse_match(
            db,
            claim_id=claim_id,
            other_id=given["other_id"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": claim_id}


@bp.call(
    "POST",
    "/claims/<id:claim_id>/relations",
    gives=answers.Made,
    status=201,
    takes=hand_bodies.RelationGiven,
)
def relate(claim_id: int, given: dict[str, Any]) -> Answer:
    """Say how a claim hangs together with another: it restates it, is part of it, contradicts or supersedes it."""
    with context.writing() as db:
        made = relate_claims(
            db,
            claim_id=claim_id,
            other_id=given["other_id"],
            kind=RelationKind(given["kind"]),
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": made.id}


@bp.call("POST", "/relations/<id:relation_id>/end", gives=answers.Made, takes=bodies.ReasonGiven)
def unrelate(relation_id: int, given: dict[str, Any]) -> Answer:
    """Take a relation back, on both claims."""
    with context.writing() as db:
        end_relation(
            db,
            relation_id=relation_id,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": relation_id}


@bp.call(
    "POST",
    "/claims/<id:claim_id>/relation-proposals",
    gives=answers.Made,
    takes=work_bodies.ProposalAnswered,
)
def decide(claim_id: int, given: dict[str, Any]) -> Answer:
    """Accept a relation that the program proposes for this claim, or refuse it for good."""
    kind = RelationKind(given["kind"])
    first, second = given["claim_id"], given["to_id"]
    with context.reading() as db:
        beside = panel(db, claim_id, viewer=context.caller().email).beside
    if not beside.proposes(kind, first, second, given["proposed"]):
        raise RuleViolationError("This is not proposed (any more): look at the claim again.")
    decided = relate_claims if given["accept"] else refuse_relation
    with context.writing() as db:
        made = decided(
            db,
            claim_id=first,
            other_id=second,
            kind=kind,
            reason=given["reason"],
            proposed=given["proposed"],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": made.id}


@bp.call(
    "POST",
    "/claims/<id:claim_id>/still-holds",
    gives=answers.Made,
    takes=work_bodies.HoldsGiven,
    also=(412,),
)
def holds(claim_id: int, given: dict[str, Any]) -> Answer:
    """Say that a stale claim still holds; `seen` is the number of the newest mark you looked at."""
    with context.writing() as db:
        still_holds(db, claim_id=claim_id, **given, actor=context.caller().email, at=context.now())
    return {"id": claim_id}
