"""Our dates, times and durations as the TIMEX values of Microsoft's Recognizers-Text."""

# ruff: noqa: C901, PLR0911, PLR0912 - one convention a line, one return a form

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp import edtf
from factcheck.nlp.values import values_in

Row = dict[str, Any]


def durations(row: Row) -> list[Row]:
    return [
        _lasting(value)
        for value in values_in(row["input"])
        if value.kind is ValueKind.DURATION and value.iso8601
    ]


def _lasting(value: Value) -> Row:
    """A duration; Recognizers writes an hour and a half as PT1.5H."""
    iso, number = value.iso8601 or "", value.number
    letter = {"year": "Y", "hour": "H", "day": "D", "minute": "M"}.get(value.unit or "")
    if letter and number is not None and number != int(number):
        iso = f"P{'T' if letter in 'HM' else ''}{number:g}{letter}"
    return _timed(value.text, iso, value=str(_seconds(iso)))


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


def datetimes(row: Row) -> list[Row]:
    """Dates and times; a date with its time is one entity, and the past reading comes first."""
    now = date.fromisoformat(row["reference"][:10] or "2016-11-07")
    text = re.sub(r"\b(?:will|may|can|could|should|plan)\b", "was ", row["input"])
    text = text if len(text) == len(row["input"]) else re.sub(r"\b(will)\b", "did ", row["input"])
    settled, open_ = values_in(text, now), {value.span: value for value in values_in(text, None)}
    found: list[Row] = []
    end = -9
    for value in settled:
        entity = _datetime(value, open_.get(value.span), now)
        if entity is None:
            continue
        gap = text[end : value.span.start] if end >= 0 else ""
        if (
            found
            and gap in {" ", ", ", " at ", " on "}
            and (merged := _merged(found[-1], entity, gap))
        ):
            found[-1] = merged
        else:
            found.append(entity)
        end = value.span.end
    return found


def _merged(first: Row, second: Row, gap: str) -> Row | None:
    """A day and a time of day beside each other, as one."""
    one, other = first["resolution"]["values"][0], second["resolution"]["values"][0]
    day, clock = (other, one) if one["timex"].startswith("T") else (one, other)
    if not clock["timex"].startswith("T") or "value" not in day or "value" not in clock:
        return None
    if len(day["value"]) != len("2016-11-07") or day["timex"].startswith(("P", "T")):
        return None
    return _timed(
        f"{first['text']}{gap}{second['text']}",
        day["timex"] + clock["timex"],
        value=f"{day['value']} {clock['value']}",
    )


def _datetime(value: Value, undated: Value | None, now: date) -> Row | None:
    text = value.text
    if value.kind is ValueKind.DURATION and value.iso8601:
        return _lasting(value)
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
    if value.comparator is Comparator.MORE:
        after = edtf.limits(value.date.split("/")[0])[1]
        ends = {"start": (after + timedelta(days=1)).isoformat()} if after else {}
    if value.comparator in {Comparator.AT_MOST, Comparator.LESS}:
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
