"""Dates in EDTF (Extended Date/Time Format, Library of Congress 2019, levels 0 to 2): made and measured."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

import calendar as months
import re
from datetime import date, timedelta

UNKNOWN_YEAR = "XXXX"
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
FIRST_QUARTER = 33
FIRST_HALF = 40
_LAST_YEAR = 9999
_LEAP = 2000
"""A leap year, to ask how long a month can be."""
_DATE = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?[~?%]?$")
_DECADE = re.compile(r"(\d{3})X$")
_CENTURY = re.compile(r"(\d{2})XX$")
# First and last month of the divisions of a year (EDTF level 2); seasons as meteorologists count them
# in the northern hemisphere, winter ending in the year after.
_DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def day(year: int | None, month: int, number: int) -> str | None:
    """A day; without a year its place is left open; None for a day no calendar has."""
    if not 1 <= month <= 12 or not 1 <= number <= months.monthrange(year or _LEAP, month)[1]:
        return None
    return f"{_year(year)}-{month:02d}-{number:02d}"


def month(year: int | None, number: int) -> str:
    """A month, a season or another division of a year."""
    return f"{_year(year)}-{number:02d}"


def _year(number: int | None) -> str:
    return UNKNOWN_YEAR if number is None else f"{number:04d}"


def year(number: int) -> str | None:
    """A year of the common era; None beyond four digits."""
    return f"{number:04d}" if 0 < number <= _LAST_YEAR else None


def year_before_christ(number: int) -> str | None:
    """A year BC; EDTF counts the year before 1 as 0000, so 508 BC is -0507."""
    if not 0 < number <= _LAST_YEAR:
        return None
    return f"-{number - 1:04d}" if number > 1 else "0000"


def century(number: int, *, before_christ: bool = False) -> str | None:
    """The 20th century is 19XX; the 7th century BC runs from 700 BC to 601 BC."""
    if not 0 < number <= 99:
        return None
    if before_christ:
        return f"{year_before_christ(number * 100)}/{year_before_christ(number * 100 - 99)}"
    return f"{number - 1:02d}XX"


def millennium(number: int, *, before_christ: bool = False) -> str | None:
    """The 3rd millennium runs from 2000 on, as centuries do; the 3rd BC from 3000 BC to 2001 BC."""
    if not 0 < number <= 10:
        return None
    if before_christ:
        ends = number * 1000, (number - 1) * 1000 + 1
        return f"{year_before_christ(min(ends[0], _LAST_YEAR))}/{year_before_christ(ends[1])}"
    return f"{max((number - 1) * 1000, 1):04d}/{number * 1000 - 1:04d}"


def interval(start: str | None, end: str | None) -> str | None:
    """From `start` to `end`, either of which may be open ("..")."""
    if start is None or end is None or (start == ".." and end == ".."):
        return None
    return f"{start.split('/', maxsplit=1)[0]}/{end.rsplit('/', maxsplit=1)[-1]}"


def limits(text: str | None) -> tuple[date | None, date | None]:
    """The first and last day that `text` can mean; None on a side that is open or not known.

    Dates before the year 1 and those without a year have no limits that `date` could hold.
    """
    if not text:
        return None, None
    if "/" in text:
        start, end = text.split("/", maxsplit=1)
        return limits(start)[0], limits(end)[1]
    if found := _CENTURY.match(text):
        first = int(found[1]) * 100
        return (date(first, 1, 1) if first else None), date(first + 99, 12, 31)
    if found := _DECADE.match(text):
        first = int(found[1]) * 10
        return (date(first, 1, 1) if first else None), date(first + 9, 12, 31)
    found = _DATE.match(text)
    if not found or int(found[1]) < 1:
        return None, None
    number = int(found[1])
    if found[3]:
        only = date(number, int(found[2]), int(found[3]))
        return only, only
    first_month, last_month = 1, 12
    if found[2]:
        first_month, last_month = _DIVISIONS.get(int(found[2]), (int(found[2]), int(found[2])))
    return date(number, first_month, 1), _end_of(number, last_month)


def _end_of(number: int, last: int) -> date | None:
    number, last = (number + 1, last - 12) if last > 12 else (number, last)
    if number > _LAST_YEAR or not 1 <= last <= 12:
        return None
    return date(number, last, months.monthrange(number, last)[1])


def week_of(some: date, weeks: int = 0) -> str | None:
    """The week, Monday to Sunday (ISO 8601), `weeks` after that of `some`."""
    monday = shifted(some, "day", -some.weekday() + 7 * weeks)
    sunday = shifted(monday, "day", 6) if monday else None
    return f"{monday.isoformat()}/{sunday.isoformat()}" if monday and sunday else None


def shifted(some: date, unit: str, by: int) -> date | None:
    """`some` moved by whole days, weeks, months, years, …; the end of a month stays its end."""
    try:
        if unit in {"day", "week", "fortnight"}:
            return some + timedelta(days=by * {"day": 1, "week": 7, "fortnight": 14}[unit])
        count = by * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        years, place = divmod(some.year * 12 + some.month - 1 + count, 12)
        last = months.monthrange(years, place + 1)[1]
        return date(years, place + 1, min(some.day, last))
    except (OverflowError, ValueError, KeyError):
        return None
