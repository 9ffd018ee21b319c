"""The record's one table. Rows are added, never changed: triggers refuse UPDATE and DELETE."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.base import Base, Hex, Words


class Event(Base):
    """One line of the record.

    `body` is the canonical JSON that is hashed; the columns beside it repeat parts of it for searching,
    and verification holds them against it.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "article_id"),
        Index(None, "subject"),
        Index(None, "action", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(Words)
    action: Mapped[str] = mapped_column(Words)
    subject: Mapped[str] = mapped_column(Words)
    article_id: Mapped[int | None]
    body: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(Hex)
    digest: Mapped[str] = mapped_column(Hex, unique=True)
