"""Sources: the list, adding one, its text, and what is done to it."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import InputError, RuleViolationError, StaleEditError
from factcheck.domain.evidence import Closeness, Grade, Stance
from factcheck.queries.sources import (
    KeptFile,
    SourcePage,
    archive_of,
    original_of,
    source_list,
    source_page,
)
from factcheck.web import context, source_forms
from factcheck.web.answers import Answer
from factcheck.web.fetching import fetched
from factcheck.web.forms import Form, place
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.source import NewSource, add_source, record_fetch
from factcheck.workflow.source_reading import Material, from_upload
from factcheck.workflow.source_standing import decide_copy, mark_source

bp = Blueprint("sources", __name__, url_prefix="/sources")


@bp.get("")
def index() -> Answer:
    """The desk's sources, the latest first."""
    return _index(source_forms.SourceForm(None))


@bp.get("/<id:source_id>")
def show(source_id: int) -> Answer:
    """One source: its text, and the evidence taken from it."""
    return _show(source_id)


@bp.post("")
def add() -> Response:
    """Put a source on the list; what has to be fetched or read is, before the database is asked."""
    form = source_forms.SourceForm()
    context.page_again(lambda error: _index(form, error))
    form.demand_valid()
    material = _material(form)
    with context.writing() as db:
        added = add_source(
            db,
            new=NewSource(
                title=form.title.data or _reached(form),
                publisher=form.publisher.data or "",
                url=form.url.data or "",
                published=form.published.data,
                closeness=Closeness(form.closeness.data),
                copy_of=form.copy_of.data or None,
                grade=Grade(form.grade.data),
                contact=form.contact.data or "",
                reached_on=form.reached_on.data,
                reached_how=form.reached_how.data or "",
                note=form.note.data or "",
            ),
            material=material,
            actor=context.person().email,
            at=context.now(),
        ).id
    return context.done(url_for("sources.show", source_id=added), _said(material), draft="sources")


def _reached(form: source_forms.SourceForm) -> str:
    if not form.contact.data:
        return ""
    how = f", {form.reached_how.data}" if form.reached_how.data else ""
    return f"{form.contact.data}{how}"


def _material(form: source_forms.SourceForm) -> Material | None:
    file = form.file.data
    data = file.read() if file and file.filename else b""
    if data or (file and file.filename):
        if form.url.data:
            raise InputError(
                "Give an address or a file, not both: what was fetched and what was handed in are two "
                "sources."
            )
        name = "".join(one for one in file.filename if one.isprintable())[:200] or "file"
        most = context.settings().max_article_mb * 1_000_000
        return from_upload(data, name, most_bytes=most)
    return fetched(form.url.data) if form.url.data else None


def _said(material: Material | None) -> str:
    if material and material.fetched and material.fetched.problem:
        return (
            f"The source is on the list, but its page was not fetched: {material.fetched.problem} "
            "It can be tried again."
        )
    if material and material.no_text_because:
        return f"The source is on the list. {material.no_text_because}"
    return "The source is on the list."


@bp.post("/<id:source_id>/fetches")
def look_again(source_id: int) -> Response:
    """Look at a source's address again, and note what is there now."""
    with context.reading() as db:
        address = source_page(db, source_id).line.url
    if address is None:
        raise RuleViolationError("This source has no address to look at.")
    material = fetched(address)
    with context.writing() as db:
        outcome = record_fetch(
            db,
            source_id=source_id,
            material=material,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("sources.show", source_id=source_id),
        f"Looked at its address: {outcome}{'' if outcome.endswith('.') else '.'}",
    )


@bp.post("/<id:source_id>/marks")
def mark(source_id: int) -> Response:
    """Say how near the source is to the fact, whether it is a copy, and how far it is relied on."""
    form = source_forms.MarkForm()
    context.page_again(lambda error: _show(source_id, failed="mark", filled=form, error=error))
    form.demand_valid()
    with context.writing() as db:
        mark_source(
            db,
            source_id=source_id,
            closeness=Closeness(form.closeness.data),
            copy_of=form.copy_of.data or None,
            grade=Grade(form.grade.data),
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(url_for("sources.show", source_id=source_id), "The source is marked.")


@bp.post("/<id:source_id>/copies/<id:copy_id>")
def decide(source_id: int, copy_id: int) -> Response:
    """Answer the question whether one source is a copy of another."""
    context.page_again(lambda error: _show(source_id, failed="copy", error=error))
    accept = request.form.get("answer") == "copy"
    with context.writing() as db:
        decide_copy(
            db, copy_id=copy_id, accept=accept, actor=context.person().email, at=context.now()
        )
    said = (
        "Noted: it is a copy, and counts with its original as one."
        if accept
        else "Noted: it stands for itself. This is not asked again."
    )
    return context.done(url_for("sources.show", source_id=source_id), said)


@bp.post("/<id:source_id>/evidence")
def use(source_id: int) -> Response:
    """Use words of the source as evidence for a claim."""
    form = source_forms.UseForm()
    context.page_again(lambda error: _show(source_id, failed="use", filled=form, error=error))
    form.demand_valid()
    with context.writing() as db:
        evidence = add_evidence(
            db,
            claim_id=form.claim.data,
            source_id=source_id,
            stance=Stance(form.stance.data),
            excerpt=form.excerpt.data or "",
            near=place(form.near.data),
            locator=form.locator.data or "",
            note=form.note.data or "",
            actor=context.person().email,
            at=context.now(),
        )
        number = evidence.id
    return context.done(
        url_for("sources.show", source_id=source_id, _anchor=f"e{number}"),
        f"The words are attached to claim {form.claim.data}.",
        draft=f"source/{source_id}/use",
    )


@bp.get("/<id:source_id>/original")
def original(source_id: int) -> Response:
    """The file as it was handed in, to keep: it is never shown as a page of this site."""
    with context.reading() as db:
        return _download(original_of(db, source_id))


@bp.get("/<id:source_id>/fetches/<id:fetch_id>.warc.gz")
def archive(source_id: int, fetch_id: int) -> Response:
    """A fetched page with its headers."""
    with context.reading() as db:
        return _download(archive_of(db, source_id, fetch_id))


def _download(file: KeptFile) -> Response:
    return send_file(
        BytesIO(file.data),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=file.name,
    )


def _index(form: source_forms.SourceForm, error: Exception | None = None) -> str:
    words = context.asked("q")
    with context.reading() as db:
        page = source_list(db, page=context.asked_page(), words=words)
    file = request.files.get("file")
    return render_template(
        "sources/index.html",
        page=page,
        words=words,
        form=form.offer(page.choices),
        file=file.filename if file else "",
        trouble=str(error) if error else "",
    )


def _show(
    source_id: int,
    *,
    failed: str = "",
    filled: Form | None = None,
    error: Exception | None = None,
) -> str:
    with context.reading() as db:
        page = source_page(db, source_id)
    return render_template(
        "sources/show.html",
        page=page,
        failed=failed,
        trouble=str(error) if error else "",
        marks=_mark_form(page, filled, error),
        use=filled
        if isinstance(filled, source_forms.UseForm)
        else source_forms.UseForm(None, claim=context.asked_id("claim")),
    )


def _mark_form(
    page: SourcePage, filled: Form | None, error: Exception | None
) -> source_forms.MarkForm:
    if isinstance(filled, source_forms.MarkForm):
        if isinstance(error, StaleEditError):
            filled.meet(page.version)
        return filled.offer(page.choices)
    return source_forms.MarkForm(
        None,
        closeness=page.line.closeness,
        copy_of=page.copy_of.id if page.copy_of else 0,
        grade=page.line.grade,
        version=page.version,
    ).offer(page.choices)
