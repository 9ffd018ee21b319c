"""Verdicts, and the scales they are given on."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import PERSONAL, Base, Slug, Words
from factcheck.store.claim import Claim


class Scale(Base):
    """A set of labels that answers one of the three questions."""

    __tablename__ = "scale"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Slug)
    version: Mapped[int]
    label: Mapped[str] = mapped_column(Words)
    question: Mapped[str] = mapped_column(Slug)
    made_by: Mapped[str | None] = mapped_column(Words)
    """Who made it; None: it came with the program."""
    made_at: Mapped[datetime | None]

    labels: Mapped[list[ScaleLabel]] = relationship(
        back_populates="scale", order_by="ScaleLabel.position"
    )


class ScaleLabel(Base):
    """One answer of a scale, and the built-in label it stands for."""

    __tablename__ = "scale_label"
    __table_args__ = (
        UniqueConstraint("scale_id", "name"),
        UniqueConstraint("scale_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    scale_id: Mapped[int] = mapped_column(ForeignKey("scale.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Slug)
    label: Mapped[str] = mapped_column(Words)
    means: Mapped[str] = mapped_column(Slug)
    definition: Mapped[str] = mapped_column(Text)
    claimreview: Mapped[int | None]
    """The desk's own ClaimReview number; None: that of the built-in label."""

    scale: Mapped[Scale] = relationship(back_populates="labels")


class Verdict(Base):
    """One reviewer's answer to one question about a claim.

    A changed mind is a new row that names the one it replaces: nothing is overwritten.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        CheckConstraint("length(trim(rationale)) > 0", name="has_a_rationale"),
        Index(None, "claim_id", "question"),
        Index(
            "uq_verdict_one_in_force",
            "claim_id",
            "question",
            "reviewer",
            unique=True,
            sqlite_where=text("in_force"),
            postgresql_where=text("in_force"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    question: Mapped[str] = mapped_column(Slug)
    label: Mapped[str] = mapped_column(Slug)
    scale_label_id: Mapped[int] = mapped_column(ForeignKey("scale_label.id"))
    rationale: Mapped[str] = mapped_column(Text)
    looked_at: Mapped[str] = mapped_column(Text)
    """Where one searched; asked for with “not enough evidence”."""
    as_of: Mapped[date] = mapped_column(Date)
    reviewer: Mapped[str] = mapped_column(Words, info=PERSONAL)
    given_at: Mapped[datetime]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("verdict.id"))
    in_force: Mapped[bool]

    claim: Mapped[Claim] = relationship()
    scale_label: Mapped[ScaleLabel] = relationship()
