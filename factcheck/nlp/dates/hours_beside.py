"""Hours that only a day beside them makes such: "Monday 3-8", "five to seven today", "from 0730 to 0930".

News says "from 3 to 8 p.m."; these forms are read of a text that asks a calendar.
"""


# ruff: noqa: PLR2004 - how many digits or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.dates.calendar_words import PARTS_OF_DAY, SHORT_WEEKDAYS, WEEKDAYS
from factcheck.nlp.dates.clock import Clock
from factcheck.nlp.quantities.number_words import ONES
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import DASHES, Tokens
from factcheck.nlp.word_lists import words

_HOUR = 3600
_HALF_A_DAY = 12 * _HOUR
_JOINTS = words("to till until through")
_DAYS = words("today tonight tomorrow yesterday") | frozenset(WEEKDAYS)
_BEFORE = _DAYS | frozenset(SHORT_WEEKDAYS) | PARTS_OF_DAY
_STEPS = words("last this next")


def read_bare_hours(tokens: Tokens, at: int) -> Reading | None:
    """From one bare hour to another, beside a day; the second half of the day where the hours go down."""
    opening = tokens[at].lower if tokens[at].lower in {"from", "between"} else ""
    place = at + bool(opening)
    first = _hour(tokens, place, opened=bool(opening))
    if first is None:
        return None
    joint = tokens[first.end]
    linked = joint.text in DASHES or joint.lower in _JOINTS
    if not linked and not (joint.lower == "and" and opening == "between"):
        return None
    second = _hour(tokens, first.end + 1, opened=bool(opening))
    if second is None:
        return None
    beside = tokens[at - 1].lower in _BEFORE or _day_behind(tokens, second.end)
    if not beside and not (first.minutes and second.minutes):
        return None
    follows = tokens[second.end]
    if follows.glued and follows.text in {"/", ":", "-", "%"}:
        return None
    if second.seconds <= first.seconds:
        second = second._replace(seconds=second.seconds + _HALF_A_DAY)
    return Reading(
        at, second.end, ValueKind.TIME, iso8601=f"{first.iso8601}/{second.iso8601}",
        comparator=Comparator.BETWEEN,
    )  # fmt: skip


def _hour(tokens: Tokens, at: int, *, opened: bool) -> Clock | None:
    """Such as "3", "seven", and "0730" behind "from" or "between"."""
    token = tokens[at]
    if token.plain and len(token.text) == 4 and opened:
        hours, minutes = int(token.text[:2]), int(token.text[2:])
        military = hours < 24 and minutes < 60 and token.text[0] == "0"
        return Clock(at + 1, hours * _HOUR + minutes * 60, minutes=True) if military else None
    hour = int(token.text) if token.plain and len(token.text) <= 2 else ONES.get(token.lower, 0)
    return Clock(at + 1, hour * _HOUR, minutes=False) if 0 < hour <= 12 else None


def _day_behind(tokens: Tokens, at: int) -> bool:
    """Whether a day follows: "today", "on Monday", "last morning"."""
    place = at + (tokens[at].lower == "on")
    if tokens[place].lower in _DAYS:
        return True
    return tokens[at].lower in _STEPS and tokens[at + 1].lower in PARTS_OF_DAY | _DAYS
