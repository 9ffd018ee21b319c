"""The stored figures and quotations that are like those of a new article, found by index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, literal, select, union_all
from sqlalchemy.orm import Session

from factcheck.domain.finding import Severity
from factcheck.domain.span import Span
from factcheck.matching import conflicts_with_article, quotation_varies
from factcheck.matching.same_figure import Figured
from factcheck.store.article import Quotation
from factcheck.store.fingerprint import FigureKey, QuotationKey, StoredFigure

LATEST = 40
"""Entries of one key that are looked at, the latest: it bounds the work however much is stored."""
_SHARED_RUNS = 2
"""Runs of three words two quotations must share before they are compared."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim or quotation that was found to differ, with what its finding needs."""

    article: int
    span: Span
    text: str
    claim: int | None = None
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place of a new article and one of a stored article that tell the same otherwise."""

    ours: Place
    theirs: Place
    rule: str
    kind: str
    version: int
    severity: Severity
    unsure: bool
    told: str
    """What differs, as a sentence with {other} for the other article's title."""


def is_indexed(session: Session, article: int) -> bool:
    """Whether the article is in the index; one that came in before there was an index is not."""
    return any(
        session.scalar(select(table.id).where(table.article_id == article).limit(1))
        for table in (StoredFigure, QuotationKey)
    )


def stored_figures(session: Session, article: int) -> dict[int, Figured]:
    """The figures of an article as the index keeps them, by the claim's id."""
    rows = session.execute(
        select(StoredFigure.claim_id, StoredFigure.profile)
        .where(StoredFigure.article_id == article)
        .order_by(StoredFigure.id)
    )
    return {row.claim_id: Figured.from_json(row.profile) for row in rows}


def keep_index(
    session: Session,
    article: int,
    figures: Mapping[int, Figured],
    quotations: Sequence[Quotation],
) -> None:
    """Add an article's figures, by the claim's id, and its quotations to the index."""
    entries = [
        {"key": key, "quotation_id": one.id, "article_id": article}
        for one in quotations
        for key in quotation_varies.quotation_keys(one.text)
    ]
    if entries:
        session.execute(insert(QuotationKey), entries)
    if not figures:
        return
    numbers = session.scalars(
        insert(StoredFigure).returning(StoredFigure.id, sort_by_parameter_order=True),
        [
            {"claim_id": claim, "article_id": article, "profile": one.as_json()}
            for claim, one in figures.items()
        ],
    )
    keys = [
        {"key": key, "figure_id": number}
        for number, one in zip(numbers, figures.values(), strict=True)
        for key in one.lookups()
    ]
    if keys:
        session.execute(insert(FigureKey), keys)


def figures_that_differ(
    session: Session, article: int, figures: Mapping[int, Figured], kin: Collection[int]
) -> Iterator[Difference]:
    """Each figure, by its claim's id, against those of the articles that are not `kin`."""
    rule = conflicts_with_article.across
    for claim, ours in figures.items():
        keys = ours.lookups()
        if not keys:
            continue
        latest = union_all(
            *(
                select(
                    select(FigureKey.figure_id)
                    .where(FigureKey.key == key)
                    .order_by(FigureKey.figure_id.desc())
                    .limit(LATEST)
                    .subquery()
                )
                for key in keys
            )
        ).subquery()
        found = session.execute(
            select(StoredFigure.claim_id, StoredFigure.article_id, StoredFigure.profile)
            .where(
                StoredFigure.id.in_(select(latest.c.figure_id)),
                StoredFigure.article_id.not_in(kin),
            )
            .order_by(StoredFigure.id.desc())
        )
        for row in found:
            theirs = Figured.from_json(row.profile)
            conflict = conflicts_with_article.conflict(ours, theirs)
            if conflict is None:
                continue
            why = f" It is not certain: {conflict.why_unsure}." if conflict.why_unsure else ""
            yield Difference(
                Place(article, Span(ours.start, ours.end), ours.text, claim=claim),
                Place(
                    row.article_id, Span(theirs.start, theirs.end), theirs.text, claim=row.claim_id
                ),
                rule.name, rule.kinds[0], rule.version, conflict.severity, conflict.unsure,
                "This article has “{ours}” where “{other}” has “{theirs}” for what seems to be the "
                f"same figure.{why} Find out which is right.",
            )  # fmt: skip


def quotations_that_vary(
    session: Session, article: int, quotations: Sequence[Quotation], kin: Collection[int]
) -> Iterator[Difference]:
    """Each quotation against those of the articles that are not `kin`."""
    rule = quotation_varies.across
    for ours in quotations:
        keys = quotation_varies.quotation_keys(ours.text)
        if not keys:
            continue
        for theirs in _alike(session, keys, kin):
            varied = quotation_varies.variation(
                ours.text, theirs.text, _speaker(ours), _speaker(theirs)
            )
            if varied is None:
                continue
            words = (
                f"it has “{varied.ours}” where “{{other}}” has “{varied.theirs}”"
                if varied.ours and varied.theirs
                else f"it has “{varied.ours}”, which “{{other}}” has not"
                if varied.ours
                else f"it lacks “{varied.theirs}”, which “{{other}}” has"
            )
            turned = (
                f"it has “{varied.theirs}” where “{{other}}” has “{varied.ours}”"
                if varied.ours and varied.theirs
                else f"it lacks “{varied.ours}”, which “{{other}}” has"
                if varied.ours
                else f"it has “{varied.theirs}”, which “{{other}}” has not"
            )
            yield Difference(
                Place(article, Span(ours.start, ours.end), ours.text, quotation=ours.id),
                Place(
                    theirs.article_id, Span(theirs.start, theirs.end), theirs.text, quotation=theirs.id
                ),
                rule.name, rule.kinds[0], rule.version, varied.severity, varied.unsure,
                f"{words}\n{turned}",
            )  # fmt: skip


def _alike(session: Session, keys: Sequence[int], kin: Collection[int]) -> list[Any]:
    """The stored quotations of articles not `kin` that share most runs of words with one of ours."""
    latest = union_all(
        *(
            select(
                select(QuotationKey.quotation_id)
                .where(QuotationKey.key == literal(key))
                .order_by(QuotationKey.quotation_id.desc())
                .limit(LATEST)
                .subquery()
            )
            for key in keys
        )
    )
    shared: dict[int, int] = defaultdict(int)
    for number in session.scalars(latest):
        shared[number] += 1
    enough = min(_SHARED_RUNS, len(keys))
    chosen = sorted(
        (number for number, runs in shared.items() if runs >= enough),
        key=lambda number: (-shared[number], -number),
    )[:LATEST]
    if not chosen:
        return []
    columns = (
        Quotation.id, Quotation.article_id, Quotation.start, Quotation.end, Quotation.text,
        Quotation.speaker, Quotation.speaker_name,
    )  # fmt: skip
    return list(
        session.execute(
            select(*columns)
            .where(Quotation.id.in_(chosen), Quotation.article_id.not_in(kin))
            .order_by(Quotation.id.desc())
        )
    )


def _speaker(quotation: Any) -> str | None:  # noqa: ANN401 - a row or an object
    named: str | None = quotation.speaker_name or quotation.speaker
    return named
