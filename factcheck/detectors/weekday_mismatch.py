"""A weekday that the date beside it does not have.

Flagged: “on Tuesday, March 15, 2023” (that day was a Wednesday) —
“on Sunday (13 May)” (it was a Monday)
Passed: “on Wednesday, March 15, 2023” — a weekday and a date in different places of a sentence —
“Monday to Friday, 3 June to 28 June”

With the year printed this is an error. Without it the year is the one that puts the day nearest to the
date of publication, and the finding a warning; without either nothing is told.

Source: the Gregorian calendar (ISO 8601-1); Associated Press Stylebook, “days of the week”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.dates.printed_days import WEEKDAYS, PrintedDay, printed_days
from factcheck.nlp.prose import prose_sentences

_REACH = 30
_NAMES = "|".join(WEEKDAYS)
_ENDS_A_RANGE = re.compile(
    rf"\b(?:{_NAMES}) ?(?:to|and|or|through|until|till|[–-]) ?$", re.IGNORECASE
)
_BEFORE_BRACKETS = re.compile(rf"\b({_NAMES}),? \((?:on )?$", re.IGNORECASE)


def detect(document: Document) -> Iterator[Finding]:
    """One finding a day printed with a weekday."""
    for sentence in prose_sentences(document):
        for printed in printed_days(document.text, sentence.span.start, sentence.span.end):
            day = _day(printed, document.published)
            weekday, start = _weekday(document.text, printed)
            if weekday is None or day is None or day.weekday() == weekday:
                continue
            is_ = WEEKDAYS[day.weekday()].capitalize()
            yield Finding(
                kind="weekday-mismatch",
                severity=Severity.ERROR if printed.year else Severity.WARNING,
                span=Span(start, printed.span.end),
                message=f"“{document.text[start : printed.span.end]}”: {day.isoformat()} was a {is_}. Either the weekday or the date is wrong.",
            )


def _weekday(text: str, printed: PrintedDay) -> tuple[int | None, int]:
    """The weekday printed with a day, or before it and brackets, and where that starts; not “Monday to Friday, …”."""
    before = text[max(0, printed.span.start - _REACH) : printed.span.start]
    if printed.weekday is not None:
        weekday = None if _ENDS_A_RANGE.search(before) else printed.weekday
        return weekday, printed.span.start
    found = _BEFORE_BRACKETS.search(before)
    if found is None:
        return None, printed.span.start
    return WEEKDAYS.index(found[1].lower()), printed.span.start - len(found[0])


def _day(printed: PrintedDay, published: date | None) -> date | None:
    if printed.year is not None:
        return printed.on_calendar(printed.year)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for day in map(printed.on_calendar, years) if day is not None]
    return min(days, key=lambda day: abs((day - published).days), default=None)


detector = Detector(
    name="weekday-mismatch",
    label="Weekday mismatch",
    version=2,
    kinds=("weekday-mismatch",),
    detect=detect,
)
