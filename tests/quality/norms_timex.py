"""TIMEX strings and moments, for the data sets that speak them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from factcheck.domain.value import Value
from factcheck.nlp.dates import edtf

Row = dict[str, Any]
NOW = "2016-11-07T00:00:00"
PARTS = re.compile(r" (?:(?:early|late) )?(morning|afternoon|evening|night|am|pm)\b", re.IGNORECASE)
_PARTS = {
    "morning": ("TMO", "08:00:00", "12:00:00"), "afternoon": ("TAF", "12:00:00", "16:00:00"),
    "evening": ("TEV", "16:00:00", "20:00:00"), "night": ("TNI", "20:00:00", "23:59:59"),
}  # fmt: skip
_PARTS |= {"am": _PARTS["morning"], "pm": _PARTS["afternoon"]}
_HOURS = {"hour": 3600, "minute": 60, "second": 1, "day": 86400, "week": 7 * 86400}


def timed(text: str, timex: str, **values: str) -> Row:
    """An entity with one resolution."""
    return {"text": text, "resolution": {"values": [{"timex": timex, **values}]}}


def clock_of(said: str) -> str:
    """T15:30 as 15:30:00."""
    clock = said.removeprefix("T")
    return clock if clock.count(":") > 1 else f"{clock}:00"


def day_after(last: date) -> str:
    """The exclusive end of an interval."""
    return (last + timedelta(days=1)).isoformat() if last.year < 9999 else ""


def figure(number: float) -> str:
    """A number as .NET prints a double: up to 15 digits."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}".replace("e+", "E+")


def seconds_of(iso: str) -> float:
    """A duration in seconds, with a year of 365 and a month of 30 days."""
    day, _, clock = iso.removeprefix("P").partition("T")
    size = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
    total = sum(float(n) * size[u] for n, u in re.findall(r"([\d.]+)([YMWD])", day))
    fine = {"H": 3600, "M": 60, "S": 1}
    return total + sum(float(n) * fine[u] for n, u in re.findall(r"([\d.]+)([HMS])", clock))


def shifted(some: datetime, unit: str, by: float) -> datetime:
    """`some` moved by `by` units, months and years by the calendar."""
    if unit in _HOURS:
        return some + timedelta(seconds=by * _HOURS[unit])
    if by != int(by) and unit == "year":
        unit, by = "month", by * 12
    moved = edtf.shifted(some.date(), unit, int(by)) or some.date()
    return datetime.combine(moved, some.time())


def part_of_day(text: str, timex: str, day: str, part: str) -> Row:
    """Such as "tomorrow night": a date with TNI and its hours."""
    code, start, end = _PARTS[part.lower()]
    entity = timed(text, f"{timex}{code}", start=f"{day} {start}", end=f"{day} {end}")
    return {**entity, "day": (timex, day, part.lower())}


def length_of(seconds: int) -> str:
    """PT2H30M."""
    whole, rest = divmod(seconds, 3600)
    return f"PT{f'{whole}H' if whole else ''}{f'{rest // 60}M' if rest else ''}"


def hours(text: str, begin: str, finish: str, *, text_of: str) -> Row:
    """From one time of day to another: (T17,T18,PT1H)."""
    one, other = clock_of(begin), clock_of(finish)
    first, last = (int(c[:2]) * 3600 + int(c[3:5]) * 60 for c in (one, other))
    said = [p for p in re.split(r"\s*(?:-|–|\bto\b|\band\b|\buntil\b|\btill\b)\s*", text_of) if p]
    shown = []
    for clock, words in ((begin, said[0]), (finish, said[-1])):
        minutes = ":" in words or not clock.endswith(":00")
        shown.append(clock if minutes else clock.removesuffix(":00"))
    length = length_of((last - first) % 86400)
    return timed(text, f"({shown[0]},{shown[1]},{length})", start=one, end=other)


def between_dates(value: Value, undated: Value | None, text: str) -> Row | None:
    """From one date to another; the end is the first day of what it names."""
    begin, finish = (value.date or "").split("/")
    first, last = edtf.limits(begin)[0], edtf.limits(finish)[0]
    if first is None or last is None:
        return None
    open_first, open_last = first.isoformat(), last.isoformat()
    if re.match("between now", text.lower()):
        open_last = "XXXX" + open_last[4:]
    whole = edtf.limits(finish)[1]
    if re.search(r"end of (?!the )\w+( \d{4})?$", text.lower()) and whole is not None:
        last = whole + timedelta(days=1)  # "until the end of June"
        open_last, begin, finish = (
            last.isoformat(),
            begin[: len("2016-11")],
            finish[: len("2016-11")],
        )
        if begin.startswith("20") and re.search("middle of", text.lower()):
            first = date(first.year, 7, 2)
            open_first = first.isoformat()
    if undated and undated.date and "XXXX" in undated.date:
        open_first, open_last = "XXXX" + open_first[4:], "XXXX" + open_last[4:]
    if max(len(begin), len(finish)) == len("2016-11-07"):
        length = f"P{(last - first).days}D"
    elif max(len(begin), len(finish)) == len("2016-11"):
        length = f"P{(last.year - first.year) * 12 + last.month - first.month}M"
    else:
        length = f"P{last.year - first.year}Y"
    timex = f"({open_first},{open_last},{length})"
    return timed(text, timex, start=first.isoformat(), end=last.isoformat())


def merged(first: Row, second: Row, gap: str) -> Row | None:
    """A day and a time of day beside each other, as one; "tomorrow evening at 5:30" is half past five p.m."""
    one, other = first["resolution"]["values"][0], second["resolution"]["values"][0]
    dated, clock = (second, one) if one["timex"].strip("(").startswith("T") else (first, other)
    day = dated["resolution"]["values"][0]
    if clock["timex"] in {"TMO", "TAF", "TEV", "TMEL", "TDT", "TNT"}:
        return None
    if not clock["timex"].strip("(").startswith("T") or not re.fullmatch(
        r",? (?:at |on |@ )?|, ", gap
    ):
        return None
    timex, some, part = dated.get("day") or (day["timex"], day.get("value", ""), "")
    if len(some) != len("2016-11-07") or timex.startswith(("P", "T", "(")):
        return None
    late = part in {"afternoon", "evening", "night"} and not re.search(
        r"\d ?[ap]\.?m\b", f"{first['text']} {second['text']}", re.IGNORECASE
    )
    text = f"{first['text']}{gap}{second['text']}"
    if clock["timex"].startswith("("):
        begin, finish, length = clock["timex"].strip("()").split(",")
        begin, finish = (_later(begin), _later(finish)) if late else (begin, finish)
        start, end = (f"{some} {_later(clock[k]) if late else clock[k]}" for k in ("start", "end"))
        return timed(text, f"({timex}{begin},{timex}{finish},{length})", start=start, end=end)
    ends = {
        k: f"{some} {_later(clock[k]) if late else clock[k]}"
        for k in ("value", "end")
        if k in clock
    }
    return timed(text, timex + (_later(clock["timex"]) if late else clock["timex"]), **ends)


def _later(clock: str) -> str:
    """The clock in the second half of the day: T05:30 as T17:30."""
    mark = "T" if clock.startswith("T") else ""
    hour, rest = int(clock[len(mark) : len(mark) + 2]), clock[len(mark) + 2 :]
    return f"{mark}{hour + 12 if hour < 12 else hour:02d}{rest}"
