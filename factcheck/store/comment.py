"""What people say to each other about a claim or a finding; a comment is no verdict."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import PERSONAL, Base, Words
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding


class Comment(Base):
    """One comment, on a claim or on a finding, perhaps in answer to another there."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint("(claim_id IS NULL) <> (finding_id IS NULL)", name="is_on_one_thing"),
        CheckConstraint("length(trim(words)) > 0", name="says_something"),
        Index(None, "claim_id"),
        Index(None, "finding_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    finding_id: Mapped[int | None] = mapped_column(ForeignKey("finding.id"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    words: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Words, info=PERSONAL)
    written_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int]

    claim: Mapped[Claim | None] = relationship()
    finding: Mapped[Finding | None] = relationship()
    mentions: Mapped[list[Mention]] = relationship(back_populates="comment")


class Mention(Base):
    """That a comment calls somebody; it waits in their inbox until they put it away."""

    __tablename__ = "mention"
    __table_args__ = (UniqueConstraint("comment_id", "person"), Index(None, "person"))

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    person: Mapped[str] = mapped_column(Words, info=PERSONAL)
    since: Mapped[datetime]
    put_away_at: Mapped[datetime | None]

    comment: Mapped[Comment] = relationship(back_populates="mentions")
