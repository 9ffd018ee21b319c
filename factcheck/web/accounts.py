"""People: the admin's list, and everybody's own page."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for

from factcheck.domain.roles import Role
from factcheck.queries.accounts import accounts, sessions_of
from factcheck.store.account import Account
from factcheck.web import access, context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.account import (
    add_account,
    change_role,
    disable_account,
    enable_account,
    issue_link,
)
from factcheck.workflow.own_account import change_password, leave_everywhere

bp = Blueprint("accounts", __name__, url_prefix="/accounts")


@bp.get("")
def index() -> Answer:
    """Everybody, and the form to add somebody."""
    return _index(forms.AccountForm(None))


@bp.post("")
def add() -> Answer:
    """Make an account and show its one-time link, this once."""
    form = forms.AccountForm()
    context.page_again(lambda error: _index(form, str(error)))
    form.demand_valid()
    at = context.now()
    with context.writing() as db:
        account = add_account(
            db,
            email=form.email.data,
            role=Role(form.role.data),
            actor=context.person().email,
            at=at,
        )
        token = issue_link(db, account=account, actor=context.person().email, at=at)
        email = account.email
    return _index(forms.AccountForm(None), link=(email, _address(token)))


@bp.post("/<id:account_id>/role")
def role(account_id: int) -> Answer:
    """Trust somebody with more or less."""
    form = forms.RoleForm()
    context.page_again(lambda error: _index(forms.AccountForm(None), str(error)))
    form.demand_valid()
    with context.writing() as db:
        account = db.get_one(Account, account_id)
        change_role(
            db,
            account=account,
            role=Role(form.role.data),
            actor=context.person().email,
            at=context.now(),
        )
        said = f"{account.email} is {account.role} now."
    return context.done(url_for("accounts.index"), said)


@bp.post("/<id:account_id>/disabling")
def disable(account_id: int) -> Answer:
    """Shut somebody out."""
    context.page_again(lambda error: _index(forms.AccountForm(None), str(error)))
    with context.writing() as db:
        account = db.get_one(Account, account_id)
        disable_account(db, account=account, actor=context.person().email, at=context.now())
        said = f"{account.email} can no longer sign in."
    return context.done(url_for("accounts.index"), said)


@bp.post("/<id:account_id>/enabling")
def enable(account_id: int) -> Answer:
    """Let somebody in again."""
    context.page_again(lambda error: _index(forms.AccountForm(None), str(error)))
    with context.writing() as db:
        account = db.get_one(Account, account_id)
        enable_account(db, account=account, actor=context.person().email, at=context.now())
        said = f"{account.email} may sign in again."
    return context.done(url_for("accounts.index"), said)


@bp.post("/<id:account_id>/link")
def reset(account_id: int) -> Answer:
    """A new one-time link for somebody, shown this once."""
    context.page_again(lambda error: _index(forms.AccountForm(None), str(error)))
    with context.writing() as db:
        account = db.get_one(Account, account_id)
        token = issue_link(db, account=account, actor=context.person().email, at=context.now())
        email = account.email
    return _index(forms.AccountForm(None), link=(email, _address(token)))


@bp.get("/me")
def own() -> Answer:
    """One's own account: password, and where one is signed in."""
    return _own(forms.PasswordForm(None))


@bp.post("/me/password")
def password() -> Answer:
    """Set one's own password; every other browser is signed out."""
    form = forms.PasswordForm()
    context.page_again(lambda error: _own(form, str(error)))
    form.demand_valid()
    person = context.person()
    asked = person.has_password and not session.get("by_link")
    with context.writing() as db:
        token = change_password(
            db,
            account_id=person.id,
            current=(form.current.data or "") if asked else None,
            password=form.password.data,
            at=context.now(),
        )
    if token is None:
        return _own(form, "The current password does not fit."), 422
    response = access.begin(redirect(url_for("accounts.own"), 303), token, by_link=False)
    context.done("", "Your password is set, and every other browser is signed out.")
    return response


@bp.post("/me/sessions/ending")
def leave_all() -> Answer:
    """Sign out of every browser, this one included."""
    with context.writing() as db:
        leave_everywhere(db, account_id=context.person().id, at=context.now())
    return access.end(redirect(url_for("sign_in.show"), 303))


def _address(token: str) -> str:
    path = url_for("sign_in.link", token=token)
    return (context.settings().address or request.host_url.rstrip("/")) + path


def _index(form: forms.AccountForm, trouble: str = "", link: tuple[str, str] | None = None) -> str:
    with context.reading() as db:
        people = accounts(db)
    return render_template(
        "accounts/index.html", people=people, form=form, bare=forms.BareForm(None),
        trouble=trouble, link=link,
    )  # fmt: skip


def _own(form: forms.PasswordForm, trouble: str = "") -> str:
    person = context.person()
    at = context.now()
    with context.reading() as db:
        sessions = sessions_of(db, person, at=at, idle=context.idle(), longest=context.longest())
    return render_template(
        "accounts/own.html",
        sessions=sessions,
        form=form,
        trouble=trouble,
        welcome=request.args.get("welcome") == "1",
        asks_current=person.has_password and not session.get("by_link"),
    )
