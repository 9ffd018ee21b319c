"""Our values in the form of Facebook's Duckling: rows in, predictions out.

Duckling is for speech to an assistant: one value for a whole utterance, times always in the future, interval
ends exclusive. Out of scope: festivals of the Sikh and Bengali calendars, the nth closest of something, time zones, lengths in two
systems ("1 meter and 1 foot"), and words that another dimension reads otherwise ("a Pound", "30 l" as lakhs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.shares import read_share
from factcheck.nlp.quantities.sides import read_side
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.values import values_in
from tests.quality.norms_duckling_times import moment
from tests.quality.norms_timex import seconds_of

Row = dict[str, Any]
_UNITS = {
    "kilometer": "kilometre", "meter": "metre", "centimeter": "centimetre", "millimeter": "millimetre",
    "liter": "litre", "milliliter": "millilitre", "hectoliter": "hectolitre", "degree_Celsius": "celsius",
    "degree_Fahrenheit": "fahrenheit", "USD": "dollar", "INR": "inr",
}  # fmt: skip
_KINDS = {
    "AmountOfMoney": {ValueKind.MONEY}, "Temperature": {ValueKind.MEASUREMENT}, "Volume": {ValueKind.MEASUREMENT},
    "Quantity": {ValueKind.MEASUREMENT}, "Distance": {ValueKind.MEASUREMENT}, "Duration": {ValueKind.DURATION},
    "Time": {ValueKind.DATE, ValueKind.TIME},
}  # fmt: skip
_GRAMS = {"kilogram": 1000, "milligram": 0.001}
_MINUTES = {"hour": 60, "year": 12}


def predict_duckling(rows: Iterable[Row]) -> list[Row]:
    """What Duckling would say of each utterance in the dimension of its row."""
    return [{"id": row["id"], "expected": _expected(row)} for row in rows]


def _expected(row: Row) -> Row | None:
    dimension, text = row["dimension"], row["input"]
    tokens = Tokens(text, asked=True)
    if dimension == "Ordinal":
        number = read_ordinal(tokens, 0)
        return {"value": number.value} if number and number.end == tokens.size else None
    if dimension == "Numeral":
        return _numeral(tokens)
    if dimension == "Time":
        return moment(row)
    values = [
        value for value in values_in(text, prefer="future") if value.kind in _KINDS[dimension]
    ]
    return _amount(values[0], dimension) if values else None


def _numeral(tokens: Tokens) -> Row | None:
    side = read_side(tokens, 0)
    if side is not None and side.number.value is not None:
        return {"value": side.number.value}
    share = read_share(tokens, 0)
    return {"value": share.number} if share and share.number is not None else None


def _currency(value: Value) -> str:
    """Duckling tells US dollars from dollars, and does not say whose riyals or rials they are."""
    unit, text = value.unit or "", value.text.lower()
    if unit == "USD" and ("usd" in text or "us$" in text):
        return "usd"
    if unit in {"SAR", "IRR"} and " " in text and text.split()[-1] in {"riyals", "rials"}:
        return text.split()[-1].removesuffix("s")
    return _UNITS.get(unit, unit.lower())


def _amount(value: Value, dimension: str) -> Row | None:
    unit, times, text = value.unit or "", 1.0, value.text.lower()
    if unit in _GRAMS:
        unit, times = "gram", _GRAMS[unit]
    number = value.number
    if dimension == "Duration" and number is None and value.iso8601:
        return {"value": seconds_of(value.iso8601), "unit": "second"}
    if text.endswith("quarters") and dimension == "Duration" and number is not None:
        return {"value": number / 3, "unit": "quarter"}
    if (
        unit == "kilometer"
        and re.search("kilomet|km", text)
        and re.search(r"\bmet(re|er)s?$", text)
    ):
        unit, times = "meter", 1000.0
    if (
        dimension == "Duration"
        and number is not None
        and number != int(number)
        and unit in _MINUTES
    ):
        unit, times = ("minute", 60) if unit == "hour" else ("month", 12)
    unit = _currency(value) if dimension == "AmountOfMoney" else _UNITS.get(unit, unit)
    if value.comparator in {Comparator.EQUAL, Comparator.ABOUT}:
        return {"value": number * times, "unit": unit} if number is not None else None
    if dimension == "Duration" and number is None and text.endswith("s") and " " not in text:
        return None  # "for months": Duckling has no lengths without a number
    limits: Row = {"unit": unit}
    if value.low is not None:
        limits["from"] = value.low * times
    if value.high is not None:
        limits["to"] = value.high * times
    return limits
