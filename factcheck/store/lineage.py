"""Which claims came out of which, when a person split or merged them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import Base, Slug, Words
from factcheck.store.claim import Claim


class ClaimLineage(Base):
    """That one claim was made out of another, and what went over to it.

    The parent is left out of review and stays readable at its address.
    """

    __tablename__ = "claim_lineage"
    __table_args__ = (
        CheckConstraint("parent_id <> child_id", name="is_of_another"),
        UniqueConstraint("parent_id", "child_id"),
        Index(None, "child_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    child_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    happened: Mapped[str] = mapped_column(Slug)
    """"split" or "merged"."""
    evidence: Mapped[int]
    """How many pieces of the parent's evidence went over."""
    verdicts: Mapped[int]
    """How many verdicts in force went over; the others were reset."""
    verdicts_before: Mapped[int]
    """How many were in force on the parent."""
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(Words)

    parent: Mapped[Claim] = relationship(foreign_keys=[parent_id])
    child: Mapped[Claim] = relationship(foreign_keys=[child_id])
