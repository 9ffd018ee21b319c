"""People, the one-time links that let them in, and their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import DIGEST, PERSONAL, Base, Hex, Slug, Words, unrecorded


class Account(Base):
    """A person who may sign in, and the role they hold. Accounts are disabled, never deleted."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Words, unique=True, info=PERSONAL)
    role: Mapped[str] = mapped_column(Slug)
    password_hash: Mapped[str | None] = mapped_column(Text, info=DIGEST)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    keys: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), info=unrecorded("the keys somebody likes to work with")
    )
    """The keys the person works with, where these are not the usual ones (domain.keys)."""


class OneTimeLink(Base):
    """A link that signs in once and lets a password be set. Only the token's digest is kept."""

    __tablename__ = "one_time_link"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    token_sha256: Mapped[str] = mapped_column(Hex, unique=True)
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class WebSession(Base):
    """One browser signed in. Ends when idle, when too old, on sign-out and when the account changes."""

    __tablename__ = "web_session"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    token_sha256: Mapped[str] = mapped_column(Hex, unique=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(info=unrecorded("when a browser was last seen"))
    ended_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()
