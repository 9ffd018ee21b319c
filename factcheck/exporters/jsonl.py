"""The report as JSON Lines: first the article, then one claim a line, then one finding a line.

Each line names what it is in `type`, and its article by SHA-256, so that lines of many reports can be
put into one file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters.json import about_json, claim_json


def render(report: Report) -> bytes:
    """One JSON object a line, UTF-8."""
    return b"".join(stream(report))


def stream(report: Report) -> Iterator[bytes]:
    """The same, a line at a time."""
    yield _line({"type": "report", **about_json(report)})
    for claim in report.claims:
        yield _line({"type": "claim", "article_sha256": report.sha256, **claim_json(claim, report)})
    for one in report.findings:
        yield _line({"type": "finding", "article_sha256": report.sha256, **asdict(one)})


def _line(row: dict[str, Any]) -> bytes:
    return (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode()


exporter = Exporter(
    name="jsonl",
    label="JSON Lines, one claim or finding a line",
    media_type="application/jsonl",
    suffix=".jsonl",
    render=render,
    stream=stream,
)
