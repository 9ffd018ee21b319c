"""Articles as they came in, and the sentences and quotations read in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import DIGEST, Base, Hex, Slug, Words


class Article(Base):
    """A text to check. Its words never change: a new wording is a new article."""

    __tablename__ = "article"
    __table_args__ = (CheckConstraint("characters > 0", name="has_text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    dateline: Mapped[str | None] = mapped_column(Words)
    byline: Mapped[str | None] = mapped_column(Words)
    published: Mapped[date | None] = mapped_column(Date)
    published_source: Mapped[str | None] = mapped_column(Slug)
    language: Mapped[str] = mapped_column(Slug)
    text: Mapped[str] = mapped_column(Text, info=DIGEST)
    sha256: Mapped[str] = mapped_column(Hex, unique=True)
    characters: Mapped[int]
    original: Mapped[bytes] = mapped_column(LargeBinary, info=DIGEST)
    original_sha256: Mapped[str] = mapped_column(Hex, index=True)
    file_name: Mapped[str | None] = mapped_column(Words)
    extractor: Mapped[str] = mapped_column(Slug)
    ingested_at: Mapped[datetime]
    ingested_by: Mapped[str] = mapped_column(Words)

    sentences: Mapped[list[Sentence]] = relationship(
        back_populates="article", order_by="Sentence.start"
    )


class Sentence(Base):
    """A sentence, headline, dateline, tagline or line of page furniture of an article."""

    __tablename__ = "sentence"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        Index(None, "article_id", "start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    start: Mapped[int]
    end: Mapped[int]
    role: Mapped[str] = mapped_column(Slug)
    paragraph: Mapped[int]

    article: Mapped[Article] = relationship(back_populates="sentences")


class Quotation(Base):
    """What stands between quotation marks in an article, and who is credited with it."""

    __tablename__ = "quotation"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        Index(None, "article_id", "start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    mode: Mapped[str] = mapped_column(Slug)
    speaker: Mapped[str | None] = mapped_column(Text)
    speaker_name: Mapped[str | None] = mapped_column(Text)
    cue: Mapped[str | None] = mapped_column(Words)

    article: Mapped[Article] = relationship()
