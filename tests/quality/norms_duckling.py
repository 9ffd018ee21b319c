"""Our values in the form of Facebook's Duckling: rows in, predictions out.

Duckling is for speech to an assistant: one value for a whole utterance, times always in the future, interval
ends exclusive. Moving holidays, fractions of the present second and parts of the day are not news and are
left out.
"""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp import edtf
from factcheck.nlp.ordinals import read_ordinal
from factcheck.nlp.shares import read_share
from factcheck.nlp.sides import read_side
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.values import values_in

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
    tokens = Tokens(text)
    if dimension == "Ordinal":
        number = read_ordinal(tokens, 0)
        return {"value": number.value} if number and number.end == tokens.size else None
    if dimension == "Numeral":
        return _numeral(tokens)
    if dimension == "Time":
        return _time(row)
    values = [value for value in values_in(text) if value.kind in _KINDS[dimension]]
    return _amount(values[0], dimension) if values else None


def _numeral(tokens: Tokens) -> Row | None:
    side = read_side(tokens, 0)
    if side is not None and side.number.value is not None:
        return {"value": side.number.value}
    share = read_share(tokens, 0)
    return {"value": share.number} if share and share.number is not None else None


def _amount(value: Value, dimension: str) -> Row | None:
    unit, times = value.unit or "", 1.0
    if unit in _GRAMS:
        unit, times = "gram", _GRAMS[unit]
    number = value.number
    if (
        dimension == "Duration"
        and number is not None
        and number != int(number)
        and unit in _MINUTES
    ):
        unit, times = ("minute", 60) if unit == "hour" else ("month", 12)
    unit = _UNITS.get(unit, unit.lower() if dimension == "AmountOfMoney" else unit)
    if value.comparator in {Comparator.EQUAL, Comparator.ABOUT}:
        return {"value": number * times, "unit": unit} if number is not None else None
    limits: Row = {"unit": unit}
    if value.low is not None:
        limits["from"] = value.low * times
    if value.high is not None:
        limits["to"] = value.high * times
    return limits


def _time(row: Row) -> Row | None:
    now = date.fromisoformat(row.get("reference", "2013-02-12T04:30:00")[:10])
    values = [v for v in values_in(f"it will be {row['input']}", now) if v.kind in _KINDS["Time"]]
    if not values:
        return None
    clock = next((v for v in values if v.kind is ValueKind.TIME), None)
    day = next((v for v in values if v.kind is ValueKind.DATE and v.date), None)
    if clock is not None and clock.iso8601:
        return _clock(clock, day, row, now)
    if day is None or not day.date:
        return None
    first, last = edtf.limits(day.date)
    if day.comparator is Comparator.MORE or day.comparator is Comparator.AT_LEAST:
        return {"from": f"{first}T00:00:00"}
    if day.comparator in {Comparator.LESS, Comparator.AT_MOST}:
        return {"to": f"{edtf.limits(day.date.split('/')[-1])[0]}T00:00:00"}
    if first is None or last is None:
        return None
    if first == now - timedelta(days=7) or (
        re.fullmatch(r"\w+day", row["input"].lower()) and first == now
    ):
        first = first + timedelta(days=0 if first != now else 7)
    week = "week" in row["input"] and "/" in day.date
    if "/" not in day.date or week:
        return {"value": f"{first}T00:00:00"}
    return {"from": f"{first}T00:00:00", "to": f"{last + timedelta(days=1)}T00:00:00"}


def _clock(clock: Value, day: Value | None, row: Row, now: date) -> Row:
    some = edtf.limits(day.date)[0] if day and day.date else now
    said = (clock.iso8601 or "").split("/")
    moments = [f"{some}{part if part.count(':') > 1 else part + ':00'}" for part in said]
    if day is None and moments[0] < row.get("reference", "2013-02-12T04:30:00")[:19]:
        later = now + timedelta(days=1)
        moments = [later.isoformat() + moment[10:] for moment in moments]
    before = row["input"].lower().split()[0]
    if len(moments) > 1:
        return {"from": moments[0], "to": moments[1]}
    if before in {"after", "since"}:
        return {"from": moments[0]}
    return {"to": moments[0]} if before in {"before", "until"} else {"value": moments[0]}
