"""Coming in, by password or one-time link, and leaving."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template, request, url_for

from factcheck.queries.accounts import anybody, owner_of_link
from factcheck.web import access, context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.account import digest_of, sign_in, sign_out, use_link

bp = Blueprint("sign_in", __name__)


@bp.get("/sign-in")
def show() -> Answer:
    """The form; whoever is in already goes on."""
    target = access.safe_next(request.args.get("next", "/"))
    if context.somebody():
        return redirect(target, 303)
    return _show(forms.SignInForm(None, next=target))


@bp.post("/sign-in")
def enter() -> Answer:
    """Check the password and begin a session."""
    form = forms.SignInForm()
    context.page_again(lambda error: _show(form, str(error)))
    form.demand_valid()
    with context.writing() as db:
        token = sign_in(db, email=form.email.data, password=form.password.data, at=context.now())
    if token is None:
        return _show(form, "The address and the password do not fit together."), 422
    return access.begin(
        redirect(access.safe_next(form.next.data or "/"), 303), token, by_link=False
    )


@bp.get("/sign-in/link/<token>")
def link(token: str) -> Answer:
    """A button: previews of links in mails and chats fetch this page and must not use the link up."""
    with context.reading() as db:
        owner = owner_of_link(db, digest_of(token), context.now())
    return render_template(
        "sign_in/link.html", owner=owner, token=token, form=forms.BareForm(None)
    ), (200 if owner else 404)


@bp.post("/sign-in/link/<token>")
def use(token: str) -> Answer:
    """Use the link up, begin a session and offer to set a password."""

    def gone(_error: Exception) -> str:
        return render_template("sign_in/link.html", owner=None, token="", form=forms.BareForm(None))

    context.page_again(gone)
    with context.writing() as db:
        _, session_token = use_link(db, token=token, at=context.now())
    return access.begin(
        redirect(url_for("accounts.own", welcome=1), 303), session_token, by_link=True
    )


@bp.post("/sign-out")
def leave() -> Answer:
    """End the session."""
    token = request.cookies.get(access.cookie_name())
    if token and g.person:
        with context.writing() as db:
            sign_out(db, token=token, at=context.now())
    return access.end(redirect(url_for("sign_in.show"), 303))


def _show(form: forms.SignInForm, trouble: str = "") -> str:
    with context.reading() as db:
        somebody = anybody(db)
    return render_template("sign_in/show.html", form=form, trouble=trouble, anybody=somebody)
