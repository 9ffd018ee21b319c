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
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

_OWNERS = words("the a an his her its their our that")
_PART_NAMES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def read_division(tokens: Tokens, at: int) -> Point | None:
    """Such as "the first quarter of 2022", "the second half of 2021", "Q1 2022", "third-quarter"."""
    token = tokens[at]
    if (after := _after_its_year(tokens, at)) is not None:
        return after
    if figure := _by_figure(tokens, at):
        number, end, kind = figure
    elif (
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
    found = year_at(tokens, place) or _short_year(tokens, place)
    if found and tokens[place].text != ",":
        return Point(found[1], year=found[0], division=division)
    if (
        (token.kind == "n" and kind == "quarter" and tokens[end - 1].lower == "q")
        or kind == "half"
        or token.lower in {"final", "last"}
    ):
        return None
    if tokens[end].lower == "of" and tokens[end + 1].lower in _OWNERS:
        return None  # "the first quarter of the match"
    return Point(end, division=division)


def _short_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The year of "3Q22", "Q3'22"."""
    place = at + (tokens[at].text in APOSTROPHES)
    token = tokens[place]
    short = token.plain and len(token.text) == len("22") and token.glued and tokens[at].glued
    return (2000 + int(token.text), place + 1) if short else None


def _by_figure(tokens: Tokens, at: int) -> tuple[int, int, str] | None:
    """Such as "3rd quarter", "2nd half", "3Q", "1H" before a year."""
    token, mark = tokens[at], tokens[at + 1]
    if not token.plain or len(token.text) > 1:
        return None
    if mark.text in {"Q", "H"} and mark.glued:
        return int(token.text), at + 2, "quarter" if mark.text == "Q" else "half"
    ordinal = read_ordinal(tokens, at)
    kind = tokens[ordinal.end].lower if ordinal else ""
    return (
        (int(token.text), ordinal.end + 1, kind)
        if ordinal and kind in {"quarter", "half"}
        else None
    )


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
