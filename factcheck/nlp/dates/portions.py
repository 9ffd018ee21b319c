"""Parts of a span of time that is named: "the second half of the 20th century", "the last three months of 2022".

Halves, thirds and quarters of a decade or century are whole years, so their ends are approximate.
"""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from datetime import date, timedelta

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import LATE
from factcheck.nlp.dates.ordered import current, part_of, whole_at
from factcheck.nlp.dates.settled import Calendar
from factcheck.nlp.dates.steps import Relative, to_precision
from factcheck.nlp.quantities.cardinals import read_cardinal
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

_NAMED = {
    "first": 1,
    "opening": 1,
    "early": 1,
    "last": -1,
    "final": -1,
    "closing": -1,
    "latter": -1,
}
_DIVIDED = {"half": 2, "third": 3, "quarter": 4}
_DECADES = 10
_YEAR, _MONTH = 366, 31
_MOST = 400
"""Units counted from one end of a span; nobody tells more."""
ENDED = words("year month week quarter decade century")
_ADVERBIAL = words(
    "and but as when while for at in of with to the a that it he she they we or since because"
)


def read_portion(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """The part that begins at `at`, with or without "the"."""
    place = at + 1 if tokens[at].lower == "the" else at
    word = tokens[place].lower
    if word in ENDED:
        return _end(tokens, place, calendar, ahead=ahead)
    ordinal = read_ordinal(tokens, place)
    nth = _NAMED.get(word) or (int(ordinal.value) if ordinal and ordinal.value else 0)
    if not nth:
        return None
    after = ordinal.end if ordinal else place + 1
    if ordinal and (day := _of_a_month(tokens, after, nth, calendar, ahead=ahead)):
        return day
    after += tokens.hyphen(after)
    what = tokens[after].lower
    if tokens[after + 1].lower in {"of", "in"} and (what in _DIVIDED or what == "decade"):
        whole = whole_at(tokens, after + 2, calendar, ahead=ahead)
        return _divided(whole, nth, what) if whole else None
    if abs(nth) == 1:
        return _counted(tokens, after, nth, calendar, ahead=ahead)
    return None


def _end(tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None) -> Relative | None:
    """Such as "year-end", "by the year's end", "at month's end"; "year-end sales" are no date."""
    place = at + 1
    if tokens[place].text in APOSTROPHES and tokens[place + 1].lower == "s":
        place += 2
    elif tokens.hyphen(place):
        place += 1
    else:
        return None
    if tokens[at - 1].lower in {"fiscal", "financial"}:
        return None  # of nobody's calendar
    follows = tokens[place + 1]
    belongs = follows.kind == "w" and follows.lower not in _ADVERBIAL
    if tokens[place].lower != "end" or belongs or tokens.hyphen(place + 1):
        return None
    found, anchor = current(tokens[at].lower, calendar, ahead=ahead)
    return Relative(place + 1, part_of(found, LATE), anchor if found else None, approximate=True)


def _of_a_month(
    tokens: Tokens, at: int, number: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """Such as the rest of "the 5th of next month", "the 21st this month"."""
    place = at + (tokens[at].lower == "of")
    place += tokens[place].lower == "the" and tokens[place + 1].lower == "month"
    if "month" not in {tokens[place].lower, tokens[place + 1].lower}:
        return None
    if tokens[place].lower not in {"this", "last", "next", "month"}:
        return None
    whole = whole_at(tokens, place - (tokens[place].lower == "month"), calendar, ahead=ahead)
    first = edtf.limits(whole[1])[0] if whole else None
    if whole is None or first is None:
        return None
    found = edtf.day(first.year, first.month, number)
    return Relative(whole[0], found, whole[2]) if found else None


def _divided(whole: tuple[int, str | None, str | None], nth: int, what: str) -> Relative | None:
    """The nth half, third, quarter or decade of what is named."""
    end, container, anchor = whole
    first, last = edtf.limits(container)
    if first is None or last is None:
        return Relative(end, None, None)
    days = (last - first).days + 1
    if what == "decade":
        found = _decade(first, last, nth)
        return Relative(end, found, anchor) if found else None
    if last.year == first.year + 1:
        return None  # "the first half of fiscal 2018-19": whose year begins when is not told
    parts = _DIVIDED[what]
    place = nth - 1 if nth > 0 else parts - 1
    if place >= parts:
        return None
    if days > _YEAR:
        size = (last.year - first.year + 1) / parts
        ends = first.year + round(place * size), first.year + round((place + 1) * size) - 1
        return Relative(end, f"{ends[0]:04d}/{ends[1]:04d}", anchor, approximate=True)
    if days > _MONTH and what != "third" and (first.month, first.day) == (1, 1):
        division = edtf.FIRST_HALF if what == "half" else edtf.FIRST_QUARTER
        return Relative(end, edtf.month(first.year, division + place), anchor)
    begin, finish = place * days // parts, (place + 1) * days // parts - 1
    found = f"{first + timedelta(days=begin)}/{first + timedelta(days=finish)}"
    return Relative(end, found, anchor, approximate=True)


def _decade(first: date, last: date, nth: int) -> str | None:
    """The nth decade of a century: the first of the 21st is 200X."""
    count = (last.year - first.year + 1) // _DECADES
    place = nth - 1 if nth > 0 else count - 1
    return f"{first.year // _DECADES + place}X" if 0 <= place < count and count > 1 else None


def _counted(
    tokens: Tokens, at: int, nth: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """Such as "first two weeks of May", "last three months of 2022"."""
    number = read_cardinal(tokens, at)
    unit = time_unit(tokens, number.end) if number else None
    if number is None or not number.value or unit is None or not 1 < number.value < _MOST:
        return None
    if tokens[unit.end].lower not in {"of", "in"} or unit.name not in {
        "day",
        "week",
        "month",
        "year",
    }:
        return None
    whole = whole_at(tokens, unit.end + 1, calendar, ahead=ahead)
    if whole is None:
        return None
    end, container, anchor = whole
    first, last = edtf.limits(container)
    if first is None or last is None:
        return Relative(end, None, None)
    count = int(number.value)
    if nth > 0:
        after = edtf.shifted(first, unit.name, count)
        last = edtf.shifted(after, "day", -1) if after else None
    else:
        after = edtf.shifted(last, "day", 1)
        first = edtf.shifted(after, unit.name, -count) if after else None
    if first is None or last is None:
        return None
    found = f"{to_precision(first, unit.name)}/{to_precision(last, unit.name)}"
    return Relative(end, found, anchor, number.value, unit.name)
