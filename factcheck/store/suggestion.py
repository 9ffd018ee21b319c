"""What a language model suggested: the question, the answer's digest, and each thing suggested."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.store.base import Base, Hex, Slug, Words, no_state


class AssistRequest(Base):
    """A question to the model that waits for the background work; what was sent is in the record."""

    __tablename__ = "assist_request"
    __table_args__ = (
        Index(None, "article_id"),
        no_state("a queue; what was sent to the model is in the record"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[str] = mapped_column(Slug)
    claim_id: Mapped[int | None]
    source_id: Mapped[int | None]
    asked_by: Mapped[str] = mapped_column(Words)
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class ModelAnswer(Base):
    """One answer of the model: which one, asked how, and what of it was refused and why."""

    __tablename__ = "model_answer"
    __table_args__ = (Index(None, "article_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[str] = mapped_column(Slug)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    model: Mapped[str] = mapped_column(Words)
    host: Mapped[str] = mapped_column(Words)
    prompt: Mapped[str] = mapped_column(Words)
    """Name and version: “claims@1”."""
    answer_sha256: Mapped[str] = mapped_column(Hex)
    """Of all the bytes that came; they are not kept."""
    refused: Mapped[list[Any]]
    """[{"what", "why"}, …]"""
    asked_by: Mapped[str] = mapped_column(Words)
    answered_at: Mapped[datetime]


class Suggestion(Base):
    """One thing suggested, tied to exact characters. It is never deleted, so it never comes twice."""

    __tablename__ = "suggestion"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decision_has_a_time"),
        UniqueConstraint("article_id", "mark"),
        Index(None, "answer_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    answer_id: Mapped[int] = mapped_column(ForeignKey("model_answer.id"))
    kind: Mapped[str] = mapped_column(Slug)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    start: Mapped[int]
    end: Mapped[int]
    """In the article's text; with a source, in the source's."""
    words: Mapped[str] = mapped_column(Text)
    is_exact: Mapped[bool]
    """Off where the model gave other words than these."""
    proposed: Mapped[str] = mapped_column(Text)
    edits: Mapped[list[Any]]
    mark: Mapped[str] = mapped_column(Hex)
    """What it says about what: the same suggested again is the same suggestion."""
    state: Mapped[str] = mapped_column(Slug)
    decided_by: Mapped[str | None] = mapped_column(Words)
    decided_at: Mapped[datetime | None]
    became: Mapped[str | None] = mapped_column(Words)
    """What accepting it made or changed: “claim/12”."""
    version: Mapped[int]

    answer: Mapped[ModelAnswer] = relationship()
