"""The people of the desk over the API, for admins."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from sqlalchemy.orm import Session

from factcheck.api import answers, bodies, context, desk_answers
from factcheck.api.part import Answer, Part
from factcheck.domain.roles import Role
from factcheck.queries.accounts import accounts
from factcheck.store.account import Account
from factcheck.workflow.account import (
    add_account,
    change_role,
    disable_account,
    enable_account,
    issue_link,
)

bp = Part("accounts", "The people of the desk.")


@bp.call("GET", "/accounts", gives=desk_answers.Accounts)
def list_accounts() -> Answer:
    """Everybody, those who may sign in first."""
    with context.reading() as db:
        return {"accounts": accounts(db)}


@bp.call("POST", "/accounts", gives=desk_answers.Link, status=201, takes=bodies.AccountGiven)
def add(given: dict[str, Any]) -> Answer:
    """Let somebody in; the link to set a password by is shown this once."""
    with context.writing() as db:
        account = add_account(
            db,
            email=given["email"],
            role=Role(given["role"]),
            actor=context.caller().email,
            at=context.now(),
        )
        return _link(db, account)


@bp.call("POST", "/accounts/<id:account_id>/link", gives=desk_answers.Link, status=201)
def link(account_id: int) -> Answer:
    """A new one-time link for somebody, shown this once."""
    with context.writing() as db:
        return _link(db, db.get_one(Account, account_id))


@bp.call("PUT", "/accounts/<id:account_id>/role", gives=answers.Made, takes=bodies.RoleGiven)
def set_role(account_id: int, given: dict[str, Any]) -> Answer:
    """Trust somebody with more or less."""
    with context.writing() as db:
        change_role(
            db,
            account=db.get_one(Account, account_id),
            role=Role(given["role"]),
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": account_id}


@bp.call("POST", "/accounts/<id:account_id>/disabling", gives=answers.Made)
def disable(account_id: int) -> Answer:
    """Shut somebody out; their sessions and tokens end."""
    with context.writing() as db:
        disable_account(
            db,
            account=db.get_one(Account, account_id),
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": account_id}


@bp.call("POST", "/accounts/<id:account_id>/enabling", gives=answers.Made)
def enable(account_id: int) -> Answer:
    """Let somebody in again."""
    with context.writing() as db:
        enable_account(
            db,
            account=db.get_one(Account, account_id),
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": account_id}


def _link(db: Session, account: Account) -> dict[str, Any]:
    token = issue_link(db, account=account, actor=context.caller().email, at=context.now())
    path = url_for("sign_in.link", token=token)
    address = context.settings().address or request.host_url.rstrip("/")
    return {"id": account.id, "email": account.email, "link": address + path}
