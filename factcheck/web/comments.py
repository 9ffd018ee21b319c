"""Comments on claims and findings, and the calls they put into inboxes."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from factcheck.queries.comments import place_of
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.web.findings import show_finding
from factcheck.web.review_forms import CommentEditForm, CommentForm
from factcheck.web.workbench import show_claim, way_back
from factcheck.workflow.comment import (
    edit_comment,
    put_away_mention,
    withdraw_comment,
    write_comment,
)

bp = Blueprint("comments", __name__)


@bp.post("/claims/<id:claim_id>/comments")
def on_claim(claim_id: int) -> Response:
    """Say something about a claim."""
    form = CommentForm()
    number = _check(form, "claim", claim_id)
    with context.writing() as db:
        write_comment(
            db,
            claim_id=claim_id,
            answers=number,
            words=form.words.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        _back("claim", claim_id, form.back.data),
        "Your comment is there for everybody.",
        draft=f"claim/{claim_id}/{_name(number)}",
    )


@bp.post("/findings/<id:finding_id>/comments")
def on_finding(finding_id: int) -> Response:
    """Say something about a finding."""
    form = CommentForm()
    number = _check(form, "finding", finding_id)
    with context.writing() as db:
        write_comment(
            db,
            finding_id=finding_id,
            answers=number,
            words=form.words.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        _back("finding", finding_id, form.back.data),
        "Your comment is there for everybody.",
        draft=f"finding/{finding_id}/{_name(number)}",
    )


@bp.post("/comments/<id:comment_id>/wording")
def edit(comment_id: int) -> Response:
    """Put one's own comment in other words."""
    sort, number = _place(comment_id)
    form = CommentEditForm()
    _again(form, f"comment-edit-{comment_id}", sort, number)
    form.demand_valid()
    with context.writing() as db:
        edit_comment(
            db,
            comment_id=comment_id,
            words=form.words.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        _back(sort, number, form.back.data),
        "Your comment is changed; the record keeps what it said before.",
        draft=f"{sort}/{number}/comment-edit-{comment_id}",
    )


@bp.post("/comments/<id:comment_id>/withdrawal")
def withdraw(comment_id: int) -> Response:
    """Take one's own comment back."""
    sort, number = _place(comment_id)
    forms.BareForm().demand_valid()
    with context.writing() as db:
        withdraw_comment(db, comment_id=comment_id, actor=context.person().email, at=context.now())
    return context.done(
        _back(sort, number, request.form.get("back", "")), "Your comment is withdrawn."
    )


@bp.post("/mentions/<id:mention_id>/putting-away")
def put_away(mention_id: int) -> Response:
    """Take a call out of one's inbox."""
    forms.BareForm().demand_valid()
    with context.writing() as db:
        put_away_mention(db, mention_id=mention_id, actor=context.person().email, at=context.now())
    return context.done(url_for("inbox.show"), "Put away.")


def _check(form: CommentForm, sort: str, number: int) -> int | None:
    """Check the form; which comment it answers, if any."""
    words = form.answers.data or ""
    answers = int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004 - fits a 32-bit id
    _again(form, _name(answers), sort, number)
    form.demand_valid()
    return answers


def _name(answers: int | None) -> str:
    return f"answer-{answers}" if answers else "comment"


def _again(form: forms.Form, name: str, sort: str, number: int) -> None:
    show = show_claim if sort == "claim" else show_finding
    context.page_again(lambda error: show(number, failed=name, filled=form, error=error))


def _place(comment_id: int) -> tuple[str, int]:
    with context.reading() as db:
        return place_of(db, comment_id)


def _back(sort: str, number: int, back: str | None) -> str:
    if sort == "claim":
        return way_back(back or "", number)
    return safe_next(back) if back else url_for("findings.show", finding_id=number) + "#comments"
