"""What bringing in a file of claims would do, row by row, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import InputError
from factcheck.domain.span import Span
from factcheck.importers.row import Problem, Row, Rows
from factcheck.matching.excerpts import find_excerpt
from factcheck.plugins import claim_types
from factcheck.store.article import Article
from factcheck.store.claim import Claim

EXTRACTOR = "import"
"""The extractor of an article that is a list of claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row and where its claim stands: an article's id, or None for the list the file itself is."""

    row: Row
    article: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What bringing in a file would do. `known` are rows whose claim the desk has already."""

    placed: tuple[Placed, ...]
    known: tuple[Row, ...]
    problems: tuple[Problem, ...]


def plan_import(session: Session, rows: Rows, *, article_id: int | None = None) -> Plan:
    """Say what would be written, without writing: each row placed, known already, or refused.

    `article_id` is the article of every row that names none.
    """
    placed: list[Placed] = []
    known: list[Row] = []
    problems = list(rows.problems)
    desk = _Desk(session)
    for row in rows.rows:
        try:
            one = desk.place(row, article_id)
        except InputError as error:
            problems.append(Problem(place=row.place, message=str(error)))
            continue
        if desk.has(one):
            known.append(row)
        else:
            desk.note(one)
            placed.append(one)
    return Plan(placed=tuple(placed), known=tuple(known), problems=tuple(problems))


class _Desk:
    """What the desk has already, asked once an article."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[int, str | None] = {}
        self._ids: dict[str, int | None] = {}
        self._claims: dict[int | None, set[tuple[int, int, str]]] = defaultdict(set)
        self._listed: set[str] | None = None

    def place(self, row: Row, article_id: int | None) -> Placed:
        """Where the row's claim stands.

        Raises:
            InputError: there is no such article, kind, or the words are not in it.
        """
        if row.kind is not None and row.kind not in claim_types():
            raise InputError(f"there is no kind of claim called “{row.kind[:40]}”")
        number = self._article(row, article_id)
        if number is None:
            return Placed(row=row, article=None, span=Span(0, len(row.statement)))
        text = self._text(number)
        if row.start is not None and row.end is not None:
            span = Span(row.start, row.end) if row.start < row.end <= len(text) else None
            if span is None or (row.text is not None and span.of(text) != row.text):
                raise InputError(
                    f"characters {row.start} to {row.end} of article {number} are not the words given"
                )
            return Placed(row=row, article=number, span=span)
        words = row.text or row.statement
        found = find_excerpt(text, words)
        if found is None:
            raise InputError(f"the words “{words[:60]}” are not in article {number}")
        return Placed(row=row, article=number, span=Span(found.start, found.end))

    def _article(self, row: Row, article_id: int | None) -> int | None:
        if row.article_sha256:
            if row.article_sha256 not in self._ids:
                self._ids[row.article_sha256] = self._session.scalar(
                    select(Article.id).where(Article.sha256 == row.article_sha256)
                )
            number = self._ids[row.article_sha256]
            if number is None:
                raise InputError(
                    f"there is no article with the SHA-256 {row.article_sha256[:16]}…; take it in first"
                )
            return number
        return row.article if row.article is not None else article_id

    def _text(self, number: int) -> str:
        if number not in self._texts:
            self._texts[number] = self._session.scalar(
                select(Article.text).where(Article.id == number)
            )
            self._claims[number] = {
                (start, end, statement)
                for start, end, statement in self._session.execute(
                    select(Claim.start, Claim.end, Claim.statement).where(
                        Claim.article_id == number
                    )
                )
            }
        text = self._texts[number]
        if text is None:
            raise InputError(f"there is no article {number}")
        return text

    def has(self, one: Placed) -> bool:
        """Whether the desk, or an earlier row, has this claim."""
        if one.article is not None:
            return (one.span.start, one.span.end, one.row.statement) in self._claims[one.article]
        if self._listed is None:
            self._listed = set(
                self._session.scalars(
                    select(Claim.statement).join(Article).where(Article.extractor == EXTRACTOR)
                )
            )
        return one.row.statement in self._listed

    def note(self, one: Placed) -> None:
        """Remember a claim that is about to be made."""
        if one.article is None and self._listed is not None:
            self._listed.add(one.row.statement)
        else:
            self._claims[one.article].add((one.span.start, one.span.end, one.row.statement))
