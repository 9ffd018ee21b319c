"""A part that is larger than the whole it is counted in.

Flagged: “The flood killed 40 people, including 60 in the port.”
Passed: “more than 40 people, including 60 in the port” (the whole has no upper bound)

Two counts joined by “including”, “of whom”, “among them” speak of a whole and its part. The least the
part can be is held against the most the whole can be, so that “more than”, “up to” and “about” are
honoured; nothing is concluded from two lower bounds.

Source: arithmetic; Associated Press Stylebook, “numerals” (check that figures add up).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import hull
from factcheck.domain.value import Value, ValueKind

_JOINS = re.compile(
    r"\b(?:including|of (?:whom|which|them|these|those)|among (?:them|whom|which)|counting) (?:[\w’'\-]{1,20} ){0,3}$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"(?: [\w’'-]{1,20})?(?: (?:are|is|were|was))? (?:needed|required|necessary)\b"
)
_BREAKS = re.compile(r"[.!?;]\s|\n")
_YEARS = range(1900, 2101)
_FARTHEST = 120
_ROOM = 0.15
"""Share by which an “about” may be off before it is held against anything."""


def detect(document: Document) -> Iterator[Finding]:
    """One error a pair."""
    counts = [value for value in document.values if value.kind is ValueKind.COUNT]
    for whole, part in pairwise(counts):
        between = document.text[whole.span.end : part.span.start]
        if len(between) > _FARTHEST or _BREAKS.search(between) or not _JOINS.search(between):
            continue
        most, least = _most(whole), _least(part)
        if _WANTED.match(document.text, part.span.end):
            continue
        if most is None or least is None or least <= most or not _same_things(whole, part):
            continue
        yield Finding(
            kind="subset-exceeds-total",
            severity=Severity.ERROR,
            span=hull([whole.span, part.span]),
            message=f"“{part.text}” is given as a part of “{whole.text}”, but it is the larger number. One of the two is wrong.",
            related=(whole.span, part.span),
        )


def _most(value: Value) -> float | None:
    """The largest number the words allow."""
    if value.high is None:
        return None
    return value.high * (1 + _ROOM) if value.approximate else value.high


def _least(value: Value) -> float | None:
    """The smallest number the words allow."""
    if value.low is None:
        return None
    return value.low * (1 - _ROOM) if value.approximate else value.low


def _same_things(whole: Value, part: Value) -> bool:
    """Whether both count the same: a part may be named by another noun, a whole year may not."""
    for value in (whole, part):
        if value.number is not None and value.number != int(value.number):
            return False  # a magnitude, a rate
        if value.number is not None and value.unit is None and value.number in _YEARS:
            return False
    return True


detector = Detector(
    name="subset-exceeds-total",
    label="Subset exceeds total",
    version=1,
    kinds=("subset-exceeds-total",),
    detect=detect,
)
