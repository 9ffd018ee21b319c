"""Passages of the desk's sources for one claim."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from factcheck.domain.span import Span
from factcheck.matching.bm25 import WordIndex, WrittenPostings
from factcheck.matching.embedding import unpacked
from factcheck.matching.passages import Proposal, TextIndex, propose
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence, Source, SourceIndex

SEARCHED = 2_000
"""Sources whose passages are searched, the latest: with a hundred passages each about 150 MB of vectors."""
PAGE = 500
"""Sources fetched at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A proposed passage with the source it stands in."""

    proposal: Proposal
    source: int
    title: str
    publisher: str
    published: date | None
    later: bool
    """Dated after the article: it knows what the article could not."""
    used: bool
    """Taken as evidence for this claim already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesPage:
    """A claim and the passages that may speak of it."""

    claim: int
    article: int
    statement: str
    published: date | None
    passages: tuple[Passage, ...]
    searched: int
    """Sources with a text."""
    unread: int
    """Of those, how many are still found by their words alone: their vectors are being made."""


class _Decoded:
    """Indexes as they were read last, so that each is decoded once a process; the oldest goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, bool], TextIndex] = OrderedDict()
        self._lock = Lock()

    def missing(self, keys: Iterable[tuple[str, bool]]) -> set[tuple[str, bool]]:
        with self._lock:
            return {key for key in keys if key not in self._kept}

    def put(self, key: tuple[str, bool], index: TextIndex) -> None:
        with self._lock:
            self._kept[key] = index
            while len(self._kept) > SEARCHED:
                self._kept.popitem(last=False)

    def get(self, key: tuple[str, bool]) -> TextIndex | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found


_decoded = _Decoded()


def passages_page(session: Session, claim_id: int) -> PassagesPage:
    """A claim with the passages of all sources that speak of what it says.

    Raises:
        NoResultFound: there is no such claim.
    """
    claim = session.execute(
        select(Claim.id, Claim.article_id, Claim.statement, Article.published)
        .join(Article, Article.id == Claim.article_id)
        .where(Claim.id == claim_id)
    ).one()
    sources = _indexed(session)
    found = propose(claim.statement, sources, published=claim.published)
    about = {
        row.id: row
        for row in session.execute(
            select(Source.id, Source.title, Source.publisher, Source.published).where(
                Source.id.in_([one.source for one in found])
            )
        )
    }
    used = [
        (row.source_id, row.start, row.end)
        for row in session.execute(
            select(Evidence.source_id, Evidence.start, Evidence.end).where(
                Evidence.claim_id == claim_id,
                Evidence.withdrawn_at.is_(None),
                Evidence.start.is_not(None),
            )
        )
    ]
    return PassagesPage(
        claim=claim.id,
        article=claim.article_id,
        statement=claim.statement,
        published=claim.published,
        passages=tuple(
            Passage(
                proposal=one,
                source=one.source,
                title=about[one.source].title,
                publisher=about[one.source].publisher,
                published=about[one.source].published,
                later=is_later(about[one.source].published, claim.published),
                used=any(
                    one.source == source and start < one.span.end and one.span.start < end
                    for source, start, end in used
                ),
            )
            for one in found
        ),
        searched=len(sources),
        unread=sum(one.index.vectors is None and bool(one.index.spans) for one in sources),
    )


def is_later(source: date | None, article: date | None) -> bool:
    """Whether a source is dated after the article it is held against."""
    return source is not None and article is not None and source > article


def next_waiting(session: Session) -> tuple[int, str] | None:
    """A source whose text has no vectors yet, with the text: the latest. None where all are read."""
    row = session.execute(
        select(SourceIndex.source_id, Source.text)
        .join(Source, Source.id == SourceIndex.source_id)
        .where(*_UNREAD, Source.text.is_not(None))
        .order_by(SourceIndex.source_id.desc())
        .limit(1)
    ).one_or_none()
    return (row.source_id, row.text or "") if row else None


# A text without passages has nothing to make vectors of.
_UNREAD = (SourceIndex.vectors.is_(None), cast(SourceIndex.passages, Text) != "[]")


class _Source:
    """A source of the desk; its text is read from the database when a passage of it is shown."""

    def __init__(self, session: Session, source: int, index: TextIndex) -> None:
        self._session, self.source, self.index = session, source, index

    @cached_property
    def text(self) -> str:
        return self._session.scalar(select(Source.text).where(Source.id == self.source)) or ""


def _indexed(session: Session) -> list[_Source]:
    heads = session.execute(
        select(SourceIndex.source_id, SourceIndex.text_sha256, SourceIndex.vectors.is_not(None))
        .order_by(SourceIndex.source_id.desc())
        .limit(SEARCHED)
    ).all()
    keys = {row.source_id: (row.text_sha256, bool(row[2])) for row in heads}
    missing = _decoded.missing(keys.values())
    wanted = [source for source, key in keys.items() if key in missing]
    for first in range(0, len(wanted), PAGE):
        rows = session.execute(
            select(
                SourceIndex.source_id, SourceIndex.passages,
                cast(SourceIndex.postings, Text).label("postings"), SourceIndex.vectors,
            ).where(SourceIndex.source_id.in_(wanted[first : first + PAGE]))
        )  # fmt: skip
        for row in rows:
            _decoded.put(keys[row.source_id], _index_of(row.passages, row.postings, row.vectors))
    return [
        _Source(session, source, index)
        for source, key in sorted(keys.items())
        if (index := _decoded.get(key)) is not None
    ]


def _index_of(passages: list[list[int]], postings: str, vectors: bytes | None) -> TextIndex:
    lengths = tuple(length for _start, _end, length in passages)
    return TextIndex(
        spans=tuple(Span(start, end) for start, end, _length in passages),
        words=WordIndex(lengths, WrittenPostings(postings)),
        vectors=unpacked(vectors) if vectors is not None else None,
    )
