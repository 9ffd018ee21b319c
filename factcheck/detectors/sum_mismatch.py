"""Parts that are listed in full and do not add up to their total.

Flagged: “12 people – five men and eight women – were rescued.” — “a crew of nine (four pilots and six guards)”
Passed: “12 people, among them five women” — “about 12 people: five men and eight women”

Told are an exact count followed by a dash, a colon, a bracket or “made up of”, or set off by commas after
“the”, and then by two or more
exact counts with nothing but commas and “and” between them. More parts than the total is a warning;
fewer may be a list that does not mean to be complete, and is a notice.

Source: arithmetic; Associated Press Stylebook, “numerals” (check that figures add up).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import hull
from factcheck.domain.value import Comparator, Value, ValueKind

_FARTHEST = 80
_OPENS = re.compile(
    r"^(?: [\w’'\-]{1,20}){0,4},?(?: ?[–—:(] ?| - | (?:made up|consisting|composed) of | comprising )$"
)
_NEXT = re.compile(r"^(?: [\w’'\-]{1,20}){0,4}(?:, and |, | and | plus )$")
_DEFINITE = re.compile(r"(?:^|\W)[Tt]he $")
_APPOSED = re.compile(r"^(?: [\w’'\-]{1,20}){0,2}, $")
_APPOSITION_ENDS = re.compile(r"^(?: [\w’'\-]{1,20}){0,4},(?= [a-z])")
_CLOSES = re.compile(r"^(?: [\w’'\-]{1,20}){0,4}(?: ?[–—)]| - |[.;,]|$)")


def detect(document: Document) -> Iterator[Finding]:
    """One finding a list."""
    counts = [v for v in document.values if v.kind is ValueKind.COUNT]
    for index, total in enumerate(counts):
        parts = _parts(document.text, counts, index) or _apposed(document.text, counts, index)
        if not parts[1:] or not all(map(_is_exact, [total, *parts])):
            continue
        added = sum(part.number or 0 for part in parts)
        if total.number is None or added == total.number:
            continue
        listed = " + ".join(f"{part.number:g}" for part in parts)
        yield Finding(
            kind="sum-mismatch",
            severity=Severity.WARNING if added > total.number else Severity.NOTICE,
            span=hull([total.span, parts[-1].span]),
            message=f"The parts listed ({listed} = {added:g}) do not add up to “{total.text}”. Check each figure.",
            related=(total.span, *(part.span for part in parts)),
        )


def _parts(text: str, counts: list[Value], index: int) -> list[Value]:
    """The counts listed behind the total at `index`, where a list opens there and is closed."""
    parts: list[Value] = []
    previous = counts[index]
    for value in counts[index + 1 : index + 12]:
        gap = text[previous.span.end : value.span.start]
        if len(gap) > _FARTHEST or not (_NEXT if parts else _OPENS).match(gap):
            break
        parts.append(value)
        previous = value
    after = text[previous.span.end : previous.span.end + 80]
    return parts if _CLOSES.match(after) else []


def _apposed(text: str, counts: list[Value], index: int) -> list[Value]:
    """“The 14 miners, seven from Brann and five from Tarn, were …”: between two commas."""
    total = counts[index]
    if not _DEFINITE.search(text[max(0, total.span.start - 5) : total.span.start]):
        return []
    parts: list[Value] = []
    previous = total
    for value in counts[index + 1 : index + 12]:
        gap = text[previous.span.end : value.span.start]
        if len(gap) > _FARTHEST or not (_NEXT if parts else _APPOSED).match(gap):
            break
        parts.append(value)
        previous = value
    after = text[previous.span.end : previous.span.end + 80]
    joined = len(parts) > 1 and " and " in text[parts[-2].span.end : parts[-1].span.start]
    # In a list of things (“the 14 miners, seven nurses and two cooks were”) no comma stands at the end.
    return parts if joined and _APPOSITION_ENDS.match(after) else []


def _is_exact(value: Value) -> bool:
    return (
        value.comparator is Comparator.EQUAL and not value.approximate and value.number is not None
    )


detector = Detector(
    name="sum-mismatch",
    label="Sum mismatch",
    version=1,
    kinds=("sum-mismatch",),
    detect=detect,
)
