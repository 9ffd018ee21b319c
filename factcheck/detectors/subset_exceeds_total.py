"""A part that is larger than the whole it is counted in.

Flagged: “The flood killed 40 people, including 60 in the port.” — “nine of the seven judges” — “900 people,
1,100 of them in Germany”
Passed: “more than 40 people, including 60 in the port” (the whole has no upper bound) — “282 cases (an
increase of ten), and of those 16 died” (what stands in brackets is not the whole)

Two counts joined by “including”, “of whom”, “among them” or “of the” speak of a whole and its part. The least the
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
from factcheck.nlp.arithmetic.lines import part_and_whole

_JOINS = re.compile(
    r"\b(?:[Ii]ncluding|[Oo]f (?:whom|which|them|these|those)|[Aa]mong (?:them|whom|which)|[Cc]ounting) "
    r"(?:(?!in |at |on |for |from |with |by |to |of )[a-z’'\-]{1,20} ){0,3}$"
)
_OF_A_WHOLE = re.compile(r"^ (?:out )?of (?:the |its |their |his |her |these |those )?$")
_OF_THEM = re.compile(r"^,(?: and| but)? $")
_THEM = re.compile(r"^(?: [a-z]{1,20})? of (?:whom|which|them|these|those)\b")
_OF_THE = re.compile(r"\b[Oo]f (?:the |its |their |his |her |these |those )?$")
_GAP = re.compile(
    r"[^.;:!?“”\n]{0,80}, (?:only |just |some |about |at least |more than |nearly )?$"
)
_COUNTED = re.compile(
    r"(?:[\w,-]{1,25} ){1,3}?(?:of them )?(?:were|are|was|had|have|has|will|would|did|do|could|can|died|said|came|went|lost|won|left|got|took"
    r"|voted|made|fell|knew|[a-z]{3,20}ed)\b"
)
_DIRECTLY = re.compile(_COUNTED.pattern.replace("{1,3}?", "{1}"))
_WANTED = re.compile(
    r"(?: [\w’'-]{1,20})?(?: (?:are|is|were|was))? (?:needed|required|necessary)\b(?! (?!to |for |by |in |if |before )[a-z])"
)
_BREAKS = re.compile(r"[.!?;]\s|\n")
_YEARS = range(1900, 2101)
_FARTHEST = 120
_NEAR = 40
_ROOM = 0.15
"""Share by which an “about” may be off before it is held against anything."""


def detect(document: Document) -> Iterator[Finding]:
    """One error a pair."""
    counts = [
        part
        for value in document.values
        if _is_count(document.text, value)
        for part in part_and_whole(value)
    ]
    for first, second in pairwise(counts):
        between = document.text[first.span.end : second.span.start]
        if len(between) > _FARTHEST or _BREAKS.search(between) or _leaves_brackets(between):
            continue
        turned = _OF_A_WHOLE.match(between)
        part, whole = (first, second) if turned else (second, first)
        if not (
            turned
            or _JOINS.search(between)
            or _is_of_the(document.text, whole, part, between)
            or (_OF_THEM.search(between) and _is_of_them(document.text, part))
        ):
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


def _is_of_them(text: str, part: Value) -> bool:
    return " of them" in part.text or bool(_THEM.match(text[part.span.end : part.span.end + _NEAR]))


def _leaves_brackets(between: str) -> bool:
    """Whether the first figure stands in brackets and the second behind them."""
    inside, closed, _ = between.partition(")")
    return bool(closed) and "(" not in inside


def _is_count(text: str, value: Value) -> bool:
    """A count, also one that looks like a length of time: “112 day trippers”, never “112 days”."""
    if value.kind is ValueKind.DURATION and value.number is not None and value.number > 1:
        one = value.unit is not None and value.text.endswith(f" {value.unit}")
        return one and bool(re.match(r" [a-z]{3,}s\b", text[value.span.end : value.span.end + 30]))
    return value.kind is ValueKind.COUNT or (
        value.kind is ValueKind.PROPORTION and value.text[:1].isdigit() and " of " in value.text
    )


def _is_of_the(text: str, whole: Value, part: Value, between: str) -> bool:
    """“Of the 60 patients, 75 needed surgery”."""
    return bool(
        _OF_THE.search(text[max(0, whole.span.start - 12) : whole.span.start])
        and _GAP.match(between)
        and (_COUNTED if part.unit == whole.unit else _DIRECTLY).match(text, part.span.start)
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
    version=2,
    kinds=("subset-exceeds-total",),
    detect=detect,
)
