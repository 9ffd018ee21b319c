"""Objections to settled verdicts, over the API."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from factcheck.api import answers, context
from factcheck.api.fields import (
    LINE,
    REASON,
    Given,
    MaybeMoment,
    MaybeWords,
    Moment,
    Number,
    Words,
    needed,
    reason,
    said,
)
from factcheck.api.part import Answer, Part
from factcheck.queries.objections import objections_page
from factcheck.workflow.objection import answer_objection, raise_objection

bp = Part("objections", "What readers object to in settled verdicts, and the answers.")


class ObjectionGiven(Given):
    """What is wrong with a verdict."""

    words = needed(REASON)
    source = said(LINE, load_default="", metadata={"description": "Where it says otherwise."})


class ObjectionAnswered(Given):
    """Whether the verdict stands, and why; otherwise the claim is opened again."""

    stands = fields.Boolean(required=True)
    reason = reason()


class Objection(Schema):
    """One objection, and its answer."""

    id = Number()
    verdict = Words()
    words = Words()
    source = Words()
    raised_by = Words()
    raised_at = Moment()
    state = Words()
    answer = MaybeWords()
    answered_by = MaybeWords()
    answered_at = MaybeMoment()


class Objections(Schema):
    """All objections to the verdict on a claim, the newest first."""

    objections = fields.List(fields.Nested(Objection), required=True)


@bp.call("GET", "/claims/<id:claim_id>/objections", gives=Objections)
def list_objections(claim_id: int) -> Answer:
    """What was objected to in the verdict on a claim."""
    with context.reading() as db:
        page = objections_page(db, claim_id, viewer=context.caller().email)
    return {"objections": page.lines}


@bp.call(
    "POST", "/claims/<id:claim_id>/objections", gives=answers.Made, status=201, takes=ObjectionGiven
)
def object_to(claim_id: int, given: dict[str, Any]) -> Answer:
    """Object to a settled verdict; it waits in the inbox of those who settle."""
    with context.writing() as db:
        made = raise_objection(
            db, claim_id=claim_id, words=given["words"], source=given["source"],
            actor=context.caller().email, at=context.now(),
        )  # fmt: skip
        return {"id": made.id}


@bp.call(
    "POST",
    "/objections/<id:objection_id>/answer",
    gives=answers.Made,
    takes=ObjectionAnswered,
    also=(412,),
)
def answer(objection_id: int, given: dict[str, Any]) -> Answer:
    """Answer an objection: the verdict stands, or the claim is opened again."""
    with context.writing() as db:
        answer_objection(
            db, objection_id=objection_id, stands=given["stands"], reason=given["reason"],
            actor=context.caller().email, at=context.now(),
        )  # fmt: skip
    return {"id": objection_id}
