"""One date at one place, absolute or relative, settled to EDTF."""

from __future__ import annotations

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates.calendar_words import (
    DECADES,
    MODIFIERS,
    MONTHS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from factcheck.nlp.dates.holidays import FIRST_WORDS
from factcheck.nlp.dates.offsets import read_offset
from factcheck.nlp.dates.ordered import read_ordered
from factcheck.nlp.dates.points import read_point
from factcheck.nlp.dates.relative import read_relative
from factcheck.nlp.dates.settled import Calendar, settle
from factcheck.nlp.dates.steps import Relative
from factcheck.nlp.dates.words import Point
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import APOSTROPHES, Token, Tokens
from factcheck.nlp.word_lists import words

_WORDS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS) | frozenset(SEASONS) | frozenset(DECADES)
    | frozenset(MODIFIERS) | FIRST_WORDS
    | words("the today tonight yesterday tomorrow last past previous preceding next coming this that same recent "
        "current since until till before after by between from earlier later sometime noon midday midnight "
        "summers winters fy cy fiscal financial year q h first second third fourth final on at in end beginning start close rest remainder week day upcoming following eoy eom tonite tmrw")
)  # fmt: skip


def starts_date(token: Token) -> bool:
    """Whether a date may begin with `token`, apart from numbers and number words."""
    return token.lower in _WORDS or token.text in APOSTROPHES


def read_single(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """One date, absolute or relative; the longer where both begin here."""
    point = read_point(tokens, at)
    ahead = calendar.ahead(tokens, at, point.end if point else at + 2)
    relative = (
        read_offset(tokens, at, calendar)
        or read_ordered(tokens, at, calendar, ahead=ahead)
        or read_relative(tokens, at, calendar, ahead=ahead)
    )
    if relative is not None and (point is None or relative.end >= point.end):
        return _relative_reading(at, relative)
    return (
        _point_reading(at, _of_this_year(tokens, point, calendar), calendar, ahead=ahead)
        if point
        else None
    )


def _of_this_year(tokens: Tokens, point: Point, calendar: Calendar) -> Point:
    """Such as "March 11 this year", "in May last year": the year is said after it."""
    step = {"this": 0, "last": -1, "next": 1}.get(tokens[point.end].lower)
    if (
        step is None
        or tokens[point.end + 1].lower != "year"
        or point.month is None
        or point.year is not None
    ):
        return point
    if calendar.published is None:
        return point
    return point._replace(end=point.end + 2, year=calendar.published.year + step)


def _point_reading(at: int, point: Point, calendar: Calendar, *, ahead: bool | None) -> Reading:
    found, anchor = settle(point, calendar.published, ahead=ahead)
    return Reading(
        at, point.end, ValueKind.DATE, date=found, anchor=anchor, approximate=bool(point.modifier)
    )


def _relative_reading(at: int, found: Relative) -> Reading:
    return Reading(
        at, found.end, ValueKind.DATE, number=found.number, low=found.number, high=found.number,
        unit=found.unit, date=found.date, anchor=found.anchor, iso8601=found.iso8601,
        approximate=found.approximate,
    )  # fmt: skip
