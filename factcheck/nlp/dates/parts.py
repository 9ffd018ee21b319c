"""Parts of a year: quarters, halves and seasons."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import (
    SEASONS,
)
from factcheck.nlp.dates.words import (
    MONTH_CUES,
    Point,
    year_at,
)
from factcheck.nlp.dates.years import double_year
from factcheck.nlp.tokens import Tokens

_PART_NAMES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def read_division(tokens: Tokens, at: int) -> Point | None:
    """Such as "the first quarter of 2022", "the second half of 2021", "Q1 2022", "third-quarter"."""
    token = tokens[at]
    if (after := _after_its_year(tokens, at)) is not None:
        return after
    if (
        (token.text in {"Q", "H"} or (tokens.asked and token.lower == "q"))
        and tokens[at + 1].plain
        and tokens[at + 1].glued
    ):
        number, end = int(tokens[at + 1].text), at + 2
        kind = "quarter" if token.lower == "q" else "half"
    else:
        number, place = _PART_NAMES.get(token.lower, 0), at + 1
        if not number:
            return None
        place += tokens.hyphen(place)
        kind, end = tokens[place].lower, place + 1
    if kind not in {"quarter", "half"} or not 1 <= number <= (4 if kind == "quarter" else 2):
        return None
    place = end + 1 if tokens[end].lower == "of" else end
    place += tokens[place].lower == "the"
    place += tokens[place].lower in {"fiscal", "financial"}
    place += tokens[place].lower == "year" and tokens[place + 1].plain
    division = (edtf.FIRST_QUARTER if kind == "quarter" else edtf.FIRST_HALF) + number - 1
    double = double_year(tokens, place)
    if double:
        return double
    found = year_at(tokens, place)
    if found and tokens[place].text != ",":
        return Point(found[1], year=found[0], division=division)
    if kind == "half" or token.lower in {"final", "last"}:
        return None
    return Point(end, division=division)


def _after_its_year(tokens: Tokens, at: int) -> Point | None:
    """Such as "2017 Q1", "2019-H2"."""
    token, place = tokens[at], at + 1 + tokens.hyphen(at + 1)
    letter, number = tokens[place].lower, tokens[place + 1]
    if not token.plain or letter not in {"q", "h"} or not (number.plain and number.glued):
        return None
    behind = tokens[place + 2]
    if behind.glued and behind.kind != "s":  # "the 2009 H1N1 outbreak"
        return None
    if len(token.text) != len("2017") or not 1 <= int(number.text[:2]) <= (
        4 if letter == "q" else 2
    ):
        return None
    division = edtf.FIRST_QUARTER if letter == "q" else edtf.FIRST_HALF
    return Point(place + 2, year=int(token.text), division=division + int(number.text) - 1)


def read_season(tokens: Tokens, at: int) -> Point | None:
    number = SEASONS.get(tokens[at].lower)
    plural = tokens[at].lower.endswith("s") and SEASONS.get(tokens[at].lower[:-1])
    if number is None and not plural:
        return None
    end = at + 1
    if plural:
        return Point(end, division=plural) if tokens[at].lower in {"summers", "winters"} else None
    double = double_year(tokens, end + (tokens[end].lower == "of"))
    found = year_at(tokens, end) if tokens[end].text != "," else None
    if number == edtf.WINTER and double and double.ready:
        return Point(double.end, year=int(double.ready[:4]), division=number)
    if found:
        return Point(found[1], year=found[0], division=number)
    before = tokens[at - 1].lower
    if before == "the":
        before = tokens[at - 2].lower
    wary = tokens[at].lower in {"fall", "spring"}
    if before in MONTH_CUES or (not wary and before in {"the", "throughout", "until"}):
        return (
            None
            if wary and tokens[at + 1].kind == "w" and before in {"to", "and", "the"}
            else Point(end, division=number)
        )
    return None
