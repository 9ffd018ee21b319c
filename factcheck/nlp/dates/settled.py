"""A date as printed, settled to EDTF by the day of publication, the tense and what it modifies."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import EARLY, LATE, MIDDLE
from factcheck.nlp.dates.holidays import day_of, fixed_day
from factcheck.nlp.dates.tense import future
from factcheck.nlp.dates.words import Point
from factcheck.nlp.tokens import Tokens

Prefer = Literal["past", "future"]

PUBLISHED = "published"
_MONTHS_OF_A_CYCLE = 30
"""Within so many months every day of the month falls on every weekday, the 31st among them."""
_COMMON_YEAR = 2023
"""Any year that is no leap year, to ask how long a month is."""
_LONG_AGO = 270
"""Days; a day of the year that long past is less than three months ahead."""


class Calendar:
    """What dates are counted from: the day of publication and the last date the text named."""

    __slots__ = ("day_text", "last", "last_day", "last_text", "prefer", "published")

    def __init__(self, published: date | None, prefer: Prefer | None = None) -> None:
        self.published = published
        self.prefer = prefer
        self.last: str | None = None
        self.last_day: str | None = None
        self.day_text: str | None = None
        self.last_text: str | None = None

    def ahead(self, tokens: Tokens, at: int, end: int) -> bool | None:
        """Whether the date from `at` to `end` lies ahead: as preferred, else as its clause says."""
        if self.prefer is not None:
            return self.prefer == "future"
        return future(tokens, at, end)

    def remember(self, text: str, found: str | None) -> None:
        """Keep a date that the text named, for "two days later" and "that year"."""
        if found and edtf.UNKNOWN_YEAR not in found:
            self.last, self.last_text = found, text
            first, last = edtf.limits(found)
            if first is not None and first == last:
                self.last_day, self.day_text = found, text


def settle(
    point: Point, published: date | None, *, ahead: bool | None
) -> tuple[str | None, str | None]:
    """The EDTF of `point` and its anchor; `ahead` looks to the future, else to the most recent past."""
    if point.bad:
        return None, None
    if point.ready is not None:
        return modified(point.ready, point.modifier), None
    if point.year is not None:
        return modified(_whole(point, point.year), point.modifier), None
    if published is None:
        return _without_year(point), None
    if point.month is None and point.division is None and point.holiday is None:
        if point.day is not None:
            found = _numbered(point.weekday, point.day, published, ahead=ahead)
            return found, PUBLISHED if found else None
        return (
            (_weekday(point.weekday, published, ahead=ahead), PUBLISHED)
            if point.weekday is not None
            else (None, None)
        )
    found = _nearest(point, published, ahead=ahead)
    return modified(found, point.modifier), PUBLISHED if found else None


def _whole(point: Point, year: int) -> str | None:
    if point.holiday is not None:
        some = day_of(point.holiday, year)
        return some.isoformat() if some else None
    if point.day is not None and point.month is not None:
        return edtf.day(year, point.month, point.day)
    if point.month is not None:
        return edtf.month(year, point.month)
    if point.division is not None:
        return edtf.month(year, point.division)
    return edtf.year(year)


def _without_year(point: Point) -> str | None:
    if point.holiday is not None:
        fixed = fixed_day(point.holiday)
        return edtf.day(None, *fixed) if fixed else None
    if point.day is not None and point.month is not None:
        return edtf.day(None, point.month, point.day)
    if point.month is not None:
        return edtf.month(None, point.month)
    return edtf.month(None, point.division) if point.division is not None else None


def _weekday(weekday: int, published: date, *, ahead: bool | None) -> str | None:
    distance = (
        (weekday - published.weekday()) % 7 if ahead else -((published.weekday() - weekday) % 7)
    )
    moved = edtf.shifted(published, "day", distance)
    return moved.isoformat() if moved else None


def _numbered(
    weekday: int | None, number: int, published: date, *, ahead: bool | None
) -> str | None:
    """Such as "Tuesday the 19th": the nearest month whose 19th is a Tuesday, on the side asked for."""
    this = edtf.day(published.year, published.month, number)
    same = edtf.limits(this)[0]
    if ahead is None and weekday is not None and same is not None and same.weekday() == weekday:
        return this
    for step in range(_MONTHS_OF_A_CYCLE):
        past = published.year * 12 + published.month - 1 + (step if ahead else -step)
        found = edtf.day(past // 12, past % 12 + 1, number)
        day = edtf.limits(found)[0]
        if day is None or weekday not in {None, day.weekday()}:
            continue
        if day >= published if ahead else day <= published:
            return found
    return None


def _nearest(point: Point, published: date, *, ahead: bool | None) -> str | None:
    """The year that puts `point` nearest on the side asked for, the day of publication included.

    Where the tense tells nothing it is the most recent past, unless that is far longer ago than the
    next is away: news gives the year of what is not of the running year (AP Stylebook, "dates").
    """
    if ahead is None:
        past = _nearest(point, published, ahead=False)
        last = edtf.limits(past)[1]
        long_ago = last is not None and (published - last).days > _LONG_AGO
        dated = point.day or point.holiday
        return _nearest(point, published, ahead=True) if long_ago and dated else past
    for step in range(9):  # so that 29 February finds its leap year
        year = published.year + step if ahead else published.year - step
        found = _whole(point, year)
        first, last = edtf.limits(found)
        if found is None or first is None or last is None:
            continue
        if last >= published if ahead else first <= published:
            return found
    return None


def modified(found: str | None, modifier: str | None) -> str | None:
    """The early, middle or late part of a month, year, decade or century, as an interval.

    Thirds for months and years; for decades and centuries the first and last half and quarter, as
    "the early 2000s" (2000 to 2004) and "the late 20th century" (1975 to 1999) are used.
    """
    if not found or not modifier:
        return found
    if found.startswith(edtf.UNKNOWN_YEAR):
        return _of_any_year(found, modifier)
    first, last = edtf.limits(found)
    if first is None or last is None:
        return found
    days = (last - first).days + 1
    if days > 366 * 20:
        return _years(first.year, {EARLY: (0, 24), MIDDLE: (34, 66), LATE: (75, 99)}[modifier])
    if days > 366:
        return _years(first.year, {EARLY: (0, 4), MIDDLE: (3, 7), LATE: (5, 9)}[modifier])
    if days > 100:
        low, high = {EARLY: (1, 4), MIDDLE: (5, 8), LATE: (9, 12)}[modifier]
        return f"{edtf.month(first.year, low)}/{edtf.month(first.year, high)}"
    third = days // 3
    low_day = {EARLY: 0, MIDDLE: third, LATE: 2 * third}[modifier]
    high_day = {EARLY: third - 1, MIDDLE: 2 * third - 1, LATE: days - 1}[modifier]
    return f"{first + timedelta(days=low_day)}/{first + timedelta(days=high_day)}"


def _of_any_year(month: str, modifier: str) -> str:
    """The part of a month whose year is not known: "in mid-June"."""
    some = edtf.limits(f"{_COMMON_YEAR}{month[len(edtf.UNKNOWN_YEAR) :]}")
    part = modified(some[0].isoformat()[:7], modifier) if some[0] and len(month) == 7 else None
    seasonal = part is None or some[1] is None or (some[1] - (some[0] or some[1])).days > 31
    if seasonal:
        return month
    return (part or month).replace(f"{_COMMON_YEAR}", edtf.UNKNOWN_YEAR)


def _years(first: int, part: tuple[int, int]) -> str:
    return f"{first + part[0]:04d}/{first + part[1]:04d}"
