"""What is looked up to find the same quotation or figure in other articles.

An index over what was read: it holds nothing that cannot be made again from the articles, so the record
does not vouch for it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.base import Base, no_state


class QuotationKey(Base):
    """A run of words of a quotation, as a number."""

    __tablename__ = "quotation_key"
    __table_args__ = (
        UniqueConstraint("key", "quotation_id"),
        Index(None, "article_id"),
        no_state("an index, made again from the quotations"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[int] = mapped_column(BigInteger)
    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotation.id"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))


class StoredFigure(Base):
    """A figure of a claim, with all that is compared of it (`matching.across.Figured`)."""

    __tablename__ = "stored_figure"
    __table_args__ = (
        UniqueConstraint("claim_id"),
        Index(None, "article_id"),
        no_state("an index, made again from the claims’ values"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    profile: Mapped[dict[str, Any]]


class FigureKey(Base):
    """What a figure is of and where, as a number: kind, thing counted, and a name or an event."""

    __tablename__ = "figure_key"
    __table_args__ = (
        UniqueConstraint("key", "figure_id"),
        no_state("an index, made again from the claims’ values"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[int] = mapped_column(BigInteger)
    figure_id: Mapped[int] = mapped_column(ForeignKey("stored_figure.id"))
