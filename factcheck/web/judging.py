"""What is done to a claim: verdicts, evidence, another wording, leaving out, settling, reopening."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from factcheck.domain.evidence import Closeness, Stance
from factcheck.domain.verdict import Question
from factcheck.queries.scales import scales_in_use
from factcheck.web import context, forms
from factcheck.web.conserving import look_again
from factcheck.web.fetching import fetched
from factcheck.web.moving_on import next_claim, part_of_workbench, wants_part
from factcheck.web.workbench import show_claim, way_back
from factcheck.workflow.adjudicate import reopen_claim, settle_claim, withdraw_settlement
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.evidence import add_evidence, withdraw_evidence
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.source import NewSource, add_source

bp = Blueprint("judging", __name__, url_prefix="/claims")


def check(name: str, claim_id: int, form: forms.Form) -> None:
    """Check the form; from here on a failure shows the claim with the form as it was filled in."""
    context.page_again(lambda error: show_claim(claim_id, failed=name, filled=form, error=error))
    form.demand_valid()


@bp.post("/<id:claim_id>/verdicts")
def verdict(claim_id: int) -> Response:
    """Record the person's answer to one question."""
    form = forms.VerdictForm()
    question = _question(form)
    with context.reading() as db:
        scale = scales_in_use(db)[question.value]
    check(f"verdict-{question.value}", claim_id, form.ask(scale))
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
            scale=scale.name,
        )
    said = next(one.label for one in scale.choices if one.name == form.label.data)
    going_on = request.form.get("then") == "next"
    target = next_claim(claim_id, form.back.data) if going_on else claim_id
    words = f"Your verdict on claim {claim_id} is recorded: {said}."
    if going_on and target == claim_id:
        words += " No other claim here waits for yours."
    done = context.done(
        way_back(form.back.data, target),
        words,
        draft=f"claim/{claim_id}/verdict-{question.value}",
    )
    return part_of_workbench(claim_id, target, form.back.data) if wants_part() else done


def _question(form: forms.VerdictForm) -> Question:
    try:
        return Question(form.question.data)
    except ValueError:
        return Question.TRUTH


@bp.post("/<id:claim_id>/evidence")
def evidence(claim_id: int) -> Response:
    """Attach what a source says; a new source is put on the list in the same step."""
    form = forms.EvidenceForm()
    check("evidence", claim_id, form)
    who, at = context.person().email, context.now()
    chosen = form.source.data
    material = fetched(form.url.data) if not chosen and form.url.data else None
    with context.writing() as db:
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
                material=material,
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
            near=forms.place(form.near.data),
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
    check("withdraw", claim_id, form)
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
    check("edit", claim_id, form)
    with context.writing() as db:
        edited = edit_claim(
            db,
            claim_id=claim_id,
            statement=form.statement.data,
            kind=form.kind.data or "",
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
        warning = look_again(edited)
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is reworded.{warning}",
        draft=f"claim/{claim_id}/edit",
    )


@bp.post("/<id:claim_id>/exclusion")
def exclude(claim_id: int) -> Response:
    """Leave a claim out of review."""
    form = forms.ExcludeForm()
    check("exclude", claim_id, form)
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
        f"Claim {claim_id} is left out; it can be taken in again.",
        draft=f"claim/{claim_id}/exclude",
    )


@bp.post("/<id:claim_id>/settlement")
def settle(claim_id: int) -> Response:
    """Close a claim that is agreed or disputed."""
    form = forms.SettleForm()
    with context.reading() as db:
        scale = scales_in_use(db)[Question.TRUTH.value]
    check("settle", claim_id, form.offer(scale))
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
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is settled: {said}.",
        draft=f"claim/{claim_id}/settle",
    )


@bp.post("/<id:claim_id>/reopening")
def reopen(claim_id: int) -> Response:
    """Open a closed claim again."""
    form = forms.ReasonForm()
    check("reopen", claim_id, form)
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


@bp.post("/<id:claim_id>/settlement/withdrawal")
def void(claim_id: int) -> Response:
    """Withdraw a settled verdict with a reason that reports show."""
    form = forms.ReasonForm()
    check("void", claim_id, form)
    with context.writing() as db:
        withdraw_settlement(
            db,
            claim_id=claim_id,
            reason=form.reason.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"The verdict on claim {claim_id} is withdrawn; reports say so until it is settled anew.",
        draft=f"claim/{claim_id}/void",
    )


def _short(title: str) -> str:
    return title if len(title) <= 80 else title[:79] + "…"  # noqa: PLR2004 - a notice is one line
