"""A percentage that does not follow from the two numbers beside it.

Flagged: “15 of 20 members (85%)” — “rose from 100 to 150, a 60% increase”
Passed: “15 of 20 members (75%)” — “2 of 3, or about 67%” — “rose 5% from last year's 150”

Two patterns are worked out again: “N of M … (P%)” or “…, or P%”, and a rise or fall “from A to B” with
its percentage. Rounding to the last figure printed is allowed, and one point more where the percentage
is called rough (“about”, “nearly”).

Source: arithmetic; Meyer, Precision Journalism (4th ed., 2002), chapter 3 (percentage change).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences

_NUMBER = r"([$€£]?[0-9][0-9,]{0,14}(?:\.[0-9]{1,4})?)(?![\d,]*\d)"
_SCALE = r"(?: (million|billion|thousand))?"
_PERCENT = r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(?:%|per ?cent\b)"
_ROUGH = r"((?:about|around|roughly|nearly|almost|some|approximately|more than|over|just over|just under|less than|fewer than|at least) )?"
_SHARE = re.compile(
    rf"(?<![\w.,$]){_NUMBER} (?:out of|of)(?: the| its| their| a total(?: of)?)? {_NUMBER}(?: [\w’'\-]{{1,20}}){{0,4}},? ?(?:\(|or |which is |that is |– |— )(?:or )?{_ROUGH}{_PERCENT}"
)
_SHARE_OF = re.compile(
    rf"\b[Oo]f (?:the |its |their |these |those |all )?{_NUMBER}(?: [\w’'\-]{{1,20}}){{1,7}}, {_NUMBER}(?: [\w’'\-]{{1,20}}){{0,4}},? ?(?:\(|or |which is |that is |– |— )(?:or )?{_ROUGH}{_PERCENT}"
)
_CHANGE = re.compile(
    rf"\b(ris(?:e|en|es|ing)|rose|grew|grow(?:n|s|ing)?|increas(?:e|ed|es|ing)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|fell|fall(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|shrank|went up|went down)"
    rf" from {_NUMBER}{_SCALE}(?: [\w’'\-]{{1,20}}){{0,4}} to {_NUMBER}{_SCALE}(?: [\w’'\-]{{1,20}}){{0,6}}[,;(–— ]{{1,3}}(?:an? |or |up |down |which is an? )?(?:(?:increase|rise|jump|drop|fall|decline|decrease|growth) of )?{_ROUGH}{_PERCENT}"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def detect(document: Document) -> Iterator[Finding]:
    """One warning a sum."""
    for sentence in prose_sentences(document):
        start, end = sentence.span.start, sentence.span.end
        for match in _SHARE.finditer(document.text, start, end):
            part, whole = _read(match[1]), _read(match[2])
            if whole and part <= whole:
                yield from _held(
                    match, 100 * part / whole, match[3], match[4], f"{match[1]} of {match[2]}"
                )
        for match in _SHARE_OF.finditer(document.text, start, end):
            whole, part = _read(match[1]), _read(match[2])
            if whole and part <= whole:
                yield from _held(
                    match, 100 * part / whole, match[3], match[4], f"{match[2]} of {match[1]}"
                )
        for match in _CHANGE.finditer(document.text, start, end):
            scales = (match[3] or match[5], match[5])
            before = _read(match[2]) * _SCALES.get(scales[0] or "", 1)
            after = _read(match[4]) * _SCALES.get(scales[1] or "", 1)
            if before:
                change = abs(100 * (after - before) / before)
                yield from _held(
                    match, change, match[6], match[7], f"the change from {match[2]} to {match[4]}"
                )


def _held(
    match: re.Match[str], worked_out: float, rough: str | None, printed: str, what: str
) -> Iterator[Finding]:
    decimals = len(printed.partition(".")[2])
    allowed = 0.6 * 10**-decimals + (1.5 if rough else 0)
    stated = float(printed)
    if rough and rough.strip() in {"more than", "over", "at least", "just over"}:
        wrong = worked_out < stated - allowed or worked_out > stated * 1.25 + 1
    else:
        wrong = abs(worked_out - stated) > allowed
    if not wrong:
        return
    shown = f"{worked_out:.{max(decimals, 1)}f}".rstrip("0").rstrip(".")
    yield Finding(
        kind="percentage-mismatch",
        severity=Severity.WARNING,
        span=Span(match.start(), match.end()),
        message=f"The article gives {printed}%, but {what} is {shown}%. Check the three figures.",
    )


def _read(number: str) -> float:
    return float(number.lstrip("$€£").replace(",", "") or 0)


detector = Detector(
    name="percentage-mismatch",
    label="Percentage mismatch",
    version=1,
    kinds=("percentage-mismatch",),
    detect=detect,
)
