"""Days printed in full: “Wednesday, March 15, 2023”, “15 March 2023”, “2023-03-15”.

For rules that check a printed day against the calendar; relative and partial dates are the business of
`values`. The calendar is the Gregorian one, as Python's `datetime` has it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.domain.span import Span

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?:the )?)?"
_YEAR = r"(?:,? (?P<year>(?:1[5-9]|20)[0-9]{2})(?![\d,.]*\d))?"
_AMERICAN = re.compile(
    rf"\b{_WEEKDAY}(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![\d:,]*\d|%|[\w-]){_YEAR}".replace(
        "(?![\\d:,]*\\d|%|[\\w-])", "(?![\\w:%-])"
    )
)
_BRITISH = re.compile(
    rf"(?<![\w.,:$£€-]){_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?!\w){_YEAR}"
)
_ISO = re.compile(
    r"(?<![\w-])(?P<year>(?:1[5-9]|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\w-])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDay:
    """One day as printed: its parts, whether or not the calendar has such a day."""

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None
    """0 for Monday, as `date.weekday()` counts."""

    def exists(self) -> bool:
        """Whether the calendar has the day in its year (in some year, where none is printed)."""
        year = self.year or 2000  # a leap year: 29 February exists
        return (
            self.month in range(1, len(MONTHS) + 1)
            and 1 <= self.day <= monthrange(year, self.month)[1]
        )

    def on_calendar(self, year: int) -> date | None:
        """The day in `year`; None when that year lacks it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def printed_days(text: str, start: int, end: int) -> Iterator[PrintedDay]:
    """Every day printed between `start` and `end`, in the order of the three forms."""
    for pattern in (_AMERICAN, _BRITISH, _ISO):
        for match in pattern.finditer(text, start, end):
            found = match.groupdict()
            weekday = found.get("weekday")
            yield PrintedDay(
                span=Span(match.start(), match.end()),
                day=int(found["day"]),
                month=_month(found["month"]),
                year=int(found["year"]) if found["year"] else None,
                weekday=WEEKDAYS.index(weekday.lower()) if weekday else None,
            )


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(
        number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower())
    )
