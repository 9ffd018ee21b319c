"""Dates in figures: "2023-03-15", "15/03/2023", "3/4/1975"."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

import re

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import MONTHS
from factcheck.nlp.dates.words import (
    FIRST_YEAR,
    LAST_YEAR,
    Point,
)
from factcheck.nlp.dates.years import double_year
from factcheck.nlp.quantities.units import read_unit
from factcheck.nlp.tokens import Tokens

_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d|(?<![/]\d{4})-\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})(?![\d/]|[.\-]\d)")
_WIDTHS = ([4, 2, 2], [4, 1, 2], [4, 2, 1], [4, 1, 1])
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)Z?)?)?(?![\d\-])")


_NAMED = re.compile(
    r"(?:(\d{4})([-/])([A-Za-z]{3,9})\2(\d{1,2})|(\d{1,2})([-/])([A-Za-z]{3,9})\6(\d{4}|\d{2})"
    r"|([A-Za-z]{3,9})([-/])(\d{1,2})\10(\d{4})|([A-Za-z]{3,9})[-/](\d{4}))(?![\d/]|[.\-]\d)"
)
# A day between marks whose month is named, and no year: "Oct/2" of a text that asks.
_NAMED_DAY = re.compile(r"([A-Za-z]{3,9})/(\d{1,2})(?![\d/]|[.\-]\d{4})")
_MONTH_DAY = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})(?![\d/]|[./]\d|%)(?:, (\d{4})(?![\d/-]))?")


def read_named(tokens: Tokens, at: int) -> Point | None:
    """Such as "23/Sep/2020", "2019-Aug-1", "Sep-23-2020", "Dec-2018": a named month between marks."""
    token = tokens[at]
    after_a_dash = token.glued and tokens[at - 1].text in {"-", "–"} and token.kind == "w"
    if (token.glued and not after_a_dash) or not (
        tokens[at + 1].glued and tokens[at + 1].text in {"-", "/"}
    ):
        return None
    found = _NAMED.match(tokens.text, token.start)
    if not found:
        return _named_day(tokens, at) if tokens.asked else None
    year, month, day = (
        (found[1], found[3], found[4]) if found[1]
        else (found[8], found[7], found[5]) if found[5]
        else (found[12], found[9], found[11]) if found[9]
        else (found[14], found[13], None)
    )  # fmt: skip
    end, number = _token_after(tokens, at, found.end()), MONTHS.get(month.lower())
    if end is None or number is None:
        return None
    whole = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < 69 else 1900)
    if day is None:
        return Point(end, year=whole, month=number)
    return Point(
        end, year=whole, month=number, day=int(day), bad=not edtf.day(whole, number, int(day))
    )


def _named_day(tokens: Tokens, at: int) -> Point | None:
    """Such as "Oct/2" of a text that asks."""
    found = _NAMED_DAY.match(tokens.text, tokens[at].start)
    month = MONTHS.get(found[1].lower()) if found else None
    end = _token_after(tokens, at, found.end()) if found else None
    if found is None or month is None or end is None or not edtf.day(None, month, int(found[2])):
        return None
    return Point(end, month=month, day=int(found[2]))


def _month_and_day(tokens: Tokens, at: int) -> Point | None:
    """Such as "2/15" of a text that asks: the month first, unless it can be none."""
    found = _MONTH_DAY.match(tokens.text, tokens[at].start)
    end = _token_after(tokens, at, found.end()) if found else None
    if found is None or end is None:
        return None
    if read_unit(tokens, end):  # "1/2 gallon"
        return None
    first, second = int(found[1]), int(found[2])
    month, day = (first, second) if first <= 12 else (second, first)
    year = int(found[3]) if found[3] else None
    return Point(end, year=year, month=month, day=day) if edtf.day(year, month, day) else None


def read_numeric(tokens: Tokens, at: int) -> Point | None:
    """Such as "2023-03-15", "15/03/2023", "3/4/1975": one of two days where both numbers could be the month."""
    token = tokens[at]
    opened = {"(", "“", '"', "[", "–", "-"} if tokens.asked else {"(", "“", '"', "[", "–"}
    if token.kind != "n" or (token.glued and tokens[at - 1].text not in opened):
        return None
    iso = _ISO.match(tokens.text, token.start)
    if iso and len(token.text) == 4:
        return _iso(tokens, at, iso)
    if tokens.asked and (spaced := _spaced(tokens, at)):
        return spaced
    if len(token.text.partition(".")[0]) == 4 and (point := _year_first(tokens, at)):
        return point
    found = _NUMERIC.match(tokens.text, token.start)
    if tokens.asked and not found and (point := _month_and_day(tokens, at)):
        return point
    if not found or tokens[at - 1].text in {"$", "£", "€"}:
        return None
    end = _token_after(tokens, at, found.end())
    if end is None or (found[2] != "/" and len(found[4]) == 2):
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == 2:
        year += 2000 if year < 69 else 1900
    if found[2] == ".":
        readings = {edtf.day(year, second, first)}
    else:
        readings = {edtf.day(year, first, second), edtf.day(year, second, first)}
    if tokens.asked and found[2] != "." and edtf.day(year, first, second):
        readings = {edtf.day(year, first, second)}
    days = sorted(some for some in readings if some)
    if not days:
        return Point(end, bad=True)
    if len(days) > 1:
        return Point(end, ready=f"[{days[0]},{days[1]}]")
    return Point(end, year=int(days[0][:4]), month=int(days[0][5:7]), day=int(days[0][8:]))


def _spaced(tokens: Tokens, at: int) -> Point | None:
    """Such as "2016 10 16", "20170302" of a text that asks."""
    parts = [tokens[at].text, tokens[at + 1].text, tokens[at + 2].text]
    end = at + 3
    if tokens[at].plain and len(parts[0]) == 8:
        parts, end = [parts[0][:4], parts[0][4:6], parts[0][6:]], at + 1
    if not all(part.isdecimal() for part in parts) or [len(part) for part in parts] not in _WIDTHS:
        return None
    year, place, number = map(int, parts)
    if not FIRST_YEAR <= year <= LAST_YEAR or tokens[end].kind == "n":
        return None
    some = edtf.day(year, place, number)
    return Point(end, ready=some) if some else None


def _year_first(tokens: Tokens, at: int) -> Point | None:
    """Such as "2020/03/15", "2018-7-6"."""
    found = _YEAR_FIRST.match(tokens.text, tokens[at].start)
    end = _token_after(tokens, at, found.end()) if found else None
    if found is None or end is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    some = edtf.day(int(found[1]), int(found[3]), int(found[4]))
    return Point(end, ready=some, bad=some is None)


def _iso(tokens: Tokens, at: int, found: re.Match[str]) -> Point | None:
    end = _token_after(tokens, at, found.end())
    if end is None:
        return None
    year, month = int(found[1]), int(found[2])
    if found[3]:
        some = edtf.day(year, month, int(found[3]))
        if some and found[4]:
            some = f"{some}T{found[4] if found[4].count(':') > 1 else found[4] + ':00'}"
        return Point(end, ready=some, bad=some is None)
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return None if double_year(tokens, at) else Point(end, ready=edtf.month(year, month))


def _token_after(tokens: Tokens, at: int, position: int) -> int | None:
    """The token that begins where the match ended, or None if it ended inside one."""
    for k in range(at + 1, at + 14):
        if tokens[k].start >= position or tokens[k].kind == "":
            return k if tokens[k - 1].end <= position else None
    return None
