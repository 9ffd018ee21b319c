"""What an article is held against, and the texts of the desk that it can be held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.store.article import Article
from factcheck.store.reference import Reference
from factcheck.store.source import Source

_MOST = 100
"""A longer menu is no help; what is not in it can be pasted."""
_LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A reference to choose."""

    id: int
    name: str
    sha256: str
    characters: int
    source_id: int
    copied_from_id: int | None
    added_at: datetime
    added_by: str


def references_of(session: Session, article_id: int) -> tuple[ReferenceLine, ...]:
    """The references of an article that are in force, in the order they came.

    Raises:
        NoResultFound: there is no such article.
    """
    session.execute(select(Article.id).where(Article.id == article_id)).one()
    rows = session.execute(
        select(*(getattr(Reference, name) for name in ReferenceLine.__slots__))
        .where(Reference.article_id == article_id, Reference.withdrawn_at.is_(None))
        .order_by(Reference.id)
    )
    return tuple(ReferenceLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def texts_to_choose(session: Session, article_id: int) -> tuple[tuple[str, str], ...]:
    """Sources whose words are kept, and other articles, the latest first: (key, words)."""
    held = select(Reference.sha256).where(
        Reference.article_id == article_id, Reference.withdrawn_at.is_(None)
    )
    sources = session.execute(
        select(Source.id, Source.title)
        .where(Source.text.is_not(None), func.length(Source.text) > 0)
        .order_by(Source.id.desc())
        .limit(_MOST)
    )
    articles = session.execute(
        select(Article.id, Article.title)
        .where(Article.id != article_id, Article.sha256.not_in(held))
        .order_by(Article.id.desc())
        .limit(_MOST)
    )
    return (
        *((f"source-{row.id}", f"Source {row.id}: {_short(row.title)}") for row in sources),
        *((f"article-{row.id}", f"Article {row.id}: {_short(row.title)}") for row in articles),
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
