"""W3C Web Annotations: claims, verdicts, evidence and findings marked in the article's own words.

A page of annotations whose targets are the words of the article, each named by quotation and by position
(Unicode code points of the text with this SHA-256). A claim classifies, a verdict assesses, evidence
links, a finding questions or, with a suggestion, edits.

Source: Web Annotation Data Model and Vocabulary (W3C Recommendations, 23 February 2017).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim, ReportEvidence, ReportFinding
from factcheck.domain.selector import prefix_of, suffix_of
from factcheck.domain.span import Span
from factcheck.exporters.standing import (
    answer,
    balance,
    standing_findings,
    unchecked,
    web_address,
    why_open,
)


def render(report: Report) -> bytes:
    """An AnnotationPage in JSON-LD, in order of the claims, then of the findings."""
    items = [one for claim in report.claims for one in _of_claim(claim, report)]
    items += [_of_finding(finding, report) for finding in standing_findings(report.findings)]
    page = {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"schema": "https://schema.org/"},
        ],
        "id": _id(report, "annotations"),
        "type": "AnnotationPage",
        "partOf": {
            "id": _id(report, "collection"),
            "type": "AnnotationCollection",
            "label": f"Fact check of “{report.title}” by {report.desk}",
            "summary": _summary(report),
            "modified": report.as_of,
            "total": len(items),
            "schema:identifier": [f"sha256:{report.sha256}", f"history:{report.head}"],
        },
        "startIndex": 0,
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _summary(report: Report) -> str:
    left_out = "".join(
        f"; left out: {claim.statement} ({claim.excluded_because})" for claim in unchecked(report)
    )
    withdrawn = "".join(
        f"; {claim.statement}: {why_open(claim)}"
        for claim in report.claims
        if claim.withdrawn_as is not None
    )
    narrowed = "".join(f"; {said}" for said in report.narrowed)
    return balance(report) + left_out + withdrawn + narrowed


def _of_claim(claim: ReportClaim, report: Report) -> Iterable[dict[str, Any]]:
    spans = [Span(start, end) for start, end in claim.parts or ((claim.start, claim.end),)]
    where = _targets(spans, report)
    yield {
        "id": _id(report, f"claim-{claim.id}"),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "value": claim.statement, "purpose": "describing"},
            {"type": "TextualBody", "value": claim.kind, "purpose": "tagging"},
        ],
        "target": where,
    }
    if stands := answer(claim, report):
        yield {
            "id": _id(report, f"claim-{claim.id}-verdict"),
            "type": "Annotation",
            "motivation": "assessing",
            "body": [
                {"type": "TextualBody", "value": stands.words, "purpose": "assessing"},
                {"type": "TextualBody", "value": stands.reason, "purpose": "commenting"},
            ],
            "target": where,
        }
    for number, piece in enumerate(claim.evidence, 1):
        yield {
            "id": _id(report, f"claim-{claim.id}-evidence-{number}"),
            "type": "Annotation",
            "motivation": "linking",
            "body": _evidence(piece),
            "target": where,
        }


def _evidence(piece: ReportEvidence) -> list[dict[str, Any]]:
    body: list[dict[str, Any]] = [
        {"type": "TextualBody", "value": piece.stance, "purpose": "tagging"},
        {"type": "TextualBody", "value": piece.note or piece.source, "purpose": "describing"},
    ]
    if address := web_address(piece.url):
        quoted = {"type": "TextQuoteSelector", "exact": piece.excerpt}
        body.append(
            {
                "type": "SpecificResource",
                "source": address,
                "purpose": "linking",
                **({"selector": quoted} if piece.excerpt else {}),
            }
        )
    elif piece.excerpt:
        body.append({"type": "TextualBody", "value": piece.excerpt, "purpose": "describing"})
    return body


def _of_finding(finding: ReportFinding, report: Report) -> dict[str, Any]:
    body = [
        {"type": "TextualBody", "value": finding.message, "purpose": "commenting"},
        {"type": "TextualBody", "value": finding.kind, "purpose": "tagging"},
        {"type": "TextualBody", "value": finding.state, "purpose": "tagging"},
    ]
    if finding.suggestion is not None:
        body.append({"type": "TextualBody", "value": finding.suggestion, "purpose": "editing"})
    return {
        "id": _id(report, f"finding-{finding.id}"),
        "type": "Annotation",
        "motivation": "questioning" if finding.suggestion is None else "editing",
        "body": body,
        "target": _targets([Span(finding.start, finding.end)], report),
    }


def _targets(spans: Iterable[Span], report: Report) -> list[dict[str, Any]]:
    return [
        {
            "source": f"urn:sha256:{report.sha256}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(report.text),
                    "prefix": prefix_of(report.text, span),
                    "suffix": suffix_of(report.text, span),
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }
        for span in spans
    ]


def _id(report: Report, name: str) -> str:
    base = report.address or f"urn:sha256:{report.sha256}"
    return f"{base}/reports/{report.article}#{name}" if report.address else f"{base}#{name}"


exporter = Exporter(
    name="webannotation",
    label="W3C Web Annotation JSON-LD",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    suffix=".anno.jsonld",
    render=render,
)
