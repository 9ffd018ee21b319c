"""Suggestions of a language model over the API: asked for, read, accepted or dismissed by the token's owner."""

from __future__ import annotations

from typing import Any

from flask import g

from factcheck.api import answers, context, work_answers, work_bodies
from factcheck.api.part import Answer, Part
from factcheck.assist.service import service_of
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.evidence import Stance
from factcheck.domain.suggestion import SuggestionKind
from factcheck.queries.suggestions import SuggestionLine, suggestion_line, suggestions_page
from factcheck.workflow.model_question import ask_model
from factcheck.workflow.model_suggestion import accept, dismiss

bp = Part("suggestions", "What a language model suggests; it never gives a verdict.")


@bp.call("GET", "/articles/<id:article_id>/suggestions", gives=work_answers.Suggestions)
def list_suggestions(article_id: int) -> Answer:
    """What was suggested for an article, what waits for a person first, and what was refused of each answer."""
    with context.reading() as db:
        return suggestions_page(db, article_id)


@bp.call(
    "POST",
    "/articles/<id:article_id>/suggestions",
    gives=answers.Made,
    status=202,
    takes=work_bodies.ModelAsked,
)
def ask(article_id: int, given: dict[str, Any]) -> Answer:
    """Have the model asked in the background; /articles/…/jobs tells how far it is."""
    found = service_of(context.settings())
    if found is None:
        raise RuleViolationError("No language model is set up for this installation.")
    with context.writing() as db:
        asked = ask_model(
            db,
            article_id=article_id,
            kind=SuggestionKind(given["kind"]),
            claim_id=given["claim_id"],
            source_id=given["source_id"],
            model=found.model,
            host=found.authority,
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": asked.id}


@bp.call("GET", "/suggestions/<id:suggestion_id>", gives=work_answers.Suggestion)
def show_suggestion(suggestion_id: int) -> SuggestionLine:
    """One suggestion."""
    return _suggestion(suggestion_id)


@bp.call(
    "POST",
    "/suggestions/<id:suggestion_id>/acceptance",
    gives=work_answers.Suggestion,
    takes=work_bodies.AcceptanceGiven,
    versioned=True,
)
def take(suggestion_id: int, given: dict[str, Any]) -> SuggestionLine:
    """Do what a suggestion says, as yours: add the claim, reword it, attach the excerpt, keep the question."""
    version, stance = context.told_version(), given["stance"]
    with context.writing() as db:
        accept(
            db,
            suggestion_id=suggestion_id,
            version=version,
            statement=given["statement"],
            stance=Stance(stance) if stance else None,
            claim_version=given["claim_version"],
            actor=context.caller().email,
            at=context.now(),
        )
    return _suggestion(suggestion_id)


@bp.call(
    "POST",
    "/suggestions/<id:suggestion_id>/dismissal",
    gives=work_answers.Suggestion,
    versioned=True,
)
def put_away(suggestion_id: int) -> SuggestionLine:
    """Put a suggestion away; the same does not come again."""
    version = context.told_version()
    with context.writing() as db:
        dismiss(
            db,
            suggestion_id=suggestion_id,
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _suggestion(suggestion_id)


def _suggestion(suggestion_id: int) -> SuggestionLine:
    with context.reading() as db:
        found = suggestion_line(db, suggestion_id)
    g.version = found.version
    return found
