"""Many claims or findings picked at once: what they are, and all that a list or a search holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.bulk import MOST
from factcheck.queries import claim_lines, findings
from factcheck.queries.saved_searches import read_query
from factcheck.queries.search import numbers_of
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding

LISTS = ("search", "claims", "findings")
"""Where rows are picked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """One row that something is to be done to."""

    about: str
    """“claim” or “finding”."""
    id: int
    version: int
    words: str
    state: str
    article_id: int
    article_title: str


def picked(session: Session, about: str, numbers: Iterable[int]) -> tuple[Picked, ...]:
    """The rows of these numbers, in the order of their articles' text."""
    row: Any = Claim if about == "claim" else Finding
    words = Claim.statement if about == "claim" else Finding.message
    found = session.execute(
        select(row.id, row.version, words.label("words"), row.state, row.article_id, Article.title)
        .join(Article, Article.id == row.article_id)
        .where(row.id.in_(list(numbers)))
        .order_by(row.article_id, row.start, row.id)
    )
    return tuple(
        Picked(
            about=about,
            id=one.id,
            version=one.version,
            words=one.words,
            state=one.state,
            article_id=one.article_id,
            article_title=one.title,
        )
        for one in found
    )


def all_of(session: Session, where: str, query: str, *, about: str, viewer: str) -> tuple[int, ...]:
    """The numbers of all claims or findings that a list holds, one more than MOST at most.

    `where` is one of LISTS, `query` what narrows it, as in its address.
    """
    words, only = read_query(query)
    if where == "search":
        found = numbers_of(session, words, viewer=viewer, only=replace(only, sort=about))
        return found[: MOST + 1]
    row: Any
    if where == "claims" and about == "claim":
        row = Claim
        conditions = claim_lines.narrowed(state=only.state, kind=only.kind, article=only.article)
    elif where == "findings" and about == "finding":
        row = Finding
        conditions = findings.narrowed(
            severity=only.severity, state=only.state, kind=only.kind, article=only.article
        )
    else:
        return ()
    return tuple(
        session.scalars(select(row.id).where(*conditions).order_by(row.id).limit(MOST + 1))
    )
