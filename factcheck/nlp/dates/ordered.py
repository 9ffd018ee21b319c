"""Days and weeks told by their place: "the first Monday of October 2014", "the last week of May", "the end of the year"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import EARLY, LATE, WEEKDAYS
from factcheck.nlp.dates.holidays import read_holiday
from factcheck.nlp.dates.points import read_point
from factcheck.nlp.dates.settled import PUBLISHED, Calendar, modified, settle
from factcheck.nlp.dates.steps import Relative, read_step
from factcheck.nlp.dates.words import Point, weekday_at, year_at
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.places import FIRST_WORDS as PLACES
from factcheck.nlp.quantities.places import read_place
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

_ENDS = {"end": LATE, "close": LATE, "beginning": EARLY, "start": EARLY}
_ABBREVIATED = {"eoy": "year", "eom": "month"}
_REST = words("rest remainder remaining")
_WHOLES = words("week month year quarter decade century")
_NAMED_AS = {"first": 1, "last": -1, "final": -1}
_WEEK = 7
# The days off around a holiday by its weekday, Monday first: a Monday ends a long weekend, a Thursday or
# Friday begins one, the days between have the weekend that follows.
_BESIDE = ((-2, 0), (4, 5), (3, 4), (0, 3), (0, 2), (0, 1), (-1, 0))
_SHORTEST = 27
"""Days; an ordinal orders the days of nothing shorter than a month here."""


def read_ordered(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """The date that begins at `at` and is told by its place in a month, a year or a week."""
    place = at + 1 if tokens[at].lower == "the" else at
    word = tokens[place].lower
    if (word in _ENDS or word in _REST) and tokens[place + 1].lower in {"of", "the"}:
        return _end_of(tokens, place, calendar, ahead=ahead)
    if tokens.asked and word in _ABBREVIATED:
        found, anchor = current(_ABBREVIATED[word], calendar, ahead=ahead)
        return Relative(place + 1, part_of(found, LATE), anchor, approximate=True)
    if (weekend := _holiday_weekend(tokens, place, calendar, ahead=ahead)) is not None:
        return weekend
    if word == "week" and place > at:
        return _week_of(tokens, place, calendar)
    if (
        word in _NAMED_AS
        or word in WEEKDAYS
        or tokens[place].kind == "n"
        or word in PLACES
        or read_ordinal(tokens, place)
    ):
        return _nth(tokens, place, calendar, ahead=ahead) or _in_a_week(tokens, place, calendar)
    return None


def whole_at(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> tuple[int, str | None, str | None] | None:
    """The span of time named at `at`: a month, a year, "next month", "the year"; its end, EDTF and anchor."""
    step = read_step(tokens, at, calendar, ahead=ahead)
    if step is not None:
        return step.end, step.date, step.anchor
    place = at + 1 if tokens[at].lower in {"the", "this", "current"} else at
    if tokens[place].lower in _WHOLES and (place > at or tokens.asked):
        if tokens[place + 1].lower == "of":
            return None
        found, anchor = current(tokens[place].lower, calendar, ahead=ahead)
        return place + 1, found, anchor
    point = read_point(tokens, at)
    if point is None or point.bad or point.day or point.weekday is not None or point.holiday:
        return None
    found, anchor = settle(point, calendar.published, ahead=ahead)
    return point.end, found, anchor


def current(unit: str, calendar: Calendar, *, ahead: bool | None) -> tuple[str | None, str | None]:
    """The running year, month or week: of the date last named in a tale, else of publication."""
    base, anchor = calendar.published, PUBLISHED
    last = edtf.limits(calendar.last)[0]
    if last is not None and calendar.last_text and not ahead and calendar.prefer is None:
        base, anchor = last, calendar.last_text
    if base is None:
        return None, None
    if unit == "week":
        return edtf.week_of(base), anchor
    if unit == "month":
        return edtf.month(base.year, base.month), anchor
    if unit == "quarter":
        return edtf.month(base.year, edtf.FIRST_QUARTER + (base.month - 1) // 3), anchor
    if unit == "decade":
        return f"{base.year // 10}X", anchor
    return (edtf.year(base.year) if unit == "year" else f"{base.year // 100}XX"), anchor


def _end_of(tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None) -> Relative | None:
    """Such as "the end of the year", "the beginning of next week", "the rest of 2023"."""
    place = at + 1 + (tokens[at + 1].lower == "of")
    if tokens[place - 1].lower != "of":
        return None
    whole = whole_at(tokens, place, calendar, ahead=ahead)
    if whole is None:
        return None
    end, found, anchor = whole
    if tokens[end].text in APOSTROPHES and tokens[end].glued:
        return None
    if tokens[at].lower in _REST:
        last = edtf.limits(found)[1]
        base = calendar.published
        rest = f"{base}/{last}" if base and last and base <= last else None
        return Relative(end, rest, anchor if rest else None)
    return Relative(end, part_of(found, _ENDS[tokens[at].lower]), anchor, approximate=True)


def part_of(found: str | None, modifier: str) -> str | None:
    first, last = edtf.limits(found)
    if first and last and (last - first).days == _WEEK - 1:
        if modifier == EARLY:
            return f"{first}/{first + timedelta(days=2)}"
        return f"{last - timedelta(days=2)}/{last}"
    return modified(found, modifier)


def _week_of(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "the week of April 10", "the week beginning February 4"."""
    place, link = at + 2, tokens[at + 1].lower
    place += link in {"starting", "beginning", "commencing"} and tokens[place].lower == "on"
    if link not in {"of", "starting", "beginning", "commencing", "ending"}:
        return None
    point = read_point(tokens, place)
    if point is None or point.bad or not (point.day or point.holiday):
        return None
    found, anchor = settle(point, calendar.published, ahead=calendar.ahead(tokens, at, point.end))
    day = edtf.limits(found)[0]
    if day is None:
        return Relative(point.end, None, None)
    if link == "of":
        return Relative(point.end, edtf.week_of(day), anchor)
    if link == "ending":
        return Relative(point.end, f"{day - timedelta(days=6)}/{day}", anchor)
    return Relative(point.end, f"{day}/{day + timedelta(days=6)}", anchor)


def _holiday_weekend(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """Such as "Labor Day weekend", "the weekend of Halloween": the days off beside the holiday."""
    behind = tokens.words(at, 2) == ("weekend", "of")
    holiday = read_holiday(tokens, at + 2 * behind, loose=tokens.asked)
    if holiday is None or not (behind or tokens[holiday[0]].lower == "weekend"):
        return None
    end = holiday[0] + (not behind)
    year = year_at(tokens, end)
    point = Point(end, year=year[0] if year else None, holiday=holiday[1])
    found, anchor = settle(point, calendar.published, ahead=ahead)
    day = edtf.limits(found)[0]
    end = year[1] if year else end
    if day is None or "X" in (found or ""):
        return Relative(end, None, None)
    before, after = _BESIDE[day.weekday()]
    return Relative(end, f"{day + timedelta(days=before)}/{day + timedelta(days=after)}", anchor)


def _nth(tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None) -> Relative | None:
    """Such as "first Monday in May", "last week of 2019", "15th day of next month"."""
    ordinal = read_ordinal(tokens, at)
    nth = _NAMED_AS.get(tokens[at].lower) or (
        int(ordinal.value) if ordinal and ordinal.value else 0
    )
    place = ordinal.end if ordinal else at + 1
    from_end = read_place(tokens, at)
    if from_end is not None and from_end.steps < 0 and not from_end.current:
        nth, place = from_end.steps - 1, from_end.end  # "the second-to-last week of October"
    if not nth:
        return None
    weekday = weekday_at(tokens, place)
    what = tokens[place].lower
    if weekday is None and what not in {"week", "weekend", "day", "month"}:
        return None
    link = weekday[1] if weekday else place + 1
    if what == "week" and tokens[link + tokens.hyphen(link)].lower == "end":
        what, link = "weekend", link + 1 + tokens.hyphen(link)  # "week-end"
    if tokens[link].lower not in {"of", "in"}:
        return None
    whole = whole_at(tokens, link + 1, calendar, ahead=ahead)
    if whole is None:
        return None
    end, container, anchor = whole
    if re.fullmatch(r"XXXX-(0\d|1[0-2])", container or "") and what == "day" and nth > 0:
        return Relative(end, edtf.day(None, int((container or "")[5:7]), nth), None)
    first, last = edtf.limits(container)
    if first is None or last is None:
        return Relative(end, None, None)
    if (last - first).days < _SHORTEST:
        return None
    found = _placed(first, last, nth, what, weekday[0] if weekday else None)
    return Relative(end, found, anchor if found else None, approximate=what == "week")


def _placed(first: date, last: date, nth: int, what: str, weekday: int | None) -> str | None:
    """The `nth` day of its kind, week (counted from the first day) or month between two days."""
    if what == "month":
        number = nth if nth > 0 else 13 + nth
        return edtf.month(first.year, number) if 1 <= number <= 12 else None  # noqa: PLR2004 - months
    if what == "week":
        start = (
            first + timedelta(days=_WEEK * (nth - 1))
            if nth > 0
            else last + timedelta(days=1 + _WEEK * nth)
        )
        return f"{start}/{start + timedelta(days=6)}" if first <= start <= last else None
    if what == "day":
        day = first + timedelta(days=nth - 1) if nth > 0 else last + timedelta(days=nth + 1)
        return day.isoformat() if first <= day <= last else None
    wanted = 5 if weekday is None else weekday
    if nth > 0:
        day = first + timedelta(days=(wanted - first.weekday()) % _WEEK + _WEEK * (nth - 1))
    else:
        day = last - timedelta(days=(last.weekday() - wanted) % _WEEK - _WEEK * (nth + 1))
    if not first <= day <= last:
        return None
    return day.isoformat() if weekday is not None else f"{day}/{day + timedelta(days=1)}"


def _in_a_week(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "Tuesday of next week", "Wednesday last week"."""
    weekday = weekday_at(tokens, at)
    if weekday is None:
        return None
    place = weekday[1] + (tokens[weekday[1]].lower == "of")
    if tokens[place].lower == "the" and place > weekday[1]:
        place += 1
    step = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "following": 1}.get(
        tokens[place].lower
    )
    if step is None or tokens[place + 1].lower != "week":
        return None
    if calendar.published is None:
        return Relative(place + 2, None, None)
    monday = edtf.limits(edtf.week_of(calendar.published, step))[0]
    day = edtf.shifted(monday, "day", weekday[0]) if monday else None
    return Relative(place + 2, day.isoformat() if day else None, PUBLISHED)
