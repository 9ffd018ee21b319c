"""Our values in the form of Microsoft's Recognizers-Text: rows in, predictions out.

Recognizers marks the bare number or amount without its bound and noun, and gives dates as TIMEX with the
past reading first and interval ends exclusive.

What is read is read by the engine, of a text that asks (`prefer="past"`); here it is only put into other words.
Out of scope: percent signs without a number, currencies outside ISO 4217, letters that are units only beside
other units ("the outreach is 48m"), and what an assistant is told to do with a calendar.
"""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.quantities.bounds import read_bound, read_bound_after, read_or_equal
from factcheck.nlp.quantities.money import currency_after
from factcheck.nlp.quantities.number_words import ORDINAL_ONES
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.places import read_place
from factcheck.nlp.quantities.reader import read_quantity
from factcheck.nlp.quantities.shares import read_share
from factcheck.nlp.quantities.sides import read_side
from factcheck.nlp.quantities.units import read_unit
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.values import values_in
from tests.quality.norms_recognizers_dates import datetimes, durations
from tests.quality.norms_timex import figure

Row = dict[str, Any]
_WITH_THE = frozenset({"last", *ORDINAL_ONES})
_CURRENCY = {
    "EUR": "Euro", "GBP": "Pound", "JPY": "Japanese yen", "CNY": "Chinese yuan", "INR": "Rupee", "CHF": "Franc",
    "CAD": "Canadian dollar", "AUD": "Australian dollar", "KRW": "South Korean won", "RUB": "Russian ruble",
    "MXN": "Mexican peso", "BRL": "Brazilian Real", "HKD": "Hong Kong dollar", "TRY": "Turkish lira",
    "SEK": "Swedish krona", "NOK": "Norwegian krone", "GEL": "Georgian lari", "NZD": "New Zealand dollar", "ILS": "Israeli new shekel", "UAH": "Ukrainian hryvnia",
    "DKK": "Danish krone", "ISK": "Icelandic króna", "PLN": "Polish złoty", "CZK": "Czech koruna", "HUF": "Hungarian forint",
    "RON": "Romanian leu", "BGN": "Bulgarian lev", "RSD": "Serbian dinar", "ZAR": "South African rand", "THB": "Thai baht",
    "MYR": "Malaysian ringgit", "SGD": "Singapore dollar", "IDR": "Indonesian rupiah", "PHP": "Philippine peso",
    "TWD": "New Taiwan dollar", "VND": "Vietnamese dong", "BDT": "Bangladeshi taka", "PKR": "Pakistani rupee",
    "LKR": "Sri Lankan rupee", "NPR": "Nepalese rupee", "AED": "United Arab Emirates dirham", "SAR": "Saudi riyal",
    "QAR": "Qatari riyal", "KWD": "Kuwaiti dinar", "BHD": "Bahraini dinar", "JOD": "Jordanian dinar",
    "IQD": "Iraqi dinar", "IRR": "Iranian rial", "EGP": "Egyptian pound", "LBP": "Lebanese pound", "SYP": "Syrian pound",
    "NGN": "Nigerian naira", "KES": "Kenyan shilling", "GHS": "Ghanaian cedi", "ETB": "Ethiopian birr",
    "ARS": "Argentine peso", "CLP": "Chilean peso", "COP": "Colombian peso", "CUP": "Cuban peso", "JMD": "Jamaican dollar",
    "KZT": "Kazakhstani tenge", "AMD": "Armenian dram", "MNT": "Mongolian tögrög", "MMK": "Burmese kyat",
    "AFN": "Afghan afghani", "KPW": "North Korean won", "MAD": "Moroccan dirham", "DZD": "Algerian dinar",
}  # fmt: skip
_COUNTRY = {"CHF": "Swiss franc", "USD": "United States dollar", "GBP": "British pound"}
_POWERS = {"2": "square", "3": "cubic"}
_DIMENSION = {
    "oil_barrel": "Barrel", "degree_Celsius": "C", "degree_Fahrenheit": "F", "kelvin": "K",
}  # fmt: skip


def predict_recognizers(rows: Iterable[Row]) -> list[Row]:
    """What Recognizers' model named in the row would find."""
    return [{"id": row["id"], "expected": _MODELS[row["model"]](row)} for row in rows]


def _entity(text: str, **resolution: str) -> Row:
    return {"text": text, "resolution": resolution}


def _scan(text: str, read: Callable[[Tokens, int], tuple[int, Row | None] | None]) -> list[Row]:
    tokens, at, found = Tokens(text, asked=True), 0, []
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
    share = None if read_bound(tokens, at) else read_share(tokens, at)
    side = read_side(tokens, at)
    whole = side.number.end if side and not side.money and side.number.value is not None else at
    if share and share.number is not None and share.end > whole and tokens[at].lower != "the":
        return share.end, _entity(_text(tokens, at, share.end), value=figure(share.number))
    number = side.number if side is not None else None
    if number is not None and side is not None and side.money:
        number = read_number(tokens, at)
    if number is None or number.value is None:
        return None
    value, place = (
        -number.value if tokens[at].text == "-" and number.value > 0 else number.value,
        at,
    )
    if number.form == "article" and tokens[at].lower in {"a", "an"}:
        if number.end == at + 1:
            return None
        place = at + 1
    if tokens[place].glued and tokens[place - 1].kind == "w":
        return None
    behind = tokens[number.end]
    if behind.glued and behind.kind == "w" and not behind.text.isupper():
        return number.end + 1, None
    points_back = tokens[at - 1].lower in {"that", "this", "the", "which"} or behind.lower == "of"
    if tokens[at].lower == "one" and number.end == at + 1 and points_back:
        return None
    return number.end, _entity(_text(tokens, place, number.end), value=figure(value))


def _text(tokens: Tokens, start: int, end: int) -> str:
    return tokens.text[tokens[start].start : tokens[end - 1].end]


def _ordinals(tokens: Tokens, at: int) -> tuple[int, Row | None] | None:
    """An ordinal; places from the end or from here take their article in where more words name them."""
    if (place := read_place(tokens, at)) is not None:
        start = at - (
            tokens[at - 1].lower == "the" and place.end > at + 1 and tokens[at].lower in _WITH_THE
        )
        steps = f"{'current' if place.current else 'end'}{place.steps:+d}"
        return place.end, _entity(_text(tokens, start, place.end), value=steps)
    number = read_ordinal(tokens, at)
    if number is None or number.value is None:
        return None
    return number.end, _entity(_text(tokens, at, number.end), value=figure(number.value))


def _amount(tokens: Tokens, at: int, kinds: str) -> tuple[int, Row | None] | None:
    side = read_side(tokens, at)
    if side is None:
        return _unit_alone(tokens, at, kinds)
    if side.number.value is None or side.unit is None:
        return None
    end, unit, value = side.end, side.unit, side.number.value
    whole = None if read_bound(tokens, at) else read_quantity(tokens, at)
    if whole and whole.number is not None and whole.unit == unit and whole.end > end:
        end, value = whole.end, whole.number
    if " / " in unit and (side.money or " / day" in unit):  # the amount without its "a day"
        unit, end = unit.split(" / ")[0], end - 2
    kind = (
        "money" if side.money else "time" if side.time else "percent" if unit == "percent"
        else "temperature" if unit.startswith(("degree_", "kelvin")) else "dimension"
    )  # fmt: skip
    if unit == "degree" and kinds == "temperature":
        kind = kinds
    if kind != kinds or (whole is None and not side.money):
        return side.end, None
    text, shown = _text(tokens, at, end), figure(value)
    if kind == "percent":
        return side.end, _entity(text, value=f"{shown}%")
    if kind == "money":
        return max(end, side.end), _money(text, unit, value)
    name = _DIMENSION.get(unit) or _in_words(unit)
    digits = f"{value:.16g}" if value != int(value) and end > side.end else shown
    return max(end, side.end), _entity(text, value=digits, unit=name)


def _in_words(unit: str) -> str:
    """A unit as Recognizers writes it: "Square meter", "Meter per second", "Nautical mile"."""
    parts = [part.partition(" ** ") for part in unit.split(" / ")]
    shown = " per ".join(f"{_POWERS[power]} {name}" if power else name for name, _, power in parts)
    return shown.replace(" * ", " ").replace("_", " ").capitalize()


def _unit_alone(tokens: Tokens, at: int, kinds: str) -> tuple[int, Row | None] | None:
    """Recognizers gives a temperature or a currency without a number too: "10 celsius to fahrenheit"."""
    if kinds == "money":
        money = currency_after(tokens, at)
        if money is None or len(tokens[at].text) < len("euro") or money[2] != 1:
            return None
        name = _CURRENCY.get(money[1], "Dollar")
        return money[0], _entity(_text(tokens, at, money[0]), unit=name)
    unit = read_unit(tokens, at) if kinds == "temperature" else None
    if unit is None or not unit.name.startswith("degree_") or len(tokens[at].text) == 1:
        return None
    return unit.end, _entity(_text(tokens, at, unit.end), unit=_DIMENSION[unit.name])


def _money(text: str, unit: str, value: float) -> Row:
    """An amount; Recognizers counts cents and pence where they stand alone."""
    name = _CURRENCY.get(unit, "Dollar" if unit == "USD" else unit)
    if re.search(r"(USD|GBP|\bUS\b|US\$|U\.S\.|united states|british|swiss)", text, re.IGNORECASE):
        name = _COUNTRY.get(unit, name)
    small = re.search(r"\b(cent|penny|pence)s?$", text, re.IGNORECASE)
    if small and value < 1 and not re.search(r"dollar|euro|pound", text, re.IGNORECASE):
        value, name = round(value * 100, 6), small[1].capitalize()
    return _entity(text, value=figure(value), unit=name)


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
                _entity(text, value=figure(value.number), unit=(value.unit or "").capitalize())
            )
    return found


def _ranges(row: Row) -> list[Row]:
    """Bounds and ranges; "more than 20 and less than 35" is one range to Recognizers."""
    found: list[tuple[str, str, str, str, str]] = []
    end = -9
    for value in values_in(row["input"], prefer="past"):
        text, opening = _bare(value.text)
        exact = value.comparator is Comparator.EQUAL and opening.startswith("equal")
        if value.kind in {ValueKind.DATE, ValueKind.TIME} or value.comparator is Comparator.ABOUT:
            continue
        if value.comparator is Comparator.EQUAL and not exact:
            continue
        low = figure(value.low) if value.low is not None else ""
        high = figure(value.high) if value.high is not None else ""
        closed = {Comparator.AT_LEAST, Comparator.BETWEEN, Comparator.EQUAL}
        left = "[" if value.comparator in closed else "("
        right = "]" if value.comparator is Comparator.AT_MOST or exact else ")"
        bounds = (text, left, low, high, right)
        gap = row["input"][end : value.span.start] if end >= 0 else ""
        joined = _both(found[-1], bounds) if found and gap == " and " else None
        found[-1:] = [joined] if joined else [*found[-1:], bounds]
        end = value.span.end
    return [
        _entity(text, value=f"{left}{low},{high}{right}") for text, left, low, high, right in found
    ]


def _bare(text: str) -> tuple[str, str]:
    """The bound and the numbers without "about" and what they count, and the words that bound them."""
    tokens = Tokens(text, asked=True)
    bound = read_bound(tokens, 0)
    start = bound.end if bound and bound.comparator is Comparator.ABOUT else 0
    at, end = start, start
    while at < tokens.size:
        number = read_number(tokens, at) or read_share(tokens, at)
        at = number.end if number else at + 1
        end = at if number else end
    after = read_bound_after(tokens, end) or read_or_equal(tokens, end, bound)
    stop = after.end if after else end or tokens.size
    opening = _text(tokens, 0, bound.end).lower() if bound else ""
    return _text(tokens, start, stop), opening


def _both(
    first: tuple[str, str, str, str, str], second: tuple[str, str, str, str, str]
) -> tuple[str, str, str, str, str] | None:
    """A lower and an upper bound as one range."""
    low, high = (first, second) if first[2] else (second, first)
    if not low[2] or low[3] or not high[3] or high[2] or float(low[2]) >= float(high[3]):
        return None
    return f"{first[0]} and {second[0]}", low[1], low[2], high[3], high[4]


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
