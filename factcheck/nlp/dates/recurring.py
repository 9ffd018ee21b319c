"""What happens again and again: "every Tuesday", "every two years", "each month", "once a week", "daily".

Such words date nothing: "every Monday" is no Monday in the calendar and "every two days" lasts no two days.
The interval is a repeating one of ISO 8601-1:2019, 5.6.1 ("R/P1W"), without a date.
"""

# ruff: noqa: C901, PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from typing import NamedTuple

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates.calendar_words import PARTS_OF_DAY, WEEKDAYS
from factcheck.nlp.dates.durations import iso8601
from factcheck.nlp.dates.words import month_at
from factcheck.nlp.quantities.number_words import ONES
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

FIRST_WORDS = words("every each once twice everyday")
_EVERY = frozenset({"every", "each"})
_ADVERBS: dict[str, tuple[float, str]] = {
    "hourly": (1, "hour"), "daily": (1, "day"), "nightly": (1, "day"), "everyday": (1, "day"),
    "weekly": (1, "week"), "biweekly": (2, "week"), "fortnightly": (2, "week"), "monthly": (1, "month"),
    "bimonthly": (2, "month"), "quarterly": (3, "month"), "semiannually": (0.5, "year"),
    "yearly": (1, "year"), "annually": (1, "year"), "annual": (1, "year"), "biannual": (0.5, "year"),
    "biannually": (0.5, "year"), "biennially": (2, "year"),
}  # fmt: skip
ASKED_WORDS = frozenset(_ADVERBS) | words("semi bi any") | PARTS_OF_DAY
_DAYS_OF_A_WEEK = frozenset(WEEKDAYS) | {"weekend"}


class _Every(NamedTuple):
    """How many of a unit lie from one time to the next, and the token after the words."""

    end: int
    number: float
    unit: str


def read_recurring(tokens: Tokens, at: int) -> Reading | None:
    """The repeating interval that begins at `at`; adverbs ("daily") only of a text that asks a calendar."""
    word, ordinal = tokens[at].lower, read_ordinal(tokens, at)
    if ordinal is not None:  # "the 19th of every month"
        link = tokens.words(ordinal.end, 2)
        found = (
            _every(tokens, ordinal.end + 2) if link in {("of", "every"), ("of", "each")} else None
        )
    elif word in _EVERY or (
        tokens.asked and word == "any" and tokens[at + 1].lower in _DAYS_OF_A_WEEK
    ):
        found = _every(tokens, at + 1)
    elif word in {"once", "twice"}:
        found = _times_a(tokens, at + 1)
    elif tokens.asked:
        found = _adverb(tokens, at) or _plural_part(tokens, at)
    else:
        found = None
    if found is None:
        return None
    length = iso8601(found.number, found.unit)
    return Reading(
        at, found.end, ValueKind.DATE, number=found.number, low=found.number, high=found.number,
        unit=found.unit, iso8601=f"R/{length}" if length else None,
    )  # fmt: skip


def _every(tokens: Tokens, at: int) -> _Every | None:
    """What follows "every": "two years", "other Friday", "third week", "single day", "Monday morning"."""
    number, place = 1.0, at
    ordinal = read_ordinal(tokens, at)
    if tokens[at].lower == "other":
        number, place = 2, at + 1
    elif tokens[at].lower in {"single", "few"}:
        place = at + 1
    elif ordinal and ordinal.value and (tokens[at].lower != "second" or tokens[at + 1].kind == "w"):
        number, place = ordinal.value, ordinal.end
    elif tokens[at].plain or tokens[at].lower in ONES:
        number = tokens[at].number if tokens[at].plain else float(ONES[tokens[at].lower])
        place = at + 1
    if not number:
        return None
    what = tokens[place].lower
    if what in WEEKDAYS:
        end = place + 1 + (tokens[place + 1].lower in PARTS_OF_DAY)
        return _Every(end, number, "week")
    if what in PARTS_OF_DAY and what not in {"dawn", "dusk", "noon"}:
        return _Every(place + 1, number, "day")
    if what.removesuffix("s") == "weekend":
        return _Every(place + 1, number, "week")
    if what.removesuffix("s") == "quarter":
        return _Every(place + 1, number * 3, "month")
    if (month := month_at(tokens, place)) and tokens[place].text.istitle():
        return _Every(month[1], number, "year")
    if what in {"spring", "summer", "autumn", "winter"}:
        return _Every(place + 1, number, "year")
    unit = time_unit(tokens, place)
    if unit is None or tokens[unit.end].lower in {"old", "of"}:
        return None
    return _Every(unit.end, number, unit.name)


def _times_a(tokens: Tokens, at: int) -> _Every | None:
    """What follows "once" or "twice": "a week", "every four years"; how often within it is not told here."""
    if tokens[at].lower in _EVERY:
        return _every(tokens, at + 1)
    if tokens[at].lower not in {"a", "per"}:
        return None
    unit = time_unit(tokens, at + 1)
    if unit is None or tokens[unit.end].lower in {"ago", "later", "earlier"}:
        return None
    return _Every(unit.end, 1, unit.name)


def _adverb(tokens: Tokens, at: int) -> _Every | None:
    word, end = tokens[at].lower, at + 1
    if word in {"semi", "bi"} and tokens.hyphen(end):
        word, end = word + tokens[end + 1].lower, end + 2
    known = _ADVERBS.get(word)
    if known is None:
        return None
    return _Every(end, *known)


def _plural_part(tokens: Tokens, at: int) -> _Every | None:
    """Such as "mornings"."""
    word = tokens[at].lower
    plural = word.endswith("s") and word[:-1] in PARTS_OF_DAY
    return _Every(at + 1, 1, "day") if plural else None
