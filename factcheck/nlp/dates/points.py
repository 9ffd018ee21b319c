"""Dates named outright, whole or in part: "Feb. 6, 2023", "September 2015", "the late 1990s", "Q1 2022"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import (
    EARLY,
    FULL_MONTHS,
    LATE,
    MODIFIERS,
    MONTHS,
    WEEKDAYS,
)
from factcheck.nlp.dates.holidays import read_holiday
from factcheck.nlp.dates.numeric import read_named, read_numeric
from factcheck.nlp.dates.parts import read_division, read_season
from factcheck.nlp.dates.periods import read_period
from factcheck.nlp.dates.words import (
    LAST_YEAR,
    MONTH_CUES,
    Point,
    day_at,
    month_at,
    weekday_at,
    year_at,
)
from factcheck.nlp.dates.years import BARE_FROM, read_century, read_decade, read_year
from factcheck.nlp.quantities.cardinals import exactly
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

_ENDS = {"end": LATE, "beginning": EARLY, "start": EARLY, "close": LATE}
_CUES = words(
    "in since until till by of during from to through throughout between and before after early late mid "
    "circa c around year fiscal last next this around about for summer spring autumn fall winter as "
    "late mid end beginning start"
)
_LAST_DAY = 31
_ATTACKED = words(
    "attack attacks terror terrorist hijackers hijackings hijacking plot commission memorial victims"
)
"""What makes September 11 that of 2001."""
_BEFORE_A_HOLIDAY = words("on since until till by before after around from at over")
_DAYS = words("day eve sunday monday friday saturday wednesday thursday")
"""What ends a name that is a day's and nothing else's: "Christmas Day", "Easter Monday"."""
_AFTER_A_HOLIDAY = words(
    "and or but to in at with when as if while because the a an this that he she it they we i his her its "
    "their was were is are has had will would said says told announced wrote morning afternoon evening "
    "night for of from after before during last next than who which where so near since until"
)
# Months that are also names of people, verbs or adjectives need a cue when they stand alone.
_WEEKDAYS = frozenset(WEEKDAYS)
_BEFORE_A_NAME = words("by of from and with to for as")
_WARY_MONTHS = frozenset({"may", "march", "april", "june", "august"})


def read_point(tokens: Tokens, at: int) -> Point | None:
    """The longest date that begins at `at`."""
    place = at + 1 if tokens[at].lower == "the" else at
    modifier = MODIFIERS.get(tokens[place].lower)
    if modifier is None and tokens[place + 1].lower == "of":
        modifier = _ENDS.get(tokens[place].lower)
    if modifier and tokens[place].lower == "middle" and tokens[place + 1].lower == "of":
        place += 1
    if modifier:
        place += 2 if tokens.hyphen(place + 1) else 1
        if tokens[place].lower == "of":
            place += 1
        point = (
            read_season(tokens, place) or read_decade(tokens, place) or read_century(tokens, place)
        )
        point = (
            point or _month_alone(tokens, place, cued=True) or read_year(tokens, place, cued=True)
        )
        return point._replace(modifier=modifier) if point else None
    if (period := read_period(tokens, at)) is not None:
        return Point(period.end, ready=period.date)
    if place > at:
        return _with_article(tokens, place)
    return (
        (_after_its_year(tokens, place) if tokens.asked else None)
        or _holiday(tokens, place)
        or read_named(tokens, place)
        or _with_weekday(tokens, place)
        or _day_and_month(tokens, place)
        or read_division(tokens, place)
        or read_season(tokens, place)
        or read_decade(tokens, place)
        or read_century(tokens, place)
        or _month_alone(tokens, place, cued=_cued_month(tokens, at))
        or read_numeric(tokens, place)
        or read_year(
            tokens,
            place,
            cued=tokens[at - 1].lower in _CUES or tokens[place - 1].text in {"(", "–", "—"},
        )
    )


def _after_its_year(tokens: Tokens, at: int) -> Point | None:
    """Such as "2017 April", "2017 April 3" of a text that asks."""
    token = tokens[at]
    if not (token.plain and len(token.text) == 4 and BARE_FROM <= int(token.text) <= LAST_YEAR):
        return None
    point = _day_and_month(tokens, at + 1) or _month_alone(tokens, at + 1, cued=True)
    return point._replace(year=int(token.text)) if point and not point.year else None


def _holiday(tokens: Tokens, at: int) -> Point | None:
    """Such as "since Christmas", "Easter Sunday 2019"; in "the Christmas market" it dates nothing."""
    found = read_holiday(tokens, at, loose=tokens.asked)
    if found is None:
        return None
    end, key = found
    place = end + (tokens[end].lower in {"in", "of"})
    year = year_at(tokens, place)
    if year:
        return Point(year[1], year=year[0], holiday=key)
    if tokens.asked:
        return Point(end, holiday=key)
    follows = tokens[end]
    names_more = follows.kind == "n" or (
        follows.kind == "w" and follows.lower not in _AFTER_A_HOLIDAY
    )
    whole = tokens[end - 1].lower in _DAYS and tokens[at - 1].lower not in {"the", "a", "this"}
    cued = whole or tokens[at - 1].lower in _BEFORE_A_HOLIDAY
    if names_more or tokens.hyphen(end) or not cued:
        return None
    if follows.text in APOSTROPHES and follows.glued and tokens[end + 1].lower in {"s", ""}:
        return None
    return Point(end, holiday=key)


def _with_article(tokens: Tokens, at: int) -> Point | None:
    """Such as "the 1990s", "the first quarter", "the 6th of February"; in "the May 5 vote" the date begins later."""
    day = _day_and_month(tokens, at) if tokens[at].lower not in MONTHS else None
    if day is None and tokens.asked and (number := read_ordinal(tokens, at)):
        names_day = number.value is not None and number.value <= _LAST_DAY
        if names_day and tokens[number.end].kind in {"", "s"}:
            day = Point(number.end, day=int(number.value or 0))
    return (
        day
        or read_division(tokens, at)
        or read_season(tokens, at)
        or read_decade(tokens, at)
        or read_century(tokens, at)
        or (
            read_year(tokens, at, cued=True)
            if tokens[at].lower in {"year", "fiscal", "financial", "school", "academic"}
            else None
        )
    )


def _cued_month(tokens: Tokens, at: int) -> bool:
    return tokens[at - 1].lower in MONTH_CUES


def _with_weekday(tokens: Tokens, at: int) -> Point | None:
    found = weekday_at(tokens, at)
    if found is None:
        return None
    weekday, end = found
    place = end
    while (
        tokens[place].lower in {",", "the", "morning", "evening", "night", "afternoon"}
        and place < end + 3
    ):
        place += 1
    dated = _day_and_month(tokens, place) or read_numeric(tokens, place)
    if dated and (dated.day or dated.ready):
        return dated._replace(weekday=weekday)
    numbered = end + (tokens[end].lower == "the")
    number = read_ordinal(tokens, numbered)
    if number is None and tokens.asked and numbered == end and tokens[end].plain:
        loose = tokens[end + 1].kind in {"", "s"} and tokens[end + 1].text not in {
            ":",
            "/",
            "-",
            "%",
        }
        if loose or tokens[end + 1].lower == "at":  # "Monday 21!"
            number = exactly(end + 1, tokens[end].number, "digits")
    counts = number is None or (
        tokens[number.end].kind == "w" and tokens[number.end].lower not in _CUES | {"at"}
    )
    if (
        number
        and number.value
        and number.value <= _LAST_DAY
        and not counts
        and tokens[end].text != ","
    ):
        return Point(number.end, weekday=weekday, day=int(number.value))
    return Point(end, weekday=weekday)


def _day_and_month(tokens: Tokens, at: int) -> Point | None:
    named = month_at(tokens, at)
    if named:
        month, place = named
        place += tokens[place].lower == "the"
        found = day_at(tokens, place)
        if found is None or found[0] > 99:
            return None
        day, end = found
        follows = tokens[end]
        if (
            tokens[end - 1].plain
            and (follows.text in {":", "%"} or follows.lower in {"percent", "a.m.", "p.m."})
            and follows.glued
        ):
            return None
    else:
        found = day_at(tokens, at)
        if found is None:
            return None
        day, place = found
        place += tokens[place].lower == "of"
        if tokens.hyphen(place):
            place += 1
        named = month_at(tokens, place)
        if named is None:
            return None
        month, end = named
        if tokens[end].text == "-" and tokens[end].glued and tokens[end + 1].plain:
            end += 1
    year, end = _year_after(tokens, end)
    if (month, day, year) == (9, 11, None) and tokens[end].lower in _ATTACKED:
        year = 2001
    return Point(end, year=year, month=month, day=day, bad=edtf.day(year, month, day) is None)


def _year_after(tokens: Tokens, at: int) -> tuple[int | None, int]:
    found = year_at(tokens, at)
    if found:
        return found
    if tokens.words(at, 2) == (",", "this") and tokens[at + 2].lower == "year":
        return None, at
    return None, at


def _names_a_person(tokens: Tokens, at: int, end: int) -> bool:
    """Such as "directed by Jun Sakamoto", "a film by April Stone": a first name that a month shares."""
    follows = tokens[end]
    if not (follows.kind == "w" and follows.text.istitle()) or tokens.asked or end > at + 1:
        return False
    short = tokens[at].lower not in FULL_MONTHS
    named = tokens[at].lower in _WARY_MONTHS and tokens[at - 1].lower in _BEFORE_A_NAME
    return (short or named) and follows.lower not in _WEEKDAYS


def _month_alone(tokens: Tokens, at: int, *, cued: bool) -> Point | None:
    named = month_at(tokens, at)
    if named is None:
        return None
    month, end = named
    found = year_at(tokens, end)
    if found:
        return Point(found[1], year=found[0], month=month)
    token, follows = tokens[at], tokens[end]
    if tokens.hyphen(end) and month_at(tokens, end + 1):  # "Jan-Feb 2017"
        return Point(end, month=month)
    joined = tokens[end].lower in {"to", "through"} and month_at(tokens, end + 1)
    cued = cued or (tokens.asked and (token.lower != "may" or bool(joined)))
    if token.text == "may" and (
        follows.kind == "w" and follows.lower not in MONTH_CUES | {"on", "at"}
    ):
        return None  # "this may or may not be right"
    if token.text == "may" and tokens[at - 1].lower in {"and", "employer", "they"}:
        return None
    if _names_a_person(tokens, at, end):
        return None
    if token.text in {"MAR", "MAY", "DEC", "SEP"} or (token.lower not in FULL_MONTHS and not cued):
        return None
    wary = token.lower in _WARY_MONTHS or token.text.islower()
    if (
        wary
        and not cued
        and not (follows.text in APOSTROPHES and token.lower not in {"may", "march"})
    ):
        return None
    if follows.kind == "n" and follows.glued:
        return None
    return Point(end, month=month)
