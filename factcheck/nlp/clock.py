"""Times of day: "4:17 a.m. local time", "5 p.m.", "16:30 GMT", "noon", "10 o'clock"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.bounds import read_bound
from factcheck.nlp.calendar_words import ZONES
from factcheck.nlp.number_words import ONES
from factcheck.nlp.tokens import APOSTROPHES, Tokens

_NAMED = {"noon": 12 * 3600, "midday": 12 * 3600, "midnight": 0}


class Clock(NamedTuple):
    """A time of day in seconds after midnight, and the token after it; `minutes` tells it was said so."""

    end: int
    seconds: int
    minutes: bool
    approximate: bool = False

    @property
    def iso8601(self) -> str:
        """Thh:mm or Thh:mm:ss (ISO 8601 with the T that tells it from other numbers)."""
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        return f"T{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def read_clock(tokens: Tokens, at: int) -> Clock | None:
    """The time of day that begins at `at`."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    found = _named(tokens, place) or _digital(tokens, place) or _worded(tokens, place)
    if found is None:
        return None
    end = found.end
    if tokens[end].lower in ZONES and (tokens[end].text.isupper() or tokens[end].text.islower()):
        end += 1
    elif tokens.words(end, 2) in {("local", "time"), ("eastern", "time"), ("pacific", "time")}:
        end += 2
    return found._replace(end=end, approximate=bool(bound and bound.approximate))


def _named(tokens: Tokens, at: int) -> Clock | None:
    seconds = _NAMED.get(tokens[at].lower)
    return Clock(at + 1, seconds, minutes=False) if seconds is not None else None


def _digital(tokens: Tokens, at: int) -> Clock | None:
    token = tokens[at]
    if token.kind != "n" or len(token.text) > 5 or (token.glued and tokens[at - 1].kind != "s"):
        return None
    if token.glued and tokens[at - 1].text in {":", "$", "£", "€"}:
        return None
    hours, minutes, seconds, said, end = _digits(tokens, at)
    if hours is None:
        return None
    half = _half_of_day(tokens, end)
    if half is not None:
        if not 1 <= hours <= 12 or minutes > 59:
            return None
        hours = hours % 12 + half[1]
        end = half[0]
    elif (
        tokens[end].lower == "o"
        and tokens[end + 1].text in APOSTROPHES
        and tokens[end + 2].lower == "clock"
    ):
        end += 3
    elif not said or token.text.count("."):
        return None
    if hours > 24 or minutes > 59 or seconds > 59:
        return None
    return Clock(end, (hours % 24) * 3600 + minutes * 60 + seconds, minutes=said)


def _digits(tokens: Tokens, at: int) -> tuple[int | None, int, int, bool, int]:
    token = tokens[at]
    if token.plain and len(token.text) <= 2:
        mark, minute = tokens[at + 1], tokens[at + 2]
        if (
            mark.text == ":"
            and mark.glued
            and minute.plain
            and len(minute.text) == 2
            and minute.glued
        ):
            third = tokens[at + 4]
            if (
                tokens[at + 3].text == ":"
                and tokens[at + 3].glued
                and third.plain
                and len(third.text) == 2
            ):
                return int(token.text), int(minute.text), int(third.text), True, at + 5
            return int(token.text), int(minute.text), 0, True, at + 3
        return int(token.text), 0, 0, False, at + 1
    whole, dot, part = token.text.partition(".")
    if dot and len(part) == 2 and whole.isdecimal() and len(whole) <= 2:
        return int(whole), int(part), 0, True, at + 1
    if (
        token.plain
        and len(token.text) == 4
        and tokens[at + 1].lower in {"gmt", "hours", "hrs", "utc"}
    ):
        return int(token.text[:2]), int(token.text[2:]), 0, True, at + 1
    return None, 0, 0, False, at


def _half_of_day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The token after "a.m." or "p.m.", and the hours it adds."""
    word = tokens[at].lower.replace(".", "")
    if word in {"am", "pm"}:
        return at + 1, 12 if word == "pm" else 0
    if word in {"a", "p"} and tokens[at + 1].lower == "m" and tokens[at + 1].kind == "w":
        return at + 2, 12 if word == "p" else 0
    if tokens.words(at, 3) in {
        ("in", "the", "morning"),
        ("in", "the", "afternoon"),
        ("in", "the", "evening"),
        ("at", "night", ""),
    }:
        return at + 3, 0 if tokens[at + 2].lower == "morning" else 12
    return None


def _worded(tokens: Tokens, at: int) -> Clock | None:
    """Such as "five p.m.", "ten o'clock"."""
    hours = ONES.get(tokens[at].lower)
    if not hours or hours > 12 or tokens[at].glued:
        return None
    half = None if tokens[at + 1].text in {"AM", "PM"} else _half_of_day(tokens, at + 1)
    if half is not None:  # "five AM stations" are on the radio
        return Clock(half[0], (hours % 12 + half[1]) * 3600, minutes=False)
    if (
        tokens[at + 1].lower == "o"
        and tokens[at + 2].text in APOSTROPHES
        and tokens[at + 3].lower == "clock"
    ):
        return Clock(at + 4, hours % 24 * 3600, minutes=False)
    return None
