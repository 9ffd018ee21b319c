"""The checklist of each kind of claim: seen by all, changed by admins."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import NotFoundError, StaleEditError
from factcheck.plugins import claim_types
from factcheck.queries.checklist import all_questions
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.known_forms import QuestionsForm
from factcheck.workflow.checklist import set_questions

bp = Blueprint("questions", __name__, url_prefix="/settings/questions")


@bp.get("")
def show() -> Answer:
    """Every kind with its questions."""
    return _page()


@bp.post("/<kind>")
def change(kind: str) -> Response:
    """Set the desk's own questions for one kind."""
    if kind not in claim_types():
        raise NotFoundError(f"There is no kind of claim called “{kind}”.")
    form = QuestionsForm()
    context.page_again(lambda error: _page(kind, form, error))
    form.demand_valid()
    with context.writing() as db:
        set_questions(
            db,
            kind=kind,
            questions=(form.questions.data or "").split("\n"),
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("questions.show") + f"#kind-{kind}",
        f"The questions for “{claim_types()[kind].label}” are changed.",
        draft=f"questions/{kind}",
    )


def _page(
    failed: str = "", filled: QuestionsForm | None = None, error: Exception | None = None
) -> str:
    with context.reading() as db:
        kinds, version = all_questions(db)
    if isinstance(error, StaleEditError):
        words = (
            "Somebody has changed the checklists since you looked at them. Yours is kept below, what "
            "is there now is beside it; save again to replace it."
        )
    else:
        words = str(error) if error else ""
    return render_template(
        "questions/show.html",
        kinds=kinds,
        version=version,
        failed=failed,
        typed=filled.questions.data or "" if filled is not None else "",
        trouble=words,
    )
