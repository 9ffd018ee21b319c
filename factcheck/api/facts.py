"""What is read from a claim and beside it, over the API: values put right, passages that may speak of it, ways to split it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import g

from factcheck.api import answers, context, fact_answers, work_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.value import Comparator, ValueKind
from factcheck.queries.by_hand import proposals, worked
from factcheck.queries.claims import ClaimPanel, panel
from factcheck.queries.passages import passages_page
from factcheck.workflow.claim_facts import TypedValue, set_values

bp = Part("facts", "What is read from a claim, and where sources may speak of it.")
_CLAIM = "/claims/<id:claim_id>"


@bp.call(
    "PUT",
    f"{_CLAIM}/values",
    gives=answers.Claim,
    takes=work_bodies.ValuesGiven,
    versioned=True,
)
def put_values(claim_id: int, given: dict[str, Any]) -> ClaimPanel:
    """Put values in the place of a claim's, or have them read from its words anew."""
    version, values = context.told_version(), given["values"]
    with context.writing() as db:
        set_values(
            db,
            claim_id=claim_id,
            values=None if values is None else [_typed(one) for one in values],
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    with context.reading() as db:
        found = panel(db, claim_id, viewer=context.caller().email)
    g.version = found.version
    return found


def _typed(one: dict[str, Any]) -> TypedValue:
    return TypedValue(
        **{**one, "kind": ValueKind(one["kind"]), "comparator": Comparator(one["comparator"])}
    )


@bp.call("GET", f"{_CLAIM}/passages", gives=fact_answers.Passages)
def list_passages(claim_id: int) -> Answer:
    """Passages of the desk's sources that may speak of the claim, best first, for a person to judge."""
    with context.reading() as db:
        page = passages_page(db, claim_id)
    return {
        "searched": page.searched,
        "passages": [
            {
                "source_id": one.source,
                "title": one.title,
                "publisher": one.publisher,
                "published": one.published,
                "start": one.proposal.span.start,
                "end": one.proposal.span.end,
                "text": one.proposal.text,
                "beside": one.proposal.label,
                "later": one.later,
                "used": one.used,
            }
            for one in page.passages
        ],
    }


@bp.call("GET", f"{_CLAIM}/split", gives=fact_answers.SplitProposed)
def propose_split(claim_id: int) -> Answer:
    """How the claim's words could be split, for a person to go on from."""
    with context.reading() as db:
        claim = worked(db, claim_id)
    g.version = claim.version
    pieces = proposals(claim.text, claim.published)
    return {
        "pieces": [{"words": words, "statement": statement} for words, statement in pieces],
        "neighbours": [asdict(one) for one in claim.neighbours],
    }
