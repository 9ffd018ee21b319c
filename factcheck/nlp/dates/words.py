"""The pieces dates are made of: a weekday, a month, a day of the month, a year."""

# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.dates.calendar_words import (
    FULL_MONTHS,
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from factcheck.nlp.quantities.cardinals import read_cardinal
from factcheck.nlp.quantities.number_words import ONES, TENS
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.tokens import APOSTROPHES, Token, Tokens
from factcheck.nlp.word_lists import words

FIRST_YEAR, LAST_YEAR = 1000, 2099
MONTH_CUES = words(
    "in since until till by of during from to through last next this early mid late between and before after"
)
CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_TWO_DIGITS = 10
_NO_NOUNS = words(
    "he she it they we i was were is are has had and but or when where who which at on"
)


class Point(NamedTuple):
    """A date as far as its words go; `ready` is its EDTF where nothing is left to work out."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    division: int | None = None
    """Season, quarter or half, as EDTF numbers them."""
    ready: str | None = None
    modifier: str | None = None
    holiday: str | None = None
    bad: bool = False
    """A day or month that no calendar has."""


def weekday_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The weekday named at `at`, from 0 for Monday, and the token after it."""
    token = tokens[at]
    if token.lower in WEEKDAYS:
        return WEEKDAYS[token.lower], at + 1
    if token.lower in SHORT_WEEKDAYS and tokens.asked and _ends_a_name(tokens[at + 1]):
        return SHORT_WEEKDAYS[token.lower], at + 1 + (tokens[at + 1].text == ".")
    if token.lower in SHORT_WEEKDAYS and token.text.istitle():
        if tokens[at + 1].text == "." and tokens[at + 1].glued:
            return SHORT_WEEKDAYS[token.lower], at + 2
        if tokens[at + 1].text == "," or tokens[at + 1].lower in MONTHS:
            return SHORT_WEEKDAYS[token.lower], at + 1
    return None


def _ends_a_name(follows: Token) -> bool:
    """Whether "sun" or "wed" before `follows` can be a weekday cut short."""
    return follows.kind in {"", "n"} or follows.text in {".", ","} or follows.lower == "the"


def month_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The month named at `at` and the token after it, with the point of an abbreviation."""
    token = tokens[at]
    number = MONTHS.get(token.lower)
    if number is None:
        return None
    small = token.text.islower() and not tokens.asked
    if small and (token.lower not in FULL_MONTHS or token.lower in {"may", "march"}):
        return None
    end = at + 1
    if token.lower not in FULL_MONTHS and tokens[end].text == "." and tokens[end].glued:
        end += 1
    return number, end


def day_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month in digits or as an ordinal, and the token after it."""
    token = tokens[at]
    if token.plain and len(token.text) <= 2:
        ordinal = read_ordinal(tokens, at)
        if ordinal is None and tokens[at + 1].glued and tokens[at + 1].kind == "w":
            return None
        return int(token.text), ordinal.end if ordinal else at + 1
    if (
        token.kind == "w"
        and (ordinal := read_ordinal(tokens, at))
        and ordinal.value
        and ordinal.value <= 31
    ):
        return int(ordinal.value), ordinal.end
    said = read_cardinal(tokens, at) if tokens.asked and token.lower in ONES | TENS else None
    if said is not None and said.value and said.value <= 31 and said.form == "words":
        return int(said.value), said.end  # "January twenty five"
    return None


def spoken_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Such as "nineteen ninety-six", "two thousand and five", and the token after it."""
    first, second = tokens[at].lower, tokens[at + 1].lower
    if first in CENTURIES:
        hundreds, place = CENTURIES[first], at + 1
        number = read_cardinal(tokens, place)
        if number is None or number.value is None or number.form != "words":
            return None
        if not _TWO_DIGITS <= number.value < 100 or _goes_on(tokens, number.end):
            return None
        return hundreds * 100 + int(number.value), number.end
    if (first, second) == ("two", "thousand"):
        number = read_cardinal(tokens, at)
        if number is None or number.value is None or number.value > LAST_YEAR:
            return None
        return None if _goes_on(tokens, number.end) else (int(number.value), number.end)
    return None


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether a noun follows that a number in words would count."""
    follows = tokens[end]
    return tokens.hyphen(end) or (
        follows.kind == "w" and follows.lower not in MONTH_CUES and follows.lower not in _NO_NOUNS
    )


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether four digits at `at` are a year and count nothing: no noun follows."""
    token, follows = tokens[at], tokens[at + 1]
    if not token.plain or len(token.text) != 4 or not 1700 <= int(token.text) <= LAST_YEAR:
        return False
    return follows.kind in {"", "s"} or follows.lower in MONTH_CUES | _NO_NOUNS


def year_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A year after a day or month, with or without a comma, and the token after it."""
    place = at + 1 if tokens[at].text == "," else at
    if tokens[place].lower == "of":
        place += 1
    elif tokens[place].lower == "in" and _stands_alone(tokens, place + 1):
        place += 1  # "in April in 2016"
    token = tokens[place]
    if token.text in APOSTROPHES and tokens[place - 1].lower == "of":
        short = tokens[place + 1]
        if short.plain and len(short.text) == 2 and short.glued and tokens[place + 2].lower != "s":
            return int(short.text) + (1900 if int(short.text) >= 30 else 2000), place + 2
    if token.kind == "w":
        return spoken_year(tokens, place)
    if token.plain and len(token.text) == 4 and FIRST_YEAR <= int(token.text) <= LAST_YEAR:
        if tokens[place + 1].glued and tokens[place + 1].lower in {"s", ":"}:
            return None
        return int(token.text), place + 1
    return None
