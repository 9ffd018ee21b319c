"""Times of day and lengths of time as the TIMEX values of Microsoft's Recognizers-Text."""

from __future__ import annotations

import re
from datetime import datetime

from factcheck.domain.value import Comparator, Value
from factcheck.nlp.dates.durations import iso8601
from tests.quality.norms_timex import Row, clock_of, figure, hours, seconds_of, timed

WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?"
)


def lasting(value: Value) -> Row:
    """A duration; Recognizers writes an hour and a half as PT1.5H."""
    iso, number = value.iso8601 or "", value.number
    if not iso and value.low:  # "a couple of weeks" are two
        iso = iso8601(value.low, value.unit) or ""
    letter = {"year": "Y", "hour": "H", "day": "D", "minute": "M"}.get(value.unit or "")
    composite = len(re.findall(r"\d [a-z]+,? (?:and )?\d", value.text)) > 0
    if letter and number is not None and number != int(number) and not composite:
        iso = f"P{'T' if letter in 'HM' else ''}{number:g}{letter}"
    text = re.sub("^(over|not|about|around) ", "", value.text, flags=re.IGNORECASE)
    return timed(text, iso, value=figure(seconds_of(iso)))


def time_of_day(value: Value) -> Row:
    """A time of day or two; "after 3 p.m." begins there and "before 5 p.m." ends there."""
    said = value.iso8601 or ""
    if said == "T23:59:59" and value.date:
        return _end_of_a_day(value)
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


def _end_of_a_day(value: Value) -> Row:
    """The last second of a day, of the weekday where one is named."""
    day = (value.date or "").partition("T")[0]
    named = re.search(WEEKDAY + "$", value.text, re.IGNORECASE)
    timex = f"XXXX-WXX-{datetime.fromisoformat(day).isoweekday()}" if named else day
    return timed(value.text, f"{timex}T23:59:59", value=f"{day} 23:59:59")
