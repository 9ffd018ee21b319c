"""Our dates, times and durations as the TIMEX values of Microsoft's Recognizers-Text.

The past reading comes first, ends of intervals are exclusive, a date with its time is one entity, and
"next three days" begin tomorrow. Out of scope, as none of them dates anything in the news: sets ("every
Monday", "daily"), the present ("now"), nights and business days as units, school and fiscal years, bare
hours ("friday at 4"), and days no calendar has, which Recognizers gives as unresolved.
"""

# ruff: noqa: C901, PLR0911, PLR0912 - one convention a line, one return a form

from __future__ import annotations

import re
from datetime import datetime, timedelta

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.values import values_in
from tests.quality.norms_timex import (
    NOW,
    PARTS,
    Row,
    between_dates,
    clock_of,
    day_after,
    figure,
    hours,
    merged,
    part_of_day,
    seconds_of,
    shifted,
    timed,
)

_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?"
)
_ROLLING = re.compile(r"\b(last|past|previous|next|coming|upcoming) ", re.IGNORECASE)
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "M", "decade": "Y", "fortnight": "W",
            "hour": "H", "minute": "M", "second": "S"}  # fmt: skip
_TIMES = {"quarter": 3, "decade": 10, "fortnight": 2}
_WEEK_DAYS = 6


def durations(row: Row) -> list[Row]:
    """Lengths of time; Recognizers leaves "over" and "about" out."""
    values = values_in(row["input"])
    return [lasting(v) for v in values if v.kind is ValueKind.DURATION and v.iso8601]


def lasting(value: Value) -> Row:
    """A duration; Recognizers writes an hour and a half as PT1.5H."""
    iso, number = value.iso8601 or "", value.number
    letter = {"year": "Y", "hour": "H", "day": "D", "minute": "M"}.get(value.unit or "")
    composite = len(re.findall(r"\d [a-z]+,? (?:and )?\d", value.text)) > 0
    if letter and number is not None and number != int(number) and not composite:
        iso = f"P{'T' if letter in 'HM' else ''}{number:g}{letter}"
    text = re.sub("^(over|not|about|around) ", "", value.text, flags=re.IGNORECASE)
    return timed(text, iso, value=figure(seconds_of(iso)))


def datetimes(row: Row) -> list[Row]:
    """Dates and times of an utterance, each a TIMEX with its resolution."""
    text, now = row["input"], datetime.fromisoformat(row["reference"] or NOW)
    undated = {value.span: value for value in values_in(text, None, prefer="past")}
    found: list[Row] = []
    end = -9
    for value in values_in(text, now.date(), prefer="past"):
        before, after = text[: value.span.start], text[value.span.end :]
        entity = _entity(value, undated.get(value.span), now, before, after)
        if entity is None:
            continue
        gap = text[end : value.span.start - len(entity.pop("lead", ""))] if end >= 0 else ""
        joined = merged(found[-1], entity, gap) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(entity)
        end = value.span.end + entity.pop("more", 0)
    return found


def _entity(
    value: Value, undated: Value | None, now: datetime, before: str, after: str
) -> Row | None:
    if value.kind is ValueKind.DURATION and value.iso8601:
        return _from_now(value, now, before, after) or lasting(value)
    if value.kind is ValueKind.TIME and value.iso8601:
        return _time(value)
    if value.kind is ValueKind.DATE and value.iso8601 and value.text.endswith(("later", "earlier")):
        then = shifted(
            now, value.unit or "day", (value.number or 0) * (1 if "later" in value.text else -1)
        )
        moment = (
            then.isoformat() if value.unit in {"hour", "minute", "second"} else str(then.date())
        )
        return timed(value.text, moment, value=moment.replace("T", " "))
    if value.kind is not ValueKind.DATE or not value.date:
        return None
    part = PARTS.match(after)
    day = edtf.limits(value.date)[0]
    named = re.search(_WEEKDAY + "$|today$|tomorrow$|yesterday$|\\d$", value.text, re.IGNORECASE)
    entity = _date(value, undated, now)
    if entity is not None and part and named and day:
        timex = entity["resolution"]["values"][0]["timex"]
        some = entity["resolution"]["values"][0].get("value") or day.isoformat()
        entity = part_of_day(entity["text"] + part[0], timex, some, part[1])
        entity["more"] = len(part[0])
    elif entity is not None and (
        said := re.search(r"\b(morning|afternoon|evening|night)$|tonight$|tonite$", value.text)
    ):
        some = day.isoformat() if day else ""
        entity = part_of_day(entity["text"], some, some, said[1] or "night")
    return entity


def _from_now(value: Value, now: datetime, before: str, after: str) -> Row | None:
    """Such as "in 5 minutes", "within 9 months", "30 minutes later": a moment counted from now."""
    said = re.search(r"\b(in|within)(?: the| next)? $", before, re.IGNORECASE)
    later = re.match(r" (later|ago|from now)\b", after)
    if (not said and not later) or value.number is None or value.unit is None:
        return None
    back = later is not None and later[1] == "ago"
    then = shifted(now, value.unit, -value.number if back else value.number)
    fine = value.unit in {"hour", "minute", "second"}
    moment = then.isoformat() if fine else then.date().isoformat()
    text = f"{said[0] if said else ''}{value.text}{later[0] if later else ''}"
    if said and said[1].lower() == "within":
        start = now.isoformat() if fine else now.date().isoformat()
        ends = {"start": start.replace("T", " "), "end": moment.replace("T", " ")}
        return timed(text, f"({start},{moment},{value.iso8601})", **ends)
    entity = timed(text, moment, value=moment.replace("T", " "))
    entity["more"] = len(later[0]) if later else 0
    return entity


def _time(value: Value) -> Row:
    """A time of day or two; "after 3 p.m." begins there and "before 5 p.m." ends there."""
    said = value.iso8601 or ""
    if "/" in said:
        return hours(value.text, *said.split("/"), text_of=value.text)
    full = clock_of(said)
    minutes = ":" in value.text or "." in value.text.split()[0] or not said.endswith(":00")
    timex = said if minutes else said.removesuffix(":00")
    zone = r" (?:[A-Z]{2,4}|local time|eastern time|pacific time)$"
    text = (
        re.sub(zone, "", value.text) if not re.search(r"[AP]\.?M\.?$", value.text) else value.text
    )
    if value.comparator in {Comparator.LESS, Comparator.AT_MOST}:
        return timed(text, timex, end=full)
    return timed(text, timex, value=full)


def _rolling(value: Value, now: datetime, word: str) -> Row:
    """Such as "the past three years", "next 3 days": whole days, from tomorrow where ahead."""
    unit, number = value.unit or "day", int(value.number or 1)
    text = re.sub("^the ", "", value.text, flags=re.IGNORECASE)
    length = f"P{'T' if unit in {'hour', 'minute', 'second'} else ''}{number * _TIMES.get(unit, 1)}{_LETTERS[unit]}"
    today = now.replace(hour=0, minute=0, second=0)
    back = word.lower() in {"last", "past", "previous"}
    if unit == "decade" and not back:
        start = today.replace(year=today.year // 10 * 10 + 10, month=1, day=1)
        text = value.text
    elif unit == "quarter":
        start = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        start = start if back else shifted(start, "quarter", 1)
    elif unit in {"hour", "minute", "second"}:
        start = now
    else:
        start = today if back else today + timedelta(days=1)
    stop = shifted(start, unit, -number if back else number)
    begin, finish = (stop, start) if back else (start, stop)
    fine = unit in {"hour", "minute", "second"}
    one, other = (m.isoformat() if fine else m.date().isoformat() for m in (begin, finish))
    ends = {"start": one.replace("T", " "), "end": other.replace("T", " ")}
    return timed(text, f"({one},{other},{length})", **ends)


def _date(value: Value, undated: Value | None, now: datetime) -> Row | None:
    found, text = value.date or "", re.sub(r"(?<=[a-z]{3})\\.$", "", value.text)
    text = re.sub(r"^(?:the (?=\d+(?:st|nd|rd|th)? |late|mid|early|last (?!week of)|next|past|beginning|following|[a-z]+day)|on )", "", text, flags=re.IGNORECASE)  # fmt: skip
    text = re.sub("^(?:about|around) ", "", text) if value.approximate else text
    rolling = _ROLLING.search(value.text)
    if value.number is not None and value.unit and rolling:
        return _rolling(value, now, rolling[1])
    if value.number is not None and value.unit and value.anchor == "published":
        back = re.search(r"\b(ago|earlier|before)$", text)
        then = shifted(now, value.unit, -value.number if back else value.number)
        fine = value.unit in {"hour", "minute", "second"}
        moment = then.isoformat() if fine else then.date().isoformat()
        return timed(text, moment, value=moment.replace("T", " "))
    timex = (undated.date if undated and undated.date else found).replace("..", "").strip("/")
    if value.anchor not in {None, "published"}:
        timex = found
    first, last = edtf.limits(found)
    stepped = re.fullmatch(rf"(last|previous|past|this|next|following) ({_WEEKDAY})", text.lower())
    if stepped and first:
        week = {"this": 0, "next": 1, "following": 1}.get(stepped[1], -1)
        monday = now.date() - timedelta(days=now.weekday())
        some = monday + timedelta(days=7 * week + first.weekday())
        return timed(text, some.isoformat(), value=some.isoformat())
    weekday = re.fullmatch(_WEEKDAY + r"( (?:the )?\d+\w*)?", text.lower())
    if weekday and first:
        first -= timedelta(days=7 * (first == now.date() and not weekday[1]))
        return timed(text, f"XXXX-WXX-{first.isoweekday()}", value=first.isoformat())
    if first and (open_ := re.match("(more|less) than .* (before|after) ", value.text)):
        if open_[1] == "more":
            ends = {"end": found} if open_[2] == "before" else {"value": found}
            return timed(text, found, **ends)
        moved = shifted(datetime.fromisoformat(found), value.unit or "day", value.number or 0)
        start = shifted(datetime.fromisoformat(found), value.unit or "day", -(value.number or 0))
        one, other = (start.date(), first) if open_[2] == "after" else (first, moved.date())
        return timed(text, f"({one},{other},{value.iso8601})", start=str(one), end=str(other))
    if value.comparator is Comparator.LESS or value.comparator is Comparator.AT_MOST:
        return _span(value, text, timex, now)
    if first and first == last and "/" not in found:
        return timed(text, timex, value=first.isoformat())
    if first and re.match("the week (of|beginning|starting|commencing)", text.lower()):
        return timed(
            text,
            f"XXXX{first.isoformat()[4:]}",
            start=first.isoformat(),
            end=day_after(last or first),
        )
    if first and last and (last - first).days == _WEEK_DAYS and re.search(r"\bweek", text.lower()):
        year, week, _ = first.isocalendar()
        if re.search("earlier|later|end|beginning", text.lower()):
            middle = (first + timedelta(days=3)).isoformat()
            half = (
                {"start": first.isoformat(), "end": middle}
                if "earl" in text.lower()
                else {"start": middle, "end": day_after(last)}
            )
            return timed(text, f"{year}-W{week:02d}", **half)
        return timed(text, f"{year}-W{week:02d}", start=first.isoformat(), end=day_after(last))
    if first and last and "weekend" in text.lower():
        year, week, _ = first.isocalendar()
        return timed(text, f"{year}-W{week:02d}-WE", start=first.isoformat(), end=day_after(last))
    if value.comparator is Comparator.BETWEEN and first and last:
        return between_dates(value, undated, text)
    return _span(value, text, timex, now)


def _span(value: Value, text: str, timex: str, now: datetime) -> Row | None:
    """A month, a year or another part of time, open or whole."""
    first, last = edtf.limits(value.date)
    ends: dict[str, str] = {}
    if first:
        ends["start"] = first.isoformat()
    if last:
        ends["end"] = day_after(last)
    if said := re.match("(earlier|later) (?:this|in the) (month|year)", text.lower()):
        middle = f"{timex[:7]}-16" if said[2] == "month" else f"{timex[:4]}-07-01"
        if said[1] == "earlier":
            ends["end"] = middle if said[2] == "month" else str(now.date())
        else:
            ends["start"] = middle
    if value.comparator is Comparator.MORE:
        after = edtf.limits((value.date or "").split("/")[0])
        single = after[0] == after[1]
        ends = {"start": (after[1] + timedelta(days=not single)).isoformat()} if after[1] else {}
    if value.comparator in {Comparator.AT_MOST, Comparator.LESS} and "end of" in text and last:
        return timed(text, timex[: len("2016-11")], end=day_after(last))
    if value.comparator in {Comparator.AT_MOST, Comparator.LESS}:
        start = edtf.limits((value.date or "").split("/")[-1])[0]
        ends = {"end": start.isoformat()} if start else {}
    if re.fullmatch(r"\d{4}-3[3-6]", timex) and first and last:
        timex = f"({first},{day_after(last)},P3M)"
    elif re.fullmatch(r"\d{4}-4[01]", timex) and first and last:
        timex = f"({first},{day_after(last)},P6M)"
    elif re.fullmatch(r"(\d{4}|XXXX)-2[1-4]", timex):
        season = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}[timex[-2:]]
        return timed(text, f"{timex[:4]}-{season}", value="not resolved")
    elif re.fullmatch(r"\d{3}X", timex) and first and last:
        timex = f"({first},{day_after(last)},P10Y)"
    elif re.fullmatch(r"\d\dXX", timex) and first and last:
        timex = f"({first},{day_after(last)},P100Y)"
    elif "/" in timex and value.approximate and first:
        timex = _modified(text, timex, ends)
    return (
        None if len(timex) > len("2016-11-07") and timex[0] != "(" else timed(text, timex, **ends)
    )


def _modified(text: str, timex: str, ends: dict[str, str]) -> str:
    """The early, middle or late part of a month or year, which Recognizers gives by the whole's name."""
    whole = timex.split("/", maxsplit=1)[0]
    size = len("2016-11") if len(whole) == len("2016-11-07") else len("2016")
    if size == len("2016-11") and "start" in ends and re.match("mid", text, re.IGNORECASE):
        ends["start"], ends["end"] = ends["start"][:8] + "10", ends["end"][:8] + "21"
    elif size == len("2016-11") and "end" in ends and re.match("early|begin", text, re.IGNORECASE):
        ends["end"] = ends["end"][:8] + "16"
    elif size == len("2016-11") and "start" in ends:
        ends["start"] = ends["start"][:8] + "16"
    elif "start" in ends and re.search("late|end", text, re.IGNORECASE):
        ends["start"] = f"{whole[:4]}-07-01"
    return whole[:size]
