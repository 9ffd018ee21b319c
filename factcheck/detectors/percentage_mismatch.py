"""A percentage or a share that does not follow from the numbers beside it.

Flagged: “15 of 20 members (85%)” — “rose from 100 to 150, a 60% increase” — “half of the 80 pupils, 52
children, were absent” — “45% backed the plan, 35% opposed it and 30% were undecided”
Passed: “15 of 20 members (75%)” — “2 of 3, or about 67%” — “rose 5% from last year's 150” — “60% go by
car, 55% by bicycle and 30% by bus” (one person may do all three)

Worked out again are a part of a whole with its share, a change from one figure to another with its
percentage (a change between two percentages may be told in points or in percent), and answers of which
one person gives only one: for, against, undecided. Rounding to the last figure printed is allowed, three
points where a share stands in words (“half”), and three more where it is called rough (“about”, “nearly”).

Source: arithmetic; P. Meyer, Precision Journalism (4th ed., 2002), chapter 3 (percentage change).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.arithmetic.changes import Change, changes
from factcheck.nlp.arithmetic.lines import SHARE, Line, lines
from factcheck.nlp.arithmetic.ranges import Range, amount, per_cent
from factcheck.nlp.arithmetic.shares import shares

_SHARES = frozenset({ValueKind.PERCENTAGE, ValueKind.PROPORTION})
_ANSWERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:back(?:s|ed|ing)?|support(?:s|ed|ing)?|approv(?:e|es|ed|ing)|favou?r(?:s|ed|ing)?|in favou?r|(?:voted|were|was|are|is) for|agreed?|voted yes|said yes)\b|^ for\b",
        r"\b(?:oppos(?:e|es|ed|ing)|against|disapprov(?:e|es|ed|ing)|reject(?:s|ed|ing)?|disagreed?|voted no|said no)\b",
        r"\b(?:undecided|unsure|not sure|no opinion|abstain(?:s|ed)?|did not know|didn[’']t know|do not know|don[’']t know|did not answer)\b",
    )
)
_PER_CENT = re.compile(SHARE)
_HUNDRED = 100.0
_ROUNDED = 1.0
"""Percentage points that rounding may add to a whole."""


def detect(document: Document) -> Iterator[Finding]:
    """One warning a sum."""
    for one in shares(document):
        if not _same_sort(one.part, one.whole):
            continue
        worked_out = amount(one.part).of(amount(one.whole))
        if worked_out and worked_out.high <= _HUNDRED and worked_out.apart(per_cent(one.share)):
            yield _finding(
                one.span, one.share, worked_out, f"“{one.part.text}” of “{one.whole.text}”"
            )
    for change in changes(document):
        if change.by.kind in _SHARES and (worked_out := _in_per_cent(change)):
            what = f"the change from “{change.before.text}” to “{change.after.text}”"
            yield _finding(change.span, change.by, worked_out, what)
    for line in lines(document, 2):
        yield from _answers(line)


def _same_sort(part: Value, whole: Value) -> bool:
    return part.kind is whole.kind and (part.kind is ValueKind.COUNT or part.unit == whole.unit)


def _in_per_cent(change: Change) -> Range | None:
    """What the change is in percent, where that is not what is printed; None where it fits."""
    if change.before.kind in _SHARES or change.after.kind in _SHARES:
        before, after = per_cent(change.before), per_cent(change.after)
        if not after.less(before).size().apart(per_cent(change.by)):
            return None  # told in points
    elif _same_sort(change.before, change.after) or change.after.unit in {None, change.before.unit}:
        before, after = amount(change.before), amount(change.after)
    else:
        return None
    worked_out = after.less(before).size().of(before)
    return worked_out if worked_out and worked_out.apart(per_cent(change.by), 0.1) else None


def _answers(line: Line) -> Iterator[Finding]:
    """Shares of people of whom each gave one answer, and that make more than all of them."""
    found = list(_PER_CENT.finditer(line.text))
    if not 1 < len(found) < 6:  # noqa: PLR2004 - an answer each: two, three, at most five
        return
    ends = [*(match.start() for match in found[1:]), len(line.text)]
    kinds = [
        next((k for k, answer in enumerate(_ANSWERS) if answer.search(line.text[match.end() : end])), None)
        for match, end in zip(found, ends, strict=True)
    ]  # fmt: skip
    values = [line.value(match[0]) for match in found]
    if None in kinds or len(set(kinds)) < len(kinds) or any(v.number is None for v in values):
        return
    told = [per_cent(value) for value in values]
    if sum(one.low for one in told) <= _HUNDRED + _ROUNDED:
        return
    added = sum(
        (v.number or 0) * (_HUNDRED if v.kind is ValueKind.PROPORTION else 1) for v in values
    )
    listed = " + ".join(f"“{value.text}”" for value in values)
    yield Finding(
        kind="percentage-mismatch",
        severity=Severity.WARNING,
        span=line.span(*(match[0] for match in found)),
        message=f"{listed} make {added:g}% of people of whom each gave one answer. Check the figures.",
        related=tuple(value.span for value in values),
    )


def _finding(span: Span, printed: Value, worked_out: Range, what: str) -> Finding:
    shown = f"{(worked_out.low + worked_out.high) / 2:.1f}".removesuffix(".0")
    return Finding(
        kind="percentage-mismatch",
        severity=Severity.WARNING,
        span=span,
        message=f"The article gives “{printed.text}”, but {what} is {shown}%. Check the three figures.",
    )


detector = Detector(
    name="percentage-mismatch",
    label="Percentage mismatch",
    version=2,
    kinds=("percentage-mismatch",),
    detect=detect,
)
