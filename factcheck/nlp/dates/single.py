"""One date at one place, absolute or relative, settled to EDTF."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import (
    DECADES,
    MODIFIERS,
    MONTHS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from factcheck.nlp.dates.hence import read_hence
from factcheck.nlp.dates.holidays import FIRST_WORDS, about
from factcheck.nlp.dates.offsets import read_lasting, read_offset
from factcheck.nlp.dates.ordered import read_ordered
from factcheck.nlp.dates.parts import read_division
from factcheck.nlp.dates.points import read_point
from factcheck.nlp.dates.portions import read_portion
from factcheck.nlp.dates.relative import read_relative
from factcheck.nlp.dates.settled import PUBLISHED, Calendar, settle
from factcheck.nlp.dates.steps import Relative
from factcheck.nlp.dates.weeks import read_week, read_working_days
from factcheck.nlp.dates.words import Point
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import APOSTROPHES, Token, Tokens
from factcheck.nlp.word_lists import words

_WORDS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS) | frozenset(SEASONS) | frozenset(DECADES)
    | frozenset(MODIFIERS) | FIRST_WORDS
    | words("the today tonight yesterday tomorrow last past previous preceding next coming this that same recent "
        "current since until till before after by between from earlier later sometime noon midday midnight "
        "summers winters fy cy fiscal financial year q h first second third fourth final on at in end beginning start close rest remainder week day upcoming following latter opening closing month quarter decade century eoy eom tonite tmrw calendar iso sy school academic year weekend")
)  # fmt: skip

_SOON = 3
"""Months from one of a list to the next at most."""
_STEPS = {"this": 0, "last": -1, "next": 1}


def starts_date(token: Token) -> bool:
    """Whether a date may begin with `token`, apart from numbers and number words."""
    return token.lower in _WORDS or token.text in APOSTROPHES


def read_single(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """One date, absolute or relative; the longer where both begin here."""
    point = _part_of_a_year(tokens, at, calendar) or read_point(tokens, at)
    ahead = calendar.ahead(tokens, at, point.end if point else at + 2)
    numbered = point is not None and point.weekday is not None and point.day and not point.month
    if numbered and tokens.asked and "the" in tokens.words(at, 3):
        ahead = ahead or None  # "Monday the 27th" is of the running month where it fits
    relative = (
        read_offset(tokens, at, calendar)
        or read_lasting(tokens, at, calendar)
        or read_week(tokens, at, calendar)
        or read_working_days(tokens, at, calendar)
        or read_portion(tokens, at, calendar, ahead=ahead)
        or read_ordered(tokens, at, calendar, ahead=ahead)
        or read_relative(tokens, at, calendar, ahead=ahead)
        or read_hence(tokens, at, calendar, ahead=ahead)
    )
    if relative is not None and (dated := _day_beside(tokens, at, relative, calendar)):
        return dated
    if relative is not None and (point is None or relative.end >= point.end):
        return _relative_reading(at, relative)
    return (
        _point_reading(
            at,
            _of_this_year(tokens, point, calendar),
            calendar,
            ahead=ahead,
            generic=_is_of_any_year(tokens, point),
        )
        if point
        else None
    )


def _of_this_year(tokens: Tokens, point: Point, calendar: Calendar) -> Point:
    """Such as "March 11 this year", "in May last year": the year is said after it."""
    place = point.end + (tokens[point.end].lower == "of" and point.division is not None)
    step = _STEPS.get(tokens[place].lower)
    if (
        step is None
        or tokens[place + 1].lower != "year"
        or (point.month is None and point.division is None)
        or point.year is not None
    ):
        return point
    if calendar.published is None:
        return point
    return point._replace(end=place + 2, year=calendar.published.year + step)


def _part_of_a_year(tokens: Tokens, at: int, calendar: Calendar) -> Point | None:
    """Such as "last year's fourth quarter", "next year’s first half"."""
    step, mark = _STEPS.get(tokens[at].lower), tokens[at + 2]
    if step is None or tokens[at + 1].lower != "year" or mark.text not in APOSTROPHES:
        return None
    part = read_division(tokens, at + 4) if tokens[at + 3].lower == "s" else None
    if part is None or part.division is None or part.year or calendar.published is None:
        return None
    return part._replace(year=calendar.published.year + step)


def _day_beside(tokens: Tokens, at: int, relative: Relative, calendar: Calendar) -> Reading | None:
    """Such as "this Friday, May 12", "tomorrow, 13 April": the day in print settles the one counted."""
    undated = tokens.asked and calendar.published is None and relative.date is None
    if relative.number is not None or (relative.anchor != PUBLISHED and not undated):
        return None
    place = relative.end + (tokens[relative.end].text == ",")
    point = read_point(tokens, place)
    if point is None or point.bad or point.day is None or point.month is None:
        return None
    if tokens[place].lower == "the" or point.weekday is not None:
        return None
    if undated:
        return _point_reading(at, point, calendar, ahead=None)
    first, last = edtf.limits(relative.date)
    if first is None or first != last or calendar.published is None:
        return None
    reading = _point_reading(at, point, calendar, ahead=first >= calendar.published)
    near = edtf.limits(reading.date)[0]
    if near != first and tokens.asked:
        return _point_reading(at, point, calendar, ahead=calendar.prefer == "future")
    return reading if near == first else None


def _is_of_any_year(tokens: Tokens, point: Point) -> bool:
    """Such as "October is Heritage Month": what a month always is."""
    alone = point.month is not None and point.day is None and point.year is None
    return alone and tokens[point.end].lower == "is" and tokens[point.end - 1].text.istitle()


def _in_a_row(point: Point, calendar: Calendar) -> str | None:
    """Such as the March of "in January, in February and in March": soon after the month just named."""
    bare = point.month is not None and point.year is None and point.day is None
    named = re.fullmatch(r"(\d{4})-(0\d|1[0-2])", calendar.last or "")
    if not bare or named is None or point.modifier or point.month is None:
        return None
    year, month = int(named[1]), int(named[2])
    step = (point.month - month) % 12
    again = step == 0 and not re.search(r"\d", calendar.last_text or "")
    soon = again or 0 < step <= _SOON
    return edtf.month(year + (point.month < month), point.month) if soon else None


def _point_reading(
    at: int, point: Point, calendar: Calendar, *, ahead: bool | None, generic: bool = False
) -> Reading:
    found, anchor = settle(point, calendar.published, ahead=ahead)
    if found and ahead is None and (after := _in_a_row(point, calendar)):
        found = after
    if generic:
        found, anchor = settle(point, None, ahead=None)
    return Reading(
        at,
        point.end,
        ValueKind.DATE,
        date=found,
        anchor=anchor,
        approximate=bool(point.modifier) or about(point.holiday),
    )


def _relative_reading(at: int, found: Relative) -> Reading:
    return Reading(
        at, found.end, ValueKind.DATE, number=found.number, low=found.number, high=found.number,
        unit=found.unit, date=found.date, anchor=found.anchor, iso8601=found.iso8601,
        approximate=found.approximate,
    )  # fmt: skip
