"""Which detectors run at this desk, and how grave their findings are."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from factcheck.domain.errors import StaleEditError
from factcheck.domain.finding import Severity
from factcheck.queries.detectors import detector_lines
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.forms import Form, line, version
from factcheck.workflow.detectors import switch_detector

bp = Blueprint("detectors", __name__, url_prefix="/settings/detectors")

CHOICES = {
    "as-it-comes": "On, as it comes",
    **{one.value: f"On, as {one.value}" for one in Severity},
    "off": "Off",
}


class SwitchForm(Form):
    """What becomes of one detector, and why."""

    setting = SelectField(
        "Runs",
        choices=[SelectChoice(value, label) for value, label in CHOICES.items()],
        validators=[InputRequired("Choose how it runs.")],
    )
    reason = line("Because", required="Say in a few words why: reports say what is off.")
    version = version()


@bp.get("")
def show() -> Answer:
    """All detectors, each with a form of its own."""
    return _page()


@bp.post("/<name>")
def change(name: str) -> Response:
    """Change one."""
    form = SwitchForm()
    context.page_again(lambda error: _page(name, form, error))
    form.demand_valid()
    chosen = form.setting.data
    with context.writing() as db:
        switch_detector(
            db,
            detector=name,
            is_on=chosen != "off",
            severity=Severity(chosen) if chosen in {one.value for one in Severity} else None,
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("detectors.show") + f"#{name}",
        f"{name}: {CHOICES[chosen].lower()}, from the next article on. Stored articles follow when their "
        "detectors are run again.",
        draft=f"detector/{name}",
    )


def _page(
    failed: str = "", filled: SwitchForm | None = None, error: Exception | None = None
) -> str:
    with context.reading() as db:
        lines = detector_lines(db)
    forms = {}
    for one in lines:
        if one.name == failed and filled is not None:
            if isinstance(error, StaleEditError):
                filled.meet(one.version)
            forms[one.name] = filled
        else:
            at = "off" if not one.is_on else one.severity or "as-it-comes"
            forms[one.name] = SwitchForm(None, setting=at, version=one.version)
    return render_template(
        "detectors/show.html",
        lines=lines,
        forms=forms,
        failed=failed,
        trouble=str(error) if error else "",
        theirs=error.theirs if isinstance(error, StaleEditError) else {},
    )
