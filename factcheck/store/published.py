"""Reports that were published, and every version of them, byte for byte."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.article import Article
from factcheck.store.base import DIGEST, Base, Hex, Words


class PublishedReport(Base):
    """The report on an article at an address that stays. Withdrawn, the address says so."""

    __tablename__ = "published_report"
    __table_args__ = (
        CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_because IS NULL)", name="withdrawal_has_a_reason"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Words, unique=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), unique=True)
    title: Mapped[str] = mapped_column(Text)
    latest: Mapped[int]
    """The number of the newest version."""
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(Words)
    withdrawn_because: Mapped[str | None] = mapped_column(Text)

    article: Mapped[Article] = relationship()


class PublishedVersion(Base):
    """What was published once. Triggers refuse to change or delete it; only a name can be erased."""

    __tablename__ = "published_version"
    __table_args__ = (UniqueConstraint("published_report_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    published_report_id: Mapped[int] = mapped_column(ForeignKey("published_report.id"))
    number: Mapped[int]
    html: Mapped[bytes] = mapped_column(LargeBinary, info=DIGEST)
    html_sha256: Mapped[str] = mapped_column(Hex)
    json: Mapped[bytes] = mapped_column(LargeBinary, info=DIGEST)
    json_sha256: Mapped[str] = mapped_column(Hex)
    options: Mapped[dict[str, Any]]
    as_of: Mapped[str] = mapped_column(Text)
    head: Mapped[str] = mapped_column(Hex)
    events: Mapped[int]
    changes: Mapped[list[Any]]
    """[{"claim", "statement", "before", "after"}]: the verdicts that differ from the version before."""
    reason: Mapped[str] = mapped_column(Text)
    """Why they do, in the publisher's words."""
    published_at: Mapped[datetime]
    published_by: Mapped[str] = mapped_column(Words)

    report: Mapped[PublishedReport] = relationship()
