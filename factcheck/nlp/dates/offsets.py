"""Dates so far from a date that is named: "two weeks from Sunday", "three days before Feb. 6, 2023"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from datetime import date

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.durations import iso8601
from factcheck.nlp.dates.periods import read_period
from factcheck.nlp.dates.points import read_point
from factcheck.nlp.dates.relative import moved_by, read_amount, read_named_day
from factcheck.nlp.dates.settled import Calendar, settle
from factcheck.nlp.dates.steps import Relative, read_step
from factcheck.nlp.quantities.bounds import read_bound
from factcheck.nlp.quantities.cardinals import Number
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.tokens import APOSTROPHES, Tokens

_EDGES = {"outbreak": 0, "start": 0, "beginning": 0, "end": -1, "close": -1}
_SIGNS = {"from": 1, "after": 1, "before": -1}
_REACH = 8
"""Tokens from the first of "no more than two and a half years after" to its last, and some."""
_FINE = frozenset({"second", "minute", "hour"})
_COARSE = frozenset({"month", "year", "decade", "century"})


def read_offset(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """A length of time, "from", "after" or "before", and a date; None where any of them is missing."""
    if tokens[at - 1].lower == "for":  # "for two weeks from Sunday" lasts
        return None
    if not any(tokens[k].lower in _SIGNS for k in range(at + 2, at + _REACH)):
        return None
    bound = read_bound(tokens, at)
    amount = read_amount(tokens, bound.end if bound else at) or _the_one(tokens, at)
    if amount is None or amount[0].value is None:
        return None
    number, end, unit = amount
    sign = _SIGNS.get(tokens[end].lower)
    if sign is None:
        return None
    base = _base(tokens, end + 1, calendar, planned=True)
    if base is None:
        return None
    stop, first, precise = base
    if precise and unit in {"second", "minute"}:
        return None  # "3 minutes from today"
    told = tokens[at].lower == "the" and unit != "day"  # "the year after the end of the war"
    if tokens[at].lower == "the" and (first is None or not (precise or unit in _COARSE)):
        return None
    follows = tokens[stop]
    if (follows.text in APOSTROPHES and follows.glued) or tokens.hyphen(stop):
        return None
    words = tokens.text[tokens[end + 1].start : tokens[stop - 1].end]
    iso = iso8601(number.value, unit)
    if first is None or (not precise and unit not in _COARSE):
        return Relative(stop, None, None, number.value, unit, iso)
    found = moved_by(first, unit, sign, number, open_end=False, exact=precise and not told)
    approximate = bool(bound and bound.approximate)
    return Relative(stop, found, words, number.value, unit, iso, approximate)


def _the_one(tokens: Tokens, at: int) -> tuple[Number, int, str] | None:
    """Such as "the day" of "the day after Christmas"."""
    unit = time_unit(tokens, at + 1) if tokens[at].lower == "the" else None
    if (
        unit is None
        or unit.name not in {"day", "month", "year"}
        or tokens[at + 1].lower.endswith("s")
    ):
        return None
    if tokens[unit.end + 1].lower in {"tomorrow", "yesterday"}:
        return None
    return Number(at + 1, 1, 1, 1, "article"), unit.end, unit.name


def read_lasting(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "a week starting tomorrow", "for 10 days from May 20": a span from a day on."""
    amount = read_amount(tokens, at)
    if amount is None and tokens.asked:
        return _lasting_from(tokens, at, calendar)
    if amount is None or amount[0].value is None or amount[2] in _FINE:
        return None
    number, place, unit = amount
    lasting = tokens[at - 1].lower == "for"
    place += lasting and tokens[place].text == ","
    if tokens[place].lower not in {"starting", "beginning", "commencing"} and not (
        lasting and tokens[place].lower == "from"
    ):
        return None
    base = _base(tokens, place + 1 + (tokens[place + 1].lower == "on"), calendar)
    if base is None:
        return None
    words = tokens.text[tokens[place + 1].start : tokens[base[0] - 1].end]
    return _spanned(base, base[0], number, unit, words)


def _lasting_from(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "18th Dec for 10 days" of a text that asks."""
    base = _base(tokens, at, calendar)
    amount = read_amount(tokens, base[0] + 1) if base and tokens[base[0]].lower == "for" else None
    if base is None or amount is None or amount[0].value is None or amount[2] in _FINE:
        return None
    words = tokens.text[tokens[at].start : tokens[base[0] - 1].end]
    return _spanned(base, amount[1], amount[0], amount[2], words)


def _spanned(
    base: tuple[int, date | None, bool], end: int, number: Number, unit: str, words: str
) -> Relative | None:
    """So many units from the day of `base` on, which is the first of them."""
    _, first, precise = base
    if first is None or not precise:
        return None
    moved = moved_by(first, unit, 1, number, open_end=False, exact=True)
    after = edtf.limits(moved)[0]
    last = edtf.shifted(after, "day", -1) if after else None
    found = f"{first}/{last}" if last and last >= first else None
    return Relative(end, found, words, number.value, unit, iso8601(number.value, unit))


def _base(
    tokens: Tokens, at: int, calendar: Calendar, *, planned: bool = False
) -> tuple[int, date | None, bool] | None:
    """The token after the date at `at`, its first day, and whether it is a day."""
    relative = read_named_day(tokens, at, calendar) or read_step(tokens, at, calendar, ahead=None)
    if relative is not None:
        first, last = edtf.limits(relative.date)
        return relative.end, first, first == last
    if (war := _edge_of_a_period(tokens, at)) is not None:
        return war
    point = read_point(tokens, at)
    if point is None or point.bad or tokens[at].lower == "the":
        return None
    ahead = (planned and tokens.asked) or calendar.ahead(
        tokens, at, point.end
    )  # who asks is planning
    found, _ = settle(point, calendar.published, ahead=ahead)
    first, last = edtf.limits(found)
    return point.end, first, first == last


def _edge_of_a_period(tokens: Tokens, at: int) -> tuple[int, date | None, bool] | None:
    """Such as "the outbreak of World War II", "the end of the Korean War"."""
    place = at + (tokens[at].lower == "the")
    edge = _EDGES.get(tokens[place].lower)
    if edge is None or tokens[place + 1].lower != "of":
        return None
    period = read_period(tokens, place + 2, cued=True)
    if period is None:
        return None
    side = edtf.limits(period.date.split("/")[edge])
    return period.end, side[edge], side[0] == side[1]
