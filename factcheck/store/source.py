"""Sources, and the evidence taken from them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import CONTACT, DIGEST, Base, Hex, Slug, Words, no_state
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
    contact: Mapped[str] = mapped_column(Text, info=CONTACT)
    """For a described source: who was reached, how, on what day."""
    reached_on: Mapped[date | None] = mapped_column(Date)
    reached_how: Mapped[str] = mapped_column(Text, default="")
    """For a described source: by telephone, in person, by letter."""
    note: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str | None] = mapped_column(Words)
    """Of `original`, told by its bytes."""
    text: Mapped[str | None] = mapped_column(Text, info=DIGEST)
    """As it was read first: excerpts count from its first character, so it is never replaced."""
    no_text_because: Mapped[str] = mapped_column(Text, default="")
    original: Mapped[bytes | None] = mapped_column(LargeBinary, info=DIGEST)
    original_sha256: Mapped[str | None] = mapped_column(Hex)
    file_name: Mapped[str | None] = mapped_column(Words)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Words)
    version: Mapped[int] = mapped_column(default=1)

    copy_of: Mapped[Source | None] = relationship(remote_side="Source.id")


class SourceFetch(Base):
    """One try to get a source from its address. A later one is another row: what a page said stays."""

    __tablename__ = "source_fetch"
    __table_args__ = (
        CheckConstraint(
            "(problem IS NULL) = (body_sha256 IS NOT NULL)", name="came_or_says_why_not"
        ),
        Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    asked: Mapped[str] = mapped_column(Text)
    found_at: Mapped[str | None] = mapped_column(Text)
    """The address it came from, after redirects."""
    status: Mapped[int | None]
    media_type: Mapped[str | None] = mapped_column(Words)
    body_sha256: Mapped[str | None] = mapped_column(Hex)
    text_sha256: Mapped[str | None] = mapped_column(Hex)
    size: Mapped[int | None]
    warc: Mapped[bytes | None] = mapped_column(LargeBinary, info=DIGEST)
    """Request and answer with their headers; None where the same bytes are kept with an earlier row."""
    problem: Mapped[str | None] = mapped_column(Text)
    """Why it could not be had, in one sentence."""
    fetched_at: Mapped[datetime]
    fetched_by: Mapped[str] = mapped_column(Words)

    source: Mapped[Source] = relationship()


class SourceCopy(Base):
    """That one source may be a copy of another, as the program noticed, and what a person said to it."""

    __tablename__ = "source_copy"
    __table_args__ = (UniqueConstraint("source_id", "original_id"), Index(None, "original_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    original_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    share: Mapped[float]
    """Of the shorter text, how much stands in the other, 0 to 1."""
    state: Mapped[str] = mapped_column(Slug)
    decided_by: Mapped[str | None] = mapped_column(Words)
    decided_at: Mapped[datetime | None]

    source: Mapped[Source] = relationship(foreign_keys=[source_id])
    original: Mapped[Source] = relationship(foreign_keys=[original_id])


class SourceIndex(Base):
    """A source's text made ready for finding passages; it can be made again from the text."""

    __tablename__ = "source_index"
    __table_args__ = no_state("an index, made again from the sources’ texts")

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), unique=True)
    text_sha256: Mapped[str] = mapped_column(Hex)
    passages: Mapped[list[Any]]
    """[[start, end, number of words], …]"""
    postings: Mapped[dict[str, Any]]
    """{word: [passage, how often, passage, how often, …]}"""
    vectors: Mapped[bytes | None] = mapped_column(LargeBinary)
    sketch: Mapped[bytes] = mapped_column(LargeBinary)
    """The sample of its runs of words (`matching.copying`)."""


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
    start: Mapped[int | None]
    end: Mapped[int | None]
    """Where the excerpt stands in the source's text; None where that has no text."""
    prefix: Mapped[str | None] = mapped_column(Text)
    suffix: Mapped[str | None] = mapped_column(Text)
    locator: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Words)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[str | None] = mapped_column(Text)

    claim: Mapped[Claim] = relationship()
    source: Mapped[Source] = relationship()
