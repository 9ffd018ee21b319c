"""What a reader of values hands on: a value by its tokens, before it is tied to the text."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.quantities.bounds import Bound


class Reading(NamedTuple):
    """A value from token `start` up to, not including, token `end`.

    `noun_at` is the token where the thing counted may follow, -1 where none is asked for. `kept` is a
    word the value should be cut before in print ("of").
    """

    start: int
    end: int
    kind: ValueKind
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    date: str | None = None
    anchor: str | None = None
    iso8601: str | None = None
    noun_at: int = -1


def bounded(reading: Reading, bound: Bound | None) -> Reading:
    """The reading under the bound before or after it; a range or a vague amount keeps its own limits."""
    if bound is None:
        return reading
    comparator, low, high = bound.comparator, reading.low, reading.high
    if reading.comparator is Comparator.BETWEEN:
        return reading._replace(approximate=reading.approximate or comparator is Comparator.ABOUT)
    if comparator in {Comparator.MORE, Comparator.AT_LEAST}:
        high = None
    elif comparator in {Comparator.LESS, Comparator.AT_MOST}:
        low = None
    elif comparator is Comparator.EQUAL:
        comparator = reading.comparator
    return reading._replace(
        low=low,
        high=high,
        comparator=comparator,
        approximate=reading.approximate or bound.approximate,
    )
