"""The analysis of one article as JSON: `factcheck/analysis@1`, what `factcheck analyze` prints.

Offsets are Unicode code points into the article's text exactly as read, end exclusive: the text of a
span is always `text[start:end]`. Ids count from 1 in order of the text: `c1`, `q1`, `f1`.
"""

from __future__ import annotations

import math
from typing import Any, Protocol

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.finding import Finding
from factcheck.domain.quotation import Quotation
from factcheck.domain.span import Span
from factcheck.domain.value import Value

SCHEMA = "factcheck/analysis@1"


class Analysed(Protocol):
    """What `factcheck.analysis.analyse` returns; the floors forbid naming it here."""

    @property
    def document(self) -> Document:
        """The article as it was read."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the detectors noticed, in order of the text."""

    @property
    def failed(self) -> tuple[tuple[str, str], ...]:
        """Detectors that broke, with the reason."""


def analysis_json(analysis: Analysed) -> dict[str, Any]:
    """`analysis` as an object of JSON values; a number that is not finite becomes null."""
    document = analysis.document
    text = document.text
    return {
        "schema": SCHEMA,
        "article": {
            "title": document.title,
            "dateline": document.dateline,
            "byline": document.byline,
            "published": document.published.isoformat() if document.published else None,
            "published_source": (
                document.published_source.value if document.published_source else None
            ),
            "language": document.language,
            "sha256": document.sha256,
            "characters": len(text),
        },
        "sentences": [
            {**_span(one.span, text), "role": one.role.value} for one in document.sentences
        ],
        "claims": [
            _claim(claim, f"c{number}", text) for number, claim in enumerate(document.claims, 1)
        ],
        "quotations": [
            _quotation(quotation, number, document)
            for number, quotation in enumerate(document.quotations, 1)
        ],
        "findings": [
            _finding(finding, f"f{number}", text)
            for number, finding in enumerate(analysis.findings, 1)
        ],
        "failed": [{"detector": name, "reason": reason} for name, reason in analysis.failed],
    }


def value_json(value: Value) -> dict[str, Any]:
    """A value as JSON: with where it stands, and its ISO 8601 form where it has one."""
    return {
        "kind": value.kind.value,
        "text": value.text,
        "start": value.span.start,
        "end": value.span.end,
        "number": _finite(value.number),
        "low": _finite(value.low),
        "high": _finite(value.high),
        "unit": value.unit,
        "comparator": value.comparator.value,
        "approximate": value.approximate,
        "of": value.of,
        "date": value.date,
        "anchor": value.anchor,
        "iso8601": value.iso8601,
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _claim(claim: Claim, name: str, text: str) -> dict[str, Any]:
    attribution = claim.attribution
    return {
        "id": name,
        "kind": claim.kind,
        "statement": claim.statement,
        **_span(claim.span, text),
        "parts": [[part.start, part.end] for part in claim.parts],
        "values": [value_json(value) for value in claim.values],
        "attribution": {
            "claimant": attribution.claimant,
            "cue": attribution.cue,
            "channel": attribution.channel,
            "mode": attribution.mode.value,
        },
        "edits": [
            {"from": edit.before, "to": edit.after, "why": edit.why.value} for edit in claim.edits
        ],
        "unresolved": list(claim.unresolved),
        "checkworthiness": claim.checkworthiness,
        "reasons": list(claim.reasons),
    }


def _quotation(quotation: Quotation, number: int, document: Document) -> dict[str, Any]:
    return {
        "id": f"q{number}",
        **_span(quotation.span, document.text),
        "speaker": quotation.speaker,
        "speaker_name": quotation.speaker_name,
        "cue": quotation.cue,
        "channel": quotation.channel,
        "mode": quotation.mode.value,
        "claims": [
            f"c{place}"
            for place, claim in enumerate(document.claims, 1)
            if number - 1 in claim.quotations
        ],
    }


def _finding(finding: Finding, name: str, text: str) -> dict[str, Any]:
    return {
        "id": name,
        "kind": finding.kind,
        "severity": finding.severity.value,
        **_span(finding.span, text),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "detector": finding.detector,
        "version": finding.version,
        "unsure": finding.unsure,
        "related": [_span(span, text) for span in finding.related],
        "claims": [f"c{index + 1}" for index in finding.claims],
        "quotations": [f"q{index + 1}" for index in finding.quotations],
    }


def _finite(number: float | None) -> float | None:
    return number if number is None or math.isfinite(number) else None
