"""How what was read becomes rows: spans, values and edits as columns, and the name of a finding."""

from __future__ import annotations

import math
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from factcheck.domain.claim import Edit
from factcheck.domain.finding import Finding
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.store.claim import ClaimValue

# Characters on either side that tell two places with the same words apart; the W3C model's prefix and
# suffix, in Hypothesis' length.
_CONTEXT = 32


def of_spans(spans: Iterable[Span]) -> list[Any]:
    """Spans as they are kept: [[start, end], …]."""
    return [[span.start, span.end] for span in spans]


def of_edits(edits: Iterable[Edit]) -> list[Any]:
    """Edits as they are kept: [{"from", "to", "why"}, …]."""
    return [{"from": edit.before, "to": edit.after, "why": edit.why.value} for edit in edits]


def of_values(values: Iterable[Value]) -> list[ClaimValue]:
    """One row a value; a number that is not finite is left out, its words are kept."""
    return [
        ClaimValue(
            position=position,
            kind=value.kind.value,
            start=value.span.start,
            end=value.span.end,
            text=value.text,
            number=_finite(value.number),
            low=_finite(value.low),
            high=_finite(value.high),
            unit=value.unit,
            comparator=value.comparator.value,
            approximate=value.approximate,
            of=value.of,
            date=value.date,
            anchor=value.anchor,
            iso8601=value.iso8601,
        )
        for position, value in enumerate(values)
    ]


def _finite(number: float | None) -> float | None:
    return float(number) if number is not None and math.isfinite(number) else None


def mark_of(finding: Finding, text: str) -> str:
    """A name for a finding that holds over re-runs and over edits elsewhere in the text."""
    span = finding.span
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    parts = (finding.detector, finding.kind, before, span.of(text), after)
    return sha256("\x1f".join(" ".join(part.split()) for part in parts).encode()).hexdigest()


def numbered(mark: str, nth: int) -> str:
    """The mark of the `nth` finding that would have the same one."""
    return mark if nth == 1 else sha256(f"{mark}/{nth}".encode()).hexdigest()
