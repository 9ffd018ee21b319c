"""Lists that are read on by key, for programs: a row added meanwhile moves no other row to another page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.domain.finding import FindingState
from factcheck.queries import parts
from factcheck.queries.claim_lines import ClaimLine, lines_of, of_state
from factcheck.queries.history import Asked, told_lines
from factcheck.queries.sources import SourceLine
from factcheck.queries.telling import Line
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.source import Evidence, Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[T]):
    """Part of a list; `next` is the key to go on after, None at the end."""

    lines: tuple[T, ...]
    next: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """An article without its text."""

    id: int
    title: str
    published: date | None
    sha256: str
    characters: int
    ingested_at: datetime
    ingested_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle(ArticleHead):
    """An article with its text and the numbers of what was found in it."""

    dateline: str | None
    byline: str | None
    published_source: str | None
    language: str
    text: str
    claims: Mapping[str, int]
    """By state."""
    open_findings: Mapping[str, int]
    """By severity."""


_HEAD = (
    Article.id, Article.title, Article.published, Article.sha256, Article.characters,
    Article.ingested_at, Article.ingested_by,
)  # fmt: skip


def articles_after(session: Session, *, after: int, limit: int, words: str) -> Slice[ArticleHead]:
    """The articles whose title holds `words`, in the order they came in."""
    where = [Article.title.icontains(words, autoescape=True)] if words else []
    rows = session.execute(
        select(*_HEAD).where(Article.id > after, *where).order_by(Article.id).limit(limit + 1)
    ).all()
    return _slice([ArticleHead(**row._mapping) for row in rows], limit)  # noqa: SLF001 - SQLAlchemy's public name


def whole_article(session: Session, article_id: int) -> WholeArticle:
    """One article with its text.

    Raises:
        NoResultFound: there is no such article.
    """
    row = session.execute(
        select(
            *_HEAD, Article.dateline, Article.byline, Article.published_source, Article.language,
            Article.text,
        ).where(Article.id == article_id)
    ).one()  # fmt: skip
    return WholeArticle(
        **row._mapping,  # noqa: SLF001 - SQLAlchemy's public name
        claims=_counts(session, Claim.state, Claim.article_id == article_id),
        open_findings=_counts(
            session,
            Finding.severity,
            Finding.article_id == article_id,
            Finding.state == FindingState.OPEN.value,
        ),
    )


def claims_after(
    session: Session,
    *,
    after: int,
    limit: int,
    viewer: str,
    state: str = "",
    kind: str = "",
    article: int | None = None,
) -> Slice[ClaimLine]:
    """The claims in one state, of one kind, of one article, by number."""
    where = [*of_state(state), *_equal((Claim.kind, kind), (Claim.article_id, article))]
    ids = session.scalars(
        select(Claim.id).where(Claim.id > after, *where).order_by(Claim.id).limit(limit + 1)
    ).all()
    found = {one.id: one for one in lines_of(session, Claim.id.in_(ids), viewer=viewer)}
    return _slice([found[number] for number in ids], limit)


def findings_after(
    session: Session,
    *,
    after: int,
    limit: int,
    state: str = "",
    kind: str = "",
    severity: str = "",
    article: int | None = None,
) -> Slice[parts.FindingLine]:
    """The findings that meet every condition given, by number."""
    where = _equal(
        (Finding.state, state),
        (Finding.kind, kind),
        (Finding.severity, severity),
        (Finding.article_id, article),
    )
    rows = session.execute(
        select(*parts.FINDING_COLUMNS)
        .where(Finding.id > after, *where)
        .order_by(Finding.id)
        .limit(limit + 1)
    )
    return _slice([parts.finding_line(row) for row in rows], limit)


def sources_after(session: Session, *, after: int, limit: int, words: str) -> Slice[SourceLine]:
    """The sources whose title or publisher holds `words`, by number."""
    used = (
        select(func.count())
        .where(Evidence.source_id == Source.id, Evidence.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    where = (
        [
            Source.title.icontains(words, autoescape=True)
            | Source.publisher.icontains(words, autoescape=True)
        ]
        if words
        else []
    )
    rows = session.execute(
        select(
            Source.id, Source.kind, Source.title, Source.publisher, Source.url, Source.published,
            Source.closeness, Source.grade, Source.added_at, Source.added_by,
            Source.text.is_not(None).label("has_text"), Source.no_text_because,
            used.label("evidence"),
        )
        .where(Source.id > after, *where)
        .order_by(Source.id)
        .limit(limit + 1)
    )  # fmt: skip
    return _slice([SourceLine(**row._mapping) for row in rows], limit)  # noqa: SLF001 - SQLAlchemy's public name


def events_after(
    session: Session, asked: Asked, *, after: int, limit: int, viewer: str, all_people: bool
) -> Slice[Line]:
    """The lines of the record that fit, oldest first."""
    lines = told_lines(session, asked, viewer=viewer, all_people=all_people, after=after)
    return _slice(list(islice(lines, limit + 1)), limit)


def _slice(lines: list[Any], limit: int) -> Slice[Any]:
    shown = lines[:limit]
    return Slice(lines=tuple(shown), next=shown[-1].id if len(lines) > limit else None)


def _equal(*wanted: tuple[InstrumentedAttribute[Any], Any]) -> list[ColumnElement[bool]]:
    return [column == value for column, value in wanted if value]


def _counts(
    session: Session, name: InstrumentedAttribute[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    rows = session.execute(select(name, func.count()).where(*where).group_by(name).order_by(name))
    return {said: number for said, number in rows}  # noqa: C416 - rows are no pairs to mypy
