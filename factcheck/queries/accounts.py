"""Who is asking, and the people of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.roles import Role
from factcheck.store.account import Account, OneTimeLink, WebSession


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody signed in, by one browser session."""

    id: int
    email: str
    role: Role
    session_id: int
    seen_at: datetime
    has_password: bool
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys chosen instead of the usual ones (domain.keys)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One line of the list of people."""

    id: int
    email: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None
    has_password: bool
    seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One browser somebody is signed in with."""

    id: int
    started_at: datetime
    seen_at: datetime
    current: bool


def person_of(
    session: Session, *, token_sha256: str, at: datetime, idle: timedelta, longest: timedelta
) -> Person | None:
    """Whose session a token belongs to; None when it has ended, idled too long or is too old."""
    row = session.execute(
        select(
            Account.id,
            Account.email,
            Account.role,
            Account.password_hash.is_not(None).label("has_password"),
            WebSession.id.label("session_id"),
            WebSession.seen_at,
            Account.keys,
        )
        .join(WebSession, WebSession.account_id == Account.id)
        .where(
            WebSession.token_sha256 == token_sha256,
            WebSession.ended_at.is_(None),
            WebSession.seen_at > at - idle,
            WebSession.started_at > at - longest,
            Account.disabled_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    return Person(
        id=row.id,
        email=row.email,
        role=Role(row.role),
        session_id=row.session_id,
        seen_at=row.seen_at,
        has_password=bool(row.has_password),
        keys=row.keys or {},
    )


def accounts(session: Session) -> tuple[AccountLine, ...]:
    """Everybody, those who may sign in first."""
    seen = (
        select(func.max(WebSession.seen_at))
        .where(WebSession.account_id == Account.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Account.id,
            Account.email,
            Account.role,
            Account.created_at,
            Account.disabled_at,
            Account.password_hash.is_not(None).label("has_password"),
            seen.label("seen_at"),
        ).order_by(Account.disabled_at.is_not(None), Account.email)
    )
    return tuple(
        AccountLine(
            id=row.id,
            email=row.email,
            role=Role(row.role),
            created_at=row.created_at,
            disabled_at=row.disabled_at,
            has_password=bool(row.has_password),
            seen_at=row.seen_at,
        )
        for row in rows
    )


def anybody(session: Session) -> bool:
    """Whether the desk has an account at all."""
    return session.scalar(select(Account.id).limit(1)) is not None


def sessions_of(
    session: Session, person: Person, *, at: datetime, idle: timedelta, longest: timedelta
) -> tuple[SessionLine, ...]:
    """Where a person is signed in now, the latest first."""
    rows = session.execute(
        select(WebSession.id, WebSession.started_at, WebSession.seen_at)
        .where(
            WebSession.account_id == person.id,
            WebSession.ended_at.is_(None),
            WebSession.seen_at > at - idle,
            WebSession.started_at > at - longest,
        )
        .order_by(WebSession.seen_at.desc())
    )
    return tuple(
        SessionLine(
            id=row.id,
            started_at=row.started_at,
            seen_at=row.seen_at,
            current=row.id == person.session_id,
        )
        for row in rows
    )


def owner_of_link(session: Session, token_sha256: str, at: datetime) -> str | None:
    """Whose one-time link this is; None when it is unknown, used or too old."""
    return session.scalar(
        select(Account.email)
        .join(OneTimeLink, OneTimeLink.account_id == Account.id)
        .where(
            OneTimeLink.token_sha256 == token_sha256,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > at,
            Account.disabled_at.is_(None),
        )
    )
