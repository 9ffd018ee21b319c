"""New wordings of an article, and the claims that go over to them."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from factcheck.domain.errors import InputError, RuleViolationError
from factcheck.queries.versions import versions_page
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.web.compare_forms import LinkForm, NewWordingForm, PlaceForm
from factcheck.web.uploads import uploaded
from factcheck.workflow import carrying, near_copy, version

bp = Blueprint("versions", __name__, url_prefix="/articles")


@bp.get("/<id:article_id>/versions")
def show(article_id: int) -> Answer:
    """All wordings of an article, and what waits to go over to this one."""
    return _page(article_id)


@bp.post("/<id:article_id>/versions")
def take(article_id: int) -> Answer:
    """Take in a new wording of the article."""
    form = NewWordingForm()
    context.page_again(lambda error: _page(article_id, form=form, error=error))
    form.demand_valid()
    data, name = uploaded(form.file, form.text.data)
    if not data:
        raise InputError("Paste the new wording, or choose a file.")
    from factcheck.workflow import (
        ingest,
    )  # loads the language model's library: seconds, so not at start

    with context.reading() as db:
        known = ingest.known_article(db, data)
    if known == article_id:
        raise RuleViolationError("These are the words of this article: nothing is new.")
    prepared = ingest.prepare(
        data,
        name=name,
        published=form.published.data,
        language="en",
        max_bytes=context.settings().max_article_mb * 1_000_000,
    )
    with context.writing() as db:
        who, at = context.person().email, context.now()
        article, _ = ingest.ingest_article(db, prepared, actor=who, at=at)
        version.link_version(db, article_id=article.id, earlier_id=article_id, actor=who, at=at)
        number = article.id
    return context.done(
        url_for("versions.show", article_id=number),
        "The new wording is read. Look at which claims go over to it.",
        draft=f"article/{article_id}/wording",
    )


@bp.post("/<id:article_id>/versions/later")
def link(article_id: int) -> Answer:
    """Make a stored article the next version of this one."""
    form = LinkForm()
    context.page_again(lambda error: _page(article_id, error=error))
    form.demand_valid()
    with context.writing() as db:
        version.link_version(
            db,
            article_id=form.article.data,
            earlier_id=article_id,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("versions.show", article_id=form.article.data),
        "It is the new version now. Look at which claims go over to it.",
    )


@bp.post("/<id:article_id>/versions/proposals/<id:proposal_id>")
def decline(article_id: int, proposal_id: int) -> Answer:
    """Say that the two are different articles."""
    context.page_again(lambda error: _page(article_id, error=error))
    forms.BareForm().demand_valid()
    with context.writing() as db:
        near_copy.decline_version(
            db, proposal_id=proposal_id, actor=context.person().email, at=context.now()
        )
    return context.done(
        url_for("articles.show", article_id=article_id),
        "Noted: they are two articles.",
    )


@bp.post("/<id:article_id>/versions/claims/<id:carried_id>")
def carry(article_id: int, carried_id: int) -> Answer:
    """Carry one claim over, or leave it behind."""
    context.page_again(lambda error: _page(article_id, error=error))
    forms.BareForm().demand_valid()
    who, at = context.person().email, context.now()
    with context.writing() as db:
        if request.form.get("answer") == "leave":
            row = carrying.leave_behind(db, carried_id=carried_id, actor=who, at=at)
            said = f"Claim {row.carried_from_id} stays with the earlier version."
        else:
            claim = carrying.carry_claim(db, carried_id=carried_id, actor=who, at=at)
            said = f"It is claim {claim.id} of the new version, open for a verdict."
    return context.done(url_for("versions.show", article_id=article_id) + "#waiting", said)


@bp.post("/<id:article_id>/versions/claims/<id:carried_id>/place")
def place(article_id: int, carried_id: int) -> Answer:
    """Carry a claim over to the words where a person found it."""
    form = PlaceForm()
    context.page_again(lambda error: _page(article_id, placing=(carried_id, form), error=error))
    form.demand_valid()
    with context.writing() as db:
        claim = carrying.place_claim(
            db,
            carried_id=carried_id,
            words=form.words.data,
            near=forms.place(form.near.data),
            actor=context.person().email,
            at=context.now(),
        )
        number = claim.id
    return context.done(
        url_for("versions.show", article_id=article_id) + "#waiting",
        f"It is claim {number} of the new version, open for a verdict.",
        draft=f"carried/{carried_id}",
    )


@bp.post("/<id:article_id>/versions/claims")
def carry_all(article_id: int) -> Answer:
    """Carry over all claims whose words and sentence are unchanged."""
    context.page_again(lambda error: _page(article_id, error=error))
    forms.BareForm().demand_valid()
    with context.writing() as db:
        number = carrying.carry_unchanged(
            db, article_id=article_id, actor=context.person().email, at=context.now()
        )
    return context.done(
        url_for("versions.show", article_id=article_id) + "#waiting",
        f"{number} claims with unchanged words are carried over, open for a verdict.",
    )


@bp.post("/<id:article_id>/versions/verdicts")
def stand_by(article_id: int) -> Answer:
    """Give one's own verdicts again, where the words are the same."""
    context.page_again(lambda error: _page(article_id, error=error))
    forms.BareForm().demand_valid()
    with context.writing() as db:
        number = carrying.stand_by(
            db, article_id=article_id, reviewer=context.person().email, at=context.now()
        )
    return context.done(
        url_for("versions.show", article_id=article_id),
        f"{number} of your verdicts are recorded on the new version too."
        if number > 1
        else "Your verdict is recorded on the new version too.",
    )


def _page(
    article_id: int,
    *,
    form: NewWordingForm | None = None,
    placing: tuple[int, PlaceForm] | None = None,
    error: Exception | None = None,
) -> str:
    with context.reading() as db:
        page = versions_page(db, article_id, viewer=context.person().email)
    file = request.files.get("file")
    return render_template(
        "versions/show.html",
        page=page,
        form=form or NewWordingForm(None),
        place=placing[1] if placing else PlaceForm(None),
        placing=placing[0] if placing else None,
        failed="form" if form else "",
        trouble=str(error) if error else "",
        file=file.filename or "" if file else "",
    )
