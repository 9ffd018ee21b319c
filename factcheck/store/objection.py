"""What readers object to in a settled verdict: with a reason, and answered with one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import Base, Slug, Words
from factcheck.store.claim import Claim


class Objection(Base):
    """That somebody takes a settled verdict for wrong; it waits until an adjudicator answers."""

    __tablename__ = "objection"
    __table_args__ = (
        CheckConstraint("length(trim(words)) > 0", name="says_something"),
        CheckConstraint("(state = 'open') = (answered_at IS NULL)", name="answer_has_a_time"),
        Index(None, "claim_id"),
        Index(None, "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    verdict: Mapped[str] = mapped_column(Slug)
    """What the claim was settled as when it was raised."""
    words: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    """Where it says otherwise, in the reader's words; "" where none was named."""
    raised_by: Mapped[str] = mapped_column(Words)
    raised_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Slug)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by: Mapped[str | None] = mapped_column(Words)
    answered_at: Mapped[datetime | None]

    claim: Mapped[Claim] = relationship()
