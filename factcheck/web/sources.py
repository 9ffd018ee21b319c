"""Sources: the list, adding one, and what was taken from it."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.domain.evidence import Closeness, Grade
from factcheck.queries.sources import source_list, source_page
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.evidence import NewSource, add_source

bp = Blueprint("sources", __name__, url_prefix="/sources")


@bp.get("")
def index() -> Answer:
    """The desk's sources, the latest first."""
    return _index(forms.SourceForm(None))


@bp.get("/<id:source_id>")
def show(source_id: int) -> Answer:
    """One source and the evidence taken from it."""
    with context.reading() as db:
        page = source_page(db, source_id)
    return render_template("sources/show.html", page=page)


@bp.post("")
def add() -> Response:
    """Put a source on the list."""
    form = forms.SourceForm()
    context.page_again(lambda error: _index(form, error))
    form.demand_valid()
    with context.writing() as db:
        added = add_source(
            db,
            new=NewSource(
                title=form.title.data,
                publisher=form.publisher.data or "",
                url=form.url.data or "",
                published=form.published.data,
                closeness=Closeness(form.closeness.data),
                copy_of=form.copy_of.data or None,
                grade=Grade(form.grade.data),
                contact=form.contact.data or "",
                note=form.note.data or "",
            ),
            actor=context.person().email,
            at=context.now(),
        ).id
    return context.done(
        url_for("sources.show", source_id=added), "The source is on the list.", draft="sources"
    )


def _index(form: forms.SourceForm, error: Exception | None = None) -> str:
    words = context.asked("q")
    with context.reading() as db:
        page = source_list(db, page=context.asked_page(), words=words)
    return render_template(
        "sources/index.html",
        page=page,
        words=words,
        form=form.offer(page.choices),
        trouble=str(error) if error else "",
    )
