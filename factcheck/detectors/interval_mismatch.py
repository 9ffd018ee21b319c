"""A length of time that does not fit the two years beside it.

Flagged: “from 2010 to 2015, an eight-year term” — “in 1990, 20 years after the 1960 flood”
Passed: “from 2010 to 2015, a five-year term” — “a six-year term from 2010 to 2015” (both ends counted)
— “more than ten years after the 1960 flood, in 1990”

Years are printed without days, so the length may differ by one, and by one more when both ends are
counted. Told are “from A to B” with “N years” beside it, “in B, N years after … A”, and “N years ago, in
A” in an article whose date is known.

Source: arithmetic; Associated Press Stylebook, “years”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences

_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)})"
_BOUND = r"(?P<bound>(?:more than|over|nearly|almost|about|around|some|roughly|at least|less than|under) )?"
_A = r"(?P<first>(?:1[0-9]|20)[0-9]{2})"
_B = r"(?P<last>(?:1[0-9]|20)[0-9]{2})"
_FEW = r"(?: (?!of\b)[\w’'\-]{1,20}){0,4}"
_PATTERNS = (
    re.compile(
        rf"\b(?:from|between) {_A} (?:to|until|through|and) {_B}(?:,| –| —| \(){_FEW}? {_BOUND}{_COUNT}[ -]years?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_BOUND}{_COUNT}[ -]years?\b{_FEW} from {_A} (?:to|until|through) {_B}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b[Ii]n {_B},? {_BOUND}{_COUNT} years after(?: [\w’'\-]{{1,20}}){{0,5}}? {_A}\b"),
    re.compile(
        rf"\b[Ii]n {_A}(?: [\w’'\-]{{1,20}}){{0,8}}? and,? {_BOUND}{_COUNT} years later,? in {_B}\b"
    ),
)
_AGO = re.compile(rf"\b{_BOUND}{_COUNT} years ago,? in {_A}\b", re.IGNORECASE)


def detect(document: Document) -> Iterator[Finding]:
    """One warning an interval."""
    for sentence in prose_sentences(document):
        for pattern in _PATTERNS:
            for match in pattern.finditer(document.text, sentence.span.start, sentence.span.end):
                yield from _held(match, int(match["last"]) - int(match["first"]))
        if document.published is not None:
            for match in _AGO.finditer(document.text, sentence.span.start, sentence.span.end):
                yield from _held(match, document.published.year - int(match["first"]))


def _held(match: re.Match[str], passed: int) -> Iterator[Finding]:
    printed = match["count"].lower()
    count = int(printed) if printed.isdigit() else _COUNTS[printed]
    bound = (match["bound"] or "").strip().lower()
    low, high = passed - 1, passed + 1
    if bound in {"more than", "over", "at least"}:
        fits = count <= high
    elif bound in {"less than", "under"}:
        fits = count >= low
    elif bound:
        fits = low - count * 0.1 <= count <= high + count * 0.1
    else:
        fits = low <= count <= high
    if fits:
        return
    yield Finding(
        kind="interval-mismatch",
        severity=Severity.WARNING,
        span=Span(match.start(), match.end()),
        message=f"“{match[0]}”: the years are {abs(passed)} apart, not {count}. Check all three.",
    )


detector = Detector(
    name="interval-mismatch",
    label="Interval mismatch",
    version=1,
    kinds=("interval-mismatch",),
    detect=detect,
)
