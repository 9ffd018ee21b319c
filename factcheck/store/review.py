"""Who has a claim in hand, and the questions that came back to its reviewers."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import PERSONAL, Base, Slug, Words
from factcheck.store.claim import Claim


class Assignment(Base):
    """That somebody has a claim in hand: taken, given by another, or handed out for a while."""

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", name="end_has_a_reason"),
        Index(None, "claim_id"),
        Index(None, "reviewer"),
        Index(
            "uq_assignment_one_open",
            "claim_id",
            "reviewer",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    reviewer: Mapped[str] = mapped_column(Words, info=PERSONAL)
    assigned_by: Mapped[str] = mapped_column(Words)
    assigned_at: Mapped[datetime]
    due: Mapped[date | None] = mapped_column(Date)
    lease_until: Mapped[datetime | None]
    """Until when it is kept for them; None: until it is done or handed back."""
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None] = mapped_column(Slug)
    """"done", "handed-back", "taken-away" or "lease-over"."""

    claim: Mapped[Claim] = relationship()


class ClaimQuestion(Base):
    """A question with which a dispute was sent back to those who gave the verdicts."""

    __tablename__ = "claim_question"
    __table_args__ = (
        CheckConstraint("length(trim(words)) > 0", name="asks_something"),
        Index(None, "claim_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    words: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(Words)
    asked_at: Mapped[datetime]
    last_verdict_id: Mapped[int]
    """The newest verdict when it was asked: a later one is an answer."""
    closed_at: Mapped[datetime | None]

    claim: Mapped[Claim] = relationship()
