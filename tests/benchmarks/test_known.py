"""Opening a claim beside what is known: as quick with 100,000 claims stored as with 1,000."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.matching.claim_keys import keys_of
from factcheck.queries.claims import panel
from factcheck.store.article import Article
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.claim_index import ClaimKey
from factcheck.store.session import Store
from tests.conftest import NOW

pytestmark = pytest.mark.benchmark

FEW, MANY = 1_000, 100_000
MOST = 3.0
"""How many times as long it may take with twenty times, and with `MANY`, claims stored as with `FEW`."""
ROUNDS = 15
AN_ARTICLE = 50
SAID = "At least {} people died in the flood in Kadra, the Velm valley authority said."
ELSE = "The {} harbour of Lower Tessel handled {} crates of fish that summer."


def fill(db: Session, claims: int) -> None:
    """So many claims; every tenth is like the one that is opened, under the very same keys."""
    articles = range(1, claims // AN_ARTICLE + 1)
    shared = {
        "language": "en", "text": "x" * 40, "characters": 40, "original": b"x", "extractor": "plaintext",
        "ingested_at": NOW, "ingested_by": "a", "title": "x", "original_sha256": "0" * 64,
    }  # fmt: skip
    db.execute(insert(Article), [shared | {"id": n, "sha256": f"{n:064}"} for n in articles])
    told = {
        n: ELSE.format(f"w{n % 5000}", n) if n % 10 else SAID.format(n)
        for n in range(1, claims + 1)
    }
    db.execute(
        insert(Claim),
        [
            {
                "id": n, "article_id": (n - 1) // AN_ARTICLE + 1, "kind": "count", "statement": words,
                "start": 0, "end": 1, "text": "x", "parts": [[0, 1]], "mode": "own-voice", "edits": [],
                "unresolved": [], "checkworthiness": 0.5, "reasons": [], "origin": "machine",
                "state": "open", "verdicts_wanted": 1, "version": 1,
            }
            for n, words in told.items()
        ],
    )  # fmt: skip
    db.execute(
        insert(ClaimValue),
        [
            {
                "claim_id": n, "position": 0, "kind": "count", "start": 0, "end": 1, "text": str(n),
                "number": float(n), "comparator": "=", "approximate": False,
            }
            for n in told
        ],
    )  # fmt: skip
    db.execute(
        insert(ClaimKey),
        [{"key": key, "claim_id": n} for n, words in told.items() for key in keys_of(words)],
    )


def seconds(store: Store, claim: int) -> float:
    """The best of some rounds of opening one claim (CPU time)."""
    times = []
    for _ in range(ROUNDS):
        with store.reading() as db:
            begun = time.process_time()
            shown = panel(db, claim, viewer="ada@example.org")
            times.append(time.process_time() - begun)
        assert len(shown.beside.known) == 5
    return min(times)


@pytest.mark.parametrize(
    "many", [20_000, pytest.param(MANY, marks=pytest.mark.soak)], ids=["short", "whole"]
)
def test_many_times_the_claims_take_no_more_than_three_times_as_long(
    sqlite_store: Store, record_property: Callable[[str, object], None], many: int
) -> None:
    took = {}
    for claims in (FEW, many):
        with sqlite_store.engine.begin() as connection:
            for table in (ClaimKey, ClaimValue, Claim, Article):
                connection.execute(table.__table__.delete())
            with Session(connection) as db:
                fill(db, claims)
                db.flush()
        took[claims] = seconds(sqlite_store, claims)

    record_property("milliseconds", {n: round(one * 1000, 2) for n, one in took.items()})
    assert took[many] <= MOST * took[FEW], took
    print(took)  # noqa: T201 - asked for with -s
