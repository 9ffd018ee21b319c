"""Objections to the verdict on a claim, and those that wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.objection import ObjectionState
from factcheck.queries.waiting import Waiting
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.objection import Objection


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionLine:
    """One objection, and its answer."""

    id: int
    verdict: str
    words: str
    source: str
    raised_by: str
    raised_at: datetime
    state: str
    answer: str | None
    answered_by: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionsPage:
    """A claim with everything that was objected to."""

    claim: int
    statement: str
    state: str
    settled_as: str | None
    settled_because: str | None
    article: int
    article_title: str
    lines: tuple[ObjectionLine, ...]
    """The newest first."""
    own_waits: bool
    """Whether one of the viewer's own waits for an answer."""


def objections_page(session: Session, claim_id: int, *, viewer: str) -> ObjectionsPage:
    """A claim with its objections.

    Raises:
        NoResultFound: there is no such claim.
    """
    claim = session.execute(
        select(
            Claim.id, Claim.statement, Claim.state, Claim.settled_as, Claim.settled_because,
            Claim.article_id, Article.title,
        )
        .join(Article, Article.id == Claim.article_id)
        .where(Claim.id == claim_id)
    ).one()  # fmt: skip
    rows = session.execute(
        select(
            Objection.id, Objection.verdict, Objection.words, Objection.source, Objection.raised_by,
            Objection.raised_at, Objection.state, Objection.answer, Objection.answered_by,
            Objection.answered_at,
        )
        .where(Objection.claim_id == claim_id)
        .order_by(Objection.id.desc())
    )  # fmt: skip
    lines = tuple(ObjectionLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name
    return ObjectionsPage(
        claim=claim.id,
        statement=claim.statement,
        state=claim.state,
        settled_as=claim.settled_as,
        settled_because=claim.settled_because,
        article=claim.article_id,
        article_title=claim.title,
        lines=lines,
        own_waits=any(
            one.state == ObjectionState.OPEN and one.raised_by == viewer for one in lines
        ),
    )


def open_objections(session: Session, claim_id: int) -> int:
    """How many objections to the verdict on a claim wait for an answer."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Objection)
            .where(Objection.claim_id == claim_id, Objection.state == ObjectionState.OPEN.value)
        )
        or 0
    )


def waiting_objections(session: Session, most: int) -> list[Waiting]:
    """The objections that wait for an answer, the oldest first."""
    rows = session.execute(
        select(Claim.id, Objection.words, Objection.raised_by, Objection.raised_at)
        .join(Claim, Claim.id == Objection.claim_id)
        .where(Objection.state == ObjectionState.OPEN.value)
        .order_by(Objection.id)
        .limit(most)
    )
    return [
        Waiting(
            sort="objection", id=row.id, on="claim", what=row.words,
            why="somebody takes a settled verdict for wrong", who=row.raised_by, since=row.raised_at,
        )
        for row in rows
    ]  # fmt: skip
