"""Our values in the form of Microsoft's Recognizers-Text: rows in, predictions out.

Recognizers marks the bare number or amount without its bound and noun, and gives dates as TIMEX with the
past reading first and interval ends exclusive.
"""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
    while at < len(tokens):
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


def _durations(row: Row) -> list[Row]:
    found = []
    for value in values_in(row["input"]):
        if value.kind is ValueKind.DURATION and value.iso8601:
            found.append(_timed(value.text, value.iso8601, value=str(_seconds(value.iso8601))))
    return found


def _timed(text: str, timex: str, **values: str) -> Row:
    return {"text": text, "resolution": {"values": [{"timex": timex, **values}]}}


def _seconds(iso: str) -> int | str:
    """A duration in seconds, with a year of 365 and a month of 30 days."""
    day, _, clock = iso.removeprefix("P").partition("T")
    size = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
    total = sum(float(n) * size[u] for n, u in re.findall(r"([\d.]+)([YMWD])", day))
    total += sum(
        float(n) * {"H": 3600, "M": 60, "S": 1}[u] for n, u in re.findall(r"([\d.]+)([HMS])", clock)
    )
    return int(total)


def _datetimes(row: Row) -> list[Row]:
    now = date.fromisoformat(row["reference"][:10] or "2016-11-07")
    settled, open_ = values_in(row["input"], now), values_in(row["input"], None)
    undated = {value.span: value for value in open_}
    found = []
    for value in settled:
        entity = _datetime(value, undated.get(value.span), now)
        if entity:
            found.append(entity)
    return found


def _datetime(value: Value, undated: Value | None, now: date) -> Row | None:
    text = value.text
    if value.kind is ValueKind.DURATION and value.iso8601:
        return _timed(text, value.iso8601, value=str(_seconds(value.iso8601)))
    if value.kind is ValueKind.TIME and value.iso8601:
        clock = value.iso8601[1:]
        full = clock if clock.count(":") > 1 else f"{clock}:00"
        said = (
            value.iso8601
            if ":" in text or "." in text.split()[0]
            else value.iso8601.removesuffix(":00")
        )
        return _timed(text, said, value=full)
    if value.kind is not ValueKind.DATE or not value.date:
        return None
    timex = (undated.date if undated and undated.date else value.date).replace("..", "")
    text = re.sub(
        r"^the (?=\d|late|mid|early|last|next|past|weekend)", "", text, flags=re.IGNORECASE
    )
    first, last = edtf.limits(value.date)
    weekday = re.fullmatch(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)", text.lower())
    if weekday and first:
        return _timed(text, f"XXXX-WXX-{first.isoweekday()}", value=first.isoformat())
    if first and first == last and "/" not in value.date:
        return _timed(text, timex, value=first.isoformat())
    if first and last and re.fullmatch(r"(last|this|next) week", text.lower()):
        week = first.isocalendar()
        return _timed(
            text,
            f"{week.year}-W{week.week:02d}",
            start=first.isoformat(),
            end=(last + timedelta(days=1)).isoformat(),
        )
    if first and last and "weekend" in text.lower():
        week = first.isocalendar()
        return _timed(
            text,
            f"{week.year}-W{week.week:02d}-WE",
            start=first.isoformat(),
            end=(last + timedelta(days=1)).isoformat(),
        )
    if value.comparator is Comparator.BETWEEN and first and last:
        return _between(value, undated, text)
    ends = {}
    if first:
        ends["start"] = first.isoformat()
    if last:
        ends["end"] = (last + timedelta(days=1)).isoformat() if last.year < 9999 else ""
    if value.comparator is Comparator.AT_MOST:
        start = edtf.limits(value.date.split("/")[-1])[0]
        ends = {"end": start.isoformat()} if start else {}
    if len(timex) > 10 and "/" not in timex:
        return None
    timex = timex.strip("/")
    if re.fullmatch(r"\d{4}-3[3-6]", timex) and first and last:
        after = last + timedelta(days=1)
        timex = f"({first},{after},P3M)"
    elif re.fullmatch(r"(\d{4}|XXXX)-2[1-4]", timex):
        season = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}[timex[-2:]]
        return _timed(text, f"{timex[:4]}-{season}", value="not resolved")
    elif re.fullmatch(r"\d{3}X", timex) and first and last:
        timex = f"({first},{last + timedelta(days=1)},P10Y)"
    elif re.fullmatch(r"\d\dXX", timex) and first and last:
        timex = f"({first},{last + timedelta(days=1)},P100Y)"
    return _timed(text, timex, **ends)


def _between(value: Value, undated: Value | None, text: str) -> Row | None:
    begin, finish = (value.date or "").split("/")
    first, last = edtf.limits(begin)[0], edtf.limits(finish)[0]
    if first is None or last is None:
        return None
    open_first, open_last = first.isoformat(), last.isoformat()
    if undated and undated.date and "XXXX" in undated.date:
        open_first, open_last = "XXXX" + open_first[4:], "XXXX" + open_last[4:]
    if len(begin) == 10:
        length = f"P{(last - first).days}D"
    elif len(begin) == 7:
        length = f"P{(last.year - first.year) * 12 + last.month - first.month}M"
    else:
        length = f"P{last.year - first.year}Y"
    return _timed(
        text, f"({open_first},{open_last},{length})", start=first.isoformat(), end=last.isoformat()
    )


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
    "DurationParser": _durations,
    "DateTimeModel": _datetimes,
}
