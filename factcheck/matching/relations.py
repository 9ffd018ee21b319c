"""How two values of one kind stand to each other: the evidence's within the claim's, apart from it, or neither."""

# ruff: noqa: PLR0911 - each question about two values has its own answer

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from math import inf
from typing import NamedTuple

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.matching.figures import Figure
from factcheck.nlp.dates.edtf import UNKNOWN_YEAR, limits


class Agreement(StrEnum):
    """What evidence makes of a claim, or one of its figures of one of the claim's."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNKNOWN = "unknown"


AGREE, DISAGREE, UNKNOWN = Agreement.AGREE, Agreement.DISAGREE, Agreement.UNKNOWN

ABOUT = 0.1
"""What "about" and "nearly" allow, as a part of the number: a choice, as style guides leave it open."""
ROUNDED = 0.025
"""The most that leaving off digits may change a number for "4,900" still to tell 4,948."""
_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14,
    "month": 30.4375, "quarter": 91.3125, "year": 365.25, "decade": 3652.5, "century": 36525,
    "millennium": 365250,
}  # fmt: skip
_LENGTHS = {
    "millimeter": 0.001, "centimeter": 0.01, "meter": 1, "kilometer": 1000, "inch": 0.0254,
    "foot": 0.3048, "yard": 0.9144, "mile": 1609.344, "nautical_mile": 1852,
}  # fmt: skip
_WEIGHTS = {
    "milligram": 1e-6, "gram": 0.001, "kilogram": 1, "metric_ton": 1000, "ton": 907.18474,
    "pound": 0.45359237, "ounce": 0.028349523125, "stone": 6.35029318,
}  # fmt: skip
_AREAS = {"hectare": 10_000, "acre": 4046.8564224, "meter ** 2": 1, "kilometer ** 2": 1e6,
          "mile ** 2": 2589988.110336, "foot ** 2": 0.09290304}  # fmt: skip
# International yard and pound (1959), and the mean Gregorian-Julian year of 365.25 days as pint has it.
_SCALES = {
    unit: (name, factor)
    for name, table in (
        ("time", _DAYS),
        ("length", _LENGTHS),
        ("weight", _WEIGHTS),
        ("area", _AREAS),
    )
    for unit, factor in table.items()
}
HUNDRED = 100
CONVERTED = 0.01
"""What converting a unit and rounding it may change: "6.2 miles" is told as 10 kilometres."""


class Range(NamedTuple):
    """What a value allows, and whether its ends belong to it."""

    low: float
    high: float
    low_in: bool = True
    high_in: bool = True

    def within(self, other: Range) -> bool:
        above = self.low > other.low or (
            self.low == other.low and (other.low_in or not self.low_in)
        )
        below = self.high < other.high or (
            self.high == other.high and (other.high_in or not self.high_in)
        )
        return above and below

    def apart(self, other: Range) -> bool:
        return _below(self, other) or _below(other, self)


def _below(one: Range, other: Range) -> bool:
    return one.high < other.low or (one.high == other.low and not (one.high_in and other.low_in))


def dimension(figure: Figure) -> str | None:
    """What must be equal for two figures to be compared at all; None where nothing can be."""
    value = figure.value
    if value.kind is ValueKind.DATE:
        return "date"
    if value.number is None and value.low is None and value.high is None:
        return None
    if figure.scale is not None and figure.scale != HUNDRED:
        return f"of {figure.scale}"
    if value.kind is ValueKind.DURATION:
        return "time"
    if value.kind is ValueKind.MONEY:
        return f"money {value.unit}"
    if value.kind is ValueKind.MEASUREMENT:
        return _SCALES.get(value.unit or "", (value.unit or "", 1))[0]
    if value.kind in {ValueKind.PERCENTAGE, ValueKind.PROPORTION}:
        return "share"
    if value.kind is ValueKind.TIME:
        return None
    return str(value.kind)


def allowed(figure: Figure) -> Range:
    """What the words of a figure allow, in the unit its dimension is counted in."""
    value = figure.value
    number, comparator = value.number, value.comparator
    factor = 1 / HUNDRED if value.kind is ValueKind.PERCENTAGE or figure.scale == HUNDRED else 1.0
    if value.kind in {ValueKind.DURATION, ValueKind.MEASUREMENT}:
        factor = _SCALES.get(value.unit or "", ("", 1.0))[1]
    low = -inf if value.low is None else value.low
    high = inf if value.high is None else value.high
    if number is not None and value.approximate:
        slack = abs(number) * ABOUT
        low = min(number - slack, low if value.low is not None else inf)
        high = number if comparator is Comparator.LESS else max(number + slack, value.high or -inf)
    return Range(
        low * factor,
        high * factor,
        comparator is not Comparator.MORE,
        comparator is not Comparator.LESS,
    )


def relate(claim: Figure, evidence: Figure) -> Agreement:
    """What one figure of the evidence makes of the claim's; both of one dimension."""
    if claim.dated:
        return _related_dates(claim.value, evidence.value)
    ours, theirs = allowed(claim), allowed(evidence)
    if _same_number(claim.value, evidence.value):
        return _same_numbers(claim.value, evidence.value, ours, theirs)
    if theirs.within(ours):
        return AGREE
    if (
        claim.value.unit != evidence.value.unit
        and _scaled(claim, evidence)
        and _close(ours, theirs)
    ):
        return AGREE
    if theirs.apart(ours):
        return AGREE if _told_rounder(claim.value, evidence.value) else DISAGREE
    if evidence.value.comparator in _OPEN:
        return _by_step(ours, theirs, evidence)
    both = {claim.value.comparator, evidence.value.comparator}
    if both <= _POINTS:
        return AGREE
    if evidence.value.comparator in _POINTS and evidence.value.number is not None:
        point = Range(evidence.value.number, evidence.value.number)
        return AGREE if point.within(ours) else UNKNOWN
    return UNKNOWN


_POINTS = {Comparator.ABOUT, Comparator.EQUAL}
_OPEN = {Comparator.MORE, Comparator.AT_LEAST}


def _by_step(ours: Range, theirs: Range, evidence: Figure) -> Agreement:
    """Who says "over 7 million" means less than 8: the next number told as roughly would be said instead.

    The rule is that of C. Cummins, U. Sauerland and S. Solt, "Granularity and scalar implicature in
    numerical expressions" (2012).
    """
    number = evidence.value.number
    if number is None or number <= 0:
        return UNKNOWN
    factor = theirs.low / number
    meant = Range(theirs.low, (number + _step(number)) * factor, theirs.low_in, high_in=False)
    if meant.within(ours):
        return AGREE
    if meant.apart(ours):
        return DISAGREE
    return UNKNOWN


def _step(number: float) -> float:
    """The worth of the last digit that is not nought: 100,000 for 7,400,000; 0.1 for 8.2."""
    digits = f"{number:.10g}"
    if "e" in digits:
        digits = f"{number:.0f}"
    if "." in digits:
        return 10.0 ** -len(digits.split(".")[1])
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _same_number(one: Value, other: Value) -> bool:
    return one.number is not None and one.number == other.number and one.unit == other.unit


def _same_numbers(claim: Value, evidence: Value, ours: Range, theirs: Range) -> Agreement:
    if theirs.within(ours):
        return AGREE
    exact = {Comparator.EQUAL, Comparator.ABOUT, Comparator.BETWEEN}
    if claim.comparator in exact:
        return AGREE if claim.approximate or evidence.approximate or _round(claim) else UNKNOWN
    if evidence.comparator in exact and not evidence.approximate:
        return DISAGREE
    return UNKNOWN


def _round(value: Value) -> bool:
    number = value.number or 0
    return number >= HUNDRED and number % HUNDRED == 0


def _scaled(claim: Figure, evidence: Figure) -> bool:
    return claim.value.kind in {ValueKind.DURATION, ValueKind.MEASUREMENT} and bool(
        evidence.value.unit
    )


def _close(ours: Range, theirs: Range) -> bool:
    return abs(ours.low - theirs.low) <= CONVERTED * abs(theirs.low or 1) and abs(
        ours.high - theirs.high
    ) <= CONVERTED * abs(theirs.high or 1)


def _told_rounder(claim: Value, evidence: Value) -> bool:
    """Whether the claim's number is the evidence's with its last digits left off: 4,900 for 4,948."""
    if claim.number is None or evidence.number is None or claim.unit != evidence.unit:
        return False
    if {claim.comparator, evidence.comparator} != {Comparator.EQUAL} or claim.kind in {
        ValueKind.AGE, ValueKind.ORDINAL,
    }:  # fmt: skip
        return False
    step = _step(claim.number)
    if claim.number < 1000 or step < HUNDRED or _step(evidence.number) >= step:  # noqa: PLR2004 - smaller numbers are told exactly
        return False
    off = abs(claim.number - evidence.number)
    return off <= step / 2 and off <= ROUNDED * evidence.number


def _related_dates(claim: Value, evidence: Value) -> Agreement:
    ours, theirs = days_of(claim, evidence), days_of(evidence, claim)
    if ours is None or theirs is None:
        return UNKNOWN
    if _spans(claim) and _spans(evidence):
        return AGREE if ours == theirs else DISAGREE
    if theirs.within(ours):
        return AGREE
    if theirs.apart(ours):
        return DISAGREE
    return AGREE if evidence.comparator is not Comparator.EQUAL and ours.within(theirs) else UNKNOWN


def _spans(value: Value) -> bool:
    """Whether a date has two ends of its own: "2015–16", "from May to June"."""
    return "/" in (value.date or "") and ".." not in (value.date or "")


def days_of(value: Value, other: Value) -> Range | None:
    """The days a date allows, as ordinals; a year left out is taken from `other`."""
    text = value.date or ""
    if UNKNOWN_YEAR in text:
        year = next((y for y in _years(other.date or "")), "2000")  # a leap year, as any would do
        text = text.replace(UNKNOWN_YEAR, year)
    first, last = limits(text)
    if first is None and last is None:
        return None
    if value.comparator is Comparator.LESS and last is not None:
        _, whole = limits(text.rsplit("/", maxsplit=1)[-1])
        begin = limits(text.rsplit("/", maxsplit=1)[-1])[0] or whole
        last = _moved(begin, -1)
    if value.comparator is Comparator.MORE and first is not None:
        first = _moved(limits(text.split("/", maxsplit=1)[0])[1] or first, 1)
    low = -inf if first is None else first.toordinal()
    high = inf if last is None else last.toordinal()
    return Range(low, high)


def _years(text: str) -> list[str]:
    return [
        part[:4] for part in text.split("/") if part[:4].isdecimal() and not part.startswith("0000")
    ]


def _moved(day: date | None, by: int) -> date | None:
    try:
        return day + timedelta(days=by) if day else None
    except OverflowError:
        return day
