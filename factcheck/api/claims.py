"""Claims over the API: read, reworded, judged, settled."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import g

from factcheck.api import answers, bodies, context, queries
from factcheck.api.part import Answer, Part
from factcheck.domain.verdict import Question
from factcheck.queries.as_of import claim_as_of
from factcheck.queries.claims import ClaimPanel, panel
from factcheck.queries.listings import claims_after
from factcheck.queries.scales import scales_in_use
from factcheck.store.claim import Claim
from factcheck.workflow.adjudicate import (
    reopen_claim,
    send_back,
    settle_claim,
    withdraw_settlement,
)
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.wanted import ask_for_verdicts

bp = Part("claims", "Claims and what is decided about them.")


@bp.call("GET", "/claims", gives=answers.Claims, asks=queries.ClaimsAsked)
def list_claims(asked: dict[str, Any]) -> Answer:
    """All claims, or those in one state, of one kind, of one article."""
    with context.reading() as db:
        found = claims_after(db, viewer=context.caller().email, **asked)
    return context.listed("claims", found)


@bp.call("GET", "/claims/<id:claim_id>", gives=answers.Claim)
def show_claim(claim_id: int) -> ClaimPanel:
    """A claim with its evidence, verdicts and findings, as far as you may see them."""
    return _claim(claim_id)


@bp.call(
    "GET",
    "/claims/<id:claim_id>/standing",
    gives=answers.ClaimThen,
    asks=queries.ThenAsked,
    also=(409,),
)
def show_claim_then(claim_id: int, asked: dict[str, Any]) -> Answer:
    """A claim as it stood after an event of the record, or at a moment."""
    with context.reading() as db:
        article, claim = claim_as_of(
            db,
            claim_id,
            viewer=context.caller().email,
            event=asked["event"],
            at=asked["at"] or context.now(),
        )
    return {
        **asdict(claim),
        "hidden_verdicts": claim.hidden,
        "event": article.event,
        "event_at": article.event_at,
        "head": article.head,
    }


@bp.call(
    "PATCH", "/claims/<id:claim_id>", gives=answers.Claim, takes=bodies.WordingGiven, versioned=True
)
def reword(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Reword a claim's statement or name another kind."""
    version = context.told_version()
    with context.writing() as db:
        claim = db.get_one(Claim, claim_id)
        edit_claim(
            db,
            claim_id=claim_id,
            statement=given.get("statement", claim.statement),
            kind=given.get("kind", claim.kind),
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _claim(claim_id)


@bp.call(
    "POST", "/claims/<id:claim_id>/exclusion", gives=answers.Claim, takes=bodies.ReasonGiven,
    versioned=True,
)  # fmt: skip
def exclude(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Leave a claim out of review."""
    version = context.told_version()
    with context.writing() as db:
        exclude_claim(
            db,
            claim_id=claim_id,
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _claim(claim_id)


@bp.call(
    "POST", "/claims/<id:claim_id>/verdicts", gives=answers.Claim, takes=bodies.VerdictGiven,
    versioned=True,
)  # fmt: skip
def give_verdict(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Give your verdict on one question, in the place of an earlier one of yours."""
    version, question = context.told_version(), Question(given["question"])
    with context.writing() as db:
        record_verdict(
            db,
            claim_id=claim_id,
            question=question,
            label=given["label"],
            rationale=given["rationale"],
            as_of=given["as_of"],
            looked_at=given["looked_at"],
            version=version,
            reviewer=context.caller().email,
            at=context.now(),
            scale=scales_in_use(db)[question.value].name,
        )
    return _claim(claim_id)


@bp.call(
    "POST", "/claims/<id:claim_id>/settlement", gives=answers.Claim, takes=bodies.SettlementGiven,
    versioned=True,
)  # fmt: skip
def settle(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Close a claim that is agreed or disputed under one label of the truth question."""
    with context.writing() as db:
        context.demand_fresh(db, Claim, claim_id)
        settle_claim(
            db,
            claim_id=claim_id,
            label=given["label"],
            reason=given["reason"],
            adjudicator=context.caller().email,
            at=context.now(),
            scale=scales_in_use(db)[Question.TRUTH.value].name,
        )
    return _claim(claim_id)


@bp.call(
    "POST", "/claims/<id:claim_id>/reopening", gives=answers.Claim, takes=bodies.ReasonGiven,
    versioned=True,
)  # fmt: skip
def reopen(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Open a settled or excluded claim again."""
    with context.writing() as db:
        context.demand_fresh(db, Claim, claim_id)
        reopen_claim(
            db,
            claim_id=claim_id,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    return _claim(claim_id)


@bp.call(
    "POST", "/claims/<id:claim_id>/voiding", gives=answers.Claim, takes=bodies.ReasonGiven,
    versioned=True,
)  # fmt: skip
def void(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Withdraw a settled verdict; reports say so until the claim is settled anew."""
    with context.writing() as db:
        context.demand_fresh(db, Claim, claim_id)
        withdraw_settlement(
            db,
            claim_id=claim_id,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    return _claim(claim_id)


@bp.call(
    "POST", "/claims/<id:claim_id>/question", gives=answers.Claim, takes=bodies.QuestionGiven,
    versioned=True,
)  # fmt: skip
def ask(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Send a disputed claim back to its reviewers with a question."""
    with context.writing() as db:
        context.demand_fresh(db, Claim, claim_id)
        send_back(
            db,
            claim_id=claim_id,
            question=given["question"],
            adjudicator=context.caller().email,
            at=context.now(),
        )
    return _claim(claim_id)


@bp.call(
    "PUT", "/claims/<id:claim_id>/verdicts-wanted", gives=answers.Claim, takes=bodies.WantedGiven,
    versioned=True,
)  # fmt: skip
def set_wanted(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Ask for more or fewer independent verdicts on a claim."""
    version = context.told_version()
    with context.writing() as db:
        ask_for_verdicts(
            db,
            claim_id=claim_id,
            wanted=given["wanted"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _claim(claim_id)


def _claim(claim_id: int) -> ClaimPanel:
    with context.reading() as db:
        found = panel(db, claim_id, viewer=context.caller().email)
    g.version = found.version
    return found
