"""The report as JSON Lines: first the article, then one claim a line, then one finding a line.

Each line names what it is in `type`, and its article by SHA-256, so that lines of many reports can be
put into one file.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters.json import report_json


def render(report: Report) -> bytes:
    """One JSON object a line, UTF-8."""
    whole = report_json(report)
    claims, findings = whole.pop("claims"), whole.pop("findings")
    rows: list[dict[str, Any]] = [
        {"type": "report", **whole},
        *({"type": "claim", "article_sha256": report.sha256, **claim} for claim in claims),
        *({"type": "finding", "article_sha256": report.sha256, **one} for one in findings),
    ]
    lines = (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows)
    return "".join(lines).encode()


exporter = Exporter(
    name="jsonl",
    label="JSON Lines, one claim or finding a line",
    media_type="application/jsonl",
    suffix=".jsonl",
    render=render,
)
