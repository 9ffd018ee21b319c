"""Our dates and times as Duckling's: a moment or an interval, with its end exclusive, always ahead."""

# ruff: noqa: C901, PLR0911, PLR0912 - one convention a line, one return a form
# ruff: noqa: DTZ001, DTZ007 - the moments are of no zone

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.dates import edtf, moon
from factcheck.nlp.values import values_in
from tests.quality.norms_timex import clock_of, shifted

Row = dict[str, Any]
NOW = "2013-02-12T04:30:00"
_HOURS = {
    "morning": (0, 12),
    "afternoon": (12, 19),
    "evening": (18, 24),
    "night": (18, 24),
    "lunch": (12, 14),
}
_PART = re.compile(
    r"\b(?:(late) )?(?:last |this )?(morning|afternoon|evening|night|lunch|tonight|tonite)\b",
    re.IGNORECASE,
)
_JEWISH = re.compile("(?:" + "|".join(moon.EXACT).replace(" bav", " b.?av") + ")", re.IGNORECASE)
_ROLLING = re.compile(r"\b(last|past|previous|next|coming|upcoming)\b", re.IGNORECASE)
_SMALLER = {"hour": "minute", "day": "hour", "week": "day", "month": "day", "year": "month"}
_SEASONS = {
    "21": ((3, 20), (6, 21)),
    "22": ((6, 21), (9, 23)),
    "23": ((9, 23), (12, 21)),
    "24": ((12, 21), (3, 20)),
}
_VAGUE = {"few": 3, "couple": 2}


def moment(row: Row) -> Row | None:
    """The one time that the utterance names."""
    now = datetime.fromisoformat(row.get("reference", NOW)[:19])
    text = row["input"]
    values = values_in(text, now.date(), prefer="future")
    clock = next((v for v in values if v.kind is ValueKind.TIME and v.iso8601), None)
    day = next((v for v in values if v.kind is ValueKind.DATE and v.date), None)
    if clock is not None:
        return _clock(clock, day, text, now)
    if re.search(r"\bcoming week\b", text) and "of" not in text:
        return {"value": (_cut(now, "week") + timedelta(days=7)).isoformat()}
    counted = next(
        (v for v in values if v.unit and v.kind in {ValueKind.DATE, ValueKind.DURATION}), None
    )
    if counted is not None and (found := _counted(counted, text, now)):
        return found
    return _day(day, text, now) if day is not None else None


def _cut(some: datetime, unit: str) -> datetime:
    """The beginning of the unit that `some` is in."""
    if unit == "week":
        return datetime.combine(some.date() - timedelta(days=some.weekday()), datetime.min.time())
    order = ("year", "month", "day", "hour", "minute", "second")
    if unit == "quarter":
        return datetime(some.year, (some.month - 1) // 3 * 3 + 1, 1)
    parts = (some.year, some.month, some.day, some.hour, some.minute, some.second)
    count = order.index(unit) + 1
    kept = [*parts[:count], *(1, 1, 1, 0, 0, 0)[count:]]
    return datetime(*kept)


def _counted(value: Value, text: str, now: datetime) -> Row | None:
    """Such as "in 3 minutes", "two years ago", "next 3 weeks"."""
    number, unit = value.number, value.unit or ""
    if number is None:
        number = next((n for word, n in _VAGUE.items() if word in text.lower()), None)
    if number is None or unit not in {*_SMALLER, "minute", "second", "quarter", "fortnight"}:
        return None
    if unit == "fortnight":
        number, unit, rough = number * 14, "day", "hour"
    else:
        rough = _SMALLER.get(unit, "second")
    rolling = _ROLLING.search(text)
    if rolling and number == 1 and not re.search(r"\b(1|one)\b", text.lower()):
        return None
    if rolling:
        start = _cut(now, unit)
        if rolling[1].lower() in {"last", "past", "previous"}:
            return _between(shifted(start, unit, -number), start)
        if rolling[1].lower() == "upcoming":
            return {"value": shifted(start, unit, number).isoformat()}
        first = shifted(start, unit, 1)
        return _between(first, shifted(first, unit, number))
    back = re.search(r"\b(ago|back|earlier)\b", text.lower())
    ahead = re.search(r"\b(in|hence|from now|after)\b", text.lower())
    if "/" in (value.date or "") and (ends := _lasting(value)):
        return ends
    if value.anchor not in {None, "published"} and value.date:
        return {"value": f"{value.date}T00:00:00"}
    if not back and not ahead:
        return None
    then = _cut(shifted(now, unit, -number if back else number), rough)
    key = "from" if re.match("after", text.lower()) else "value"
    return {key: then.isoformat()}


def _lasting(value: Value) -> Row | None:
    """Such as "for 10 days from 18 December": Duckling ends it a day later than it lasts."""
    first, last = edtf.limits(value.date)
    if (
        first is None
        or last is None
        or (" for " not in f" {value.text} " and " from " not in value.text)
    ):
        return None
    midnight = datetime.min.time()
    return _between(
        datetime.combine(first, midnight), datetime.combine(last + timedelta(days=2), midnight)
    )


def _between(first: datetime, last: datetime) -> Row:
    return {"from": first.isoformat(), "to": last.isoformat()}


def _day(day: Value, text: str, now: datetime) -> Row | None:
    found = day.date or ""
    first, last = edtf.limits(found)
    if first and first == last and _JEWISH.match(text):  # Duckling names the evening before
        return {"value": f"{first - timedelta(days=1)}T00:00:00"}
    if part := _PART.search(text):
        return _part(first, part) if first else None
    if day.comparator is Comparator.MORE or day.comparator is Comparator.AT_LEAST:
        return {"from": f"{first}T00:00:00"}
    if day.comparator is Comparator.LESS:
        return {"to": f"{edtf.limits(found.split('/')[-1])[0]}T00:00:00"}
    if day.comparator is Comparator.AT_MOST and last:
        if text.lower().startswith("by"):
            return {"from": now.isoformat(), "to": f"{last + timedelta(days=1)}T00:00:00"}
        return {"to": f"{edtf.limits(found.split('/')[-1])[0]}T00:00:00"}
    if first is None or last is None:
        return None
    if re.search("week[- ]?end", day.text.lower()):
        friday = first - timedelta(days=1)
        return {"from": f"{friday}T18:00:00", "to": f"{last + timedelta(days=1)}T00:00:00"}
    if season := re.fullmatch(r"(\d{4})-(2[1-4])", found):
        return _season(int(season[1]), season[2], text, now)
    stepped = re.search(r"\b(next|this) (mon|tues|wednes|thurs|fri|satur|sun)day", text.lower())
    if stepped and first == last:
        week = now.date() - timedelta(days=now.weekday())
        if stepped[1] == "next":
            first = week + timedelta(days=7 + first.weekday())
        elif first <= now.date():
            first += timedelta(days=7)
    elif (
        re.fullmatch(r"(?:on )?\w+day\.?", text.lower())
        and text.lower() not in {"today", "yesterday"}
        and first == now.date()
    ):
        first += timedelta(days=7)
    if "week of" in day.text.lower() or "week in" in day.text.lower():
        first += timedelta(days=(-first.weekday()) % 7 if "first" in text else -first.weekday())
    if "/" not in found or _whole_week(day, text):
        return {"value": f"{first}T00:00:00"}
    end = last if day.text.lower().startswith(("rest", "the rest")) else last + timedelta(days=1)
    return {"from": f"{first}T00:00:00", "to": f"{end}T00:00:00"}


def _whole_week(day: Value, text: str) -> bool:
    return "week" in text and "/" in (day.date or "") and not re.search("beginning|end|rest", text)


def _part(day: date, part: re.Match[str]) -> Row:
    start, stop = _HOURS.get(part[2].lower(), _HOURS["night"])
    start = 21 if part[1] else start
    midnight = datetime.combine(day, datetime.min.time())
    return _between(midnight + timedelta(hours=start), midnight + timedelta(hours=stop))


def _season(year: int, code: str, text: str, now: datetime) -> Row:
    """Seasons from solstice to equinox; the one that runs is "this" one."""
    begin, finish = _SEASONS[code]
    if "this" in text and code == "24" and now.month <= finish[0]:
        year = now.year - 1
    end = date(year + (finish < begin), *finish) + timedelta(days=1)
    return {"from": f"{date(year, *begin)}T00:00:00", "to": f"{end}T00:00:00"}


def _clock(clock: Value, day: Value | None, text: str, now: datetime) -> Row:
    some = edtf.limits(day.date)[0] if day and day.date else None
    said = (clock.iso8601 or "").split("/")
    times = [
        datetime.combine(some or now.date(), datetime.strptime(clock_of(t), "%H:%M:%S").time())
        for t in said
    ]
    half = re.search(r"[ap]\.? ?m\b|\dp|\da|\bnoon|midnight|morning|hours|h\d", text.lower())
    evening = re.search(r"afternoon|evening|night|tonight", text.lower())
    before_noon = times[0].hour < 12
    if before_noon and ((not half and some is None and times[0] <= now) or (evening and not half)):
        times = [t + timedelta(hours=12) if t.hour < 12 else t for t in times]
    if some is None and times[0] < now:
        times = [t + timedelta(days=1) for t in times]
    if len(times) > 1:
        if times[1] < times[0]:
            times[1] += timedelta(hours=12)
        minutes = ":" in clock.text or re.search(r"\dh\d", clock.text)
        return _between(
            times[0], times[1] + (timedelta(minutes=1) if minutes else timedelta(hours=1))
        )
    moment_ = times[0].isoformat()
    if clock.comparator in {Comparator.MORE, Comparator.AT_LEAST} or text.lower().startswith(
        "from"
    ):
        return {"from": moment_}
    if clock.comparator is Comparator.AT_MOST and text.lower().startswith("by"):
        return {"from": now.isoformat(), "to": moment_}
    if clock.comparator in {Comparator.LESS, Comparator.AT_MOST}:
        return {"to": moment_}
    return {"value": moment_}
