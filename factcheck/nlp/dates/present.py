"""The present and the parts of a day, as a text names them that asks a calendar: "now", "in the morning"."""

from __future__ import annotations

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates.calendar_words import WEEKDAYS
from factcheck.nlp.dates.settled import PUBLISHED, Calendar
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
FIRST_WORDS = frozenset(
    {"right", "just", "at", "now", "in", "early", "late", "later", "night", *_HOURS}
)


def read_present(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """The present or a part of a day at `at`; news dates neither, so it is asked only of what asks."""
    if not tokens.asked or tokens[at].lower not in FIRST_WORDS:
        return None
    for phrase in _NOW:
        if tokens.words(at, len(phrase)) == phrase and tokens[at - 1].lower != "from":
            today = calendar.published.isoformat() if calendar.published else None
            return Reading(
                at, at + len(phrase), ValueKind.DATE, date=today, anchor=PUBLISHED, approximate=True
            )
    return _part(tokens, at)


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
    return Reading(at, end, ValueKind.TIME, iso8601=hours, approximate=True)


def _belongs_to_a_day(tokens: Tokens, at: int) -> bool:
    """Whether a day stands right before: "Monday morning", "tomorrow evening"."""
    before = tokens[at - 1].lower
    return before in _DAYS and tokens[at].lower not in {"in", "at"}
