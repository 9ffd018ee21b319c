"""Comments over the API."""

from __future__ import annotations

from typing import Any

from factcheck.api import answers, bodies, context
from factcheck.api.part import Answer, Part
from factcheck.queries.comments import comments_on
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.finding import Finding
from factcheck.workflow.comment import edit_comment, withdraw_comment, write_comment

bp = Part("comments", "What people say about claims and findings.")


@bp.call("GET", "/claims/<id:claim_id>/comments", gives=answers.Comments)
def list_on_claim(claim_id: int) -> Answer:
    """The comments on a claim; each has the version to send as If-Match (`"3"`) when you change it."""
    with context.reading() as db:
        db.get_one(Claim, claim_id)
        return {"comments": comments_on(db, viewer=context.caller().email, claim_id=claim_id)}


@bp.call("GET", "/findings/<id:finding_id>/comments", gives=answers.Comments)
def list_on_finding(finding_id: int) -> Answer:
    """The comments on a finding."""
    with context.reading() as db:
        db.get_one(Finding, finding_id)
        return {"comments": comments_on(db, viewer=context.caller().email, finding_id=finding_id)}


@bp.call(
    "POST", "/claims/<id:claim_id>/comments", gives=answers.Made, status=201,
    takes=bodies.CommentGiven,
)  # fmt: skip
def write_on_claim(claim_id: int, given: dict[str, Any]) -> Answer:
    """Say something about a claim; “@name” calls somebody."""
    return _written(given, claim_id=claim_id)


@bp.call(
    "POST", "/findings/<id:finding_id>/comments", gives=answers.Made, status=201,
    takes=bodies.CommentGiven,
)  # fmt: skip
def write_on_finding(finding_id: int, given: dict[str, Any]) -> Answer:
    """Say something about a finding."""
    return _written(given, finding_id=finding_id)


@bp.call(
    "PATCH", "/comments/<id:comment_id>", gives=answers.Made, takes=bodies.CommentEdited,
    versioned=True,
)  # fmt: skip
def edit(comment_id: int, given: dict[str, Any]) -> Answer:
    """Put your own comment in other words."""
    version = context.told_version()
    with context.writing() as db:
        edit_comment(
            db,
            comment_id=comment_id,
            words=given["words"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": comment_id}


@bp.call("POST", "/comments/<id:comment_id>/withdrawal", gives=answers.Made, versioned=True)
def withdraw(comment_id: int) -> Answer:
    """Take your own comment back."""
    with context.writing() as db:
        context.demand_fresh(db, Comment, comment_id)
        withdraw_comment(db, comment_id=comment_id, actor=context.caller().email, at=context.now())
    return {"id": comment_id}


def _written(given: dict[str, Any], **on: int) -> dict[str, int]:
    with context.writing() as db:
        made = write_comment(
            db,
            answers=given["answers"],
            words=given["words"],
            actor=context.caller().email,
            at=context.now(),
            **on,
        )
        return {"id": made.id}
