"""What a language model suggested for an article, for the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError
from factcheck.queries.jobs import WorkLine, work_on
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.setting import setting_of
from factcheck.store.source import Source
from factcheck.store.suggestion import ModelAnswer, Suggestion

_MOST_SOURCES = 200
"""Sources to choose from: the latest; no list is read further."""
_MOST_ANSWERS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionLine:
    """One suggestion with what it is about and who suggested it."""

    id: int
    kind: str
    claim_id: int | None
    source_id: int | None
    start: int
    end: int
    words: str
    is_exact: bool
    proposed: str
    edits: list[Any]
    state: str
    decided_by: str | None
    decided_at: datetime | None
    became: str | None
    version: int
    model: str
    prompt: str
    answered_at: datetime
    claim_statement: str | None
    claim_version: int | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One answer of the model, with what of it was refused."""

    id: int
    kind: str
    model: str
    host: str
    prompt: str
    answer_sha256: str
    refused: list[Any]
    asked_by: str
    answered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionsPage:
    """Everything the page of an article's suggestions shows."""

    article_id: int
    title: str
    is_on: bool
    suggestions: tuple[SuggestionLine, ...]
    answers: tuple[AnswerLine, ...]
    claims: tuple[tuple[int, str], ...]
    sources: tuple[tuple[int, str], ...]
    work: tuple[WorkLine, ...]


def suggestions_page(session: Session, article_id: int) -> SuggestionsPage:
    """The suggestions for an article, those that wait for a person first.

    Raises:
        NotFoundError: there is no such article.
    """
    title = session.scalar(select(Article.title).where(Article.id == article_id))
    if title is None:
        raise NotFoundError(f"There is no article {article_id}.")
    found = _lines(session, Suggestion.article_id == article_id)
    answers = session.execute(
        select(*(getattr(ModelAnswer, name) for name in AnswerLine.__slots__))
        .where(ModelAnswer.article_id == article_id)
        .order_by(ModelAnswer.id.desc())
        .limit(_MOST_ANSWERS)
    )
    claims = session.execute(
        select(Claim.id, Claim.statement)
        .where(Claim.article_id == article_id, Claim.state != "excluded")
        .order_by(Claim.start, Claim.id)
    )
    sources = session.execute(
        select(Source.id, Source.title)
        .where(Source.text.is_not(None))
        .order_by(Source.id.desc())
        .limit(_MOST_SOURCES)
    )
    return SuggestionsPage(
        article_id=article_id,
        title=title,
        is_on=bool(setting_of(session, "assistance")),
        suggestions=found,
        answers=tuple(AnswerLine(**row._mapping) for row in answers),  # noqa: SLF001 - SQLAlchemy's public name
        claims=tuple((row.id, row.statement) for row in claims),
        sources=tuple((row.id, row.title) for row in sources),
        work=work_on(session, article_id),
    )


def suggestion_line(session: Session, suggestion_id: int) -> SuggestionLine:
    """One suggestion.

    Raises:
        NotFoundError: there is none of this number.
    """
    found = _lines(session, Suggestion.id == suggestion_id)
    if not found:
        raise NotFoundError(f"There is no suggestion {suggestion_id}.")
    return found[0]


def _lines(session: Session, where: ColumnElement[bool]) -> tuple[SuggestionLine, ...]:
    own = [
        getattr(Suggestion, name)
        for name in SuggestionLine.__slots__
        if hasattr(Suggestion, name) and name != "source"
    ]
    rows = session.execute(
        select(
            *own,
            ModelAnswer.model,
            ModelAnswer.prompt,
            ModelAnswer.answered_at,
            Claim.statement.label("claim_statement"),
            Claim.version.label("claim_version"),
            Source.title.label("source"),
        )
        .join(ModelAnswer, Suggestion.answer_id == ModelAnswer.id)
        .outerjoin(Claim, Suggestion.claim_id == Claim.id)
        .outerjoin(Source, Suggestion.source_id == Source.id)
        .where(where)
        .order_by(Suggestion.state != "open", Suggestion.kind, Suggestion.start, Suggestion.id)
    )
    return tuple(SuggestionLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name
