"""The tokens of one's account: made, shown once, revoked."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from factcheck.domain.roles import Role, covers
from factcheck.queries.tokens import tokens_of
from factcheck.web import context, forms
from factcheck.workflow.token import LONGEST_DAYS, make_token, revoke_token

bp = Blueprint("tokens", __name__, url_prefix="/accounts/me/tokens")
_DAYS = 90
"""Offered at first: a season; long enough for a script, short enough that a forgotten one ends."""


class TokenForm(forms.Form):
    """What a program may do in one's name, and for how long."""

    name = forms.line("What is it for", required="Give it a name, so that you know it again.")
    role = forms.menu("Most it may do", Role, default=Role.READER.value)
    days = IntegerField(
        "Days it lasts",
        default=_DAYS,
        validators=[
            InputRequired("How many days?"),
            NumberRange(1, LONGEST_DAYS, f"From 1 to {LONGEST_DAYS} days, please."),
        ],
    )


@bp.get("")
def show() -> str:
    """One's tokens that are in force, and a form for another."""
    return _page(TokenForm(None))


@bp.post("")
def make() -> str:
    """Make one; this answer is the only place where it stands."""
    form = TokenForm()
    context.page_again(lambda error: _page(form, str(error)))
    form.demand_valid()
    with context.writing() as db:
        token = make_token(
            db,
            account_id=context.person().id,
            name=form.name.data,
            role=Role(form.role.data),
            days=form.days.data,
            at=context.now(),
        )
    return _page(TokenForm(None), made=(form.name.data, token))


@bp.post("/<id:token_id>/revocation")
def revoke(token_id: int) -> Response:
    """Take one out of use."""
    forms.BareForm().demand_valid()
    with context.writing() as db:
        token = revoke_token(
            db, account_id=context.person().id, token_id=token_id, at=context.now()
        )
        name = token.name
    return context.done(url_for("tokens.show"), f"“{name}” is revoked: nothing works with it now.")


def _page(form: TokenForm, trouble: str = "", made: tuple[str, str] | None = None) -> str:
    person = context.person()
    with context.reading() as db:
        lines = tokens_of(db, person.id, at=context.now())
    form.role.choices = [one for one in form.role.choices if covers(person.role, Role(one.value))]
    return render_template("tokens/show.html", lines=lines, form=form, trouble=trouble, made=made)
