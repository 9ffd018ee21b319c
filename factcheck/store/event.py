"""The record's one table. Rows are added, never changed: triggers refuse UPDATE and DELETE."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Index, Text, and_, func, or_, select
from sqlalchemy.orm import Mapped, column_property, mapped_column

from factcheck.store.base import Base, Hex, Words
from factcheck.store.pseudonym import Pseudonym


class Event(Base):
    """One line of the record.

    `body` is the canonical JSON that is hashed; the columns beside it repeat parts of it for searching,
    and verification holds them against it.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "article_id"),
        Index(None, "subject"),
        Index(None, "action", "at"),
        Index(None, "actor"),
        Index(None, "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_token: Mapped[str] = mapped_column("actor", Words)
    """Who did it, as the record keeps it: a pseudonym; in lines before pseudonyms, the clear name."""
    action: Mapped[str] = mapped_column(Words)
    subject: Mapped[str] = mapped_column(Words)
    article_id: Mapped[int | None]
    body: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(Hex)
    digest: Mapped[str] = mapped_column(Hex, unique=True)

    actor: Mapped[str] = column_property(
        func.coalesce(
            select(Pseudonym.name)
            .where(Pseudonym.token == actor_token)
            .correlate_except(Pseudonym)
            .scalar_subquery(),
            actor_token,
        )
    )
    """Who did it, by the name in use; not part of the table."""


def of_article(article: int) -> ColumnElement[bool]:
    """That an event is about an article: it says so itself, or is about several and names this one.

    Quotes in what people wrote are escaped in the body, so that nobody's words are taken for a mark.
    """
    marks = (f'"article_id":{article},', f'"article_id":{article}}}', f'"row":"article/{article}"')
    return or_(
        Event.article_id == article,
        and_(
            Event.article_id.is_(None),
            or_(*(Event.body.contains(mark, autoescape=True) for mark in marks)),
        ),
    )
