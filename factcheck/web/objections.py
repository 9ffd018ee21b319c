"""Objections of readers to a settled verdict, and their answers."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from factcheck.domain.errors import StaleEditError
from factcheck.queries.objections import objections_page
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.review_forms import AnswerObjectionForm, ObjectionForm
from factcheck.workflow.objection import answer_objection, raise_objection

bp = Blueprint("objections", __name__, url_prefix="/claims")


@bp.get("/<id:claim_id>/objections")
def show(claim_id: int) -> Answer:
    """What was objected to, and a form to object."""
    return _page(claim_id)


@bp.post("/<id:claim_id>/objections")
def object_to(claim_id: int) -> Answer:
    """Object to the verdict on a claim."""
    form = ObjectionForm()
    context.page_again(lambda error: _page(claim_id, form=form, error=error))
    form.demand_valid()
    with context.writing() as db:
        raise_objection(
            db,
            claim_id=claim_id,
            words=form.words.data,
            source=form.source.data or "",
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("objections.show", claim_id=claim_id),
        "Your objection waits for those who settle; the answer will stand here.",
        draft=f"claim/{claim_id}/objection",
    )


@bp.post("/<id:claim_id>/objections/<id:objection_id>/answer")
def answer(claim_id: int, objection_id: int) -> Answer:
    """Let the verdict stand, or open the claim again."""
    form = AnswerObjectionForm()
    context.page_again(lambda error: _page(claim_id, answering=(objection_id, form), error=error))
    form.demand_valid()
    stands = request.form.get("then") != "reopen"
    with context.writing() as db:
        answer_objection(
            db,
            objection_id=objection_id,
            stands=stands,
            reason=form.reason.data,
            actor=context.person().email,
            at=context.now(),
        )
    said = "the verdict stands" if stands else "the claim is open again"
    return context.done(
        url_for("objections.show", claim_id=claim_id),
        f"The objection is answered: {said}.",
        draft=f"objection/{objection_id}",
    )


def _page(
    claim_id: int,
    *,
    form: ObjectionForm | None = None,
    answering: tuple[int, AnswerObjectionForm] | None = None,
    error: Exception | None = None,
) -> str:
    with context.reading() as db:
        page = objections_page(db, claim_id, viewer=context.person().email)
    return render_template(
        "objections/show.html",
        page=page,
        form=form or ObjectionForm(None),
        answer=answering[1] if answering else AnswerObjectionForm(None),
        answering=answering[0] if answering else None,
        trouble=str(error) if error else "",
        theirs=error.theirs.items() if isinstance(error, StaleEditError) else (),
    )
