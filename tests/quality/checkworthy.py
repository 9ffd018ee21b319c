"""Check-worthiness of sentences: that of the weightiest claim in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.analysis import analyse


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A prediction for each row of checkworthy_claimbuster."""
    for row in rows:
        claims = analyse(row["text"]).document.claims
        yield {
            "id": row["id"],
            "score": max((claim.checkworthiness for claim in claims), default=0.0),
        }
