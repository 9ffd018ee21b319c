"""Holding a new article against the stored ones: as quick with 100,000 claims there as with 1,000."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.matching.quotation_varies import quotation_keys
from factcheck.matching.same_figure import figured
from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim
from factcheck.store.fingerprint import FigureKey, QuotationKey, StoredFigure
from factcheck.store.session import Store
from factcheck.workflow.ingest import Prepared, ingest_article, prepare
from tests.conftest import NOW

pytestmark = pytest.mark.benchmark

FEW, MANY = 1_000, 100_000
MOST = 3.0
"""How many times as long it may take with `MANY` claims stored as with `FEW`."""
ROUNDS = 5
AN_ARTICLE = 50
"""Claims of one stored article; every tenth carries a quotation."""
TEXT = (
    "Flood in Peru\n\nThe flood in Peru killed 240 people. The flood in Peru destroyed 300 houses. "
    "The repairs in Lima will cost 5 million euros.\n\n"
    "“We will rebuild every house in the valley before winter,” Governor Ana Ruiz said."
)


def read() -> Prepared:
    return prepare(TEXT.encode(), name="a.txt", published=date(2026, 3, 2), max_bytes=1_000_000)


def fill(db: Session, claims: int, prepared: Prepared) -> None:
    """So many claims, half of them under the very keys that the new article is looked up by."""
    document = prepared.analysis.document
    figures = [one for _, one in figured(document)]
    ours = [key for one in figures for key in one.lookups()]
    said = quotation_keys(document.quotations[0].text)
    profile = figures[0].as_json()
    shared = {
        "language": "en", "text": "x" * 40, "characters": 40, "original": b"x", "extractor": "plaintext",
        "ingested_at": NOW, "ingested_by": "a", "title": "x", "original_sha256": "0" * 64,
    }  # fmt: skip
    numbers = range(1, claims + 1)
    articles = range(1, claims // AN_ARTICLE + 1)
    db.execute(insert(Article), [shared | {"id": n, "sha256": f"{n:064}"} for n in articles])
    db.execute(
        insert(Claim),
        [
            {
                "id": n, "article_id": (n - 1) // AN_ARTICLE + 1, "kind": "count", "statement": "x",
                "start": 0, "end": 1, "text": "x", "parts": [[0, 1]], "mode": "own-voice", "edits": [],
                "unresolved": [], "checkworthiness": 0.5, "reasons": [], "origin": "machine",
                "state": "open", "verdicts_wanted": 1, "version": 1,
            }
            for n in numbers
        ],
    )  # fmt: skip
    db.execute(
        insert(StoredFigure),
        [
            {"id": n, "claim_id": n, "article_id": (n - 1) // AN_ARTICLE + 1, "profile": profile}
            for n in numbers
        ],
    )
    db.execute(
        insert(FigureKey),
        [
            {"key": ours[n % len(ours)] if part and n % 2 else n * 7 + part, "figure_id": n}
            for n in numbers
            for part in range(2)
        ],
    )
    quoted = range(10, claims + 1, 10)
    db.execute(
        insert(Quotation),
        [
            {
                "id": n, "article_id": (n - 1) // AN_ARTICLE + 1, "start": 0, "end": 1,
                "text": "We have nothing to say about this at all today", "mode": "full",
            }
            for n in quoted
        ],
    )  # fmt: skip
    db.execute(
        insert(QuotationKey),
        [
            {
                "key": said[n // 10 % len(said)] if part == 0 else n * 11 + part,
                "quotation_id": n,
                "article_id": (n - 1) // AN_ARTICLE + 1,
            }
            for n in quoted
            for part in range(8)
        ],
    )


class _Enough(Exception):  # noqa: N818 - not an error
    """Throws a round away, so that each finds the same."""


def seconds(store: Store, prepared: Prepared) -> float:
    """The best of some rounds of taking the article in, its reading aside (CPU time)."""
    times = []
    for _ in range(ROUNDS):
        try:
            with store.writing() as db:
                begun = time.process_time()
                _, created = ingest_article(db, prepared, actor="a", at=NOW)
                times.append(time.process_time() - begun)
                assert created
                raise _Enough  # noqa: TRY301 - the way out without a commit
        except _Enough:
            pass
    return min(times)


def test_a_hundred_times_the_claims_take_no_more_than_three_times_as_long(
    sqlite_store: Store, record_property: Callable[[str, object], None]
) -> None:
    prepared = read()
    took = {}
    for claims in (FEW, MANY):
        with sqlite_store.engine.begin() as connection:
            for table in (FigureKey, StoredFigure, QuotationKey, Quotation, Claim, Article):
                connection.execute(table.__table__.delete())
            with Session(connection) as db:
                fill(db, claims, prepared)
                db.flush()
        took[claims] = seconds(sqlite_store, prepared)

    record_property("seconds", took)
    assert took[MANY] <= MOST * took[FEW], took
