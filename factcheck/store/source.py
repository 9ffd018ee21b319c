"""Sources, and the evidence taken from them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import DIGEST, Base, Hex, Slug, Words
from factcheck.store.claim import Claim


class Source(Base):
    """Something one can hold a claim against: a page, a document, a person spoken to."""

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", name="has_a_title"),
        CheckConstraint(
            "(closeness = 'copy') = (copy_of_id IS NOT NULL)", name="copy_names_its_original"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)
    title: Mapped[str] = mapped_column(Text)
    publisher: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    published: Mapped[date | None] = mapped_column(Date)
    closeness: Mapped[str] = mapped_column(Slug)
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    grade: Mapped[str] = mapped_column(Slug)
    contact: Mapped[str] = mapped_column(Text)
    """For a described source: who was reached, how, on what day."""
    note: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text, info=DIGEST)
    original: Mapped[bytes | None] = mapped_column(LargeBinary, info=DIGEST)
    original_sha256: Mapped[str | None] = mapped_column(Hex)
    file_name: Mapped[str | None] = mapped_column(Words)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Words)

    copy_of: Mapped[Source | None] = relationship(remote_side="Source.id")


class Evidence(Base):
    """What one source says about one claim. It is never deleted, only withdrawn."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint(
            "length(trim(excerpt)) > 0 OR length(trim(note)) > 0", name="says_something"
        ),
        CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_because IS NULL)", name="withdrawal_has_a_reason"
        ),
        Index(None, "claim_id"),
        Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    stance: Mapped[str] = mapped_column(Slug)
    excerpt: Mapped[str] = mapped_column(Text)
    locator: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Words)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[str | None] = mapped_column(Text)

    claim: Mapped[Claim] = relationship()
    source: Mapped[Source] = relationship()
