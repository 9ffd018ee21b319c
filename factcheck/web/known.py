"""What is done beside a claim: earlier verdicts, relations, stale marks, and its checklist."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.domain.errors import RuleViolationError
from factcheck.domain.relation import RelationKind
from factcheck.queries.claims import panel
from factcheck.web import context, forms
from factcheck.web.judging import check
from factcheck.web.known_forms import (
    AnswerForm,
    HoldsForm,
    ProposalForm,
    RefuseForm,
    RelateForm,
    ReuseForm,
    key_of,
)
from factcheck.web.workbench import way_back
from factcheck.workflow.checklist import answer_question
from factcheck.workflow.relation import end_relation, refuse_relation, relate_claims
from factcheck.workflow.reuse import refuse_match, reuse_verdict
from factcheck.workflow.staleness import still_holds

bp = Blueprint("known", __name__, url_prefix="/claims")


@bp.post("/<id:claim_id>/reuse")
def reuse(claim_id: int) -> Response:
    """Take over the verdict that stands on an earlier claim."""
    form = ReuseForm()
    check(f"reuse-{form.earlier.data}", claim_id, form)
    with context.writing() as db:
        reuse_verdict(
            db,
            claim_id=claim_id,
            earlier_id=form.earlier.data,
            rationale=form.rationale.data,
            as_of=form.as_of.data,
            version=form.version.data,
            earlier_version=form.earlier_version.data,
            reviewer=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"The verdict on claim {form.earlier.data} now stands on claim {claim_id} too, as yours.",
        draft=f"claim/{claim_id}/reuse-{form.earlier.data}",
    )


@bp.post("/<id:claim_id>/not-the-same")
def refuse(claim_id: int) -> Response:
    """Say that an earlier claim is another."""
    form = RefuseForm()
    check("refuse", claim_id, form)
    with context.writing() as db:
        refuse_match(
            db, claim_id=claim_id, other_id=form.other.data, actor=context.person().email,
            at=context.now(),
        )  # fmt: skip
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {form.other.data} is not offered here again.",
    )


@bp.post("/<id:claim_id>/relations")
def relate(claim_id: int) -> Response:
    """Say how the claim hangs together with another."""
    form = RelateForm()
    check("relate", claim_id, form)
    kind = RelationKind(form.kind.data)
    with context.writing() as db:
        relate_claims(
            db, claim_id=claim_id, other_id=form.other.data, kind=kind, reason=form.reason.data,
            actor=context.person().email, at=context.now(),
        )  # fmt: skip
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} {kind.forth} claim {form.other.data}: both say so now.",
        draft=f"claim/{claim_id}/relate",
    )


@bp.post("/<id:claim_id>/proposals")
def decide(claim_id: int) -> Response:
    """Accept or refuse a relation that the program proposes."""
    form = ProposalForm()
    key = key_of(form.kind.data or "", form.first.data or 0, form.second.data or 0)
    check(f"proposal-{key}", claim_id, form)
    first, second, kind = form.first.data, form.second.data, RelationKind(form.kind.data)
    with context.reading() as db:
        beside = panel(db, claim_id, viewer=context.person().email).beside
    if not beside.proposes(kind, first, second, form.proposed.data):
        raise RuleViolationError("This is not proposed (any more): look at the claim again.")
    accepted = form.then.data == "accept"
    decided = relate_claims if accepted else refuse_relation
    with context.writing() as db:
        decided(
            db, claim_id=first, other_id=second, kind=kind, reason=form.reason.data,
            proposed=form.proposed.data, actor=context.person().email, at=context.now(),
        )  # fmt: skip
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {first} {kind.forth} claim {second}: both say so now."
        if accepted
        else "It is not proposed again.",
        draft=f"claim/{claim_id}/proposal-{key}",
    )


@bp.post("/<id:claim_id>/relations/<id:relation_id>/end")
def unrelate(claim_id: int, relation_id: int) -> Response:
    """Take a relation back."""
    form = forms.ReasonForm()
    check(f"unrelate-{relation_id}", claim_id, form)
    with context.writing() as db:
        end_relation(
            db, relation_id=relation_id, reason=form.reason.data, actor=context.person().email,
            at=context.now(),
        )  # fmt: skip
    return context.done(
        way_back(form.back.data, claim_id),
        "Taken back, on both claims.",
        draft=f"claim/{claim_id}/unrelate-{relation_id}",
    )


@bp.post("/<id:claim_id>/still-holds")
def holds(claim_id: int) -> Response:
    """Say that a stale claim still holds."""
    form = HoldsForm()
    check("holds", claim_id, form)
    with context.writing() as db:
        still_holds(
            db, claim_id=claim_id, reason=form.reason.data, seen=form.seen.data,
            actor=context.person().email, at=context.now(),
        )  # fmt: skip
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is not stale any more: you said that it still holds.",
        draft=f"claim/{claim_id}/holds",
    )


@bp.post("/<id:claim_id>/answers")
def answer(claim_id: int) -> Response:
    """Keep what was found out about a question of the checklist."""
    form = AnswerForm()
    check(f"question-{form.question.data}", claim_id, form)
    with context.reading() as db:
        beside = panel(db, claim_id, viewer=context.person().email).beside
    if not beside.asks(form.question.data):
        raise RuleViolationError("This question is not on the claim’s checklist (any more).")
    with context.writing() as db:
        answer_question(
            db, claim_id=claim_id, question=form.question.data, answer=form.answer.data,
            source=form.source.data or "", version=form.version.data,
            actor=context.person().email, at=context.now(),
        )  # fmt: skip
    number = [one.question for one in beside.questions].index(form.question.data)
    return context.done(
        way_back(form.back.data, claim_id),
        "The answer is kept with the claim.",
        draft=f"claim/{claim_id}/question-{number}",
    )
