"""The whole report as JSON: `factcheck/report@1`, everything the other formats are made from.

Keys are those of the report (`factcheck/docs/formats.md`); spans count Unicode code points of
`article.text`. Beside the numbers of claims by label and by state it names the claims that are still
open and those left out.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim
from factcheck.exporters.analysis import value_json
from factcheck.exporters.standing import answer, pending, unchecked

SCHEMA = "factcheck/report@1"


def render(report: Report) -> bytes:
    """The report as one JSON document, keys in a fixed order, a line break at its end."""
    whole = json.dumps(report_json(report), ensure_ascii=False, allow_nan=False, indent=2)
    return (whole + "\n").encode()


def report_json(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    return {
        "schema": SCHEMA,
        "article": {
            "id": report.article,
            "title": report.title,
            "dateline": report.dateline,
            "byline": report.byline,
            "published": report.published,
            "sha256": report.sha256,
            "characters": report.characters,
            "text": report.text,
        },
        "desk": report.desk,
        "address": report.address,
        "as_of": report.as_of,
        "record": {"events": report.events, "head": report.head},
        "counts": dict(report.counts),
        "states": dict(report.states),
        "open": [claim.id for claim in pending(report)],
        "not_checked": [
            {"claim": claim.id, "because": claim.excluded_because} for claim in unchecked(report)
        ],
        "claims": [_claim(claim, report) for claim in report.claims],
        "findings": [asdict(finding) for finding in report.findings],
    }


def _claim(claim: ReportClaim, report: Report) -> dict[str, Any]:
    stands = answer(claim, report)
    return {
        **{key: value for key, value in asdict(claim).items() if key != "values"},
        "values": [value_json(value) for value in claim.values],
        "verdict": None
        if stands is None
        else {
            "label": stands.definition.name,
            "label_text": stands.words,
            "reason": stands.reason,
            "as_of": stands.as_of,
            "averitec": stands.definition.averitec,
            "fever": stands.definition.fever,
            "claimreview": stands.definition.claimreview,
        },
    }


exporter = Exporter(
    name="json",
    label="JSON, the whole report",
    media_type="application/json",
    suffix=".json",
    render=render,
)
