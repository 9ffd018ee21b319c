"""The keys: what they do, and which ones a person wants."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from factcheck.domain.keys import KEYS, OFF
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.own_keys import choose_keys

bp = Blueprint("keys", __name__, url_prefix="/keys")


def key_of(name: str) -> str:
    """The key of the person asking for what `name` usually does."""
    who = context.somebody()
    return who.keys.get(name, name) if who else name


def keys_of_person() -> dict[str, str]:
    """All keys of the person asking, by the usual ones; "off" is among them where none is to act."""
    who = context.somebody()
    return {name: name for name in KEYS} | dict(who.keys if who else {})


@bp.get("")
def show() -> Answer:
    """All keys with what they do, and the form to change them."""
    return _page()


@bp.post("")
def choose() -> Answer:
    """Keep the person's own keys."""
    context.page_again(lambda error: _page(str(error), typed=True))
    forms.BareForm().demand_valid()
    usual = request.form.get("usual") == "1"
    keys = {} if usual else {name: request.form.get(f"key-{name}", "") for name in KEYS}
    with context.writing() as db:
        choose_keys(
            db,
            account_id=context.person().id,
            keys=keys,
            off=not usual and request.form.get("off") == "1",
        )
    return context.done(url_for("keys.show"), "Your keys are as you chose them.")


def _page(trouble: str = "", *, typed: bool = False) -> str:
    own = context.person().keys
    shown = {
        name: request.form.get(f"key-{name}", "")[:20] if typed else own.get(name, name)
        for name in KEYS
    }
    off = request.form.get("off") == "1" if typed else OFF in own
    return render_template("keys/show.html", keys=KEYS, shown=shown, off=off, trouble=trouble)
