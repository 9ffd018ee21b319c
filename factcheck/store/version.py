"""Articles that are a new wording of another, and the claims that go over from one to the next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.article import Article
from factcheck.store.base import Base, Slug, Words, no_state
from factcheck.store.claim import Claim


class ArticleVersion(Base):
    """That an article is the next version of another. Versions form a line, not a tree."""

    __tablename__ = "article_version"
    __table_args__ = (
        CheckConstraint("article_id <> earlier_id", name="is_of_another"),
        UniqueConstraint("article_id"),
        UniqueConstraint("earlier_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    earlier_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    linked_at: Mapped[datetime]
    linked_by: Mapped[str] = mapped_column(Words)

    article: Mapped[Article] = relationship(foreign_keys=[article_id])
    earlier: Mapped[Article] = relationship(foreign_keys=[earlier_id])
    carried: Mapped[list[CarriedClaim]] = relationship(back_populates="version")


class CarriedClaim(Base):
    """Where a claim of the earlier version stands in the new one, and what a person made of it.

    `claim_id` is the claim of the new version, once a person has confirmed that it is the same one.
    """

    __tablename__ = "carried_claim"
    __table_args__ = (
        CheckConstraint("(found = 'vanished') = (start IS NULL)", name="has_a_place_unless_gone"),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decision_has_a_time"),
        CheckConstraint(
            "(state = 'confirmed') = (claim_id IS NOT NULL)", name="confirmed_has_a_claim"
        ),
        UniqueConstraint("version_id", "carried_from_id"),
        UniqueConstraint("claim_id"),
        Index(None, "carried_from_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"))
    carried_from_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    found: Mapped[str] = mapped_column(Slug)
    start: Mapped[int | None]
    end: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)
    parts: Mapped[list[Any]]
    """[[start, end], …] in the new version."""
    likeness: Mapped[float]
    """0 to 1."""
    why: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Slug)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(Words)

    version: Mapped[ArticleVersion] = relationship(back_populates="carried")
    carried_from: Mapped[Claim] = relationship(foreign_keys=[carried_from_id])
    claim: Mapped[Claim | None] = relationship(foreign_keys=[claim_id])


class VersionProposal(Base):
    """That an article looks like a new wording of an earlier one; a person says whether it is."""

    __tablename__ = "version_proposal"
    __table_args__ = (
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decision_has_a_time"),
        UniqueConstraint("article_id", "earlier_id"),
        Index(None, "earlier_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    earlier_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    overlap: Mapped[float]
    """Share of the shorter text's runs of words that stand in the other, 0 to 1."""
    state: Mapped[str] = mapped_column(Slug)
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(Words)


class ArticleShingle(Base):
    """A run of words of an article, as a number: an index that can be made again from the texts."""

    __tablename__ = "article_shingle"
    __table_args__ = (
        UniqueConstraint("key", "article_id"),
        Index(None, "article_id"),
        no_state("an index, made again from the articles’ texts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[int] = mapped_column(BigInteger)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
