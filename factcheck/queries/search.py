"""Finding things by their words: claims, articles, findings, sources, reasons, comments, evidence.

One question to the index (`store.search`), the same on both databases: every word has to be there, each
may go on ("flood" finds "flooded"), and words in quotation marks have to stand together as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Float,
    and_,
    column,
    func,
    null,
    select,
    text,
)
from sqlalchemy.orm import Session

from factcheck.queries.search_facets import NAMES, Facets, narrowing
from factcheck.queries.search_words import Asked, asked_for, snippet
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.finding import Finding
from factcheck.store.search import SORTS, SPREAD
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import Verdict

PAGE = 30
"""Hits on one page."""
CAP = 1_000
"""Up to so many hits are put in order of relevance; more are shown the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found."""

    sort: str
    id: int
    pieces: tuple[tuple[str, bool], ...]
    """Its words around the first one found, each piece with whether it was looked for."""
    beside: str
    place: int
    claim: int | None
    article: int | None
    finding: int | None
    who: str | None
    at: datetime | None

    @property
    def words(self) -> str:
        """Its words around the first one found."""
        return "".join(words for words, _ in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of hits."""

    words: str
    hits: tuple[Hit, ...]
    sorts: dict[str, int]
    """How many of each sort there are, up to CAP in all."""
    total: int
    capped: bool
    """Whether there are more than CAP: the newest come first then."""
    after: int | None
    """The place the next page goes on after; None on the last."""

    @property
    def more(self) -> tuple[str, ...]:
        """The sorts that have further hits than are on this page."""
        shown = [hit.sort for hit in self.hits]
        return tuple(name for name, number in self.sorts.items() if number > shown.count(name))


def search_page(
    session: Session,
    words: str,
    *,
    viewer: str,
    only: Facets | None = None,
    after: int | None = None,
) -> SearchPage:
    """What holds `words`, narrowed by `only`; the page that begins after the place `after`.

    Verdicts and comments that are kept from `viewer` while others judge are not found.
    """
    only = only or Facets()
    words = words.replace("\x00", "").strip()
    asked = asked_for(words)
    if not asked.terms:
        return SearchPage(words=words, hits=(), sorts={}, total=0, capped=False, after=None)
    rows = _places(session, asked, only, viewer)
    capped = len(rows) > CAP
    rows = rows[:CAP]
    if not capped:
        rows.sort(key=lambda row: (row.rank, -row.place))
    places = [row.place for row in rows]
    sorts = {
        name: number
        for sort, name in enumerate(NAMES)
        if (number := sum(place % SPREAD == sort for place in places))
    }
    begin = places.index(after) + 1 if after in places else 0
    shown = places[begin : begin + PAGE]
    return SearchPage(
        words=words,
        hits=_hits(session, shown, asked),
        sorts=sorts,
        total=len(places),
        capped=capped,
        after=shown[-1] if len(places) > begin + PAGE else None,
    )


def numbers_of(session: Session, words: str, *, viewer: str, only: Facets) -> tuple[int, ...]:
    """The numbers of the things of the sort `only.sort` that a search finds, CAP + 1 at most."""
    asked = asked_for(words)
    rows = _places(session, asked, only, viewer) if asked.terms else []
    return tuple(row.place // SPREAD for row in rows)


def count_of(session: Session, words: str, *, viewer: str, only: Facets) -> int:
    """How many things a search finds; CAP + 1 stands for "more than CAP"."""
    asked = asked_for(words)
    return len(_places(session, asked, only, viewer)) if asked.terms else 0


def _places(session: Session, asked: Asked, only: Facets, viewer: str) -> list[Any]:
    """Place and rank of each hit, the newest first, one more than CAP at most; a lower rank is better."""
    found = _matching(session, asked)
    parts = [
        select(found.c.place, found.c.rank)
        .join(kind, and_(found.c.place % SPREAD == number, kind.id == found.c.place // SPREAD))
        .where(*narrowing(kind, only, viewer))
        for number, kind in enumerate(_KINDS)
        if not only.sort or only.sort == NAMES[number]
    ]
    if not parts:
        return []
    hits = parts[0].union_all(*parts[1:]).subquery()
    return list(session.execute(select(hits).order_by(hits.c.place.desc()).limit(CAP + 1)))


def _matching(session: Session, asked: Asked) -> Any:  # noqa: ANN401 - a common table expression
    if session.get_bind().dialect.name == "sqlite":
        question = text(
            "SELECT rowid AS place, bm25(search_words) AS rank FROM search_words "
            "WHERE search_words MATCH :asked"
        ).bindparams(asked=asked.for_sqlite)
    else:
        question = text(
            "SELECT place, -ts_rank_cd(body, question) AS rank "
            "FROM search_words, to_tsquery('simple', :asked) AS question WHERE body @@ question"
        ).bindparams(asked=asked.for_postgres)
    return question.columns(column("place", BigInteger), column("rank", Float)).cte("found")


def _because(reason: Any) -> Any:  # noqa: ANN401 - a column, and an expression
    return func.coalesce(" — " + reason, "")


_KINDS: tuple[Any, ...] = SORTS
_ROWS: tuple[Any, ...] = (
    select(
        Claim.id, (Claim.statement + _because(Claim.settled_because) + _because(Claim.excluded_because)).label("body"), Article.title.label("beside"), Claim.id.label("claim"),
        Claim.article_id.label("article"), null().label("finding"), null().label("who"), null().label("at"),
    ).join(Article, Article.id == Claim.article_id),
    select(
        Article.id, (Article.title + " — " + Article.text).label("body"), Article.title.label("beside"),
        null().label("claim"), Article.id.label("article"), null().label("finding"),
        Article.ingested_by.label("who"), Article.ingested_at.label("at"),
    ),
    select(
        Finding.id, (Finding.message + " " + func.coalesce(Finding.reason, "")).label("body"),
        Article.title.label("beside"), null().label("claim"), Finding.article_id.label("article"),
        Finding.id.label("finding"), Finding.decided_by.label("who"), Finding.decided_at.label("at"),
    ).join(Article, Article.id == Finding.article_id),
    select(
        Source.id, (Source.title + " " + Source.note).label("body"), Source.publisher.label("beside"),
        null().label("claim"), null().label("article"), null().label("finding"),
        Source.added_by.label("who"), Source.added_at.label("at"),
    ),
    select(
        Verdict.id, (Verdict.rationale + " " + Verdict.looked_at).label("body"),
        Claim.statement.label("beside"), Claim.id.label("claim"), Claim.article_id.label("article"),
        null().label("finding"), Verdict.reviewer.label("who"), Verdict.given_at.label("at"),
    ).join(Claim, Claim.id == Verdict.claim_id),
    select(
        Comment.id, Comment.words.label("body"), func.coalesce(Claim.statement, "").label("beside"),
        Comment.claim_id.label("claim"), Claim.article_id.label("article"),
        Comment.finding_id.label("finding"), Comment.author.label("who"), Comment.written_at.label("at"),
    ).outerjoin(Claim, Claim.id == Comment.claim_id),
    select(
        Evidence.id, (Evidence.excerpt + " " + Evidence.note).label("body"), Source.title.label("beside"),
        Evidence.claim_id.label("claim"), null().label("article"), null().label("finding"),
        Evidence.added_by.label("who"), Evidence.added_at.label("at"),
    ).join(Source, Source.id == Evidence.source_id),
)  # fmt: skip
# Who gave a verdict on a disputed claim may be nobody's business (setting "names in disputes").
_NAMELESS = frozenset({"verdict"})


def _hits(session: Session, places: Sequence[int], asked: Asked) -> tuple[Hit, ...]:
    """The rows at `places`, in that order."""
    found: dict[int, Hit] = {}
    for number, (name, kind) in enumerate(zip(NAMES, _KINDS, strict=True)):
        ids = [place // SPREAD for place in places if place % SPREAD == number]
        if not ids:
            continue
        for row in session.execute(_ROWS[number].where(kind.id.in_(ids))):
            place = row.id * SPREAD + number
            found[place] = Hit(
                sort=name, id=row.id, pieces=snippet(row.body.strip(), asked), beside=row.beside,
                place=place, claim=row.claim, article=row.article, finding=row.finding,
                who=None if name in _NAMELESS else row.who, at=row.at,
            )  # fmt: skip
    return tuple(found[place] for place in places if place in found)
