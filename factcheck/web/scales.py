"""The scales verdicts are given on: seen by all, made and chosen by admins."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.domain.setting import scale_setting
from factcheck.domain.verdict import Question
from factcheck.queries.scales import ScaleLine, scale_line, scale_lines
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.web.review_forms import ScaleForm
from factcheck.workflow.desk import change_setting
from factcheck.workflow.scale import NewLabel, make_scale

bp = Blueprint("scales", __name__, url_prefix="/scales")


@bp.get("")
def index() -> Answer:
    """Every scale with its labels and what they are called elsewhere."""
    with context.reading() as db:
        lines = scale_lines(db)
    return render_template("scales/index.html", lines=lines)


@bp.get("/new")
def new() -> Answer:
    """An empty scale for one question, or one that begins as another is."""
    copied = context.asked_id("from")
    with context.reading() as db:
        line = scale_line(db, copied) if copied else None
    question = line.question if line else _question(context.asked("question"))
    return _form_page(question, _filled(line) if line else ScaleForm(None, question=question.value))


@bp.post("")
def make() -> Response:
    """Keep a scale, as a new one or as a new version."""
    form = ScaleForm()
    question = _question(form.question.data or "")
    form.offer(question)
    context.page_again(lambda error: _form_page(question, form, error))
    form.demand_valid()
    labels = [
        NewLabel(
            label=one.label.data or "",
            means=one.means.data or "",
            definition=one.definition.data or "",
            claimreview=one.claimreview.data,
        )
        for one in (entry.form for entry in form.labels)
        if (one.label.data or "").strip() or (one.definition.data or "").strip()
    ]
    with context.writing() as db:
        scale = make_scale(
            db,
            label=form.name.data,
            question=question,
            labels=labels,
            actor=context.person().email,
            at=context.now(),
        )
        said = f"“{scale.label}” is kept as version {scale.version}."
        number = scale.id
    return context.done(url_for("scales.index") + f"#scale-{number}", said, draft="scale/new")


@bp.post("/<id:scale_id>/use")
def use(scale_id: int) -> Response:
    """Answer a question on this scale from now on."""
    forms.BareForm().demand_valid()
    with context.reading() as db:
        line = scale_line(db, scale_id)
    with context.writing() as db:
        change_setting(
            db,
            name=scale_setting(line.question),
            value=line.name,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("scales.index"), f"“{line.question.asked}” is now answered on “{line.label}”."
    )


def _question(name: str) -> Question:
    return Question(name) if name in set(Question) else Question.TRUTH


def _filled(line: ScaleLine) -> ScaleForm:
    return ScaleForm(
        None,
        name=line.label if line.made_by else "",
        question=line.question.value,
        labels=[
            {
                "label": one.label,
                "means": one.built_in.name,
                "definition": one.definition,
                "claimreview": one.own_number,
            }
            for one in line.choices
        ],
    )


def _form_page(question: Question, form: ScaleForm, error: Exception | None = None) -> str:
    return render_template(
        "scales/new.html",
        question=question,
        form=form.offer(question),
        trouble=str(error) if error else "",
    )
