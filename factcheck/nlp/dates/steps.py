"""Dates one step away: "last week", "this year", "next Tuesday", "that year", "the following month"."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import MONTHS, PARTS_OF_DAY, SEASONS, WEEKDAYS
from factcheck.nlp.dates.holidays import read_holiday
from factcheck.nlp.dates.settled import PUBLISHED, Calendar, settle
from factcheck.nlp.dates.words import Point, month_at
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_LAST, _NEXT, _THIS = (
    frozenset({"last", "past", "previous", "preceding"}),
    frozenset({"next", "coming"}),
    frozenset({"this", "current"}),
)
_STEPPED = (
    PARTS_OF_DAY
    | frozenset(SEASONS)
    | frozenset(WEEKDAYS)
    | words("week month year quarter decade century weekend day fortnight")
)
_STEPS = _LAST | _NEXT | {"following", "upcoming"}
_EACH = words("every each any this the that")
_SHORTENED = {"yr": "year", "qtr": "quarter", "wk": "week", "mth": "month"}
"""How those write who ask a calendar."""
_AWAY = {"following": 1, "previous": -1, "preceding": -1}
_THAT = frozenset({"that", "same"})
_HALF_WEEK = 3


class Relative(NamedTuple):
    """A relative date: its EDTF, what it was counted from and, where said, how far away it is."""

    end: int
    date: str | None
    anchor: str | None
    number: float | None = None
    unit: str | None = None
    iso8601: str | None = None
    approximate: bool = False


def last_named(calendar: Calendar, unit: str) -> tuple[date | None, str | None]:
    """The date last named and its words; days and weeks are counted from the last day only."""
    if unit in {"day", "week", "fortnight"}:
        return edtf.limits(calendar.last_day)[0], calendar.day_text
    first, last = edtf.limits(calendar.last)
    return first or last, calendar.last_text


def to_precision(some: date, unit: str) -> str:
    """`some` as exactly as counting in `unit` allows: years give a year, months a month."""
    if unit in {"year", "decade", "century"}:
        return f"{some.year:04d}"
    return f"{some.year:04d}-{some.month:02d}" if unit in {"month", "quarter"} else some.isoformat()


def read_step(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """Such as "last week", "this year", "next Tuesday", "last December", "this weekend", "last night"."""
    place = at + 1 if tokens[at].lower == "the" and tokens[at + 1].lower in _STEPS else at
    word, what = tokens[place].lower, tokens[place + 1].lower
    if tokens.asked:
        word = "next" if word in {"following", "upcoming"} else word
        what = _SHORTENED.get(what, what)
    step = -1 if word in _LAST else 1 if word in _NEXT else 0 if word in _THIS else None
    if step is None:
        return None
    if place > at and step and word != "last" and not tokens.asked:
        return None
    base, end = calendar.published, place + 2
    if (
        what in {"years", "weeks", "months", "days"}
        and step == 0
        and tokens[place + 1].text.endswith("s")
    ):
        what = what[:-1]
    if tokens[place + 1].lower == "fiscal" and tokens[place + 2].lower == "year":
        what, end = "year", place + 3
    if what == "day" and step == 0:
        return None
    named = month_at(tokens, place + 1)
    holiday = read_holiday(tokens, place + 1, loose=tokens.asked)
    if holiday:
        point = Point(0, holiday=holiday[1])
        found = _named_step(point, base, step, ahead=ahead) if base else None
        return Relative(holiday[0], found, PUBLISHED if found else None)
    if what not in _STEPPED and what not in MONTHS:
        return None
    if what in MONTHS and (named is None or tokens[place + 1].text.islower()):
        return None
    if base is None:
        return Relative(end, None, None)
    if named:
        return Relative(
            named[1], _named_step(Point(0, month=named[0]), base, step, ahead=ahead), PUBLISHED
        )
    if what in SEASONS:
        return Relative(
            end, _named_step(Point(0, division=SEASONS[what]), base, step, ahead=ahead), PUBLISHED
        )
    if what in WEEKDAYS:
        return Relative(end, _weekday_step(WEEKDAYS[what], base, step), PUBLISHED)
    return Relative(end, _unit_step(what, base, step, ahead=ahead), PUBLISHED)


def _named_step(point: Point, base: date, step: int, *, ahead: bool | None) -> str | None:
    """Last December is over, next March has not begun; "this" is the one of the current year."""
    if step == 0 and point.holiday and ahead:  # "this Mother's Day" of what is to come
        return settle(point, base, ahead=True)[0]
    if step == 0:
        return settle(point._replace(year=base.year), base, ahead=ahead)[0]
    first = date(base.year, base.month, 1) if point.holiday is None else base
    moved = _past_or_next(first, step, by_day=point.holiday is not None)
    return settle(point, moved, ahead=step > 0)[0] if moved else None


def _past_or_next(first: date, step: int, *, by_day: bool) -> date | None:
    """The last day before the month of `first` or the first after it; with `by_day` the day beside it."""
    if by_day or step < 0:
        return edtf.shifted(first, "day", step)
    return edtf.shifted(first, "month", 1)


def _weekday_step(weekday: int, base: date, step: int) -> str | None:
    if step == 0:
        moved = edtf.shifted(base, "day", weekday - base.weekday())
        return moved.isoformat() if moved else None
    moved = edtf.shifted(base, "day", step)
    return settle(Point(0, weekday=weekday), moved, ahead=step > 0)[0] if moved else None


def _unit_step(what: str, base: date, step: int, *, ahead: bool | None) -> str | None:
    if what == "week":
        return edtf.week_of(base, step)
    if what == "weekend":
        saturday = 5 - base.weekday() + 7 * step
        if step == 0 and not ahead and base.weekday() < _HALF_WEEK:
            saturday -= 7
        first, last = edtf.shifted(base, "day", saturday), edtf.shifted(base, "day", saturday + 1)
        return f"{first}/{last}"
    if what in PARTS_OF_DAY or what == "day":
        moved = edtf.shifted(base, "day", step)
        return moved.isoformat() if moved else None
    if what == "decade":
        return f"{base.year // 10 + step}X"
    if what == "century":
        return f"{base.year // 100 + step}XX"
    moved = edtf.shifted(base, what, step)
    if moved is None:
        return None
    if what == "quarter":
        return edtf.month(moved.year, edtf.FIRST_QUARTER + (moved.month - 1) // 3)
    return to_precision(moved, what)


def read_weekend(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """Such as "the weekend", "over the weekend": the one just past, or the next where the tense says so."""
    bare = (
        tokens.asked
        and tokens[at].lower == "weekend"
        and tokens[at - 1].lower not in _STEPS | _EACH
    )
    said = bare or tokens.words(at, 2) == ("the", "weekend")
    said = said or (tokens.asked and tokens.words(at, 2) == ("that", "weekend"))
    end = at + 1 if bare else at + 2
    if not said or tokens[end].lower == "of":
        return None
    ahead = ahead or tokens.asked
    found = (
        _unit_step("weekend", calendar.published, 0, ahead=ahead) if calendar.published else None
    )
    return Relative(end, found, PUBLISHED if found else None)


def read_from_another(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "that year", "the same day", "the following month", "the next day", "the year before"."""
    place = (
        at + 1
        if tokens[at].lower in {"the", "that"}
        and tokens[at + 1].lower in {"same", "following", "next", "previous", "preceding"}
        else at
    )
    word = tokens[place].lower
    unit = time_unit(tokens, place + 1)
    if place > at and word in _AWAY and tokens[place + 1].lower in WEEKDAYS and not tokens.asked:
        return _weekday_away(tokens, place, calendar)
    if (
        tokens[at].lower == "the"
        and place == at
        and unit
        and tokens[unit.end].lower in {"before", "after"}
    ):
        if (
            tokens[unit.end + 1].kind == "w"
            and tokens[unit.end + 1].text.islower()
            and tokens[unit.end + 1].lower
            in {
                "the",
                "a",
                "yesterday",
                "tomorrow",
                "he",
                "she",
                "they",
                "it",
                "his",
                "her",
                "their",
            }
        ):
            return None
        step, end = (-1 if tokens[unit.end].lower == "before" else 1), unit.end + 1
    elif unit is None or tokens[unit.end - 1].lower.endswith("s"):
        return None
    elif word in _THAT and (place > at or word == "that"):
        step, end = 0, unit.end
    elif place > at and word in {"following", "next", "previous", "preceding"}:
        step, end = (1 if word in {"following", "next"} else -1), unit.end
    else:
        return None
    if unit.name not in {"day", "week", "month", "year"} or tokens[end].lower in {"of", "old"}:
        return None
    base, words_of = last_named(calendar, unit.name)
    if base is None and tokens.asked:
        base, words_of = calendar.published, PUBLISHED
    if base is None:
        return Relative(end, None, None)
    if unit.name == "week":
        return Relative(end, edtf.week_of(base, step), words_of)
    moved = edtf.shifted(base, unit.name, step)
    return Relative(end, to_precision(moved, unit.name) if moved else None, words_of)


def _weekday_away(tokens: Tokens, at: int, calendar: Calendar) -> Relative:
    """Such as "the following Friday", "the previous Monday": counted from the day last named."""
    base, words_of = last_named(calendar, "day")
    weekday = WEEKDAYS[tokens[at + 1].lower]
    found = _weekday_step(weekday, base, _AWAY[tokens[at].lower]) if base else None
    return Relative(at + 2, found, words_of if found else None)


def read_within(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "earlier this year", "later this month", "earlier in the day"."""
    if tokens[at].lower not in {"earlier", "later", "early", "late", "sometime", "mid"}:
        return None
    place = at + 2 if tokens.hyphen(at + 1) else at + 1
    if tokens.words(place, 2) == ("in", "the") and tokens[at].lower in {"earlier", "later"}:
        return _in_the(tokens, place + 2, calendar)
    if tokens[place].lower not in {"this", "last", "next", "that"}:
        return None
    found = read_step(tokens, place, calendar, ahead=False) or read_from_another(
        tokens, place, calendar
    )
    return found._replace(approximate=True) if found else None


def _in_the(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "earlier in the day", "later in the year": of the date last named, else of publication."""
    unit = tokens[at].lower
    if unit not in {"day", "week", "month", "year"} or tokens[at + 1].lower == "of":
        return None
    base, anchor = last_named(calendar, unit)
    if base is None:
        base, anchor = calendar.published, PUBLISHED
    if base is None:
        return Relative(at + 1, None, None, approximate=True)
    found = edtf.week_of(base) if unit == "week" else to_precision(base, unit)
    return Relative(at + 1, found, anchor, approximate=True)
