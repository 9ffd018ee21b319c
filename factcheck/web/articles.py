"""Articles: the list, taking them in, and the workbench."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, url_for

from factcheck.domain.errors import InputError
from factcheck.queries.articles import Filter, article_list, article_page
from factcheck.queries.jobs import work_on
from factcheck.queries.versions import standing
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.web.fetching import page_at
from factcheck.web.inbox import read_inbox
from factcheck.web.workbench import claim_forms

bp = Blueprint("articles", __name__, url_prefix="/articles")

# What pasted text is called where a file would have its name.
_PASTED = "pasted text"


@bp.get("")
def index() -> Answer:
    """All articles, the latest first."""
    words = context.asked("q")
    with context.reading() as db:
        page = article_list(db, page=context.asked_page(), words=words)
    return render_template("articles/index.html", page=page, words=words)


@bp.get("/<id:article_id>")
def show(article_id: int) -> Answer:
    """The workbench: read on the left, judge on the right."""
    only = Filter(
        kind=context.asked("kind"),
        state=context.asked("state"),
        finding=context.asked("finding"),
        gaps=context.asked("gaps") == "1",
    )
    with context.reading() as db:
        page = article_page(
            db,
            article_id,
            chosen=context.asked_id("claim"),
            only=only,
            viewer=context.person().email,
        )
        work = work_on(db, article_id)
        versions = standing(db, article_id)
    query: dict[str, Any] = {
        name: said
        for name, said in (("kind", only.kind), ("state", only.state), ("finding", only.finding))
        if said
    } | ({"gaps": "1"} if only.gaps else {})
    back = url_for("articles.show", article_id=article_id, **query)
    return render_template(
        "articles/show.html",
        page=page,
        work=work,
        versions=versions,
        only=only,
        query=query,
        back=back,
        forms=claim_forms(page.panel, back=back) if page.panel else None,
    )


@bp.post("")
def take() -> Answer:
    """Take in what was pasted and the files that came with it, each for itself."""
    form = forms.ArticleForm()
    context.page_again(lambda error: _inbox(form, error))
    form.demand_valid()
    failed: list[str] = []
    inputs = [
        one
        for file in form.files.data or ()
        if file and file.filename
        for one in _unpacked(file.read(), _plain(file.filename or "file"), failed)
    ]
    if form.text.data and form.text.data.strip():
        inputs.insert(0, (_encoded(form.text.data), _PASTED))
    address = (form.address.data or "").strip()
    if not inputs and not address and not failed:
        raise InputError("Paste the text of an article, choose a file, or give an address.")
    taken: list[tuple[int, bool]] = []
    if address:
        try:
            inputs.append(page_at(address))
        except InputError as error:
            failed.append(str(error))
    for data, name in inputs:
        try:
            taken.append(_ingest(form, data, name))
        except InputError as error:
            failed.append(str(error))
    if failed:
        if taken:
            failed.append(f"The other {len(taken)} were taken in.")
        raise InputError("\n".join(failed))
    if len(taken) > 1:
        new = sum(created for _, created in taken)
        return context.done(
            url_for("articles.index"),
            f"{new} articles were taken in, {len(taken) - new} were here.",
            draft="inbox",
        )
    article_id, created = taken[0]
    said = (
        "Read and ready: its claims are underlined."
        if created
        else "This article was here already."
    )
    return context.done(url_for("articles.show", article_id=article_id), said, draft="inbox")


def _unpacked(data: bytes, name: str, failed: list[str]) -> Iterator[tuple[bytes, str]]:
    """The file, or the files in it where it is a ZIP file; what cannot be unpacked is told in `failed`."""
    from factcheck.importers.archive import is_archive, members

    if not is_archive(data):
        yield data, name
        return
    for member in members(data, largest=context.settings().max_article_mb * 1_000_000):
        if member.problem is None:
            yield member.data, member.name
        else:
            failed.append(f"{member.name} {member.problem}")


def _plain(name: str) -> str:
    """A file's name without what cannot be kept or shown on one line."""
    return "".join(one for one in name if one.isprintable())[:200] or "file"


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise InputError(
            "The pasted text holds half a character; remove it and paste again."
        ) from None


def _ingest(form: forms.ArticleForm, data: bytes, name: str) -> tuple[int, bool]:
    """Read one article and keep it; returns its id and whether it is new."""
    from factcheck.workflow import (
        ingest,
    )  # loads the language model's library: seconds, so not at start

    with context.reading() as db:
        known = ingest.known_article(db, data)
    if known is not None:
        return known, False
    published: date | None = form.published.data
    prepared = ingest.prepare(
        data,
        name=name,
        published=published,
        title=form.title.data or None,
        language="en" if form.english.data else None,
        max_bytes=context.settings().max_article_mb * 1_000_000,
    )
    with context.writing() as db:
        article, created = ingest.ingest_article(
            db, prepared, actor=context.person().email, at=context.now()
        )
        return article.id, created


def _inbox(form: forms.ArticleForm, error: Exception) -> str:
    with context.reading() as db:
        page = read_inbox(db)
    return render_template(
        "inbox/show.html", page=page, form=form, trouble=str(error).split("\n"), files=_names()
    )


def _names() -> list[str]:
    """The files that have to be chosen again: a browser never fills them in."""
    return [file.filename for file in request.files.getlist("files") if file.filename]
