"""Checklists over the API: the questions a claim of each kind raises, and what was found out."""

from __future__ import annotations

from typing import Any

from flask import g

from factcheck.api import answers, context, known_answers, work_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import RuleViolationError
from factcheck.queries.checklist import all_questions
from factcheck.queries.claims import panel
from factcheck.workflow.checklist import answer_question, set_questions

bp = Part("questions", "Checklists, and their answers.")


@bp.call("GET", "/questions", gives=known_answers.Checklists)
def list_questions() -> Answer:
    """The questions of every kind of claim; the ETag is the version of the desk's own."""
    return _all()


@bp.call(
    "PUT",
    "/questions/<string(maxlength=40):kind>",
    gives=known_answers.Checklists,
    takes=work_bodies.QuestionsGiven,
    versioned=True,
)
def change(kind: str, given: dict[str, Any]) -> Answer:
    """Set the desk's own questions for one kind; none at all goes back to those that come with the program."""
    version = context.told_version()
    with context.writing() as db:
        set_questions(
            db,
            kind=kind,
            questions=given["questions"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _all()


@bp.call("GET", "/claims/<id:claim_id>/answers", gives=known_answers.ClaimQuestions)
def list_answers(claim_id: int) -> Answer:
    """The questions of a claim with what was found out."""
    with context.reading() as db:
        beside = panel(db, claim_id, viewer=context.caller().email).beside
    return {"questions": beside.questions}


@bp.call(
    "POST",
    "/claims/<id:claim_id>/answers",
    gives=answers.Made,
    status=201,
    takes=work_bodies.AnswerGiven,
    also=(412,),
)
def answer(claim_id: int, given: dict[str, Any]) -> Answer:
    """Keep what was found out about a question; `version` is the answer's that you saw, 0 where there was none."""
    with context.reading() as db:
        beside = panel(db, claim_id, viewer=context.caller().email).beside
    if not beside.asks(given["question"]):
        raise RuleViolationError("This question is not on the claim’s checklist (any more).")
    with context.writing() as db:
        answer_question(
            db, claim_id=claim_id, **given, actor=context.caller().email, at=context.now()
        )
    return {"id": claim_id}


def _all() -> Answer:
    with context.reading() as db:
        kinds, version = all_questions(db)
    g.version = version
    return {"kinds": kinds, "version": version}
