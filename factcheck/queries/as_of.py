"""A claim, or an article's claims, as they stood at an earlier moment, by replay of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError
from factcheck.history.replay import last_event, rows_as_of
from factcheck.history.state import Rows
from factcheck.queries.blind import blind_among
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictThen:
    """An answer in force at the moment."""

    question: str
    label: str
    rationale: str
    reviewer: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceThen:
    """Evidence that had not been withdrawn at the moment."""

    id: int
    stance: str
    source_id: int
    source: str
    excerpt: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimThen:
    """A claim at the moment."""

    id: int
    statement: str
    text: str
    kind: str
    start: int
    state: str
    settled_as: str | None
    because: str
    """Why it was settled or excluded; "" while it was neither."""
    claimant: str | None
    verdicts: tuple[VerdictThen, ...]
    hidden: int
    """Verdicts kept back from a reviewer who still has to give their own."""
    evidence: tuple[EvidenceThen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleThen:
    """An article's claims at the moment, in the order of the text."""

    id: int
    title: str
    at: datetime
    """The moment asked for."""
    event: int
    """The last event before it; with its number the same state is found again."""
    event_at: datetime
    head: str
    claims: tuple[ClaimThen, ...]
    findings: tuple[tuple[str, int], ...]
    """How many findings were open, confirmed, explained, dismissed."""


def article_as_of(
    session: Session,
    article_id: int,
    *,
    viewer: str,
    at: datetime | None = None,
    event: int | None = None,
) -> ArticleThen:
    """An article's claims as they stood at a moment, or after an event.

    Raises:
        NotFoundError: it was not there yet.
        NoResultFound: there is no such article or event.
    """
    article = session.execute(
        select(Article.id, Article.title).where(Article.id == article_id)
    ).one()
    if event is None:
        if at is None:
            raise ValueError("a moment or an event has to be given")
        event = last_event(session, at)
    rows = rows_as_of(session, article=article_id, upto=event)
    if not rows.get("article", {}).get(article_id):
        raise NotFoundError("It was not on the desk yet at that moment.")
    last = session.execute(select(Event.at, Event.digest).where(Event.id == event)).one()
    blind = blind_among(session, rows.get("claim", {}))
    claims = [
        _claim(number, row.values, rows, viewer if number in blind else None)
        for number, row in rows.get("claim", {}).items()
        if row.values
    ]
    counted: dict[str, int] = {}
    for finding in rows.get("finding", {}).values():
        if finding.values:
            counted[finding.values["state"]] = counted.get(finding.values["state"], 0) + 1
    return ArticleThen(
        id=article.id,
        title=article.title,
        at=at or last.at,
        event=event,
        event_at=last.at,
        head=last.digest,
        claims=tuple(sorted(claims, key=lambda one: (one.start, one.id))),
        findings=tuple(sorted(counted.items())),
    )


def claim_as_of(
    session: Session,
    claim_id: int,
    *,
    viewer: str,
    at: datetime | None = None,
    event: int | None = None,
) -> tuple[ArticleThen, ClaimThen]:
    """A claim as it stood at a moment, or after an event, and the article around it.

    Raises:
        NotFoundError: it was not there yet.
        NoResultFound: there is no such claim or event.
    """
    article = session.execute(select(Claim.article_id).where(Claim.id == claim_id)).scalar_one()
    then = article_as_of(session, article, viewer=viewer, at=at, event=event)
    for claim in then.claims:
        if claim.id == claim_id:
            return then, claim
    raise NotFoundError("The claim was not there yet at that moment.")


def _claim(number: int, values: dict[str, Any], rows: Rows, only: str | None) -> ClaimThen:
    mine = [
        row.values
        for row in rows.get("verdict", {}).values()
        if row.values and row.values["claim_id"] == number and row.values["in_force"]
    ]
    shown = [one for one in mine if only is None or one["reviewer"] == only]
    sources = rows.get("source", {})
    return ClaimThen(
        id=number,
        statement=values["statement"],
        text=values["text"],
        kind=values["kind"],
        start=values["start"],
        state=values["state"],
        settled_as=values["settled_as"],
        because=values["settled_because"] or values["excluded_because"] or "",
        claimant=values["claimant"],
        verdicts=tuple(
            VerdictThen(
                **{key: one[key] for key in ("question", "label", "rationale", "reviewer", "as_of")}
            )
            for one in shown
        ),
        hidden=len(mine) - len(shown),
        evidence=tuple(
            EvidenceThen(
                id=found,
                stance=row.values["stance"],
                source_id=row.values["source_id"],
                source=_title(sources.get(row.values["source_id"])),
                excerpt=row.values["excerpt"],
                note=row.values["note"],
            )
            for found, row in rows.get("evidence", {}).items()
            if row.values and row.values["claim_id"] == number and not row.values["withdrawn_at"]
        ),
    )


def _title(source: Any) -> str:  # noqa: ANN401 - a replayed row, or none
    return source.values["title"] if source and source.values else "a source"
