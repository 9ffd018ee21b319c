"""Whose hands a claim is in, how many verdicts it asks for, and the next one to judge."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import NotAllowedError
from factcheck.domain.roles import Role
from factcheck.web import context, forms
from factcheck.web.judging import check
from factcheck.web.review_forms import ArticleWantedForm, AssignForm, HandBackForm, WantedForm
from factcheck.web.workbench import way_back
from factcheck.workflow.handing_out import next_claim
from factcheck.workflow.in_hand import assign_claim, hand_back
from factcheck.workflow.wanted import ask_for_verdicts, ask_for_verdicts_on_article

bp = Blueprint("in_hand", __name__)


@bp.post("/claims/next")
def following() -> Response:
    """Hand out the claim to judge next."""
    form = forms.BareForm()
    form.demand_valid()
    who = context.person().email
    with context.writing() as db:
        claim = next_claim(db, reviewer=who, at=context.now())
        found = (claim.id, claim.article_id) if claim else None
    if found is None:
        return context.done(url_for("inbox.show"), "No claim waits for your verdict.")
    return context.done(
        url_for("articles.show", article_id=found[1], claim=found[0]) + "#panel",
        f"Claim {found[0]} is yours to judge. Hand it back if you cannot.",
    )


@bp.post("/claims/<id:claim_id>/assignments")
def assign(claim_id: int) -> Response:
    """Take a claim, or give it to somebody."""
    form = AssignForm()
    check("assign", claim_id, form)
    who = context.person().email
    to = form.reviewer.data or who
    if to != who and not context.may(Role.ADJUDICATOR):
        raise NotAllowedError("Giving a claim to somebody else asks for the role “adjudicator”.")
    with context.writing() as db:
        assign_claim(
            db, claim_id=claim_id, reviewer=to, due=form.due.data, actor=who, at=context.now()
        )
    own = f"Claim {claim_id} is in your hands."
    return context.done(
        way_back(form.back.data, claim_id),
        own if to == who else f"Claim {claim_id} is in the hands of {to}.",
    )


@bp.post("/claims/<id:claim_id>/assignments/end")
def give_back(claim_id: int) -> Response:
    """Hand a claim back, or take it out of somebody's hands."""
    form = HandBackForm()
    check("hand-back", claim_id, form)
    who = context.person().email
    whose = form.reviewer.data or who
    if whose != who and not context.may(Role.ADJUDICATOR):
        raise NotAllowedError("Taking a claim from somebody asks for the role “adjudicator”.")
    with context.writing() as db:
        hand_back(
            db,
            claim_id=claim_id,
            reviewer=whose,
            reason=form.reason.data or "",
            actor=who,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is out of {'your' if whose == who else 'their'} hands.",
    )


@bp.post("/claims/<id:claim_id>/verdicts-wanted")
def wanted(claim_id: int) -> Response:
    """Ask for more or fewer independent verdicts on a claim."""
    form = WantedForm()
    check("wanted", claim_id, form)
    with context.writing() as db:
        ask_for_verdicts(
            db,
            claim_id=claim_id,
            wanted=form.wanted.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} asks for {_verdicts(form.wanted.data)}.",
    )


@bp.post("/articles/<id:article_id>/verdicts-wanted")
def wanted_on_article(article_id: int) -> Response:
    """The same for all open claims of an article."""
    form = ArticleWantedForm()
    form.demand_valid()
    with context.writing() as db:
        changed = ask_for_verdicts_on_article(
            db,
            article_id=article_id,
            wanted=form.wanted.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("articles.show", article_id=article_id),
        f"{changed} claims now ask for {_verdicts(form.wanted.data)} each."
        if changed != 1
        else f"One claim now asks for {_verdicts(form.wanted.data)}.",
    )


def _verdicts(number: int) -> str:
    return "one verdict" if number == 1 else f"{number} independent verdicts"
