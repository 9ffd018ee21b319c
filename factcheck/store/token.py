"""What lets a program in, and the answers kept so that a request sent twice is done once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.account import Account
from factcheck.store.base import Base, Hex, Slug, Words, no_state, unrecorded


class ApiToken(Base):
    """A token of somebody's. Only its digest is kept; it is revoked, never deleted."""

    __tablename__ = "api_token"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(Words)
    role: Mapped[str] = mapped_column(Slug)
    """The most it may do; its owner's role bounds it besides, at every request."""
    token_sha256: Mapped[str] = mapped_column(Hex, unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None] = mapped_column(info=unrecorded("when a token was last used"))

    account: Mapped[Account] = relationship()


class KeptAnswer(Base):
    """The answer to a request that named an idempotency key; without a status it is still being worked on."""

    __tablename__ = "kept_answer"
    __table_args__ = (
        UniqueConstraint("token_id", "key"),
        Index(None, "asked_at"),
        no_state("answers kept for a day, so that what a program asks twice is done once"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_id: Mapped[int] = mapped_column(ForeignKey("api_token.id"))
    key: Mapped[str] = mapped_column(Words)
    asked_sha256: Mapped[str] = mapped_column(Hex)
    asked_at: Mapped[datetime]
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any]]
    body: Mapped[bytes | None]
