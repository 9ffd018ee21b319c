"""Tokens for programs: made by their owner, shown once, revoked by their owner or with the account."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError
from factcheck.domain.roles import Role, covers
from factcheck.history.log import BY_TOKEN, record
from factcheck.store.account import Account
from factcheck.store.token import ApiToken
from factcheck.workflow.account import digest_of

MARK = "fct_"
"""How a token begins, so that a scanner for leaked secrets, or a person, can tell what it is."""
LONGEST_DAYS = 366
LONGEST_NAME = 80


def make_token(
    session: Session, *, account_id: int, name: str, role: Role, days: int, at: datetime
) -> str:
    """Make a token for oneself; what is returned is kept nowhere.

    Raises:
        NoResultFound: there is no such account.
        RuleViolationError: it has no name, lasts too long, or would do more than its owner may.
    """
    account = session.get_one(Account, account_id)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise RuleViolationError(f"Give the token a name of at most {LONGEST_NAME} characters.")
    if not 1 <= days <= LONGEST_DAYS:
        raise RuleViolationError(f"A token lasts from 1 to {LONGEST_DAYS} days.")
    if not covers(Role(account.role), role):
        raise RuleViolationError(f"You are {account.role}; a token cannot be {role.value}.")
    if any(one.name == name for one in _running(session, account_id)):
        raise RuleViolationError(f"You have a token called “{name}” already.")
    token = MARK + secrets.token_urlsafe(32)
    session.add(
        ApiToken(
            account_id=account.id,
            name=name,
            role=role.value,
            token_sha256=digest_of(token),
            made_at=at,
            expires_at=at + timedelta(days=days),
            revoked_at=None,
            used_at=None,
        )
    )
    _record(session, account, Action.TOKEN_MADE, at, {"token": name, "role": role.value})
    return token


def revoke_token(session: Session, *, account_id: int, token_id: int, at: datetime) -> ApiToken:
    """Take one's own token out of use, for good.

    Raises:
        NotFoundError: there is no such token of this person.
        RuleViolationError: it is revoked already.
    """
    token = session.scalar(
        select(ApiToken).where(ApiToken.id == token_id, ApiToken.account_id == account_id)
    )
    if token is None:
        raise NotFoundError("You have no such token.")
    if token.revoked_at:
        raise RuleViolationError(f"“{token.name}” is revoked already.")
    token.revoked_at = at
    _record(session, token.account, Action.TOKEN_REVOKED, at, {"token": token.name})
    return token


def touch_token(session: Session, *, token_id: int, at: datetime) -> None:
    """Note that a token was used just now; nothing for the record."""
    session.get_one(ApiToken, token_id).used_at = at


def speak_by_token(session: Session, name: str) -> None:
    """Have every event of this session tell by which token it came about."""
    session.info[BY_TOKEN] = name


def _running(session: Session, account_id: int) -> list[ApiToken]:
    return list(
        session.scalars(
            select(ApiToken).where(ApiToken.account_id == account_id, ApiToken.revoked_at.is_(None))
        )
    )


def _record(
    session: Session, account: Account, action: Action, at: datetime, data: dict[str, str]
) -> None:
    record(
        session,
        actor=account.email,
        action=action,
        subject=f"account/{account.id}",
        data={"email": account.email, **data},
        at=at,
    )
