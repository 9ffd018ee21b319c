"""What numbers a printed value may stand for, and sums over such ranges.

A figure with decimals or a word like “million” is taken as rounded to the last digit printed; “about” is
given a tenth (a choice, as style guides leave it open); “more than” has no end above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from factcheck.domain.value import Value, ValueKind

ABOUT = 0.1
_HUNDRED = 100.0
_POINT = 0.5
"""Percentage points by which a share printed without decimals may have been rounded."""
_ROUGHLY = 3.0
"""Percentage points that “half” or “a third” leave open."""
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.(\d+))?")
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "bn": 1e9, "mn": 1e6, "tn": 1e12, "k": 1e3,
}  # fmt: skip
_SCALE = re.compile(
    r"(?<=[\d ])(hundred|thousand|million|billion|trillion|mn|bn|tn|m|k)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most."""

    low: float
    high: float

    def apart(self, other: Range, room: float = 1e-9) -> bool:
        """Whether no number is in both, by more than `room`."""
        return self.low > other.high + room or other.low > self.high + room

    def plus(self, other: Range) -> Range:
        """Both added."""
        return Range(self.low + other.low, self.high + other.high)

    def less(self, other: Range) -> Range:
        """What is left when `other` is taken away."""
        return Range(self.low - other.high, self.high - other.low)

    def size(self) -> Range:
        """How large, whichever way it goes."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Range(-self.high, -self.low)
        return Range(0, max(-self.low, self.high))

    def of(self, whole: Range) -> Range | None:
        """As a percentage of `whole`; None where that is not above nothing."""
        if not 0 < whole.low <= whole.high < inf or self.low < 0:
            return None
        return Range(_HUNDRED * self.low / whole.high, _HUNDRED * self.high / whole.low)


def amount(value: Value) -> Range:
    """What a number, sum or measure allows, in its own unit."""
    low = -inf if value.low is None else value.low
    high = inf if value.high is None else value.high
    if value.approximate and value.number is not None:
        room = abs(value.number) * ABOUT
        return Range(min(low, value.number) - room, max(high, value.number) + room)
    room = _half_a_digit(value)
    return Range(low - room, high + room)


def per_cent(value: Value) -> Range:
    """What a percentage or a proportion allows, in percent."""
    factor = _HUNDRED if value.kind is ValueKind.PROPORTION else 1.0
    low = -inf if value.low is None else value.low * factor
    high = inf if value.high is None else value.high * factor
    in_words = value.kind is ValueKind.PROPORTION and not value.text[:1].isdigit()
    room = _ROUGHLY if in_words else _decimals_off(value.text)
    if value.approximate:
        room += _ROUGHLY
    return Range(low - room, high + room)


def _decimals_off(text: str) -> float:
    found = _DIGITS.search(text)
    return float(_POINT * 10.0 ** -len(found[1] or "")) + 0.01 if found else _POINT


def _half_a_digit(value: Value) -> float:
    """Half of the last digit printed, where the figure looks rounded; else nothing."""
    found = _DIGITS.search(value.text)
    scale = _SCALE.search(value.text)
    if value.kind is ValueKind.MONEY and not scale:
        return 0.0  # pounds and pence are exact
    factor = _SCALES[scale[1].lower()] if scale else 1.0
    if not scale and not (found and found[1]):
        return 0.0
    # “2 million” is written for 2.0 million: house styles print a decimal where there is one.
    decimals = max(1, len(found[1] or "")) if found else 1
    return float(factor * 0.5 * 10.0**-decimals)
