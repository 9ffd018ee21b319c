"""A weekday that the date beside it does not have.

Flagged: “on Tuesday, March 15, 2023” (that day was a Wednesday)
Passed: “on Wednesday, March 15, 2023” — a weekday and a date in different places of a sentence

With the year printed this is an error. Without it the year is the one that puts the day nearest to the
date of publication, and the finding a warning; without either nothing is told.

Source: the Gregorian calendar (ISO 8601-1); Associated Press Stylebook, “days of the week”.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.dates.printed_days import WEEKDAYS, PrintedDay, printed_days
from factcheck.nlp.prose import prose_sentences


def detect(document: Document) -> Iterator[Finding]:
    """One finding a day printed with a weekday."""
    for sentence in prose_sentences(document):
        for printed in printed_days(document.text, sentence.span.start, sentence.span.end):
            day = _day(printed, document.published)
            if printed.weekday is None or day is None or day.weekday() == printed.weekday:
                continue
            is_ = WEEKDAYS[day.weekday()].capitalize()
            yield Finding(
                kind="weekday-mismatch",
                severity=Severity.ERROR if printed.year else Severity.WARNING,
                span=printed.span,
                message=f"“{printed.span.of(document.text)}”: {day.isoformat()} was a {is_}. Either the weekday or the date is wrong.",
            )


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
    version=1,
    kinds=("weekday-mismatch",),
    detect=detect,
)
