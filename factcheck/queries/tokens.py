"""Whose token it is, and the tokens a person has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.roles import Role, covers
from factcheck.store.account import Account
from factcheck.store.token import ApiToken


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The person a program speaks for, and what it may do in their name."""

    id: int
    email: str
    role: Role
    """The lesser of the token's role and its owner's."""
    token_id: int
    token: str
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """One token of the list on its owner's page."""

    id: int
    name: str
    role: Role
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None


def caller_of(session: Session, *, token_sha256: str, at: datetime) -> Caller | None:
    """Whose token this is; None when it is unknown, revoked or too old, or its owner is shut out."""
    row = session.execute(
        select(
            Account.id,
            Account.email,
            Account.role.label("held"),
            ApiToken.id.label("token_id"),
            ApiToken.name,
            ApiToken.role,
            ApiToken.expires_at,
            ApiToken.used_at,
        )
        .join(Account, Account.id == ApiToken.account_id)
        .where(
            ApiToken.token_sha256 == token_sha256,
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_at > at,
            Account.disabled_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    held, given = Role(row.held), Role(row.role)
    return Caller(
        id=row.id,
        email=row.email,
        role=given if covers(held, given) else held,
        token_id=row.token_id,
        token=row.name,
        expires_at=row.expires_at,
        used_at=row.used_at,
    )


def tokens_of(session: Session, account_id: int, *, at: datetime) -> tuple[TokenLine, ...]:
    """A person's tokens that are in force, the latest first."""
    rows = session.execute(
        select(
            ApiToken.id,
            ApiToken.name,
            ApiToken.role,
            ApiToken.made_at,
            ApiToken.expires_at,
            ApiToken.used_at,
        )
        .where(
            ApiToken.account_id == account_id,
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_at > at,
        )
        .order_by(ApiToken.id.desc())
    )
    return tuple(
        TokenLine(
            id=row.id,
            name=row.name,
            role=Role(row.role),
            made_at=row.made_at,
            expires_at=row.expires_at,
            used_at=row.used_at,
        )
        for row in rows
    )
