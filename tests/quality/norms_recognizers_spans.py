"""Months, weeks and rolling spans of time as the TIMEX values of Microsoft's Recognizers-Text."""

# ruff: noqa: C901, PLR0912 - one convention a line, one return a form

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from factcheck.domain.value import Comparator, Value
from factcheck.nlp.dates import edtf
from tests.quality.norms_timex import Row, day_after, shifted, timed

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "M", "decade": "Y", "fortnight": "W",
            "hour": "H", "minute": "M", "second": "S"}  # fmt: skip
_TIMES = {"quarter": 3, "decade": 10, "fortnight": 2}


def rolling(value: Value, now: datetime, word: str) -> Row:
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
    elif unit == "fortnight":
        monday = today - timedelta(days=today.weekday())
        start = monday if back else monday + timedelta(days=14)
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


def within(value: Value, text: str, now: datetime) -> Row:
    """Such as "within 9 months": from now to that long ahead."""
    fine = value.unit in {"hour", "minute", "second"}
    then = shifted(now, value.unit or "day", value.number or 0)
    one, other = (m.isoformat() if fine else m.date().isoformat() for m in (now, then))
    ends = {"start": one.replace("T", " "), "end": other.replace("T", " ")}
    return timed(text, f"({one},{other},{value.iso8601})", **ends)


def whole_week(text: str, nth: str, first: date, last: date) -> Row:
    """A week by its place in a month or year: Recognizers takes whole weeks from Monday on, as ISO does."""
    middle = first + timedelta(days=3)
    monday = middle - timedelta(days=middle.weekday())
    if nth == "last":
        monday = last - timedelta(days=3) - timedelta(days=(last - timedelta(days=3)).weekday())
    month, year = monday + timedelta(days=3), text[-4:].isdigit()
    only_year = re.search(r"(?:of|in) (?:the year )?\d{4}$|year$", text.lower())
    stop = monday + timedelta(days=7)
    if only_year:
        stop_year, week, _ = monday.isocalendar()
        timex = f"{stop_year}-W{week:02d}"
    else:
        place = 5 if nth == "last" else (month.day - 1) // 7 + 1
        known = year or re.search(r"\b(last|next|this) month", text.lower())
        timex = f"{month.year if known else 'XXXX'}-{month.month:02d}-W{place:02d}"
    return timed(text, timex, start=monday.isoformat(), end=stop.isoformat())


def span(value: Value, text: str, timex: str, now: datetime) -> Row | None:
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
        if re.search(r"\bmid[ -]", text) and after[1]:
            ends = {"start": after[1].replace(day=21).isoformat()}
            return timed(text, timex[: len("2016-11")], **ends)
        ends = {"start": (after[1] + timedelta(days=not single)).isoformat()} if after[1] else {}
    if value.comparator is Comparator.AT_LEAST and re.fullmatch(r"\d{4}-3[3-6]", timex) and first:
        timex = f"({first},{day_after(edtf.limits(timex)[1] or first)},P3M)"
    if value.comparator in {Comparator.AT_MOST, Comparator.LESS} and "end of" in text and last:
        return timed(text, timex[: len("2016-11")], end=day_after(last))
    if value.comparator in {Comparator.AT_MOST, Comparator.LESS}:
        start = edtf.limits((value.date or "").split("/")[-1])[0]
        if re.search(r"\bearly\b", text) and start:
            start = start.replace(day=1)
        ends = {"end": start.isoformat()} if start else {}
    if re.fullmatch(r"\d{4}-3[3-6]", timex) and first and last:
        timex = f"({first},{day_after(last)},P3M)"
    elif re.fullmatch(r"\d{4}-4[01]", timex) and first and last:
        timex = f"({first},{day_after(last)},P6M)"
    elif re.fullmatch(r"(\d{4}|XXXX)-2[1-4]", timex):
        season = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}[timex[-2:]]
        return timed(text, f"{timex[:4]}-{season}", value="not resolved")
    elif re.fullmatch(r"\d{3}X", timex) and first and last:
        begin, after = first.isoformat(), day_after(last)
        if not re.search(r"\d{4}", text):  # "the nineties" of any century
            begin, after = f"XX{begin[2:]}", f"XX{after[2:]}"
        timex = f"({begin},{after},P10Y)"
    elif re.fullmatch(r"\d\dXX", timex) and first and last:
        timex = f"({first},{day_after(last)},P100Y)"
    elif ("/" in timex or timex.startswith("XXXX")) and value.approximate and first:
        timex = modified(text, timex, ends)
    return (
        None if len(timex) > len("2016-11-07") and timex[0] != "(" else timed(text, timex, **ends)
    )


def modified(text: str, timex: str, ends: dict[str, str]) -> str:
    """The early, middle or late part of a month or year, which Recognizers gives by the whole's name."""
    whole = timex.split("/", maxsplit=1)[0]
    if whole.startswith("XXXX") and "start" in ends:
        modified(text, ends["start"], ends)
        return whole
    size = len("2016-11") if len(whole) == len("2016-11-07") else len("2016")
    if size == len("2016-11") and "start" in ends and re.match("mid", text, re.IGNORECASE):
        ends["start"], ends["end"] = ends["start"][:8] + "10", ends["end"][:8] + "21"
    elif size == len("2016-11") and "end" in ends and re.match("early|begin", text, re.IGNORECASE):
        ends["end"] = ends["end"][:8] + "16"
    elif size == len("2016-11") and "start" in ends:
        ends["start"] = ends["start"][:8] + "16"
    elif "start" in ends and re.search("late|end|eoy|eom", text, re.IGNORECASE):
        ends["start"] = f"{whole[:4]}-07-01"
    return whole[:size]
