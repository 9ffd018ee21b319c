"""Lengths of time: their ISO 8601 form, composite ("two years and six months") and vague ("decades")."""

# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.quantities.bounds import read_bound
from factcheck.nlp.quantities.cardinals import Number
from factcheck.nlp.quantities.number_words import DENOMINATORS, ONES
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.readings import Reading, bounded
from factcheck.nlp.tokens import Tokens

# Designators of ISO 8601-1:2019, and how many of the unit below make one; a week stands alone there but
# may be mixed since ISO 8601-2.
_DESIGNATOR = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1),
    "week": ("", "W", 1), "fortnight": ("", "W", 2), "month": ("", "M", 1), "year": ("", "Y", 1),
    "decade": ("", "Y", 10), "century": ("", "Y", 100), "millennium": ("", "Y", 1000),
}  # fmt: skip
# The larger unit in the smaller, for the number of a composite duration; only where it is exact.
_IN_SMALLER = {
    ("year", "month"): 12, ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24,
    ("week", "day"): 7, ("hour", "second"): 3600, ("week", "hour"): 168, ("day", "minute"): 1440,
    ("decade", "year"): 10, ("century", "year"): 100,
}  # fmt: skip
_ORDER = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")
_HALVES = {
    "year": ("month", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "day": ("hour", 24),
}


def iso8601(number: float | None, unit: str | None) -> str | None:
    """The duration of `number` times `unit`: PT3H, P12Y, P1Y6M, PT3H30M."""
    if number is None or unit not in _DESIGNATOR or number < 0:
        return None
    if unit in _HALVES and number != int(number):
        smaller, size = _HALVES[unit]
        rest = round((number - int(number)) * size, 6)
        if rest == int(rest):
            return joined([(float(int(number)), unit), (rest, smaller)])
    return joined([(number, unit)])


def joined(parts: list[tuple[float, str]]) -> str:
    """The ISO 8601 form of several parts, largest first."""
    day, time = "", ""
    for number, unit in parts:
        half, letter, times = _DESIGNATOR[unit]
        amount = number * times
        if not amount and len(parts) > 1:
            continue
        figure = f"{int(amount)}" if amount == int(amount) else f"{amount:.6f}".rstrip("0")
        if half:
            time += figure + letter
        else:
            day += figure + letter
    return f"P{day}{'T' + time if time else ''}"


def read_duration(tokens: Tokens, at: int) -> Reading | None:
    """A duration that takes more than a number and a unit: composite, halved, or without a number."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    reading = _composite(tokens, place) or _and_a_half(tokens, place) or _half(tokens, place)
    reading = reading or _plural(tokens, place) or _whole(tokens, place)
    return bounded(reading._replace(start=at), bound) if reading else None


def _part(tokens: Tokens, at: int) -> tuple[int, float, str] | None:
    number = read_number(tokens, at)
    if number is None and tokens[at].lower in {"a", "an", "one"}:
        number = Number(at + 1, 1, 1, 1, "article")
    if number is None or number.value is None:
        return None
    unit = time_unit(tokens, number.end)
    if unit is None and tokens[number.end].text in {"h", "m", "s"} and number.form == "digits":
        return (
            number.end + 1,
            number.value,
            {"h": "hour", "m": "minute", "s": "second"}[tokens[number.end].text],
        )
    return (unit.end, number.value, unit.name) if unit else None


def _composite(tokens: Tokens, at: int) -> Reading | None:
    """Such as "two years and six months", "3 hours, 5 minutes and 2 seconds", "2h30"."""
    parts: list[tuple[float, str]] = []
    end = place = at
    while True:
        part = _part(tokens, place)
        if part is None or part[2] not in _ORDER:
            break
        same = any(part[2] == unit for _, unit in parts)
        if same or (
            parts and not tokens.asked and _ORDER.index(part[2]) < _ORDER.index(parts[-1][1])
        ):
            break
        parts.append((part[1], part[2]))
        end = place = part[0]
        while tokens[place].lower in {",", "and"} and place < end + 2:
            place += 1
    if len(parts) < 2:
        return None
    parts.sort(key=lambda part: _ORDER.index(part[1]))
    number, unit = _in_one_unit(parts)
    return _duration(at, end, number, unit, joined(parts))


def _in_one_unit(parts: list[tuple[float, str]]) -> tuple[float | None, str]:
    total, unit = parts[0]
    for number, smaller in parts[1:]:
        times = _IN_SMALLER.get((unit, smaller))
        if times is None:
            return None, parts[0][1]
        total, unit = total * times + number, smaller
    return total, unit


def _and_a_half(tokens: Tokens, at: int) -> Reading | None:
    """Such as "an hour and a half", "a year and a quarter"."""
    part = _part(tokens, at)
    if part is None or tokens[part[0]].lower != "and":
        return None
    place = part[0] + 2 if tokens[part[0] + 1].lower == "a" else part[0] + 1
    share = {"half": 0.5, "quarter": 0.25}.get(tokens[place].lower)
    if share is None:
        return None
    return _duration(at, place + 1, part[1] + share, part[2], iso8601(part[1] + share, part[2]))


def _half(tokens: Tokens, at: int) -> Reading | None:
    """Such as "half an hour", "half a century", "a half hour", "a quarter century", "quarter of an hour"."""
    place = at + 1 if tokens[at].lower == "a" else at
    word = tokens[place].lower
    share = {"half": 0.5, "quarter": 0.25}.get(word)
    if share is None and tokens.words(place + 1, 2) == ("of", "a"):
        return _tenth(tokens, at, place)
    if share is None:
        return None
    place += 1
    if tokens.hyphen(place) or (share == 0.25 and tokens[place].lower == "of"):
        place += 1
    if tokens[place].lower in {"a", "an"}:
        place += 1
    unit = time_unit(tokens, place)
    if unit is None or tokens[unit.end - 1].lower.endswith("s") or unit.name == "second":
        return None
    if unit.name in {"decade", "century"}:
        times = share * (10 if unit.name == "decade" else 100)
        return _duration(at, unit.end, share, unit.name, iso8601(times, "year"))
    return _duration(at, unit.end, share, unit.name, iso8601(share, unit.name))


def _tenth(tokens: Tokens, at: int, place: int) -> Reading | None:
    """Such as "a tenth of a second", "a third of a year"."""
    below = DENOMINATORS.get(tokens[place].lower)
    unit = time_unit(tokens, place + 3)
    if below is None or unit is None or tokens[unit.end - 1].lower.endswith("s"):
        return None
    share = 1 / below
    return _duration(at, unit.end, share, unit.name, iso8601(share, unit.name))


def _whole(tokens: Tokens, at: int) -> Reading | None:
    """Such as "all day", "for another week", "a full year", and "three quarters" of a year."""
    word, place = tokens[at].lower, at + 1 + tokens.hyphen(at + 1)
    if word == "a" and tokens[at + 1].lower in {"full", "whole", "further"}:
        word, place = tokens[at + 1].lower, at + 2
    if word not in {"all", "another", "full", "whole", "further"}:
        return _quarters(tokens, at)
    unit = time_unit(tokens, place)
    if unit is None or tokens[unit.end - 1].lower.endswith("s") or tokens.hyphen(unit.end):
        return None
    lasting = tokens[at - 1].lower in {"for", "wait", "stay", "last", "takes", "take", "took"}
    if not (tokens.asked or lasting or (word == "all" and unit.name in {"day", "week"})):
        return None
    return _duration(at, unit.end, 1, unit.name, iso8601(1, unit.name))


def _quarters(tokens: Tokens, at: int) -> Reading | None:
    """Such as "for three quarters", which is nine months; "three quarters of" is a share."""
    token = tokens[at]
    count = token.number if token.plain else ONES.get(token.lower, 0)
    if not count or tokens[at + 1].lower != "quarters" or tokens[at + 2].lower == "of":
        return None
    if not tokens.asked and tokens[at - 1].lower not in {"for", "over", "in"}:
        return None
    return _duration(at, at + 2, count * 3, "month", iso8601(count * 3, "month"))


def _plural(tokens: Tokens, at: int) -> Reading | None:
    """Such as "decades", "for years", "hours": at least two of them."""
    word = tokens[at].lower
    if not word.endswith("s") and word != "millennia":
        return None
    unit = time_unit(tokens, at)
    if unit is None or unit.name in {"second", "minute"} or word in {"days", "times"}:
        return None
    before = tokens[at - 1].lower
    long = word in {"decades", "centuries"}
    if not long and before not in {"for", "over", "many", "took", "lasted"}:
        return None
    years = {"decade": 20.0, "century": 200.0}.get(unit.name)
    return Reading(
        at, unit.end, ValueKind.DURATION, low=years or 2.0, unit="year" if years else unit.name,
        comparator=Comparator.AT_LEAST, approximate=True,
    )  # fmt: skip


def _duration(start: int, end: int, number: float | None, unit: str, iso: str | None) -> Reading:
    return Reading(
        start,
        end,
        ValueKind.DURATION,
        number=number,
        low=number,
        high=number,
        unit=unit,
        iso8601=iso,
    )
