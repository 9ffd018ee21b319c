"""Suggestions of a language model: asked for, looked at, accepted or dismissed."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from factcheck.assist.prompt import MOST_SENT
from factcheck.assist.service import Service, service_of
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.evidence import Stance
from factcheck.domain.suggestion import SuggestionKind
from factcheck.queries.suggestions import suggestions_page
from factcheck.store.suggestion import Suggestion
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.forms import Form, version, words
from factcheck.workflow.model_question import WANTED, ask_model
from factcheck.workflow.model_suggestion import accept, dismiss

bp = Blueprint("suggestions", __name__)

_SERVICE = "factcheck.assist"


class AskModelForm(Form):
    """What is asked for, and what about."""

    kind = SelectField(
        "Ask for",
        choices=[SelectChoice(kind.value, words) for kind, words in WANTED.items()],
        validators=[InputRequired("Choose what to ask for.")],
    )
    claim = SelectField("About the claim", coerce=str, validate_choice=False)
    source = SelectField("In the source", coerce=str, validate_choice=False)


class AcceptForm(Form):
    """The wording as the person wants it; for an excerpt, which way it speaks."""

    statement = words("Statement")
    stance = SelectField(
        "What it does to the claim",
        choices=[
            SelectChoice("", "Choose …"),
            *(SelectChoice(one.value, one.value) for one in Stance),
        ],
        validators=[Optional()],
    )
    claim_version = IntegerField(validators=[Optional()])
    version = version()


class DismissForm(Form):
    """Which state of the suggestion is meant."""

    version = version()


def service() -> Service | None:
    """The model this installation is set up with; None where it has none."""
    known: dict[str, Service | None] = current_app.extensions
    if _SERVICE not in known:
        known[_SERVICE] = service_of(context.settings())
    return known[_SERVICE]


def model_here() -> str:
    """The model's name, "" where none is set up; for the pages."""
    found = service()
    return found.model if found else ""


@bp.get("/articles/<id:article_id>/suggestions")
def show(article_id: int) -> Answer:
    """What was suggested for an article, and the form to ask for more."""
    return _page(article_id)


@bp.post("/articles/<id:article_id>/suggestions")
def ask(article_id: int) -> Response:
    """Have the model asked, in the background."""
    form = AskModelForm()
    context.page_again(lambda error: _page(article_id, form, error))
    form.demand_valid()
    found = service()
    if found is None:
        raise RuleViolationError("No language model is set up for this installation.")
    kind = SuggestionKind(form.kind.data)
    with context.writing() as db:
        ask_model(
            db,
            article_id=article_id,
            kind=kind,
            claim_id=_number(form.claim.data),
            source_id=_number(form.source.data),
            model=found.model,
            host=found.authority,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("suggestions.show", article_id=article_id),
        f"{found.model} is asked for {WANTED[kind]}; this page tells when it has answered.",
    )


@bp.post("/suggestions/<id:suggestion_id>/acceptance")
def take(suggestion_id: int) -> Response:
    """Do what a suggestion says."""
    form = AcceptForm()
    article_id = _article_of(suggestion_id)
    context.page_again(lambda error: _page(article_id, error=error, failed=suggestion_id))
    form.demand_valid()
    with context.writing() as db:
        done = accept(
            db,
            suggestion_id=suggestion_id,
            version=form.version.data,
            statement=form.statement.data or "",
            stance=Stance(form.stance.data) if form.stance.data else None,
            claim_version=form.claim_version.data,
            actor=context.person().email,
            at=context.now(),
        )
        became = (done.became or "").replace("/", " ")
    return context.done(
        url_for("suggestions.show", article_id=article_id),
        f"Suggestion {suggestion_id} is accepted: {became}.",
        draft=f"suggestion/{suggestion_id}",
    )


@bp.post("/suggestions/<id:suggestion_id>/dismissal")
def put_away(suggestion_id: int) -> Response:
    """Put a suggestion away for good."""
    form = DismissForm()
    article_id = _article_of(suggestion_id)
    context.page_again(lambda error: _page(article_id, error=error, failed=suggestion_id))
    form.demand_valid()
    with context.writing() as db:
        dismiss(
            db,
            suggestion_id=suggestion_id,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("suggestions.show", article_id=article_id),
        f"Suggestion {suggestion_id} is dismissed; it does not come again.",
    )


def _article_of(suggestion_id: int) -> int:
    with context.reading() as db:
        return db.get_one(Suggestion, suggestion_id).article_id


def _number(words: str | None) -> int | None:
    known = words is not None and words.isascii() and words.isdigit() and len(words) < 10  # noqa: PLR2004 - fits a 32-bit id
    return int(words) if known and words else None


def _page(
    article_id: int,
    filled: AskModelForm | None = None,
    error: Exception | None = None,
    failed: int = 0,
) -> str:
    with context.reading() as db:
        page = suggestions_page(db, article_id)
    form = filled or AskModelForm(None, claim=context.asked("claim"), kind=context.asked("kind"))
    form.claim.choices = [
        SelectChoice("", "—"),
        *(SelectChoice(str(number), f"{number}: {_short(words)}") for number, words in page.claims),
    ]
    form.source.choices = [
        SelectChoice("", "—"),
        *(SelectChoice(str(number), _short(words)) for number, words in page.sources),
    ]
    found = service()
    return render_template(
        "suggestions/show.html",
        page=page,
        form=form,
        model=found.model if found else "",
        host=found.authority if found else "",
        most=MOST_SENT,
        failed=failed,
        typed=request.form.get("statement", "") if failed else "",
        chosen=request.form.get("stance", "") if failed else "",
        trouble=str(error) if error else "",
        theirs=list(error.theirs.items()) if isinstance(error, StaleEditError) else [],
        wanted={kind.value: words for kind, words in WANTED.items()},
    )


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:89] + "…"  # noqa: PLR2004 - one line of a list
