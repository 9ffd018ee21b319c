"""What narrows a search: sort, kind, state, article, person, verdict, severity, time; and what is kept back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, select

from factcheck.domain.claim import ClaimState
from factcheck.queries.blind import visible_to
from factcheck.queries.comments import kept_from
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.finding import Finding
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import Verdict

NAMES = ("claim", "article", "finding", "source", "verdict", "comment", "evidence")
"""The sorts of things found, in the order of the index's numbers (store.search)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What narrows a search; empty words and None ask for all."""

    sort: str = ""
    kind: str = ""
    """Of claims, and of findings."""
    state: str = ""
    """Of claims, and of findings."""
    severity: str = ""
    verdict: str = ""
    article: int | None = None
    person: str = ""
    """Who wrote, judged, attached, took in or decided."""
    since: date | None = None
    until: date | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Facets()


_PEOPLE: dict[type[Any], Any] = {
    Article: Article.ingested_by,
    Finding: Finding.decided_by,
    Source: Source.added_by,
    Verdict: Verdict.reviewer,
    Comment: Comment.author,
    Evidence: Evidence.added_by,
}
_TIMES: dict[type[Any], Any] = {
    Article: Article.ingested_at,
    Finding: Finding.decided_at,
    Source: Source.added_at,
    Verdict: Verdict.given_at,
    Comment: Comment.written_at,
    Evidence: Evidence.added_at,
}


def narrowing(kind: type[Any], only: Facets, viewer: str) -> list[ColumnElement[bool]]:
    """What narrows the hits of one sort; a sort that has no such thing has no such hits."""
    return [
        *_kept_back(kind, viewer),
        *_of_claims_and_findings(kind, only),
        *_of_an_article(kind, only.article),
        *_by_a_person(kind, only.person, viewer),
        *_in_time(kind, only),
    ]


def _by_a_person(kind: type[Any], person: str, viewer: str) -> list[ColumnElement[bool]]:
    """Who said what in a dispute is not told by a search: a desk may want no names there."""
    if not person:
        return []
    named = _PEOPLE.get(kind)
    if named is None:
        return [false()]
    where = [named == person]
    if kind is Verdict and person != viewer:
        where.append(_on_claim(kind, Claim.state != ClaimState.DISPUTED.value))
    return where


def _on_claim(kind: type[Any], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """That the claim a row is, or is about, meets the `conditions`."""
    if kind is Claim:
        return and_(*conditions)
    if kind not in {Verdict, Comment, Evidence}:
        return false()
    return select(Claim.id).where(Claim.id == kind.claim_id, *conditions).correlate(kind).exists()


def _kept_back(kind: type[Any], viewer: str) -> list[ColumnElement[bool]]:
    if kind is Verdict:
        return [Verdict.in_force.is_(True), _on_claim(kind, visible_to(viewer))]
    if kind is Comment:
        return [Comment.withdrawn_at.is_(None), ~kept_from(viewer)]
    return []


def _of_claims_and_findings(kind: type[Any], only: Facets) -> list[ColumnElement[bool]]:
    where = [
        getattr(Finding, name) == said
        if kind is Finding
        else _on_claim(kind, getattr(Claim, name) == said)
        for name in ("kind", "state")
        if (said := getattr(only, name))
    ]
    if only.severity:
        where.append(Finding.severity == only.severity if kind is Finding else false())
    if only.verdict:
        where.append(
            Verdict.label == only.verdict
            if kind is Verdict
            else _on_claim(kind, Claim.settled_as == only.verdict)
        )
    return where


def _of_an_article(kind: type[Any], article: int | None) -> list[ColumnElement[bool]]:
    if not article:
        return []
    if kind is Article:
        return [Article.id == article]
    if kind is Finding:
        return [Finding.article_id == article]
    return [_on_claim(kind, Claim.article_id == article)]


def _in_time(kind: type[Any], only: Facets) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    for day, later in ((only.since, True), (only.until, False)):
        if day is None:
            continue
        moment = _moment(day, later=later)
        at = _TIMES.get(kind, Article.ingested_at)
        one = at >= moment if later else at < moment
        if kind is Claim:
            one = (
                select(Article.id)
                .where(Article.id == Claim.article_id, one)
                .correlate(Claim)
                .exists()
            )
        where.append(one)
    return where


def _moment(day: date, *, later: bool) -> datetime:
    """Where a day begins, or where the one after it does."""
    day = day if later or day == date.max else day + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
