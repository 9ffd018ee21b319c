"""The present and the parts of a day, as a text names them that asks a calendar: "now", "in the morning"."""

from __future__ import annotations

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import WEEKDAYS
from factcheck.nlp.dates.clock import read_clock
from factcheck.nlp.dates.settled import PUBLISHED, Calendar, settle
from factcheck.nlp.dates.words import Point
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_NOW = (
    ("right", "now"), ("just", "now"), ("at", "the", "moment"), ("at", "the", "minute"), ("at", "this", "time"),
    ("at", "present"), ("now",),
)  # fmt: skip
_HOURS: dict[str, str] = {
    "morning": "T08:00/T12:00", "afternoon": "T12:00/T16:00", "evening": "T16:00/T20:00",
    "lunchtime": "T11:00/T13:00", "daytime": "T08:00/T18:00", "nighttime": "T00:00/T08:00",
    "dinnertime": "T16:00/T20:00",
}  # fmt: skip
_DAYS = words("today tonight tomorrow yesterday this last next that every each") | frozenset(
    WEEKDAYS
)
_EARLY = {"morning": "T08:00/T10:00", "evening": "T16:00/T18:00", "afternoon": "T12:00/T14:00"}
_LATE = {"morning": "T10:00/T12:00", "evening": "T18:00/T20:00", "afternoon": "T14:00/T16:00"}
_AFTERNOONS = words("afternoon evening night")
_NOON = 12 * 3600
FIRST_WORDS = frozenset(
    {
        "right",
        "just",
        "at",
        "now",
        "in",
        "early",
        "late",
        "later",
        "night",
        "end",
        "eod",
        *_HOURS,
    }
)


_STARTS = FIRST_WORDS | {"the"}


def read_present(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """The present or a part of a day at `at`; news dates neither, so it is asked only of what asks."""
    if not tokens.asked or tokens[at].lower not in _STARTS:
        return None
    for phrase in _NOW:
        if tokens.words(at, len(phrase)) == phrase and tokens[at - 1].lower != "from":
            today = calendar.published.isoformat() if calendar.published else None
            return Reading(
                at, at + len(phrase), ValueKind.DATE, date=today, anchor=PUBLISHED, approximate=True
            )
    return _end_of_a_day(tokens, at, calendar) or _part(tokens, at)


def _end_of_a_day(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """Such as "end of the day", "end of today", "the end of Sunday", "eod": its last second."""
    place = at + (tokens[at].lower == "the")
    if tokens[place].lower == "eod":
        end, day = place + 1, calendar.published
    elif tokens.words(place, 2) == ("end", "of"):
        place += 2 + (tokens[place + 2].lower == "the")
        end, day = place + 1, calendar.published
        if tokens[place].lower in WEEKDAYS and day is not None:
            ahead = calendar.prefer == "future"
            day = edtf.limits(
                settle(Point(0, weekday=WEEKDAYS[tokens[place].lower]), day, ahead=ahead)[0]
            )[0]
        elif tokens[place].lower == "tomorrow" and day is not None:
            day = edtf.shifted(day, "day", 1)
        elif tokens[place].lower not in {"day", "today"}:
            return None
    else:
        return None
    found = f"{day.isoformat()}T23:59:59" if day else None
    return Reading(at, end, ValueKind.TIME, iso8601="T23:59:59", date=found, anchor=PUBLISHED)


def _part(tokens: Tokens, at: int) -> Reading | None:
    """Such as "early morning", "in the evening", "lunchtime", "later in the evening"."""
    place, table = at, _HOURS
    if tokens[place].lower in {"early", "late", "later"}:
        table = _EARLY if tokens[place].lower == "early" else _LATE
        place += 1
    if tokens[place].lower in {"in", "at"}:
        place += 1 + (tokens[place + 1].lower == "the")
    word, end = tokens[place].lower, place + 1
    if word in {"night", "day"} and tokens.hyphen(end) and tokens[end + 1].lower == "time":
        word, end = f"{word}time", end + 2
    hours = table.get(word)
    if hours is None or tokens[at].text.istitle() or _belongs_to_a_day(tokens, at):
        return None
    return _at_a_clock(tokens, at, word, end) or Reading(
        at, end, ValueKind.TIME, iso8601=hours, approximate=True
    )


def _at_a_clock(tokens: Tokens, at: int, part: str, end: int) -> Reading | None:
    """Such as "in the morning at 7", "late evening at 10:00": the half of the day is told before the time."""
    place = end + (tokens[end].text == ",")
    place += tokens[place].lower in {"at", "@"}
    clock = read_clock(tokens, place)
    if clock is None:
        return None
    if not clock.half and part in _AFTERNOONS and clock.seconds < _NOON:
        clock = clock._replace(seconds=clock.seconds + _NOON)
    return Reading(at, clock.end, ValueKind.TIME, iso8601=clock.iso8601)


def _belongs_to_a_day(tokens: Tokens, at: int) -> bool:
    """Whether a day stands right before: "Monday morning", "tomorrow evening"."""
    before = tokens[at - 1].lower
    if before in {"early", "late"}:
        before = tokens[at - 2].lower
    return before in _DAYS and tokens[at].lower not in {"in", "at"}
