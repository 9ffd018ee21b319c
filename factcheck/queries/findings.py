"""Findings over all articles, and one of them in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from factcheck.queries import parts
from factcheck.queries.history import Line, lines_about
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim

PAGE = 50
"""Findings on one page of the list."""

# Characters of the article shown on either side: about three lines of print.
_CONTEXT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIn:
    """A finding and the article it is in."""

    finding: parts.FindingLine
    article_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingList:
    """Findings, filtered; the gravest and oldest first."""

    lines: tuple[FoundIn, ...]
    total: int
    page: int
    kinds: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPlace:
    """Another place of the article the finding speaks of, with a few words around it."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPlace:
    """A place of another article the finding speaks of."""

    article_id: int
    title: str
    published: date | None
    place: RelatedPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage:
    """A finding in its place, and what it concerns."""

    finding: parts.FindingLine
    article_title: str
    before: str
    after: str
    related: tuple[RelatedPlace, ...]
    others: tuple[OtherPlace, ...]
    claims: tuple[tuple[int, str], ...]
    history: tuple[Line, ...]


def finding_list(
    session: Session, *, severity: str, state: str, kind: str, article: int | None, page: int
) -> FindingList:
    """The findings that meet every condition given; empty ones ask for all."""
    where = narrowed(severity=severity, state=state, kind=kind, article=article)
    order = case({"error": 0, "warning": 1, "notice": 2}, value=Finding.severity, else_=3)
    rows = session.execute(
        select(*parts.FINDING_COLUMNS, Article.title.label("article_title"))
        .join(Article, Article.id == Finding.article_id)
        .where(*where)
        .order_by(order, Finding.article_id.desc(), Finding.start, Finding.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return FindingList(
        lines=tuple(
            FoundIn(finding=parts.finding_line(row), article_title=row.article_title)
            for row in rows
        ),
        total=session.scalar(select(func.count()).select_from(Finding).where(*where)) or 0,
        page=page,
        kinds=tuple(session.scalars(select(Finding.kind).distinct().order_by(Finding.kind))),
    )


def narrowed(
    *, severity: str, state: str, kind: str, article: int | None
) -> list[ColumnElement[bool]]:
    """The conditions of the list of findings; empty ones ask for all."""
    where: list[ColumnElement[bool]] = [
        column == wanted
        for column, wanted in (
            (Finding.severity, severity),
            (Finding.state, state),
            (Finding.kind, kind),
        )
        if wanted
    ]
    if article:
        where.append(Finding.article_id == article)
    return where


def finding_page(
    session: Session, finding_id: int, *, viewer: str, all_people: bool
) -> FindingPage:
    """One finding.

    Raises:
        NoResultFound: there is no such finding.
    """
    row = session.execute(
        select(
            *parts.FINDING_COLUMNS,
            Article.title.label("article_title"),
            Article.text.label("whole"),
        )
        .join(Article, Article.id == Finding.article_id)
        .where(Finding.id == finding_id)
    ).one()
    claims = session.execute(
        select(Claim.id, Claim.statement)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .where(FindingClaim.finding_id == finding_id)
        .order_by(Claim.start, Claim.id)
    )
    whole = row.whole
    return FindingPage(
        finding=parts.finding_line(row),
        article_title=row.article_title,
        before=_tail(whole[: row.start], _CONTEXT),
        after=_lead(whole[row.end :], _CONTEXT),
        related=tuple(_place(whole, place) for place in row.related),
        others=_others(session, row.elsewhere),
        claims=tuple((claim.id, claim.statement) for claim in claims),
        history=lines_about(session, f"finding/{finding_id}", viewer=viewer, all_people=all_people),
    )


def _place(text: str, place: dict[str, Any]) -> RelatedPlace:
    return RelatedPlace(
        before=_tail(text[: place["start"]], _CONTEXT // 3),
        text=place["text"],
        after=_lead(text[place["end"] :], _CONTEXT // 3),
    )


def _others(session: Session, places: list[dict[str, Any]]) -> tuple[OtherPlace, ...]:
    """The places in other articles, in one statement for all of them."""
    rows = session.execute(
        select(Article.id, Article.title, Article.published, Article.text).where(
            Article.id.in_([place["article"] for place in places])
        )
    )
    articles = {row.id: row for row in rows}
    return tuple(
        OtherPlace(
            article_id=row.id,
            title=row.title,
            published=row.published,
            place=_place(row.text, place),
        )
        for place in places
        for row in (articles[place["article"]],)
    )


def _tail(text: str, most: int) -> str:
    """The end of `text`, from the beginning of a word."""
    if len(text) <= most:
        return text
    cut = text[-most:]
    return "… " + cut.partition(" ")[2] if " " in cut else "…" + cut


def _lead(text: str, most: int) -> str:
    """The beginning of `text`, up to the end of a word."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return cut.rpartition(" ")[0] + " …" if " " in cut else cut + "…"
