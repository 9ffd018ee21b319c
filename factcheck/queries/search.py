"""Looking for words in articles, claims, findings, verdicts and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import Verdict

# Hits of one sort on the page; whoever gets more narrows the words.
MOST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: what it is, its number, and the words to show."""

    sort: str
    """"article", "claim", "finding" or "source"."""
    id: int
    words: str
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found, by sort; `more` names the sorts that have further hits."""

    words: str
    hits: tuple[Hit, ...]
    more: tuple[str, ...]


def search_page(session: Session, words: str, *, viewer: str) -> SearchPage:
    """Everything that holds `words`, upper and lower case alike."""
    words = words.replace("\x00", "").strip()
    if not words:
        return SearchPage(words="", hits=(), more=())

    # Verdicts of others may be hidden for now; one's own and those on claims that ask for one never.
    said = (
        select(Verdict.claim_id)
        .join(Claim, Claim.id == Verdict.claim_id)
        .where(
            _holds(words, Verdict.rationale),
            or_(Verdict.reviewer == viewer, Claim.verdicts_wanted == 1),
        )
    )
    shown = select(Evidence.claim_id).where(_holds(words, Evidence.excerpt, Evidence.note))
    questions: dict[str, Select[int, str, str]] = {
        "article": select(Article.id, Article.title, Article.ingested_by).where(
            _holds(words, Article.title, Article.text)
        ),
        "claim": select(Claim.id, Claim.statement, Article.title)
        .join(Article, Article.id == Claim.article_id)
        .where(
            or_(
                _holds(words, Claim.statement, Claim.text),
                Claim.id.in_(said),
                Claim.id.in_(shown),
            )
        ),
        "finding": select(Finding.id, Finding.message, Article.title)
        .join(Article, Article.id == Finding.article_id)
        .where(_holds(words, Finding.message, Finding.text)),
        "source": select(Source.id, Source.title, Source.publisher).where(
            _holds(words, Source.title, Source.publisher, Source.url, Source.note)
        ),
    }
    hits: list[Hit] = []
    more: list[str] = []
    for sort, question in questions.items():
        rows = session.execute(
            question.order_by(question.selected_columns[0].desc()).limit(MOST + 1)
        ).all()
        hits += [Hit(sort=sort, id=row[0], words=row[1], beside=row[2]) for row in rows[:MOST]]
        if len(rows) > MOST:
            more.append(sort)
    return SearchPage(words=words, hits=tuple(hits), more=tuple(more))


def _holds(words: str, *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return or_(*(column.icontains(words, autoescape=True) for column in columns))
