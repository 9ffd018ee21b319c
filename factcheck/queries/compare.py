"""An article beside a reference or its earlier wording: sentence by sentence, and quotation by quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from factcheck.domain.document import Reference as Text
from factcheck.matching.differences import SAME, Piece, differences
from factcheck.matching.sentences import Place, Row, align, split
from factcheck.queries.graded import QuoteLine, graded_quotations
from factcheck.queries.references import ReferenceLine, references_of
from factcheck.queries.versions import version_line
from factcheck.store.article import Article
from factcheck.store.reference import Reference

FOLD = 5
"""Sentences in a row that only the other text has, from which they are folded away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One sentence as it is shown: its number on its side, and its words in pieces."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the comparison; `other` is the number of a moved sentence on the other side."""

    place: str
    left: Side | None
    right: Side | None
    other: int | None
    alike: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Rows that are shown together, or folded away together."""

    lines: tuple[Line, ...]
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Both texts, line by line. Without a reference and an earlier version, `other` is None."""

    id: int
    title: str
    published: date | None
    references: tuple[ReferenceLine, ...]
    chosen: ReferenceLine | None
    earlier: tuple[int, str] | None
    """The earlier wording it is shown against: then `left` is the earlier one."""
    versions: tuple[tuple[int, str], ...]
    """Other wordings of the article, the earliest first."""
    runs: tuple[Run, ...]
    counts: Mapping[str, int]
    quotes: tuple[QuoteLine, ...]
    grades: Mapping[str, int]


def compare_page(
    session: Session,
    article_id: int,
    *,
    reference_id: int | None,
    earlier_id: int | None,
    viewer: str,
) -> ComparePage:
    """The article against a reference of its own (the latest unless named), or an earlier wording.

    Raises:
        NoResultFound: there is no such article, or no such reference or wording of it.
    """
    article = session.execute(
        select(Article.id, Article.title, Article.published, Article.text).where(
            Article.id == article_id
        )
    ).one()
    references = references_of(session, article_id)
    versions = tuple(
        (one.id, one.title) for one in version_line(session, article_id) if one.id != article_id
    )
    earlier = None
    if earlier_id is not None:
        earlier = next(((n, title) for n, title in versions if n == earlier_id), None)
        if earlier is None:
            raise NoResultFound
    elif not references and reference_id is None and versions:
        before = [one for one in versions if one[0] < article_id]
        earlier = (before or list(versions))[-1]
    chosen = None if earlier else _chosen(references, reference_id)
    runs: tuple[Run, ...] = ()
    counts: Counter[str] = Counter()
    quotes: tuple[QuoteLine, ...] = ()
    if earlier is not None:
        text = session.scalar(select(Article.text).where(Article.id == earlier[0])) or ""
        runs, counts = _runs(text, article.text)
    elif chosen is not None:
        texts = _texts(session, references)
        held = texts[references.index(chosen)]
        runs, counts = _runs(article.text, held.text)
        quotes = graded_quotations(
            session, article.id, article.text, held=held, texts=texts, viewer=viewer
        )
    return ComparePage(
        id=article.id,
        title=article.title,
        published=article.published,
        references=references,
        chosen=chosen,
        earlier=earlier,
        versions=versions,
        runs=runs,
        counts=counts,
        quotes=quotes,
        grades=Counter(one.grade for one in quotes),
    )


def _texts(session: Session, references: Sequence[ReferenceLine]) -> tuple[Text, ...]:
    rows = session.execute(
        select(Reference.id, Reference.text).where(Reference.id.in_([one.id for one in references]))
    )
    words = {row.id: row.text for row in rows}
    return tuple(Text(name=one.name, text=words[one.id]) for one in references)


def _chosen(references: Sequence[ReferenceLine], reference_id: int | None) -> ReferenceLine | None:
    if reference_id is None:
        return references[-1] if references else None
    found = next((one for one in references if one.id == reference_id), None)
    if found is None:
        raise NoResultFound
    return found


@lru_cache(maxsize=16)
def _runs(left: str, right: str) -> tuple[tuple[Run, ...], Counter[str]]:
    """The comparison of two texts; kept for the last few, as neither ever changes."""
    ours = [span.of(left) for span in split(left)]
    theirs = [span.of(right) for span in split(right)]
    lines = [_shown(row, ours, theirs) for row in align(ours, theirs)]
    counts = Counter(line.place for line in lines if not (line.place == "moved" and line.left))
    runs: list[Run] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].place == Place.ADDED:
            end += 1
        folded = end - at >= FOLD
        if not folded:
            end = max(end, at + 1)
        if runs and not folded and not runs[-1].folded:
            runs[-1] = Run(lines=(*runs[-1].lines, *lines[at:end]), folded=False)
        else:
            runs.append(Run(lines=tuple(lines[at:end]), folded=folded))
        at = end
    return tuple(runs), counts


def _shown(row: Row, ours: Sequence[str], theirs: Sequence[str]) -> Line:
    left, right = row.left, row.right
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    if row.place is Place.CHANGED and left is not None and right is not None:
        before, after = differences(ours[left], theirs[right])
    elif row.place is Place.MOVED and not row.alike and row.other is not None:
        if left is not None:
            before = differences(ours[left], theirs[row.other])[0]
        elif right is not None:
            after = differences(ours[row.other], theirs[right])[1]
    if left is not None and not before:
        before = (Piece(SAME, ours[left]),)
    if right is not None and not after:
        after = (Piece(SAME, theirs[right]),)
    return Line(
        place=row.place.value,
        left=Side(number=left + 1, pieces=before) if left is not None else None,
        right=Side(number=right + 1, pieces=after) if right is not None else None,
        other=row.other + 1 if row.other is not None else None,
        alike=row.alike,
    )
