"""Records an article is held against: transcripts, wire copies, other tellings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.article import Article
from factcheck.store.base import DIGEST, Base, Hex, Slug, Words
from factcheck.store.source import Source


class Reference(Base):
    """A text that an article's quotations are held against. Its words never change.

    It is a source of the desk too, so that a grade it gives can be evidence.
    """

    __tablename__ = "reference"
    __table_args__ = (
        CheckConstraint("characters > 0", name="has_text"),
        CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_because IS NULL)", name="withdrawal_has_a_reason"
        ),
        UniqueConstraint("article_id", "sha256"),
        Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    """The stored article whose text it is, where it is one."""
    name: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, info=DIGEST)
    sha256: Mapped[str] = mapped_column(Hex)
    characters: Mapped[int]
    extractor: Mapped[str] = mapped_column(Slug)
    file_name: Mapped[str | None] = mapped_column(Words)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Words)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[str | None] = mapped_column(Text)

    article: Mapped[Article] = relationship(foreign_keys=[article_id])
    source: Mapped[Source] = relationship()
