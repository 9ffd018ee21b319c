"""Work that goes on in the background: a queue, not a part of the record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.article import Article
from factcheck.store.base import Base, Slug, Words, no_state


class Job(Base):
    """One piece of work on one article, done once for each `kind` and `version`.

    `state` is queued, running, done or failed. On SQLite a worker takes it by a lease that it keeps
    renewing; on PostgreSQL the queue is Procrastinate's and this row tells people what it is doing.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts"),
        UniqueConstraint("article_id", "kind", "version"),
        Index(None, "state"),
        no_state("a queue; what a job did is in the record"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    version: Mapped[str] = mapped_column(Slug)
    """What the work would be done with: the same article, kind and version is the same work."""
    state: Mapped[str] = mapped_column(Slug)
    attempts: Mapped[int]
    progress: Mapped[str] = mapped_column(Text)
    """What it is at, in words for a person."""
    error: Mapped[str | None] = mapped_column(Text)
    """Why the last attempt failed, in one line."""
    asked_by: Mapped[str] = mapped_column(Words)
    asked_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    """Until when the worker that has it is believed to live."""
    worker: Mapped[str | None] = mapped_column(Words)

    article: Mapped[Article] = relationship()
