"""What people make by hand, over the API: claims added, split, merged, credited; words flagged; events undone."""

from __future__ import annotations

from typing import Any

from factcheck.api import answers, bodies, context, hand_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.claim import AttributionMode
from factcheck.domain.finding import Severity
from factcheck.workflow.claim_by_hand import Credit, add_claim, take_claim_in
from factcheck.workflow.claim_facts import credit_claim
from factcheck.workflow.claim_merge import merge_claims
from factcheck.workflow.claim_split import Piece, split_claim
from factcheck.workflow.finding_by_hand import OTHER, raise_finding
from factcheck.workflow.undo import undo_event

bp = Part("by-hand", "Claims and findings made by hand, and taking things back.")


@bp.call(
    "POST",
    "/articles/<id:article_id>/claims",
    gives=answers.Made,
    status=201,
    takes=hand_bodies.NewClaimGiven,
)
def add_by_hand(article_id: int, given: dict[str, Any]) -> Answer:
    """Make a claim on words of the article that no claim has yet."""
    with context.writing() as db:
        made = add_claim(
            db,
            article_id=article_id,
            words=given["words"],
            statement=given["statement"],
            near=given["near"],
            kind=given["kind"] or None,
            credit=_credit(given),
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": made.id}


@bp.call(
    "POST",
    "/articles/<id:article_id>/findings",
    gives=answers.Made,
    status=201,
    takes=hand_bodies.FlagGiven,
)
def flag(article_id: int, given: dict[str, Any]) -> Answer:
    """Flag words of the article that no detector noticed."""
    with context.writing() as db:
        made = raise_finding(
            db,
            article_id=article_id,
            words=given["words"],
            kind=given["kind"] or OTHER,
            severity=Severity(given["severity"]),
            message=given["message"],
            suggestion=given["suggestion"],
            near=given["near"],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": made.id}


@bp.call(
    "POST",
    "/claims/<id:claim_id>/split",
    gives=answers.MadeSeveral,
    takes=hand_bodies.SplitGiven,
    versioned=True,
)
def split(claim_id: int, given: dict[str, Any]) -> Answer:
    """Put several claims in the place of one."""
    version = context.told_version()
    with context.writing() as db:
        made = split_claim(
            db,
            claim_id=claim_id,
            pieces=[Piece(**one) for one in given["pieces"]],
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
        return {"ids": [one.id for one in made]}


@bp.call("POST", "/claims/merge", gives=answers.Made, takes=hand_bodies.MergeGiven, also=(404, 412))
def merge(given: dict[str, Any]) -> Answer:
    """Put one claim in the place of several; each is named with the version that was seen."""
    with context.writing() as db:
        made = merge_claims(
            db,
            versions={one["id"]: one["version"] for one in given["claims"]},
            statement=given["statement"],
            evidence=given["evidence"],
            verdicts=given["verdicts"],
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": made.id}


@bp.call(
    "POST",
    "/claims/<id:claim_id>/taking-in",
    gives=answers.Made,
    takes=bodies.ReasonGiven,
    versioned=True,
)
def take_in(claim_id: int, given: dict[str, Any]) -> Answer:
    """Take a claim that was left out back into review."""
    version = context.told_version()
    with context.writing() as db:
        take_claim_in(
            db,
            claim_id=claim_id,
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": claim_id}


@bp.call(
    "PUT",
    "/claims/<id:claim_id>/credit",
    gives=answers.Made,
    takes=hand_bodies.CreditGiven,
    versioned=True,
)
def credit(claim_id: int, given: dict[str, Any]) -> Answer:
    """Say to whom a claim is credited."""
    version = context.told_version()
    with context.writing() as db:
        credit_claim(
            db,
            claim_id=claim_id,
            credit=_credit(given),
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": claim_id}


@bp.call("POST", "/history/<id:event_id>/undoing", gives=answers.Made)
def undo(event_id: int) -> Answer:
    """Take back what an event did, where nothing rests on it; the answer is the event that says so."""
    who = context.caller()
    with context.writing() as db:
        event = undo_event(db, event_id=event_id, actor=who.email, role=who.role, at=context.now())
        return {"id": event.id}


def _credit(given: dict[str, Any]) -> Credit:
    mode = given["mode"]
    return Credit(
        claimant=given["claimant"],
        cue=given["cue"],
        channel=given["channel"],
        mode=AttributionMode(mode) if mode else None,
    )
