"""Rankings of earlier claims for a query."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.matching.earlier import Candidate, EarlierClaims


def predict_match(
    rows: Iterable[Mapping[str, Any]], collection: Path, *, every: int
) -> Iterator[dict[str, Any]]:
    """The claims of `collection` for each query, best first.

    Beside the claims that are sought, every nth of the others is there to be taken for one.
    """
    rows = list(rows)
    sought = {one for row in rows for one in row["relevant"]}
    claims = [json.loads(line) for line in collection.read_text("utf-8").splitlines()]
    earlier = EarlierClaims(
        [
            Candidate(id=claim["id"], texts=(claim["claim"],))
            for number, claim in enumerate(claims)
            if number % every == 0 or claim["id"] in sought
        ]
    )
    for row in rows:
        yield {"id": row["id"], "ranked": [one.id for one in earlier.rank(row["query"])]}
