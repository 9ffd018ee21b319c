"""Comparing an article with a reference or an earlier wording, and accepting what the grades say."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from factcheck.domain.document import Reference as Text
from factcheck.domain.errors import InputError, StaleEditError
from factcheck.domain.evidence import Closeness
from factcheck.domain.roles import Role
from factcheck.queries.compare import ComparePage, compare_page
from factcheck.queries.references import texts_to_choose
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.web.compare_forms import GradeForm, ReferenceForm
from factcheck.web.uploads import uploaded
from factcheck.web.wording import label_of
from factcheck.workflow.fidelity import accept_grade
from factcheck.workflow.holding import held_against, notice
from factcheck.workflow.reference import (
    NewReference,
    attach_reference,
    read_reference,
    stored_text,
    withdraw_reference,
)

bp = Blueprint("compare", __name__, url_prefix="/articles")

_PASTED = "pasted text"


@bp.get("/<id:article_id>/compare")
def show(article_id: int) -> Answer:
    """Both texts, line by line, and the quotations with their grades."""
    return _page(article_id)


@bp.post("/<id:article_id>/references")
def attach(article_id: int) -> Answer:
    """Hold the article against a text."""
    form = ReferenceForm()
    context.page_again(lambda error: _page(article_id, form=form, error=error))
    form.demand_valid()
    new = _new(form)
    with context.reading() as db:
        references = (*held_against(db, article_id), _as_text(new))
        raised = notice(db, article_id, references)
    with context.writing() as db:
        reference = attach_reference(
            db,
            article_id=article_id,
            new=new,
            actor=context.person().email,
            at=context.now(),
            raised=raised,
        )
        number, name = reference.id, reference.name
    return context.done(
        url_for("compare.show", article_id=article_id, reference=number),
        f"The article is held against “{name}” from now on.",
        draft=f"article/{article_id}/reference",
    )


def _as_text(new: NewReference) -> Text:
    return Text(name=new.name, text=new.text)


def _new(form: ReferenceForm) -> NewReference:
    kind, _, number = (form.stored.data or "").partition("-")
    if kind in {"article", "source"} and number.isascii() and number.isdigit():
        with context.reading() as db:
            if kind == "article":
                return stored_text(db, article_id=int(number))
            return stored_text(db, source_id=int(number))
    data, name = uploaded(form.file, form.text.data)
    if not data:
        raise InputError("Paste the text, choose a file, or choose one that is here.")
    return read_reference(
        data,
        name=name,
        title=form.name.data or "",
        max_bytes=context.settings().max_article_mb * 1_000_000,
        closeness=Closeness(form.closeness.data),
    )


@bp.post("/<id:article_id>/references/<id:reference_id>/withdrawal")
def withdraw(article_id: int, reference_id: int) -> Answer:
    """Take a reference away."""
    form = forms.ReasonForm()
    context.page_again(lambda error: _page(article_id, withdrawal=form, error=error))
    form.demand_valid()
    with context.writing() as db:
        withdraw_reference(
            db,
            reference_id=reference_id,
            reason=form.reason.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("compare.show", article_id=article_id),
        "The reference is taken away; what was recorded by it stays in the record.",
        draft=f"article/{article_id}/withdraw-{reference_id}",
    )


@bp.post("/<id:article_id>/references/<id:reference_id>/grades")
def accept(article_id: int, reference_id: int) -> Answer:
    """Record the grade of a quotation as the person's fidelity verdict."""
    form = GradeForm()
    context.page_again(
        lambda error: _page(article_id, reference_id=reference_id, grade=form, error=error)
    )
    form.demand_valid()
    at = context.now()
    with context.writing() as db:
        accept_grade(
            db,
            claim_id=form.claim.data,
            quotation_id=form.quotation.data,
            reference_id=reference_id,
            label=form.label.data,
            rationale=form.rationale.data or "",
            as_of=at.date(),
            version=form.version.data,
            reviewer=context.person().email,
            at=at,
        )
    said = label_of("fidelity", form.label.data).label
    return context.done(
        url_for("compare.show", article_id=article_id, reference=reference_id)
        + f"#q{form.quotation.data}",
        f"Your verdict on claim {form.claim.data} is recorded: {said}. The passage is its evidence.",
        draft=f"article/{article_id}/grade-{form.quotation.data}",
    )


def _page(
    article_id: int,
    *,
    reference_id: int | None = None,
    form: ReferenceForm | None = None,
    withdrawal: forms.ReasonForm | None = None,
    grade: GradeForm | None = None,
    error: Exception | None = None,
) -> str:
    with context.reading() as db:
        page = compare_page(
            db,
            article_id,
            reference_id=reference_id or context.asked_id("reference"),
            earlier_id=context.asked_id("with"),
            viewer=context.person().email,
        )
        choices = texts_to_choose(db, article_id) if context.may(Role.REVIEWER) else ()
    if grade is not None and isinstance(error, StaleEditError):
        now = next((q.version for q in page.quotes if q.id == grade.quotation.data), None)
        if now is not None:
            grade.meet(now)
    return render_template(
        "compare/show.html",
        page=page,
        form=(form or ReferenceForm(None)).offer(choices),
        withdrawal=withdrawal or forms.ReasonForm(None),
        grades={one.id: _grade(one.id, page, grade) for one in page.quotes if one.claim},
        failed="form" if form else "withdrawal" if withdrawal else "grade" if grade else "",
        failed_quotation=grade.quotation.data if grade else None,
        trouble=str(error) if error else "",
        theirs=tuple(error.theirs.items()) if isinstance(error, StaleEditError) else (),
        file=_chosen_again(),
    )


def _grade(number: int, page: ComparePage, filled: GradeForm | None) -> GradeForm:
    if filled is not None and filled.quotation.data == number:
        return filled
    one = next(quote for quote in page.quotes if quote.id == number)
    return GradeForm(None, quotation=one.id, claim=one.claim, label=one.grade, version=one.version)


def _chosen_again() -> str:
    """The file that has to be chosen again: a browser never fills it in."""
    file = request.files.get("file")
    return file.filename or "" if file else ""
