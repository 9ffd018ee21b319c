"""How much of a hand-made list of claims about one article the splitter finds.

    python -m tests.quality.seed ARTICLE GOLD YYYY-MM-DD

A claim of the list is found when a claim of ours stands in the same place (intersection over union of
the two spans at least one half, or of our parts) and, where it has a number, carries the same number.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.nlp.read import read

SAME_PLACE = 0.5


def report(document: Document, gold: dict) -> dict:
    """Recall in all, per type, and what was missed."""
    rows = [claim for claim in gold["claims"] if claim["id"] in gold["offsets"]]
    missed, by_cover, numbers = [], 0, 0
    for row in rows:
        start, end = gold["offsets"][row["id"]]
        found = [c for c in document.claims if _same_value(row, c)]
        if not any(_overlap(c, start, end) >= SAME_PLACE for c in found):
            missed.append(row["id"])
        by_cover += any(_cover(c, start, end) >= SAME_PLACE for c in found)
        numbers += isinstance(row["value"], int | float)
    return {
        "claims": len(document.claims),
        "gold": len(rows),
        "recall_iou": round(1 - len(missed) / len(rows), 3),
        "recall_cover": round(by_cover / len(rows), 3),
        "missed": missed,
    }


def _chars(spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _overlap(claim: Claim, start: int, end: int) -> float:
    gold = _chars([(start, end)])
    best = 0.0
    for spans in ([(claim.span.start, claim.span.end)], [(p.start, p.end) for p in claim.parts]):
        ours = _chars(spans)
        best = max(best, len(gold & ours) / len(gold | ours))
    return best


def _cover(claim: Claim, start: int, end: int) -> float:
    gold = _chars([(start, end)])
    ours = _chars([(p.start, p.end) for p in claim.parts])
    return len(gold & ours) / len(gold)


def _same_value(row: dict, claim: Claim) -> bool:
    value = row["value"]
    if not isinstance(value, int | float) or row["unit"] == "delegations":
        return True
    same = {value, value / 10 if row["unit"] == "years" else value}
    return any(
        v.number in same
        or (v.number is None and v.kind.value in {"duration", "proportion", "ordinal"})
        for v in claim.values
    )


def main() -> None:
    article, gold, published = sys.argv[1:4]
    document = read(Path(article).read_text(), published=date.fromisoformat(published))
    found = report(document, json.loads(Path(gold).read_text()))
    print(json.dumps(found, indent=1))  # noqa: T201 - a report for a person


if __name__ == "__main__":
    main()
