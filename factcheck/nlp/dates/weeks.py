"""Weeks told by number, and days told by their week: "calendar week 31", "next week on Tuesday", "the week after next".

A calendar week runs from Monday to Sunday and the first of a year holds its first Thursday (ISO 8601-1:2019,
3.1.1.23). EDTF has no weeks, so they are given by their first and last day.
"""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from datetime import date, timedelta

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from factcheck.nlp.dates.settled import PUBLISHED, Calendar
from factcheck.nlp.dates.steps import Relative, read_step
from factcheck.nlp.dates.words import weekday_at
from factcheck.nlp.quantities.number_words import ONES
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.tokens import Tokens

_LAST_WEEK = 53
_DAYS = 7
_WORKING = frozenset({"business", "working"})
_WORKDAYS = 5
_MOST = 1000
"""Working days looked ahead over; nobody counts further in them."""


def read_week(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """The week, or the day of a week, that begins at `at`."""
    place = at + 1 if tokens[at].lower == "the" else at
    word = tokens[place].lower
    if word in {"week", "calendar", "iso"}:
        found = _numbered(tokens, place, calendar)
        if found is not None:
            return found
    if word in {"week", "month", "year", "weekend"} and tokens.words(place + 1, 2) == (
        "after",
        "next",
    ):
        return _after_next(tokens, place, calendar)
    if (weekday := weekday_at(tokens, place)) and tokens.words(weekday[1], 2) == ("after", "next"):
        return _weekday_ahead(weekday[1] + 2, weekday[0], 2, calendar)
    if tokens[place].plain or word in ONES:
        return _weekdays_from_now(tokens, place, calendar)
    if (
        tokens.asked
        and place > at
        and word in {"day", "week", "month", "year"}
        and calendar.published
    ):
        behind = tokens[place + 1]
        if behind.kind in {"", "s"} and not tokens.hyphen(place + 1):
            return _running(word, place, calendar.published)
    if tokens.words(place, 3) == ("year", "to", "date") and calendar.published:
        began = date(calendar.published.year, 1, 1)
        return Relative(place + 3, f"{began}/{calendar.published}", PUBLISHED)
    if word in {"last", "next", "this", "coming", "following"}:
        return _day_of_week(tokens, place, calendar)
    return None


def _weekdays_from_now(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "three Fridays from now"."""
    name, token = tokens[at + 1].lower.removesuffix("s"), tokens[at]
    count = token.number if token.plain else ONES[token.lower]
    if name not in WEEKDAYS or tokens.words(at + 2, 2) != ("from", "now") or not 0 < count < _MOST:
        return None
    return _weekday_ahead(at + 4, WEEKDAYS[name], int(count), calendar)


def _weekday_ahead(end: int, weekday: int, nth: int, calendar: Calendar) -> Relative:
    """The nth day of that name after publication."""
    base = calendar.published
    if base is None:
        return Relative(end, None, None)
    days = (weekday - base.weekday() - 1) % _DAYS + 1 + _DAYS * (nth - 1)
    return Relative(end, str(base + timedelta(days=days)), PUBLISHED)


def _running(unit: str, at: int, base: date) -> Relative:
    """Such as "the week" of a text that asks: the one that runs."""
    known = {
        "day": str(base),
        "month": edtf.month(base.year, base.month),
        "year": f"{base.year:04d}",
    }
    found = known.get(unit) or edtf.week_of(base)
    return Relative(at + 1, found, PUBLISHED)


def _numbered(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "calendar week 31", "week 3 of 2027"; "Week 10" alone is one of a season or a course."""
    named = tokens[at].lower in {"calendar", "iso"}
    place = at + named
    if tokens[place].lower != "week" or not tokens[place + 1].plain:
        return None
    number, end = int(tokens[place + 1].text), place + 2
    if not 1 <= number <= _LAST_WEEK or (tokens[end].glued and tokens[end].text in {":", "%", "-"}):
        return None
    link = end + (tokens[end].lower in {"of", "in"})
    year, anchor = (calendar.published.year, PUBLISHED) if calendar.published else (None, None)
    if tokens[link].plain and len(tokens[link].text) == len("2027"):
        year, anchor, end, named = int(tokens[link].text), None, link + 1, True
    elif (step := read_step(tokens, link, calendar, ahead=None)) and tokens[
        step.end - 1
    ].lower == "year":
        first = edtf.limits(step.date)[0]
        year, anchor, end, named = (first.year if first else None), step.anchor, step.end, True
    if not named and not tokens.asked:
        return None
    return Relative(end, _iso_week(year, number), anchor)


def _iso_week(year: int | None, number: int) -> str | None:
    if year is None:
        return None
    try:
        return edtf.week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def _after_next(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "the week after next", "the year after next"."""
    base, unit = calendar.published, tokens[at].lower
    if base is None:
        return Relative(at + 3, None, None)
    if unit == "week":
        return Relative(at + 3, edtf.week_of(base, 2), PUBLISHED)
    if unit == "weekend":
        saturday = base + timedelta(days=5 - base.weekday() + 2 * _DAYS)
        return Relative(at + 3, f"{saturday}/{saturday + timedelta(days=1)}", PUBLISHED)
    moved = edtf.shifted(base, unit, 2)
    size = len("2027") if unit == "year" else len("2027-01")
    return Relative(at + 3, moved.isoformat()[:size] if moved else None, PUBLISHED)


def _day_of_week(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "next week on Tuesday", "last week Thursday"."""
    if tokens[at + 1].lower != "week":
        return None
    place = at + 2 + (tokens[at + 2].lower == "on")
    weekday = weekday_at(tokens, place)
    if weekday is None and tokens.asked and tokens[place].lower in SHORT_WEEKDAYS:
        weekday = SHORT_WEEKDAYS[tokens[place].lower], place + 1  # "next week Mon or Tue"
    if weekday is None:
        return None
    step = {"last": -1, "this": 0}.get(tokens[at].lower, 1)
    if calendar.published is None:
        return Relative(weekday[1], None, None)
    week = edtf.limits(edtf.week_of(calendar.published, step))[0]
    day = edtf.shifted(week, "day", weekday[0]) if week else None
    return Relative(weekday[1], day.isoformat() if day else None, PUBLISHED)


def read_working_days(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "the next four business days", "the past 10 working days": Saturdays and Sundays are skipped."""
    place = at + 1 if tokens[at].lower == "the" else at
    word = tokens[place].lower
    if word not in {"next", "coming", "last", "past", "previous"}:
        return None
    number = tokens[place + 1]
    if not number.plain or tokens[place + 2].lower not in _WORKING:
        return None
    unit = time_unit(tokens, place + 3)
    if unit is None or unit.name != "day" or not 0 < number.number < _MOST:
        return None
    base, count = calendar.published, int(number.text)
    if base is None:
        return Relative(unit.end, None, None)
    step, day = (1 if word in {"next", "coming"} else -1), base
    while count:
        day += timedelta(days=step)
        count -= day.weekday() < _WORKDAYS
    first = base + timedelta(days=step)
    ends = (first, day) if step > 0 else (day, first)
    return Relative(unit.end, f"{ends[0]}/{ends[1]}", PUBLISHED)
