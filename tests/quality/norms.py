"""Our values in the conventions of public data sets: rows in, predictions out.

The engine speaks EDTF, pint and ISO 4217 and reads numbers as news does; each data set has a convention of
its own, and the translation stands here, so that none of it is in the engine.

Out of scope are classes of cases that tell a checker nothing about a news text, or that no text-bound reading
can settle. They stay in the figures; the counts are misses on the halves that are looked at:

* gum: dates that only the annotator's knowledge of the world gives (20: the years of a stay abroad, of a
  person's twenties, of "that time", of "the opening night"), marks that other marks or the calendar contradict (14:
  ends of decades and centuries, "from" beside "notAfter", a Wednesday on a Tuesday), months of any year (3), times
  whose day another sentence tells (2), and others (3: "11-year", "594" without its BC, "3000 years ago");
* quantulum: a gross and a square dozen, a year taken for a number, "245 23 yen" as nothing, a sum below zero in
  brackets, memory in kibibytes (5 texts);
* recognizers: percentages without a number (4: "percent of 10"), currencies outside ISO 4217 or half spelt (7:
  satoshis, "MAUD 60"), units without a number, misspelt, or letters that are units only beside others (8), what only
  an order to a calendar ties together (21: "the first Monday 1pm to 3pm of next month", "before lunch"), days in
  marks the news does not use (13: "this Friday 7.6", "23-2020-September"), marks that other marks contradict (9:
  "around" within and without, "the 21st" as nothing), and others (5: "192.168.1.2" as four numbers);
* duckling: the nth closest of something and "two upcoming years" (6), festivals of the Sikh and Bengali calendars
  and moons seen a day later than reckoned (12), lengths in two systems (5), time zones (3), letters that stand for
  scales or for two units (11), a holiday or hour beside a length of time (3), and others (17: "nil", "at 4:23" at
  half past four, "2-15").
"""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.values import values_in
from tests.quality.norms_duckling import predict_duckling
from tests.quality.norms_recognizers import predict_recognizers

Row = dict[str, Any]

__all__ = ["predict_duckling", "predict_gum_dates", "predict_quantulum", "predict_recognizers"]


def predict_gum_dates(rows: Iterable[Row]) -> list[Row]:
    """TEI attributes (when, from, to, notBefore, notAfter) for date spans that are given.

    The sentence before, where the rows have it, is read too: "that year" is counted from it.
    """
    before: Row = {}
    predictions = []
    for row in rows:
        near = before.get("doc") == row["doc"] and before["sentence"] != row["sentence"]
        context = before["sentence"] + "\n" if near else ""
        predictions.append({"id": row["id"], **tei(row, context)})
        if row["sentence"] != before.get("sentence"):
            before = row
    return predictions


def tei(row: Row, context: str = "") -> dict[str, str]:
    """The attributes for the span of `row`; a travel guide is not dated, its months are of any year."""
    published = None if row["genre"] == "voyage" else date.fromisoformat(row["doc_date"])
    start, end = row["start"] + len(context), row["end"] + len(context)
    value = _best(values_in(context + row["sentence"], published), start, end)
    if value and value.date and value.span.start < start and "/" not in value.date:
        again = _best(values_in(row["text"], published), 0, len(row["text"]))
        if again and again.date and len(again.date) < len(value.date):
            return _point(again.date)  # "this year" of "through March 11 this year"
    if value and value.number is not None and (value.anchor or "").endswith(row["text"]):
        value = None  # "World War II" of "the day before the outbreak of World War II"
    for text in (row["text"], f"in {row['text']}", f"during {row['text'].split('-')[0]}"):
        if value is None or (value.date is None and value.kind is not ValueKind.TIME):
            value = _best(values_in(text, None), 0, len(text))
            start, end = 0, len(text)
    if value is None:
        return {}
    if value.kind is ValueKind.TIME:
        clocks = (value.iso8601 or "T").replace("T", "").split("/")
        clock = clocks[0 if start + end < value.span.start + value.span.end else -1]
        return {"when": clock if clock.count(":") > 1 else f"{clock}:00"}
    return _tei_of(value, start, end, row["text"])


def _best(values: Iterable[Value], start: int, end: int) -> Value | None:
    dated = [
        v
        for v in values
        if v.kind in {ValueKind.DATE, ValueKind.TIME} and v.span.start < end and start < v.span.end
    ]
    return max(dated, key=lambda v: min(end, v.span.end) - max(start, v.span.start), default=None)


def _tei_of(value: Value, start: int, end: int, text: str) -> dict[str, str]:
    found = value.date or ""
    if found.count("/") != 1:
        return _point(found)
    first, last = found.split("/")
    if ".." in {first, last}:
        said = re.match(
            "(since|until|till|before|after|by|following|as early as) ", value.text, re.IGNORECASE
        )
        if said and start >= value.span.start + said.end():
            again = _best(values_in(text, None), 0, len(text))
            during = f"during {text}"
            period = _best(values_in(during, None), 7, len(during))
            if period and again is None and "XXXX" not in (period.date or ""):
                return _tei_of(period, 0, len(text), text)
            known = (
                again is not None
                and again.date is not None
                and "X" in again.date
                and "XXXX" not in again.date
            )
            return _point(
                (again.date or "") if again and known else first if last == ".." else last
            )
        return {"notAfter": last} if first == ".." else {"notBefore": first}
    counted = value.number is not None and value.anchor in {None, "published"}
    named = re.fullmatch("(the )?[A-Z][^0-9]*", value.text)
    if counted or (named and re.fullmatch(r"\d{4}/\d{4}", found)):
        return {"notBefore": first, "notAfter": last}
    if re.fullmatch(r"\d{4}/\d{4}", found) and re.fullmatch(r"\d{2,4}", text):
        return _point(text if text in {first, last} else last)
    partial = end - start < len(re.sub("^(between|from) ", "", value.text, flags=re.IGNORECASE))
    again = _best(values_in(text, None), 0, len(text)) if partial else None
    if again is not None and again.approximate and "/" in (again.date or ""):
        return _tei_of(again, 0, len(text), text)  # one end of "from the late 1800s to the 1920s"
    if value.comparator == "between" and partial and re.search(r"\b(BCE?|AD|CE)\b", text):
        early = start + end < value.span.start + value.span.end
        key = "from" if early else "to"
        return {key: _before_christ(first) if early else last}
    if value.comparator == "between" and partial:
        return _point(first if start + end < value.span.start + value.span.end else last)
    if partial and value.approximate and not re.search("early|mid|late", text, re.IGNORECASE):
        again = _best(values_in(text, None), 0, len(text))
        return _point(again.date or "") if again else {}
    if re.match("late", value.text, re.IGNORECASE) and re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        first = first[:-2] + "15"
    if first.startswith("XXXX"):
        late = re.match("late", value.text, re.IGNORECASE) and len(first) > len("XXXX-06")
        first = first[:-2] + "15" if late else first
        return {"from": first.replace("XXXX", "-"), "to": last.replace("XXXX", "-")}
    if re.fullmatch(r"-\d{4}", first):
        return {"from": _before_christ(first), "to": _before_christ(last)}
    if re.fullmatch(r"\d{4}", first) and value.approximate:
        return {"from": f"{first}-01-01", "to": f"{last}-12-31"}
    return {"from": first, "to": last}


_SEASONS = {"21": ("03", "06"), "22": ("06", "09"), "23": ("09", "12"), "24": ("12", "03")}


def _point(found: str) -> dict[str, str]:
    if century := re.fullmatch(r"(\d\d)XX", found):
        return {"from": f"{century[1]}00-01-01", "to": f"{century[1]}99-12-31"}
    if decade := re.fullmatch(r"(\d\d\d)X", found):
        return {"from": f"{decade[1]}0-01-01", "to": f"{decade[1]}9-12-31"}
    if season := re.fullmatch(r"(XXXX|\d{4})-(2[1-4])", found):
        first, last = _SEASONS[season[2]]
        if season[1] == "XXXX":
            return {"from": f"--{first}", "to": f"--{last}"}
        year = int(season[1])
        return {"from": f"{year}-{first}", "to": f"{year + (season[2] == '24')}-{last}"}
    if re.fullmatch(r"-\d{4}|0000", found):
        return {"when": _before_christ(found)}
    if options := re.fullmatch(r"\[(.+),(.+)\]", found):
        return {"when": options[1]}
    return {"when": found.replace("XXXX-", "--")} if found else {}


def _before_christ(year: str) -> str:
    """TEI has no year 0: EDTF's -0507 is 508 BC."""
    return f"-{abs(int(year)) + 1:04d}"


_QUANTULUM_UNITS = {
    "USD": "dollar", "GBP": "pound sterling", "metric_ton": "tonne", "milliliter": "cubic centimetre",
    "cubic_centimeter": "cubic centimetre", "pound": "pound-mass", "EUR": "euro", "percent": "percentage",
    "oil_barrel": "barrel", "light_year": "light-year", "revolutions_per_minute": "revolution per minute",
    "standard_atmosphere": "atmosphere", "pound_force_per_square_inch": "pound-force per square inch",
}  # fmt: skip
_POWERS = {"2": "square", "3": "cubic"}


def _quantulum_unit(unit: str) -> str:
    """A unit as quantulum3 writes it: British, "square" before, "per" between."""
    known = _QUANTULUM_UNITS.get(unit)
    if known is not None:
        return known
    below = [_powered(part) for part in unit.split(" / ")]
    return " per ".join(below).replace(" * ", " ").replace("_", " ")


def _powered(unit: str) -> str:
    name, _, power = unit.partition(" ** ")
    known = _QUANTULUM_UNITS.get(name)
    british = re.sub(r"(meter|liter)\b", lambda found: f"{found[1][:-2]}re", name)
    shown = known or british.replace("electron_volt", "electronvolt")
    return f"{_POWERS[power]} {shown}" if power else shown


def predict_quantulum(rows: Iterable[Row]) -> list[Row]:
    """Numbers with quantulum3's names of units; it gives a range as its middle."""
    return [{"id": row["id"], "expected": quantities(row["input"])} for row in rows]


def quantities(text: str) -> list[Row]:
    """What quantulum3 would call the quantities of `text`; it has no dates and no composite durations."""
    found = []
    for value in values_in(text):
        if value.kind in {ValueKind.DATE, ValueKind.TIME, ValueKind.ORDINAL}:
            continue
        parts = (
            re.findall(r"([\d.]+)([YMWDHS])", value.iso8601 or "")
            if value.kind is ValueKind.DURATION
            else []
        )
        if len(parts) > 1 and " half" not in value.text and "-half" not in value.text:
            clock = (value.iso8601 or "").partition("T")[0].count("M")
            for n, letter in parts:
                unit = {
                    "Y": "year",
                    "M": "month" if clock else "minute",
                    "W": "week",
                    "D": "day",
                    "H": "hour",
                    "S": "second",
                }[letter]
                clock -= letter == "M"
                found.append({"value": float(n), "unit": unit})
            continue
        number = value.number
        if number is None and value.low is not None and value.high is not None:
            if value.approximate and not re.search(r"\d", value.text):
                continue
            number = (value.low + value.high) / 2
        if number is None:
            continue
        counted = value.kind in {ValueKind.COUNT, ValueKind.PROPORTION, ValueKind.FACTOR}
        unit = "dimensionless" if counted or value.unit is None else _quantulum_unit(value.unit)
        for word, size in (("dozen", 12), ("penny", 0.01), ("gross", 144)):
            if word in value.text:
                number, unit = number / size, word
        if value.unit == "dime":
            unit = "dime"
        found.append({"value": number, "unit": unit})
    return found
