"""A number, duration or date as the text gives it: with its bound, its unit and its date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.span import Span


class Comparator(StrEnum):
    """How a value bounds the quantity it speaks of."""

    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    BETWEEN = "between"


class ValueKind(StrEnum):
    """What a value measures, which decides how it may be compared."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENTAGE = "percentage"
    PROPORTION = "proportion"
    MONEY = "money"
    MEASUREMENT = "measurement"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    FACTOR = "factor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value with the words it was read from.

    `number` is in units of `unit` (singular, as pint names it; ISO 4217 for money; the noun for people
    and things). `low` and `high` are what the words allow, None where they do not bound that side.
    `of` is what is counted or what it is a part of. `date` is EDTF (Library of Congress, 2019), resolved
    with `anchor`: "published", or the words in the text it was counted from.
    """

    kind: ValueKind
    span: Span
    text: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    of: str | None = None
    date: str | None = None
    anchor: str | None = None
    iso8601: str | None = None
