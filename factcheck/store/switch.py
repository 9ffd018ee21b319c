"""What a desk has decided about a detector: off, or graver or milder than it comes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.base import Base, Slug, Words


class DetectorSwitch(Base):
    """The desk's decision on one detector; without a row it runs as it comes."""

    __tablename__ = "detector_switch"
    __table_args__ = (
        CheckConstraint(
            "severity IS NULL OR severity IN ('error', 'warning', 'notice')", name="severity"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    detector: Mapped[str] = mapped_column(Slug, unique=True)
    is_on: Mapped[bool]
    severity: Mapped[str | None] = mapped_column(Slug)
    """The severity all its findings get; None leaves each as it is raised."""
    decided_by: Mapped[str] = mapped_column(Words)
    decided_at: Mapped[datetime]
    version: Mapped[int]
