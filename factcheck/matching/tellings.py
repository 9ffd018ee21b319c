"""Whether two tellings of one sentence, two translations say, hold the same numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.values import values_in

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009]\d{3})+")
_VAGUE = frozenset({"one", "a", "an", "first", "once", "single", "half", "a half"})
"""Words one telling has and the other puts otherwise: "one of them", "first of all", "half-empty"."""
_CENTURY = re.compile(r"(\d\d)XX")
# Elsewhere in Europe a point parts the thousands and a comma the decimals.
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}\.\d{3}(?![\d.])")
_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(\d{1,2})(?![\d,]|\.\d)")
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}


MOST = 200
"""Numbers of one telling that are compared: sentences have a handful."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, in every reading it may have."""

    span: Span
    text: str
    readings: frozenset[float | str]
    loose: bool = False
    """Whether another telling may well do without it."""

    def like(self, other: Number) -> bool:
        """Whether both have a reading in common."""
        return not self.readings.isdisjoint(other.readings)


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of `text`, in words or digits, in its order; the first `MOST` of them."""
    found: list[Number] = []
    covered: set[int] = set()
    for value in values_in(_COMMA.sub(r"\1.\2", text)):
        readings = _readings(value)
        if readings:
            loose = value.text.lower().split()[0] in _VAGUE
            found.append(Number(value.span, value.text, readings, loose))
            covered.update(range(value.span.start, value.span.end))
    found += [
        Number(Span(match.start(), match.end()), match.group(), _digits(match.group()))
        for match in _DIGITS.finditer(text)
        if match.start() not in covered
    ]
    return tuple(sorted(found, key=lambda number: number.span.start)[:MOST])


def _readings(value: Value) -> frozenset[float | str]:
    """What a value says as a number; empty where its digits are read one by one."""
    if value.kind is ValueKind.TIME:
        return frozenset({value.iso8601} if value.iso8601 else ())
    century = _CENTURY.fullmatch(value.date or "")
    if century:
        return frozenset({int(century[1]) + 1.0, int(century[1]) * 100.0})
    if value.number is None:
        return frozenset()
    readings: set[float | str] = {round(value.number, 9)}
    if value.kind is ValueKind.PROPORTION:
        readings.add(round(100 * value.number, 9))
    if value.unit in _DAYS:
        readings.add(f"P{round(value.number * _DAYS[value.unit], 9)}D")
    if _THOUSANDS.search(value.text):
        readings.add(round(value.number * 1000, 9))
    return frozenset(readings)


def _digits(text: str) -> frozenset[float | str]:
    """What digits may say: "3,5" is three and a half, "1.200" twelve hundred or 1.2."""
    plain = re.sub(r"[^\d]", "", text)
    readings: set[float | str] = set()
    if text.isdecimal():
        readings.add(float(text))
    if _GROUPED.fullmatch(text):
        readings.add(float(plain))
    parts = re.split(r"[^\d]", text)
    if len(parts) == 2:  # noqa: PLR2004 - whole and decimals
        readings.add(float(".".join(parts)))
    return frozenset(readings or {float(plain)})


def changed(one: str, other: str) -> tuple[Number, Number] | None:
    """The first number of `one` that `other` has not, with what it has instead; None where none is."""
    left, right = list(numbers_in(one)), list(numbers_in(other))
    for number in tuple(left):
        match = next((k for k in right if number.like(k)), None)
        if match is not None:
            left.remove(number)
            right.remove(match)
    return _first(left, right)


def _first(left: Sequence[Number], right: Sequence[Number]) -> tuple[Number, Number] | None:
    for number in left:
        for instead in right:
            if not (number.loose and instead.loose):
                return number, instead
    return None
