"""Every error and warning raised on sound news, with its surroundings, to be read by a person.

An article of a news site that was edited before it was printed should raise hardly any. Run as a module:
`python -m tests.quality.alarms FILE [COUNT]` with a file of JSON Lines that have `title`, `date` and `text`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from factcheck.analysis import run_detectors
from factcheck.domain.finding import Severity
from factcheck.nlp.read import read
from factcheck.plugins import DETECTORS

AROUND = 60


def alarms(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row an error or warning: the article, what was found, and the text around it."""
    for row in rows:
        text = f"{row['title']}\n\n{row['text']}"
        document = read(text, published=date.fromisoformat(row["date"]))
        findings, failed = run_detectors(document, DETECTORS)
        for name, reason in failed:
            yield {"article": row["title"], "severity": "failed", "kind": name, "around": reason}
        for finding in findings:
            if finding.severity is not Severity.NOTICE:
                start, end = finding.span.start, finding.span.end
                yield {
                    "article": row["title"],
                    "severity": str(finding.severity),
                    "kind": finding.kind,
                    "around": f"{text[max(0, start - AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}",
                }


def rates(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Errors and warnings an article."""
    listed = list(rows)
    found = list(alarms(listed))
    return {
        severity: sum(alarm["severity"] == severity for alarm in found) / len(listed)
        for severity in ("error", "warning", "failed")
    }


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        chosen = [
            json.loads(line) for line in islice(lines, int(sys.argv[2]) if sys.argv[2:] else None)
        ]
    for found in alarms(chosen):
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
