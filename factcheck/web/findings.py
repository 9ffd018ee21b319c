"""Findings: the list, one in its place, and what a person makes of it."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import StaleEditError
from factcheck.domain.finding import FindingState
from factcheck.queries.comments import comments_on
from factcheck.queries.findings import finding_list, finding_page
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.web.answers import Answer
from factcheck.web.together import comment_forms
from factcheck.web.workbench import finding_form
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.suggestion import accept_suggestion, drop_suggestion

bp = Blueprint("findings", __name__, url_prefix="/findings")

_SAID = {
    FindingState.CONFIRMED: "confirmed: it is wrong",
    FindingState.EXPLAINED: "explained",
    FindingState.DISMISSED: "dismissed: not a defect",
    FindingState.OPEN: "open again",
}


@bp.get("")
def index() -> Answer:
    """The findings of all articles, the gravest first."""
    asked = {name: context.asked(name) for name in ("severity", "state", "kind")}
    article = context.asked_id("article")
    with context.reading() as db:
        page = finding_list(
            db,
            severity=asked["severity"],
            state=asked["state"],
            kind=asked["kind"],
            article=article,
            page=context.asked_page(),
        )
    return render_template("findings/index.html", page=page, asked=asked, article=article)


@bp.get("/<id:finding_id>")
def show(finding_id: int) -> Answer:
    """A finding where it stands, with what it speaks of."""
    return show_finding(finding_id)


@bp.post("/<id:finding_id>/decisions")
def decide(finding_id: int) -> Response:
    """Answer a finding, or open it again."""
    form = forms.FindingForm()
    context.page_again(lambda error: show_finding(finding_id, filled=form, error=error))
    form.demand_valid()
    state = FindingState(form.state.data)
    with context.writing() as db:
        decide_finding(
            db,
            finding_id=finding_id,
            state=state,
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    back = form.back.data
    target = safe_next(back) if back else url_for("findings.show", finding_id=finding_id)
    return context.done(
        target,
        f"Finding {finding_id} is {_SAID[state]}.",
        draft=f"finding/{finding_id}",
    )


@bp.post("/<id:finding_id>/suggestion")
def suggestion(finding_id: int) -> Response:
    """Accept what a finding suggests, or take that back."""
    form = forms.SuggestionForm()
    context.page_again(lambda error: show_finding(finding_id, error=error))
    form.demand_valid()
    change = accept_suggestion if form.then.data == "accept" else drop_suggestion
    with context.writing() as db:
        change(
            db,
            finding_id=finding_id,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    back = form.back.data
    said = "accepted; the article stays as printed" if form.then.data == "accept" else "taken back"
    return context.done(
        safe_next(back) if back else url_for("findings.show", finding_id=finding_id),
        f"The suggestion of finding {finding_id} is {said}.",
    )


def show_finding(
    finding_id: int,
    *,
    failed: str = "",
    filled: forms.Form | None = None,
    error: Exception | None = None,
) -> str:
    """The page of a finding; `failed` names a form of its comments that came back, if any."""
    viewer = context.person().email
    with context.reading() as db:
        page = finding_page(db, finding_id, viewer=viewer, all_people=context.sees_people())
        comments = comments_on(db, viewer=viewer, finding_id=finding_id)
    form = filled if isinstance(filled, forms.FindingForm) else None
    if form is not None and isinstance(error, StaleEditError):
        form.meet(page.finding.version)
    return render_template(
        "findings/show.html",
        page=page,
        form=form or finding_form(page.finding),
        comments=comments,
        comment_forms=comment_forms(comments, back="", failed=failed, filled=filled),
        failed=failed,
        trouble=str(error) if error else "",
        theirs=error.theirs if isinstance(error, StaleEditError) else {},
    )
