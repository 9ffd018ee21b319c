"""Dates counted from another: "yesterday", "two years ago", "three days later", "the past three years"."""

# ruff: noqa: C901, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from datetime import date

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import PARTS_OF_DAY
from factcheck.nlp.dates.durations import iso8601, read_duration
from factcheck.nlp.dates.settled import PUBLISHED, Calendar
from factcheck.nlp.dates.steps import (
    Relative,
    last_named,
    read_from_another,
    read_step,
    read_weekend,
    read_within,
    to_precision,
)
from factcheck.nlp.quantities.bounds import read_bound
from factcheck.nlp.quantities.cardinals import Number
from factcheck.nlp.quantities.number_words import ONES
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.units import Unit, time_unit
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_DAYS = {"today": 0, "tonight": 0, "tonite": 0, "tmrw": 1, "yesterday": -1, "tomorrow": 1}
_LASTS = words(
    "to will would could can may might should must not usually typically often they it which"
)
_BEFORE_A_HALF = frozenset({"a", "an", "half", "quarter", *ONES})
_WHOLE = {"century": (100, "year"), "decade": (10, "year"), "week": (7, "day")}
"""Units whose fractions are told by the next smaller one."""
_AFTERWARDS = frozenset({"later", "afterwards", "afterward"})
_BEFOREHAND = frozenset({"earlier", "before", "previously", "prior"})


def read_relative(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """The relative date that begins at `at`."""
    return (
        read_named_day(tokens, at, calendar)
        or _counted_away(tokens, at, calendar)
        or _rolling(tokens, at, calendar, ahead=ahead)
        or read_step(tokens, at, calendar, ahead=ahead)
        or read_from_another(tokens, at, calendar)
        or read_within(tokens, at, calendar)
        or read_weekend(tokens, at, calendar, ahead=ahead)
    )


def read_named_day(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    word = tokens[at].lower
    place = at + 1 if word == "the" else at
    if tokens.words(place, 3) == ("day", "before", "yesterday"):
        return _day(place + 3, calendar.published, -2)
    if tokens.words(place, 3) == ("day", "after", "tomorrow"):
        return _day(place + 3, calendar.published, 2)
    if tokens.asked and tokens.words(place, 2) == ("current", "date"):
        return _day(place + 2, calendar.published, 0)
    if word not in _DAYS or tokens[at + 1].lower in {"show", "programme"}:
        return None
    if word == "today" and tokens[at - 1].text == "USA":
        return None
    end = at + 1
    if tokens[end].lower in PARTS_OF_DAY and word != "tonight":
        end += 1
    return _day(end, calendar.published, _DAYS[word])


def _day(end: int, published: date | None, by: int) -> Relative:
    moved = edtf.shifted(published, "day", by) if published else None
    return Relative(end, moved.isoformat() if moved else None, PUBLISHED if moved else None)


def read_amount(tokens: Tokens, at: int) -> tuple[Number, int, str] | None:
    """A number and a unit of time: "two years", "a week", "several days"."""
    number = read_number(tokens, at)
    if number is None and tokens[at].lower in {"a", "an", "one"}:
        number = Number(at + 1, 1, 1, 1, "article")
    if number is None and tokens[at].lower.endswith("s") and time_unit(tokens, at):
        number = Number(at, None, 2, 9, "vague")
    if number is None:
        return None
    place = number.end + 1 if tokens.hyphen(number.end) else number.end
    place += number.form == "vague" and tokens[place].lower == "of"  # "a couple of years"
    unit = time_unit(tokens, place)
    if unit is None and tokens[place].text == "h" and tokens[place].glued:
        unit = Unit(place + 1, "hour")
    return (number, unit.end, unit.name) if unit else None


def read_parts(tokens: Tokens, at: int) -> tuple[Number, int, str] | None:
    """Such as "half a century", "a year and a half", "two years and six months"."""
    begins = tokens[at].plain or tokens[at].lower in _BEFORE_A_HALF
    found = read_duration(tokens, at) if begins else None
    if found is None or found.number is None or found.unit is None:
        return None
    count, unit = found.number, found.unit
    if count != int(count) and unit in _WHOLE:
        count, unit = count * _WHOLE[unit][0], _WHOLE[unit][1]
    return Number(found.end, count, count, count, "words"), found.end, unit


def _counted_away(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "two years ago", "more than a decade ago", "three days later", "a week earlier"."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    amount = read_parts(tokens, place) or read_amount(tokens, place)
    if amount is None:
        return None
    number, end, unit = amount
    base: date | None
    anchor: str | None
    word = tokens[end].lower
    if word == "ago":
        base, anchor, sign = calendar.published, PUBLISHED, -1
    elif word == "hence":
        base, anchor, sign = calendar.published, PUBLISHED, 1
    elif tokens.words(end, 2) == ("from", "now"):
        base, anchor, sign, end = calendar.published, PUBLISHED, 1, end + 1
    elif word in _AFTERWARDS and tokens[end + 1].lower in {"this", "that", "in", "than"}:
        return None  # "two years later than planned", "find 30 minutes later this week"
    elif word in _AFTERWARDS or (word == "after" and tokens[end + 1].lower == "that"):
        (base, anchor), sign = last_named(calendar, unit), 1
        end += word == "after"
    elif word in {"earlier", "previously", "prior"} or (
        word == "before" and tokens[end + 1].text in {".", ",", ""}
    ):
        (base, anchor), sign = last_named(calendar, unit), -1
    else:
        return None
    end += 1
    iso = iso8601(number.value, unit)
    if base is None:
        return Relative(end, None, None, number.value, unit, iso)
    outer = bound is not None and bound.comparator in {">", ">="}
    found = moved_by(base, unit, sign, number, open_end=outer)
    if word != "ago" and number.value == 1 and unit == "year" and not outer:
        found = _same_part(calendar.last, found)
    approximate = number.value is None or bool(bound and bound.approximate)
    return Relative(end, found, anchor, number.value, unit, iso, approximate)


def moved_by(
    base: date, unit: str, sign: int, number: Number, *, open_end: bool, exact: bool = False
) -> str | None:
    """`base` moved, to the precision of the unit; open to that side where the amount is vague.

    With `exact` it stays a day: "three months from Sunday" is one.
    """
    if number.value is None:
        return f"../{base.isoformat()}" if sign < 0 else f"{base.isoformat()}/.."
    count = number.value
    if unit in {"hour", "minute", "second"}:
        return base.isoformat()
    if count != int(count) and unit in {"year", "decade"}:
        count, unit = count * (12 if unit == "year" else 120), "month"
    moved = edtf.shifted(base, unit, sign * int(count)) if abs(count) < 1e5 else None
    if moved is None:
        return None
    found = moved.isoformat() if exact else to_precision(moved, unit)
    if open_end:
        return f"../{found}" if sign < 0 else f"{found}/.."
    return found


def _same_part(last: str | None, year: str | None) -> str | None:
    """The same month of another year, where a month was named: "6% in May, from 9% a year earlier"."""
    if last and year and len(last) == len("2023-02") and last[4] == "-":
        return f"{year}{last[4:]}"
    return year


def _rolling(tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None) -> Relative | None:
    """Such as "the past three years", "the next decade", "the last few weeks", "in recent weeks"."""
    place = at + 1 if tokens[at].lower == "the" else at
    word = tokens[place].lower
    if (
        word == "recent"
        and (unit := time_unit(tokens, place + 1))
        and tokens[unit.end - 1].lower.endswith("s")
    ):
        return Relative(unit.end, None, None, unit=unit.name, approximate=True)
    counted = tokens[place].kind == "n" or word in ONES
    turned = read_number(tokens, place) if counted else None  # "the three next weeks"
    if turned is not None and turned.form in {"digits", "words"}:
        word = tokens[turned.end].lower
        plural = tokens[turned.end + 1].lower.endswith("s")
        turned = turned if plural else None
    else:
        turned = None
    if word not in {"last", "past", "next", "coming", "previous", "upcoming"}:
        return None
    if word == "last" and place == at and tokens[at - 1].lower in _LASTS:
        return None  # "is expected to last 48 hours"
    start = turned.end if turned else place + 1
    number = turned._replace(end=turned.end + 1) if turned else read_number(tokens, start)
    if number is not None and number.form == "fraction" and tokens[start + 1].lower == "quarters":
        count = float(ONES.get(tokens[start].lower, 0)) or tokens[start].number
        number = Number(start + 1, count, count, count, "words")
    if number is None and tokens[start].lower == "few":
        number = Number(start + 1, None, 3, 9, "vague")
    if (number is None and word in {"past", "coming"}) or (
        number is None and tokens[start].lower in {"decade", "century", "fortnight"} and place > at
    ):
        number = (
            Number(start, 1, 1, 1, "article") if not tokens[start].lower.endswith("s") else None
        )
    if number is None:
        return None
    unit = time_unit(tokens, number.end)
    if (
        unit is None
        and tokens[number.end].lower in {"quarters", "quarter"}
        and number.form != "article"
    ):
        unit = Unit(number.end + 1, "quarter")
    if unit is None or (unit.name == "century" and word != "next"):
        return None
    back = word in {"last", "past", "previous"}
    base = calendar.published
    anchor: str | None = PUBLISHED
    if word == "next" and place > at and ahead is False and calendar.prefer is None:
        base, anchor = _told_last(calendar, unit.name)
    iso = iso8601(number.value, unit.name)
    if base is None or unit.name in {"hour", "minute", "second"}:
        found = None
    elif number.value is None:
        found = f"../{base}" if back else f"{base}/.."
    else:
        moved = (
            edtf.shifted(base, unit.name, int(number.value) * (-1 if back else 1))
            if number.value < 1e5
            else None
        )
        ends = (to_precision(moved, unit.name), to_precision(base, unit.name)) if moved else None
        found = (
            f"{ends[0]}/{ends[1]}" if ends and back else f"{ends[1]}/{ends[0]}" if ends else None
        )
    return Relative(
        unit.end,
        found,
        anchor if found else None,
        number.value,
        unit.name,
        iso,
        number.value is None,
    )


def _told_last(calendar: Calendar, unit: str) -> tuple[date | None, str | None]:
    """What "the next five years" of a tale of the past are counted from: the end of the date last named."""
    base, words = last_named(calendar, unit)
    return (edtf.limits(calendar.last)[1] or base, words) if base else (None, None)
