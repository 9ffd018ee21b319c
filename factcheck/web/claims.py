"""Claims to look at: the list, a claim's own page, and its panel alone."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for

from factcheck.queries.claim_lines import claim_list
from factcheck.queries.claims import panel
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.workbench import claim_forms, show_claim

bp = Blueprint("claims", __name__)


@bp.get("/claims")
def index() -> Answer:
    """The claims of all articles, filtered."""
    with context.reading() as db:
        page = claim_list(
            db,
            state=context.asked("state"),
            kind=context.asked("kind"),
            article=context.asked_id("article"),
            page=context.asked_page(),
            viewer=context.person().email,
        )
    return render_template(
        "claims/index.html",
        page=page,
        state=context.asked("state"),
        kind=context.asked("kind"),
        article=context.asked_id("article"),
    )


@bp.get("/claims/<id:claim_id>")
def show(claim_id: int) -> Answer:
    """A claim with everything said about it, and the forms to say more; `as_of` shows it at a moment."""
    if at := context.asked("as_of"):
        return redirect(url_for("standing.claim", claim_id=claim_id, at=at), 303)
    return show_claim(claim_id)


@bp.get("/claims/<id:claim_id>/panel")
def panel_alone(claim_id: int) -> Answer:
    """The same without the page around it, for moving on in the workbench without leaving it."""
    with context.reading() as db:
        one = panel(db, claim_id, viewer=context.person().email)
    back = context.asked("back")
    return render_template("claims/panel.html", panel=one, forms=claim_forms(one, back=back))
