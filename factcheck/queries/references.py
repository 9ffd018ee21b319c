"""Texts of the desk that an article can be held against."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.store.article import Article
from factcheck.store.reference import Reference
from factcheck.store.source import Source

_MOST = 100
"""A longer menu is no help; what is not in it can be pasted."""
_LONGEST = 90


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
