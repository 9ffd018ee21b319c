"""What the detectors noticed, and what people made of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.article import Article, Quotation
from factcheck.store.base import Base, Hex, Slug, Words
from factcheck.store.claim import Claim


class Finding(Base):
    """One finding with a life of its own.

    `mark` names it over re-runs: detector, kind, words and surroundings, but not the position, so that
    it stays the same finding when text is added elsewhere.
    """

    __tablename__ = "finding"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decision_has_a_time"),
        CheckConstraint("state = 'open' OR length(trim(reason)) > 0", name="decision_has_a_reason"),
        UniqueConstraint("article_id", "mark"),
        Index(None, "article_id", "start"),
        Index(None, "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[str] = mapped_column(Slug)
    severity: Mapped[str] = mapped_column(Slug)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    suggestion: Mapped[str | None] = mapped_column(Text)
    unsure: Mapped[bool]
    related: Mapped[list[Any]]
    """[{"start", "end", "text"}, …]"""
    elsewhere: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """Places in other articles: [{"article", "start", "end", "text"}, …]"""
    detector: Mapped[str] = mapped_column(Slug)
    detector_version: Mapped[int]
    mark: Mapped[str] = mapped_column(Hex)
    state: Mapped[str] = mapped_column(Slug)
    reason: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[str | None] = mapped_column(Words)
    decided_at: Mapped[datetime | None]
    accepted: Mapped[str | None] = mapped_column(Text)
    """The suggestion somebody took over. The article itself stays as it was printed."""
    accepted_by: Mapped[str | None] = mapped_column(Words)
    accepted_at: Mapped[datetime | None]
    version: Mapped[int]

    article: Mapped[Article] = relationship()
    claims: Mapped[list[FindingClaim]] = relationship(back_populates="finding")
    quotations: Mapped[list[FindingQuotation]] = relationship(back_populates="finding")


class FindingClaim(Base):
    """That a finding concerns a claim."""

    __tablename__ = "finding_claim"
    __table_args__ = (UniqueConstraint("finding_id", "claim_id"), Index(None, "claim_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))

    finding: Mapped[Finding] = relationship(back_populates="claims")
    claim: Mapped[Claim] = relationship()


class FindingQuotation(Base):
    """That a finding concerns a quotation."""

    __tablename__ = "finding_quotation"
    __table_args__ = (UniqueConstraint("finding_id", "quotation_id"), Index(None, "quotation_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id"))
    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotation.id"))

    finding: Mapped[Finding] = relationship(back_populates="quotations")
    quotation: Mapped[Quotation] = relationship()
