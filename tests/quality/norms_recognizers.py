"""Our values in the form of Microsoft's Recognizers-Text: rows in, predictions out.

Recognizers marks the bare number or amount without its bound and noun, and gives dates as TIMEX with the
past reading first and interval ends exclusive.
"""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.ordinals import read_ordinal
from factcheck.nlp.shares import read_share
from factcheck.nlp.sides import read_side
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.values import values_in
from tests.quality.norms_recognizers_dates import datetimes, durations

Row = dict[str, Any]
_CURRENCY = {
    "EUR": "Euro", "GBP": "Pound", "JPY": "Japanese yen", "CNY": "Chinese yuan", "INR": "Rupee", "CHF": "Franc",
    "CAD": "Canadian dollar", "AUD": "Australian dollar", "KRW": "South Korean won", "RUB": "Russian ruble",
    "MXN": "Mexican peso", "BRL": "Brazilian Real", "HKD": "Hong Kong dollar", "TRY": "Turkish lira",
    "SEK": "Swedish krona", "NOK": "Norwegian krone", "ILS": "Israeli new shekel", "UAH": "Ukrainian hryvnia",
}  # fmt: skip
_COUNTRY = {"CHF": "Swiss franc", "USD": "United States dollar", "GBP": "British pound"}
_DIMENSION = {
    "kilometer / hour": "Kilometer per hour", "mile / hour": "Mile per hour", "kilometer ** 2": "Square kilometer",
    "meter ** 2": "Square meter", "foot ** 3": "Cubic foot", "foot ** 2": "Square foot", "mile ** 2": "Square mile",
    "meter ** 3": "Cubic meter", "metric_ton": "Metric ton", "oil_barrel": "Barrel", "degree_Celsius": "C",
    "degree_Fahrenheit": "F", "inch ** 2": "Square inch", "kelvin": "K",
}  # fmt: skip


def predict_recognizers(rows: Iterable[Row]) -> list[Row]:
    """What Recognizers' model named in the row would find."""
    return [{"id": row["id"], "expected": _MODELS[row["model"]](row)} for row in rows]


def _figure(number: float) -> str:
    """A number as .NET prints a double: up to 15 digits."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}".replace("e+", "E+")


def _entity(text: str, **resolution: str) -> Row:
    return {"text": text, "resolution": resolution}


def _scan(text: str, read: Callable[[Tokens, int], tuple[int, Row | None] | None]) -> list[Row]:
    tokens, at, found = Tokens(text), 0, []
    while at < tokens.size:
        result = read(tokens, at)
        if result is None:
            at += 1
            continue
        at = max(result[0], at + 1)
        if result[1]:
            found.append(result[1])
    return found


def _number(tokens: Tokens, at: int) -> tuple[int, Row | None] | None:
    side = read_side(tokens, at)
    place = at
    if side is None or side.money or side.number.value is None:
        share = read_share(tokens, at)
        if share and share.number is not None and not tokens[at].lower.startswith(("the", "about")):
            return share.end, _entity(_text(tokens, at, share.end), value=_figure(share.number))
        return None
    number, value = side.number, side.number.value
    if number.form == "article" and tokens[at].lower in {"a", "an"}:
        if number.end == at + 1:
            return None
        place = at + 1
    if (tokens[place].glued and tokens[place - 1].kind == "w") or value is None:
        return None
    if (
        tokens[number.end].glued
        and tokens[number.end].kind == "w"
        and not tokens[number.end].text.isupper()
    ):
        return number.end + 1, None
    if (
        tokens[at].lower == "one"
        and number.end == at + 1
        and (tokens[at - 1].lower in {"that", "this", "the"} or tokens[at + 1].lower == "of")
    ):
        return None
    return number.end, _entity(_text(tokens, place, number.end), value=_figure(value))


def _text(tokens: Tokens, start: int, end: int) -> str:
    return tokens.text[tokens[start].start : tokens[end - 1].end]


def _ordinals(tokens: Tokens, at: int) -> tuple[int, Row | None] | None:
    number = read_ordinal(tokens, at)
    if number is None or number.value is None:
        return None
    return number.end, _entity(_text(tokens, at, number.end), value=_figure(number.value))


def _amount(tokens: Tokens, at: int, kinds: str) -> tuple[int, Row | None] | None:
    side = read_side(tokens, at)
    if side is None or side.number.value is None or side.unit is None:
        return None
    kind = (
        "money" if side.money else "time" if side.time
        else "percent" if side.unit == "percent"
        else "temperature" if side.unit.startswith(("degree", "kelvin")) else "dimension"
    )  # fmt: skip
    text = _text(tokens, at, side.end)
    figure = _figure(side.number.value)
    if kind != kinds:
        return side.end, None
    if kind == "percent":
        return side.end, _entity(text, value=f"{figure}%")
    if kind == "money":
        name = _CURRENCY.get(side.unit, "Dollar" if side.unit == "USD" else side.unit)
        if re.search(r"\b(USD|GBP|US|U\.S\.|united states|british|swiss)", text, re.IGNORECASE):
            name = _COUNTRY.get(side.unit, name)
        return side.end, _entity(text, value=figure, unit=name)
    name = _DIMENSION.get(side.unit, side.unit.replace("_", " ").capitalize())
    return side.end, _entity(text, value=figure, unit=name)


def _ages(row: Row) -> list[Row]:
    found = []
    for value in values_in(row["input"]):
        if (
            value.kind is ValueKind.AGE
            and value.number is not None
            and "age" not in value.text.split()[0]
        ):
            text = re.sub(r"^(younger|older|more|less) than |^(around|about) ", "", value.text)
            found.append(
                _entity(text, value=_figure(value.number), unit=(value.unit or "").capitalize())
            )
    return found


def _ranges(row: Row) -> list[Row]:
    found = []
    for value in values_in(row["input"]):
        if value.comparator in {Comparator.EQUAL, Comparator.ABOUT} or value.kind is ValueKind.DATE:
            continue
        low = _figure(value.low) if value.low is not None else ""
        high = _figure(value.high) if value.high is not None else ""
        left = "[" if value.comparator in {Comparator.AT_LEAST, Comparator.BETWEEN} else "("
        right = "]" if value.comparator is Comparator.AT_MOST else ")"
        text = re.match(r".*\d|.*(?:half|third|hundred|thousand)|.*", value.text)
        found.append(_entity(text[0] if text else value.text, value=f"{left}{low},{high}{right}"))
    return found


def _by(kind: str) -> Callable[[Row], list[Row]]:
    return lambda row: _scan(row["input"], lambda tokens, at: _amount(tokens, at, kind))


_MODELS: dict[str, Callable[[Row], list[Row]]] = {
    "NumberModel": lambda row: _scan(row["input"], _number),
    "OrdinalModel": lambda row: _scan(row["input"], _ordinals),
    "PercentModel": _by("percent"),
    "CurrencyModel": _by("money"),
    "DimensionModel": _by("dimension"),
    "TemperatureModel": _by("temperature"),
    "AgeModel": _ages,
    "NumberRangeModel": _ranges,
    "DurationParser": durations,
    "DateTimeModel": datetimes,
}
