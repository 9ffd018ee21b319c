"""The whole report as JSON: `factcheck/report@1`, everything the other formats are made from.

Keys are those of the report (`factcheck/docs/formats.md`); spans count Unicode code points of
`article.text`. Beside the numbers of claims by label and by state it names the claims that are still
open and those left out.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from factcheck.domain.claim import ClaimState
from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim
from factcheck.exporters.analysis import value_json
from factcheck.exporters.standing import answer

SCHEMA = "factcheck/report@1"


def render(report: Report) -> bytes:
    """The report as one JSON document, keys in a fixed order, a line break at its end."""
    whole = json.dumps(report_json(report), ensure_ascii=False, allow_nan=False, indent=2)
    return (whole + "\n").encode()


def report_json(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    about = about_json(report)
    detectors = about.pop("detectors")
    return {
        **about,
        "claims": [claim_json(claim, report) for claim in report.claims],
        "findings": [asdict(finding) for finding in report.findings],
        "detectors": detectors,
    }


def about_json(report: Report) -> dict[str, Any]:
    """Everything but the claims and findings themselves."""
    still_open: list[int] = []
    not_checked: list[dict[str, Any]] = []
    for claim in report.claims:
        if claim.state == ClaimState.EXCLUDED:
            not_checked.append({"claim": claim.id, "because": claim.excluded_because})
        elif claim.standing is None:
            still_open.append(claim.id)
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
        "record": {
            "events": report.events,
            "head": report.head,
            "checkpoint": report.checkpoint,
        },
        "narrowed": list(report.narrowed),
        "labels": dict(report.labels),
        "names": report.names,
        "counts": dict(report.counts),
        "states": dict(report.states),
        "open": still_open,
        "not_checked": not_checked,
        "detectors": list(report.detectors),
    }


def claim_json(claim: ReportClaim, report: Report) -> dict[str, Any]:
    """One claim with the answer that stands."""
    stands = answer(claim, report)
    flat = {name: getattr(claim, name) for name in _CLAIM}
    for name in ("verdicts", "evidence", "answers"):
        flat[name] = [asdict(one) for one in flat[name]]
    return {
        **flat,
        "values": [value_json(value) for value in claim.values],
        "independent_sources": claim.independent,
        "verdict": None
        if stands is None
        else {
            "label": stands.definition.name,
            "label_text": stands.words,
            "reason": stands.reason,
            "as_of": stands.as_of,
            "averitec": stands.definition.averitec,
            "fever": stands.definition.fever,
            "claimreview": stands.number,
        },
    }


# `dataclasses.asdict` of the whole claim copies every word of it.
_CLAIM = tuple(one.name for one in fields(ReportClaim) if one.name != "values")


exporter = Exporter(
    name="json",
    label="JSON, the whole report",
    media_type="application/json",
    suffix=".json",
    render=render,
)
