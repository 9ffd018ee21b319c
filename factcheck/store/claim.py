"""Claims with their values, and the quotations they carry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.article import Article, Quotation, Sentence
from factcheck.store.base import Base, Slug, Words


class Claim(Base):
    """One atomic claim. `version` goes up with every edit, so that a stale form is noticed."""

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        CheckConstraint("verdicts_wanted >= 1", name="asks_for_a_verdict"),
        CheckConstraint(
            "(state = 'excluded') = (excluded_because IS NOT NULL)", name="exclusion_has_a_reason"
        ),
        CheckConstraint(
            "(state = 'settled') = (settled_as IS NOT NULL)", name="settled_has_a_label"
        ),
        Index(None, "article_id", "start"),
        Index(None, "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    sentence_id: Mapped[int | None] = mapped_column(ForeignKey("sentence.id"))
    kind: Mapped[str] = mapped_column(Slug)
    statement: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    parts: Mapped[list[Any]]
    """[[start, end], …], in order of the text."""
    claimant: Mapped[str | None] = mapped_column(Text)
    cue: Mapped[str | None] = mapped_column(Words)
    channel: Mapped[str | None] = mapped_column(Text)
    mode: Mapped[str] = mapped_column(Slug)
    edits: Mapped[list[Any]]
    """[{"from", "to", "why"}, …]"""
    unresolved: Mapped[list[str]]
    checkworthiness: Mapped[float]
    reasons: Mapped[list[str]]
    origin: Mapped[str] = mapped_column(Slug)
    state: Mapped[str] = mapped_column(Slug)
    verdicts_wanted: Mapped[int]
    excluded_because: Mapped[str | None] = mapped_column(Text)
    settled_as: Mapped[str | None] = mapped_column(Slug)
    settled_because: Mapped[str | None] = mapped_column(Text)
    settled_at: Mapped[datetime | None]
    settled_label: Mapped[str | None] = mapped_column(Text)
    """The words of the desk's own scale it was settled with."""
    withdrawn_as: Mapped[str | None] = mapped_column(Slug)
    """What it had been settled as, where that was withdrawn and nothing stands in its place yet."""
    withdrawn_because: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int]

    article: Mapped[Article] = relationship()
    sentence: Mapped[Sentence | None] = relationship()
    values: Mapped[list[ClaimValue]] = relationship(
        back_populates="claim", order_by="ClaimValue.position"
    )
    quotations: Mapped[list[ClaimQuotation]] = relationship(back_populates="claim")


class ClaimValue(Base):
    """A number, duration or date of a claim, normalised (`domain.value.Value`)."""

    __tablename__ = "claim_value"
    __table_args__ = (UniqueConstraint("claim_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(Slug)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    number: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    unit: Mapped[str | None] = mapped_column(Words)
    comparator: Mapped[str] = mapped_column(Slug)
    approximate: Mapped[bool]
    of: Mapped[str | None] = mapped_column(Text)
    date: Mapped[str | None] = mapped_column(Words)
    anchor: Mapped[str | None] = mapped_column(Text)
    iso8601: Mapped[str | None] = mapped_column(Words)

    claim: Mapped[Claim] = relationship(back_populates="values")


class ClaimQuotation(Base):
    """That a claim carries a quotation."""

    __tablename__ = "claim_quotation"
    __table_args__ = (UniqueConstraint("claim_id", "quotation_id"), Index(None, "quotation_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotation.id"))

    claim: Mapped[Claim] = relationship(back_populates="quotations")
    quotation: Mapped[Quotation] = relationship()
