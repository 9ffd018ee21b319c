"""Passages of the desk's sources for one claim."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.span import Span
from factcheck.matching.bm25 import WordIndex
from factcheck.matching.embedding import unpacked
from factcheck.matching.passages import Indexed, Proposal, TextIndex, propose
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence, Source, SourceIndex

SEARCHED = 2_000
"""Sources whose passages are searched, the latest: with a hundred passages each about 150 MB of vectors."""
PAGE = 50
"""Sources looked at for texts without vectors, at a time."""


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
    )


def is_later(source: date | None, article: date | None) -> bool:
    """Whether a source is dated after the article it is held against."""
    return source is not None and article is not None and source > article


def waiting(session: Session, most: int) -> list[tuple[int, str]]:
    """Sources whose text has no vectors yet, with the text, up to `most` characters: the latest first."""
    rows = session.execute(
        select(SourceIndex.source_id, SourceIndex.passages)
        .where(SourceIndex.vectors.is_(None))
        .order_by(SourceIndex.source_id.desc())
        .limit(PAGE)
    )
    chosen, left = [], most
    for row in rows:
        length = row.passages[-1][1] if row.passages else 0
        if length <= left:
            chosen.append(row.source_id)
            left -= length
    texts = session.execute(
        select(Source.id, Source.text).where(Source.id.in_(chosen), Source.text.is_not(None))
    )
    return [(row.id, row.text) for row in texts]


def _indexed(session: Session) -> list[Indexed]:
    heads = session.execute(
        select(SourceIndex.source_id, SourceIndex.text_sha256, SourceIndex.vectors.is_not(None))
        .order_by(SourceIndex.source_id.desc())
        .limit(SEARCHED)
    ).all()
    keys = {row.source_id: (row.text_sha256, bool(row[2])) for row in heads}
    missing = _decoded.missing(keys.values())
    wanted = [source for source, key in keys.items() if key in missing]
    if wanted:
        rows = session.execute(
            select(
                SourceIndex.source_id, SourceIndex.passages, SourceIndex.postings,
                SourceIndex.vectors,
            ).where(SourceIndex.source_id.in_(wanted))
        )  # fmt: skip
        for row in rows:
            _decoded.put(keys[row.source_id], _index_of(row.passages, row.postings, row.vectors))
    texts = {
        row.id: row.text
        for row in session.execute(select(Source.id, Source.text).where(Source.id.in_(keys)))
    }
    made = []
    for source, key in sorted(keys.items()):
        index = _decoded.get(key)
        if index is not None and texts.get(source):
            made.append(Indexed(source, texts[source], index))
    return made


def _index_of(
    passages: list[list[int]], postings: dict[str, list[int]], vectors: bytes | None
) -> TextIndex:
    return TextIndex(
        spans=tuple(Span(start, end) for start, end, _length in passages),
        words=WordIndex(tuple(length for _start, _end, length in passages), postings),
        vectors=unpacked(vectors) if vectors is not None else None,
    )
