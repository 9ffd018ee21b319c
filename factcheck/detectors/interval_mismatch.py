"""A length of time that does not fit its beginning and its end, or an end before the beginning.

Flagged: “from 2010 to 2015, an eight-year term” — “in 1990, 20 years after the 1960 flood” — “The strike,
which began on 1 May, is now in its fifth week.” (on 16 May) — “three hours, from 10 a.m. to 2 p.m.” — “The
bridge was built in 1998 and demolished in 1994.”
Passed: “from 2010 to 2015, a five-year term” — “a six-year term from 2010 to 2015” (both ends counted)
— “more than ten years after the 1960 flood, in 1990” — “now in its third week” on 16 May

Dates are as exact as they are printed: between two years without days the length may differ by one, and by
one more when both ends are counted. What is told in weeks, months or years may be half a one off. “Now in
its third week” is held against the day of publication, for the thing that the article says began then. An
hour of the day without “a.m.” or “p.m.” may be either.

Source: arithmetic; Associated Press Stylebook, “years”, “times”.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.arithmetic.clocks import Stretch, stretches
from factcheck.nlp.arithmetic.intervals import Interval, intervals
from factcheck.nlp.arithmetic.orders import disorders

_YEAR = 365.25
_MONTH = 30.44
_FEW_MONTHS = 90
_FEW_YEARS = 2
_HOUR = 60


def detect(document: Document) -> Iterator[Finding]:
    """One warning an interval."""
    seen: set[Span] = set()
    for interval in intervals(document):
        if interval.span not in seen and _is_wrong(interval):
            seen.add(interval.span)
            yield _finding(
                interval.span,
                f"{_told(interval)} lie between its ends, which is not “{interval.words}”. Check all three.",
            )
    for stretch in stretches(document):
        if all(abs(minutes - stretch.told) > stretch.room for minutes in stretch.passed):
            yield _finding(
                stretch.span,
                f"by the clock it is {_clock(stretch)}, not “{stretch.words}”. Check all three.",
            )
    for one in disorders(document):
        yield _finding(
            one.span, f"“{one.second}” cannot follow “{one.first}” here. Check both dates."
        )


def _is_wrong(interval: Interval) -> bool:
    told, passed = interval.told, interval.passed
    return told.least > passed.most or told.most < passed.least


def _told(interval: Interval) -> str:
    days = abs(interval.passed.least + interval.passed.most) / 2
    if days > _FEW_YEARS * _YEAR:
        return f"about {days / _YEAR:.0f} years"
    if days > _FEW_MONTHS:
        return f"about {days / _MONTH:.0f} months"
    return f"about {days:.0f} days"


def _clock(stretch: Stretch) -> str:
    hours, minutes = divmod(min(stretch.passed, key=lambda one: abs(one - stretch.told)), _HOUR)
    return f"{hours} h {minutes:02d} min"


def _finding(span: Span, message: str) -> Finding:
    return Finding(
        kind="interval-mismatch",
        severity=Severity.WARNING,
        span=span,
        message=message[:1].upper() + message[1:],
    )


detector = Detector(
    name="interval-mismatch",
    label="Interval mismatch",
    version=2,
    kinds=("interval-mismatch",),
    detect=detect,
)
