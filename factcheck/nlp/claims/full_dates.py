"""Relative dates in full: “on Wednesday”, “last year”, “yesterday morning” as a statement has to say them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.domain.claim import EditReason
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.references import Replacement

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_POINT = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?")
_MONTH = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2]))?")
_LONGEST_DATE = 2  # words: “February 6”, “last Friday”; one more in “Friday last week”
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_PART_BEHIND = re.compile(r"\s(morning|afternoon|evening|night)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:(?P<part>earlier|later|early|late)\s+)?(?:last|this|next)\s+(?P<unit>year|month)",
    re.IGNORECASE,
)
# Behind these a year needs no “in”.
_BEFORE_YEAR = frozenset(
    [
        "of",
        "since",
        "until",
        "till",
        "by",
        "for",
        "from",
        "in",
        "during",
        "before",
        "after",
        "than",
        "through",
        "throughout",
        "to",
        "and",
        "over",
        "between",
    ]
)
_BEFORE_DAY = frozenset({"on", "of", "by", "for", "to", "from", "than"})
_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_OWNS = frozenset({"’s", "'s"})
_REACH = 12  # letters looked back over for the word before a date


def full_dates(text: str, start: int, end: int, values: Iterable[Value]) -> list[Replacement]:
    """Each relative date between `start` and `end` of `text` that was settled, as a full date."""
    found = []
    for value in values:
        if value.kind is ValueKind.DATE and start <= value.span.start < end:
            one = _period(text, value) or _day(text, value)
            if one is not None:
                found.append(one)
    return found


def _word_before(text: str, position: int) -> str:
    words = text[max(0, position - _REACH) : position].lower().split()
    return words[-1] if words else ""


def _period(text: str, value: Value) -> Replacement | None:
    """“last year” → “in 2023”, “since last month” → “since April 2024”, “last year’s” → “the 2023”."""
    match = _PERIOD.fullmatch(value.text)
    point = _MONTH.fullmatch(value.date or "")
    if match is None or point is None or value.anchor is None:
        return None
    if (point["month"] is None) == (match["unit"].lower() == "month"):
        return None
    start, end = value.span.start, value.span.end
    full = point["year"]
    if point["month"] is not None:
        full = f"{_MONTHS[int(point['month']) - 1]} {full}"
    if text[end : end + 2] in _OWNS:
        return Replacement(start, end + 2, f"the {full}", EditReason.DATE)
    if match["part"] is not None:
        full = f"{match['part'].lower()} in {full}"
    elif _word_before(text, start) not in _BEFORE_YEAR:
        full = f"in {full}"
    return Replacement(start, end, full, EditReason.DATE)


def _day(text: str, value: Value) -> Replacement | None:
    """“Friday” → “Friday, May 3, 2024”, “yesterday morning” → “on the morning of May 2, 2024”."""
    full = _full_date(value)
    if full is None:
        return None
    start, end = value.span.start, value.span.end
    words = value.text.lower().split()
    on = "" if _word_before(text, start) in _BEFORE_DAY else "on "
    part = words[-1] if words[-1] in _PARTS_OF_DAY else None
    follows = _PART_BEHIND.match(text, end)
    if part is None and follows is not None:
        if words[0] not in _WEEKDAYS | _TODAY:
            return None
        part, end = follows[1].lower(), follows.end()
    bare = words[0] in _TODAY or words[0] == "last" or value.text.lower() == "that day"
    if part is not None:
        if len(words) > 1 and not bare:
            return None
        full = f"{on}the {part} of {full}" if bare else f"the {part} of {full}"
    elif words[0] in _WEEKDAYS and text[end : end + 2] in _OWNS:
        full, end = f"the {full}", end + 2  # “Friday’s vote” → “the Friday, May 3, 2024 vote”
    elif bare:
        full = f"{on}{full}"
    return Replacement(start, end, full, EditReason.DATE)


def _full_date(value: Value) -> str | None:
    """The date of a value in words that need no anchor: “March 15, 2023”; None where it is full already."""
    if value.date is None or value.anchor is None:
        return None
    point = _POINT.fullmatch(value.date)
    if point is None or point["year"] in value.text or int(point["month"]) > len(_MONTHS):
        return None
    words = value.text.split()
    month = _MONTHS[int(point["month"]) - 1]
    if len(words) > _LONGEST_DATE + (words[0].lower() in _WEEKDAYS and words[-1] == "week"):
        return None
    if point["day"] is None:
        return f"{month} {point['year']}" if words == [month] else None
    full = f"{month} {int(point['day'])}, {point['year']}"
    named = next((word for word in words if word.lower() in _WEEKDAYS), None)
    return f"{named}, {full}" if named else full
