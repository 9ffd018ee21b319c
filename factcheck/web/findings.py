"""Findings: the list, one in its place, and what a person makes of it."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import StaleEditError
from factcheck.domain.finding import FindingState
from factcheck.queries.findings import finding_list, finding_page
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.web.answers import Answer
from factcheck.web.workbench import finding_form
from factcheck.workflow.finding import decide_finding

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
    return _show(finding_id)


@bp.post("/<id:finding_id>/decisions")
def decide(finding_id: int) -> Response:
    """Answer a finding, or open it again."""
    form = forms.FindingForm()
    context.page_again(lambda error: _show(finding_id, form, error))
    form.demand_valid()
    state = FindingState(form.state.data)
    with context.writing() as db:
        kept = decide_finding(
            db,
            finding_id=finding_id,
            state=state,
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        ).version
    back = form.back.data
    target = safe_next(back) if back else url_for("findings.show", finding_id=finding_id)
    undo = {
        "action": url_for("findings.decide", finding_id=finding_id),
        "state": FindingState.OPEN.value,
        "reason": "Taken back.",
        "version": str(kept),
        "back": back or "",
    }
    return context.done(
        target,
        f"Finding {finding_id} is {_SAID[state]}.",
        draft=f"finding/{finding_id}",
        undo={} if state is FindingState.OPEN else undo,
    )


def _show(
    finding_id: int, form: forms.FindingForm | None = None, error: Exception | None = None
) -> str:
    with context.reading() as db:
        page = finding_page(
            db, finding_id, viewer=context.person().email, all_people=context.sees_people()
        )
    if form is not None and isinstance(error, StaleEditError):
        form.meet(page.finding.version)
    return render_template(
        "findings/show.html",
        page=page,
        form=form or finding_form(page.finding),
        trouble=str(error) if error else "",
        theirs=error.theirs if isinstance(error, StaleEditError) else {},
    )
