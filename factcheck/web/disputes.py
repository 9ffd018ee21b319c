"""Disputes: both sides beside each other, and the form that settles them or sends them back."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.domain.verdict import Question
from factcheck.queries.dispute import dispute_page
from factcheck.queries.scales import scales_in_use
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.web.review_forms import DisputeForm, QuestionForm
from factcheck.web.workbench import show_claim, typed_in
from factcheck.workflow.adjudicate import send_back, settle_claim

bp = Blueprint("disputes", __name__, url_prefix="/claims")


@bp.get("/<id:claim_id>/dispute")
def show(claim_id: int) -> Answer:
    """What each reviewer found and why."""
    page = _page(claim_id)
    return page if page is not None else redirect(url_for("claims.show", claim_id=claim_id), 303)


@bp.post("/<id:claim_id>/dispute/settlement")
def settle(claim_id: int) -> Response:
    """Settle it, under a label one of them gave or another."""
    form = DisputeForm()
    with context.reading() as db:
        scale = scales_in_use(db)[Question.TRUTH.value]
    _check(claim_id, form.offer(scale), "settle")
    with context.writing() as db:
        settle_claim(
            db,
            claim_id=claim_id,
            label=form.label.data,
            reason=form.reason.data,
            adjudicator=context.person().email,
            at=context.now(),
            scale=scale.name,
        )
    said = next(one.label for one in scale.choices if one.name == form.label.data)
    return context.done(
        url_for("claims.show", claim_id=claim_id),
        f"Claim {claim_id} is settled: {said}.",
        draft=f"claim/{claim_id}/dispute-settle",
    )


@bp.post("/<id:claim_id>/dispute/question")
def ask(claim_id: int) -> Response:
    """Send it back to the reviewers with a question."""
    form = QuestionForm()
    _check(claim_id, form, "ask")
    with context.writing() as db:
        send_back(
            db,
            claim_id=claim_id,
            question=form.question.data,
            adjudicator=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("disputes.show", claim_id=claim_id),
        f"Claim {claim_id} is back with its reviewers; your question is in their inboxes.",
        draft=f"claim/{claim_id}/dispute-ask",
    )


def _check(claim_id: int, form: forms.Form, name: str) -> None:
    def again(error: Exception) -> str:
        shown = _page(claim_id, failed=name, filled=form, error=error)
        return shown or show_claim(claim_id, failed="settle", error=error)

    context.page_again(again)
    form.demand_valid()


def _page(
    claim_id: int,
    *,
    failed: str = "",
    filled: forms.Form | None = None,
    error: Exception | None = None,
) -> str | None:
    with context.reading() as db:
        page = dispute_page(db, claim_id, viewer=context.person().email)
    if page is None:
        return None
    scale = page.claim.panel.together.scales[Question.TRUTH.value]
    settle_form = filled if isinstance(filled, DisputeForm) else DisputeForm(None)
    return render_template(
        "disputes/show.html",
        page=page,
        scale=scale,
        settle=settle_form.offer(scale),
        ask=filled if isinstance(filled, QuestionForm) else QuestionForm(None),
        failed=failed,
        trouble=str(error) if error else "",
        theirs=_theirs(error),
        typed=() if page.open else typed_in(filled),
        chosen=request.form.get("label", "") if filled is not None else "",
    )


def _theirs(error: Exception | None) -> tuple[tuple[str, str], ...]:
    said: dict[str, str] = getattr(error, "theirs", {})
    return tuple((name, words) for name, words in said.items() if name != "version" and words)
