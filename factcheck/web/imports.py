"""Bringing in claims: a file tried first, what it would do shown row by row, then written."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask_wtf.file import FileField
from wtforms import BooleanField, TextAreaField

from factcheck.domain.errors import InputError
from factcheck.domain.report import Report
from factcheck.importers.reading import read_claims
from factcheck.importers.report import from_json, is_report
from factcheck.importers.row import Rows
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.claim_import import import_claims
from factcheck.workflow.claim_import_plan import Plan, plan_import
from factcheck.workflow.report_import import import_report

bp = Blueprint("imports", __name__, url_prefix="/import")

_PASTED = "pasted claims"
SHOWN = 200
"""Rows shown of each group: enough to see what is meant, few enough for a page."""


class ImportForm(forms.Form):
    """A file of claims, or the same words pasted."""

    file = FileField("File")
    text = TextAreaField("Or paste the table or the feed")
    article = forms.line("Article of rows that name none (its number)")
    partly = BooleanField("Leave out rows with problems and write the others")
    write = BooleanField("Write them; without this the file is only tried")


@bp.get("")
def show() -> str:
    """The form."""
    return _page(ImportForm(), None, None)


@bp.post("")
def take() -> Answer:
    """Try the file, or bring its claims in."""
    form = ImportForm()
    context.page_again(lambda error: _page(form, None, error))
    form.demand_valid()
    data, name = _given(form)
    if is_report(data):
        return _report(form, data, name)
    rows = read_claims(data, name)
    article = _article(form)
    if not form.write.data:
        with context.reading() as db:
            plan = plan_import(db, rows, article_id=article)
        # A file cannot be put back into a form; its words can.
        form.text.data = data.decode("utf-8-sig") if _is_text(data) else form.text.data
        return _page(form, plan, None)
    return _written(form, rows, article, name)


def _written(form: ImportForm, rows: Rows, article: int | None, name: str) -> Answer:
    with context.writing() as db:
        plan = plan_import(db, rows, article_id=article)
        made = import_claims(
            db,
            plan,
            name=name,
            partly=bool(form.partly.data),
            actor=context.person().email,
            at=context.now(),
        )
        first, articles = made[0].article_id, {claim.article_id for claim in made}
    to = url_for("articles.show", article_id=first)
    if len(articles) > 1:
        to = url_for("claims.index", origin="import")
    left = f" {len(plan.known)} were here already." if plan.known else ""
    return context.done(to, f"{len(made)} claims were brought in.{left}", draft="import")


def _report(form: ImportForm, data: bytes, name: str) -> Answer:
    """One of our own reports: all of it, or nothing."""
    report = from_json(data)
    if not form.write.data:
        form.text.data = data.decode()
        return _page(form, None, None, report=report)
    with context.writing() as db:
        article = import_report(
            db, report, data=data, name=name, actor=context.person().email, at=context.now()
        )
        number = article.id
    words = f"The report was brought in with {len(report.claims)} claims."
    return context.done(url_for("articles.show", article_id=number), words, draft="import")


def _given(form: ImportForm) -> tuple[bytes, str]:
    if form.file.data and form.file.data.filename:
        name = "".join(one for one in form.file.data.filename if one.isprintable())[:200]
        return form.file.data.read(), name or "file"
    if form.text.data and form.text.data.strip():
        return form.text.data.encode("utf-8", "replace"), _PASTED
    raise InputError("Choose a file of claims, or paste it.")


def _article(form: ImportForm) -> int | None:
    words = (form.article.data or "").strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) < 10):  # noqa: PLR2004 - fits a 32-bit id
        raise InputError(
            "The article is told by its number, as in its address: /articles/12 is 12."
        )
    return int(words)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _page(
    form: ImportForm, plan: Plan | None, error: Exception | None, *, report: Report | None = None
) -> str:
    return render_template(
        "imports/show.html",
        form=form,
        plan=plan,
        report=report,
        trouble=str(error) if error else None,
        most=SHOWN,
    )
