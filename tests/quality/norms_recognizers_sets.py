"""What repeats, business days and years of account, as the TIMEX values of Microsoft's Recognizers-Text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.dates.calendar_words import WEEKDAYS
from tests.quality.norms_timex import Row, timed

_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "nightly": "TNI"}
_NAMED = re.compile(r"\b(fiscal|financial|school|academic) year\b|\b([fs]y) ?\d", re.IGNORECASE)
_LONG = {"night": ("D", 86400), "weekend": ("WE", 2 * 86400), "business day": ("BD", 86400)}


def repeating(value: Value) -> Row:
    """Such as "every Monday", "daily", "every two weekends": never resolved."""
    text = value.text.lower()
    number = f"{value.number:g}" if value.number else "1"
    timex = (value.iso8601 or "R/").removeprefix("R/")
    weekday = next((n for name, n in WEEKDAYS.items() if name in text), None)
    part = next((code for name, code in _PARTS.items() if name in text), None)
    if weekday is not None and number == "1":
        timex = f"XXXX-WXX-{weekday + 1}"
    elif "weekend" in text:
        whole = number == "1" and not text.startswith("any")
        timex = "XXXX-WXX-WE" if whole else f"P{number}WE"
    elif part is not None:
        timex = part
    elif "semi" in text:
        timex = "P0.5Y"
    return timed(value.text, timex, value="not resolved")


def repeats(value: Value) -> bool:
    """Whether the value is a repeating interval."""
    return value.kind is ValueKind.DATE and (value.iso8601 or "").startswith("R/")


def at_a_time(entity: Row, clock: Row, gap: str) -> Row | None:
    """Such as "every evening at 7:13 p.m.", "6am everyday"."""
    one, other = entity["resolution"]["values"][0], clock["resolution"]["values"][0]
    if not other["timex"].startswith("T") or not re.fullmatch(r",? (?:at )?", gap):
        return None
    if one.get("value") != "not resolved" or other.get("value") == "not resolved":
        return None
    return timed(f"{entity['text']}{gap}{clock['text']}", other["timex"], value="not resolved")


def counted_time(value: Value) -> Row | None:
    """Such as "two nights", "three weekends", "another business day", which the news counts."""
    known = _LONG.get(value.unit or "")
    if value.kind is not ValueKind.COUNT or known is None or value.number is None:
        return None
    letters, seconds = known
    shown = f"{value.number:g}"
    return timed(value.text, f"P{shown}{letters}", value=f"{value.number * seconds:g}")


def of_account(value: Value, first_year: int) -> Row | None:
    """Such as "last fiscal year", "school year 2008": of nobody's calendar, so not resolved."""
    named = _NAMED.search(value.text)
    if named is None or "quarter" in value.text.lower():
        return None
    kind = (named[1] or named[2])[0].upper()
    kind = {"A": "S"}.get(kind, kind)
    return timed(value.text, f"{kind}Y{first_year}", value="not resolved")


_HOURS = {
    "T08:00/T12:00": "TMO", "T12:00/T16:00": "TAF", "T16:00/T20:00": "TEV", "T11:00/T13:00": "TMEL",
    "T08:00/T18:00": "TDT", "T00:00/T08:00": "TNT", "T08:00/T10:00": "TMO", "T10:00/T12:00": "TMO",
    "T12:00/T14:00": "TAF", "T14:00/T16:00": "TAF", "T16:00/T18:00": "TEV", "T18:00/T20:00": "TEV",
}  # fmt: skip


def part_of_the_day(value: Value) -> Row | None:
    """Such as "in the morning", "lunchtime"; no digits, so no times of day."""
    code = _HOURS.get(value.iso8601 or "")
    if code is None or re.search(r"\d", value.text):
        return None
    begin, finish = ((value.iso8601 or "").replace("T", "")).split("/")
    return timed(value.text, code, start=f"{begin}:00", end=f"{finish}:00")


def with_a_preposition(entity: Row, text: str) -> None:
    """Recognizers takes "on" and "at" in before a day of a week to come and before a clock with a point."""
    said = entity["text"]
    before = text.lower().partition(said.lower())[0]
    timex = entity["resolution"]["values"][0]["timex"]
    of_a_week = re.search(r" of (the )?(next|following|this) week$", said)
    if before.endswith("on ") and (of_a_week or (timex.startswith("(XXXX-") and "T" not in timex)):
        entity["text"] = f"on {said}"
    elif before.endswith("at ") and re.match(r"\d{1,2}\.\d\d", said):
        entity["text"] = f"at {said}"


def weekday_beside(first: Row, second: Row, gap: str) -> Row | None:
    """Such as "monday two weeks from now", "in 3 days on Friday": that day of the week named beside it."""
    one, other = first["resolution"]["values"][0], second["resolution"]["values"][0]
    if one["timex"].startswith("XXXX-WXX") and gap in {" ", ", "}:
        named, counted = one, other
    elif other["timex"].startswith("XXXX-WXX") and gap in {" on ", " "}:
        named, counted = other, one
    else:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", counted["timex"]) or "T" in named["timex"]:
        return None
    if not re.search(r"\b(now|after|before|in|ago) ?", f"{first['text']} {second['text']}"):
        return None
    some = date.fromisoformat(counted["timex"])
    day = some + timedelta(days=int(named["timex"][-1]) % 7 - some.isoweekday() % 7)
    return timed(f"{first['text']}{gap}{second['text']}", str(day), value=str(day))
