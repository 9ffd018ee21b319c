"""What is done to a claim: verdicts, evidence, another wording, leaving out, settling, reopening."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from factcheck.domain.evidence import Closeness, Stance
from factcheck.domain.verdict import Question
from factcheck.queries.claims import panel
from factcheck.web import context, forms
from factcheck.web.wording import label_of
from factcheck.web.workbench import show_claim, way_back
from factcheck.workflow.adjudicate import reopen_claim, settle_claim
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.evidence import NewSource, add_evidence, add_source, withdraw_evidence
from factcheck.workflow.review import exclude_claim, record_verdict

bp = Blueprint("judging", __name__, url_prefix="/claims")


def _check(name: str, claim_id: int, form: forms.Form) -> None:
    """Check the form; from here on a failure shows the claim with the form as it was filled in."""
    context.page_again(lambda error: show_claim(claim_id, failed=name, filled=form, error=error))
    form.demand_valid()


@bp.post("/<id:claim_id>/verdicts")
def verdict(claim_id: int) -> Response:
    """Record the person's answer to one question."""
    form = forms.VerdictForm()
    question = _question(form)
    _check(f"verdict-{question.value}", claim_id, form.ask(question))
    with context.writing() as db:
        record_verdict(
            db,
            claim_id=claim_id,
            question=question,
            label=form.label.data,
            rationale=form.rationale.data,
            as_of=form.as_of.data,
            looked_at=form.looked_at.data or "",
            version=form.version.data,
            reviewer=context.person().email,
            at=context.now(),
        )
    said = label_of(question.value, form.label.data).label
    target = claim_id
    if request.form.get("then") == "next":
        with context.reading() as db:
            target = panel(db, claim_id, viewer=context.person().email).next or claim_id
    return context.done(
        way_back(form.back.data, target),
        f"Your verdict on claim {claim_id} is recorded: {said}.",
        draft=f"claim/{claim_id}/verdict-{question.value}",
    )


def _question(form: forms.VerdictForm) -> Question:
    try:
        return Question(form.question.data)
    except ValueError:
        return Question.TRUTH


@bp.post("/<id:claim_id>/evidence")
def evidence(claim_id: int) -> Response:
    """Attach what a source says; a new source is put on the list in the same step."""
    form = forms.EvidenceForm()
    _check("evidence", claim_id, form)
    who, at = context.person().email, context.now()
    with context.writing() as db:
        chosen = form.source.data
        if not chosen:
            chosen = add_source(
                db,
                new=NewSource(
                    title=form.title.data or "",
                    publisher=form.publisher.data or "",
                    url=form.url.data or "",
                    published=form.published.data,
                    closeness=Closeness(form.closeness.data),
                    copy_of=form.copy_of.data or None,
                ),
                actor=who,
                at=at,
            ).id
        added = add_evidence(
            db,
            claim_id=claim_id,
            source_id=chosen,
            stance=Stance(form.stance.data),
            excerpt=form.excerpt.data or "",
            locator=form.locator.data or "",
            note=form.note.data or "",
            actor=who,
            at=at,
        )
        title = added.source.title
    return context.done(
        way_back(form.back.data, claim_id),
        f"“{_short(title)}” is attached to claim {claim_id}.",
        draft=f"claim/{claim_id}/evidence",
    )


@bp.post("/<id:claim_id>/evidence/<id:evidence_id>/withdrawal")
def withdraw(claim_id: int, evidence_id: int) -> Response:
    """Take a piece of evidence back."""
    form = forms.ReasonForm()
    _check("withdraw", claim_id, form)
    with context.writing() as db:
        withdraw_evidence(
            db,
            evidence_id=evidence_id,
            reason=form.reason.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        "The evidence is withdrawn; it stays in the record with your reason.",
        draft=f"claim/{claim_id}/withdraw-{evidence_id}",
    )


@bp.post("/<id:claim_id>/wording")
def edit(claim_id: int) -> Response:
    """Reword the statement or name another kind."""
    form = forms.EditForm()
    _check("edit", claim_id, form)
    with context.writing() as db:
        edit_claim(
            db,
            claim_id=claim_id,
            statement=form.statement.data,
            kind=form.kind.data or "",
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is reworded.",
        draft=f"claim/{claim_id}/edit",
    )


@bp.post("/<id:claim_id>/exclusion")
def exclude(claim_id: int) -> Response:
    """Leave a claim out of review."""
    form = forms.ExcludeForm()
    _check("exclude", claim_id, form)
    with context.writing() as db:
        exclude_claim(
            db,
            claim_id=claim_id,
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is left out; an adjudicator can open it again.",
        draft=f"claim/{claim_id}/exclude",
    )


@bp.post("/<id:claim_id>/settlement")
def settle(claim_id: int) -> Response:
    """Close a claim that is agreed or disputed."""
    form = forms.SettleForm()
    _check("settle", claim_id, form)
    with context.writing() as db:
        settle_claim(
            db,
            claim_id=claim_id,
            label=form.label.data,
            reason=form.reason.data,
            adjudicator=context.person().email,
            at=context.now(),
        )
    said = label_of(Question.TRUTH.value, form.label.data).label
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is settled: {said}.",
        draft=f"claim/{claim_id}/settle",
    )


@bp.post("/<id:claim_id>/reopening")
def reopen(claim_id: int) -> Response:
    """Open a closed claim again."""
    form = forms.ReasonForm()
    _check("reopen", claim_id, form)
    with context.writing() as db:
        reopen_claim(
            db,
            claim_id=claim_id,
            reason=form.reason.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is open again; its verdicts stay and can be revised.",
        draft=f"claim/{claim_id}/reopen",
    )


def _short(title: str) -> str:
    return title if len(title) <= 80 else title[:79] + "…"  # noqa: PLR2004 - a notice is one line
