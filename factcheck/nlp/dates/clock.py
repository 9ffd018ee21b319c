"""Times of day: "4:17 a.m. local time", "5 p.m.", "16:30 GMT", "noon", "10 o'clock"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.dates.calendar_words import ZONES
from factcheck.nlp.dates.clock_spoken import read_spoken, spoken_minutes
from factcheck.nlp.quantities.bounds import read_bound
from factcheck.nlp.quantities.cardinals import read_cardinal
from factcheck.nlp.quantities.number_words import ONES
from factcheck.nlp.tokens import APOSTROPHES, Tokens

_NAMED = {"noon": 12 * 3600, "midday": 12 * 3600, "midnight": 0}
_PARTS = {"morning": 0, "afternoon": 12, "evening": 12}
_PART_WORDS = frozenset({"a", "half", "quarter"})
_LINKS = frozenset({"past", "after", "to", "before", "minutes", "minute"})


class Clock(NamedTuple):
    """A time of day in seconds after midnight, and the token after it.

    `minutes` tells that the minutes were said, `half` that "a.m." or "p.m." was.
    """

    end: int
    seconds: int
    minutes: bool
    approximate: bool = False
    half: bool = False

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
    found = (
        _past_or_to(tokens, place)
        or _named(tokens, place)
        or _digital(tokens, place)
        or _worded(tokens, place)
        or (_spoken(tokens, place) if tokens.asked else None)
    )
    if found is None:
        return None
    end = found.end
    if tokens[end].lower in ZONES and (tokens[end].text.isupper() or tokens[end].text.islower()):
        end += 1
    elif tokens.words(end, 2) in {("local", "time"), ("eastern", "time"), ("pacific", "time")}:
        end += 2
    return found._replace(end=end, approximate=bool(bound and bound.approximate))


def _spoken(tokens: Tokens, at: int) -> Clock | None:
    """A time as said, with the half of the day that may follow it."""
    found = read_spoken(tokens, at)
    if found is None:
        return None
    half = _half_of_day(tokens, found[0])
    if half is None:
        return Clock(found[0], found[1] % 86400, minutes=found[2])
    return Clock(half[0], found[1] % (12 * 3600) + half[1] * 3600, minutes=found[2], half=True)


def _named(tokens: Tokens, at: int) -> Clock | None:
    if tokens.asked and tokens.words(at, 2) in {("mid", "day"), ("mid", "night")}:
        return Clock(at + 2, _NAMED["mid" + tokens[at + 1].lower], minutes=False)
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
    elif after := _o_clock(tokens, end):
        half = _half_of_day(tokens, after)
        end = half[0] if half else after
        hours = hours % 12 + half[1] if half else hours
    elif not said:
        return None
    elif token.text.count(".") and not (tokens.asked and tokens[at - 1].lower == "at"):
        return None  # "at 6.45" of a text that asks
    if hours > 24 or minutes > 59 or seconds > 59:
        return None
    whole = (hours % 24) * 3600 + minutes * 60 + seconds
    return Clock(end, whole, minutes=said, half=half is not None)


def _digits(tokens: Tokens, at: int) -> tuple[int | None, int, int, bool, int]:
    token = tokens[at]
    mark, minute = tokens[at + 1], tokens[at + 2]
    if tokens.asked and token.plain and mark.text == "h" and mark.glued and not minute.plain:
        short = len(token.text) <= 2
        loose = tokens[at - 1].lower == "at" or tokens[at - 1].text in {"-", "–"}
        late = short and int(token.text) > 12
        fits = short and (loose or late)
        return (int(token.text), 0, 0, True, at + 2) if fits else (None, 0, 0, False, at)
    if token.plain and mark.lower == "h" and mark.glued and minute.plain and minute.glued:
        beyond = tokens[at + 3]
        lasts = beyond.glued and beyond.kind == "w"  # "2h30min"
        fits = len(token.text) <= 2 == len(minute.text) and not lasts
        return (
            (int(token.text), int(minute.text), 0, True, at + 3)
            if fits
            else (None, 0, 0, False, at)
        )
    if token.plain and len(token.text) <= 2:
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
    follows = tokens[at + 1].lower
    if token.plain and len(token.text) == 4 and follows in {"gmt", "hours", "hrs", "utc"}:
        return int(token.text[:2]), int(token.text[2:]), 0, True, at + 1
    if token.plain and len(token.text) in {3, 4} and follows.replace(".", "") in {"am", "pm"}:
        return int(token.text[:-2]), int(token.text[-2:]), 0, True, at + 1  # "1140 a.m."
    return None, 0, 0, False, at


def _half_of_day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The token after "a.m." or "p.m.", and the hours it adds."""
    word = tokens[at].lower.replace(".", "")
    if tokens[at + 1].glued and tokens[at + 1].kind == "n":  # "3am3ioYc"
        return None
    if tokens.asked and tokens[at].glued and word in {"a", "p"}:  # "3:20p"
        return at + 1, 12 if word == "p" else 0
    if word in {"am", "pm"}:
        return at + 1, 12 if word == "pm" else 0
    if word in {"a", "p"}:
        point = tokens.asked and tokens[at + 1].text == "."
        place = at + 1 + point
        if tokens[place].lower == "m" and tokens[place].kind == "w":
            place += point and tokens[place + 1].text == "."
            return place + 1, 12 if word == "p" else 0
    if tokens.words(at, 3) in {
        ("in", "the", "morning"),
        ("in", "the", "afternoon"),
        ("in", "the", "evening"),
        ("in", "the", "am"),
        ("in", "the", "pm"),
    }:
        return at + 3, 0 if tokens[at + 2].lower in {"morning", "am"} else 12
    if tokens.asked and word in {"early", "late"} and tokens[at + 1].lower in _PARTS:
        return at + 2, _PARTS[tokens[at + 1].lower]  # "8:00 early morning"
    if tokens.words(at, 2) == ("at", "night"):
        return at + 2, 12
    return None


def _worded(tokens: Tokens, at: int) -> Clock | None:
    """Such as "five p.m.", "ten o'clock"."""
    hours = ONES.get(tokens[at].lower)
    if not hours or hours > 12 or tokens[at].glued:
        return None
    joint = at + 2 if tokens.hyphen(at + 1) else at + 1
    if (minutes := spoken_minutes(tokens, joint)) and (half := _half_of_day(tokens, minutes[0])):
        seconds = (hours % 12 + half[1]) * 3600 + minutes[1] * 60  # "ten thirty a.m."
        return Clock(half[0], seconds, minutes=True, half=True)
    radio = tokens[at + 1].text in {"AM", "PM"} and not tokens.asked
    half = None if radio else _half_of_day(tokens, at + 1)
    if half is not None:  # "five AM stations" are on the radio
        return Clock(half[0], (hours % 12 + half[1]) * 3600, minutes=False, half=True)
    if after := _o_clock(tokens, at + 1):
        half = _half_of_day(tokens, after)
        if half is not None:
            return Clock(half[0], (hours % 12 + half[1]) * 3600, minutes=False, half=True)
        return Clock(after, hours % 24 * 3600, minutes=False)
    return None


def _o_clock(tokens: Tokens, at: int) -> int | None:
    """The token after "o'clock"."""
    if tokens[at].lower == "oclock":
        return at + 1
    if tokens[at].lower == "o" and tokens[at + 1].text in APOSTROPHES:
        return at + 3 if tokens[at + 2].lower == "clock" else None
    return None


def _past_or_to(tokens: Tokens, at: int) -> Clock | None:
    """Such as "half past three", "a quarter to noon", "20 minutes past 3 p.m."."""
    word, follows = tokens[at].lower, tokens[at + 1].lower
    if word not in _PART_WORDS and follows not in _LINKS:
        return None
    place = at + (word in {"a", "an"})
    minutes = {"half": 30, "quarter": 15}.get(tokens[place].lower)
    if minutes is not None:
        sure, place = True, place + 1
    else:
        number = read_cardinal(tokens, at)
        if number is None or number.value is None or not 0 < number.value < 60:
            return None
        minutes, place = int(number.value), number.end
        sure = tokens[place].lower in {"minutes", "minute"}
        place += sure
    link = tokens[place].lower
    if link not in {"past", "after", "to", "before"} or (minutes == 30 and link != "past" and sure):
        return None
    target = _named(tokens, place + 1) or _digital(tokens, place + 1) or _worded(tokens, place + 1)
    if target is None and sure and link in {"past", "to"}:
        target = _bare_hour(tokens, place + 1)
    if target is None or target.seconds % 3600 or target.minutes:
        return None
    if not sure and link == "to" and minutes <= 12:  # "5 to 6 p.m." is an hour long
        return None
    if not sure and (minutes % 5 or not (target.half or target.seconds % (12 * 3600) == 0)):
        return None
    seconds = target.seconds + (60 if link in {"past", "after"} else -60) * minutes
    return target._replace(seconds=seconds % (24 * 3600), minutes=True)


def _bare_hour(tokens: Tokens, at: int) -> Clock | None:
    """The hour of "half past three", where nothing else could be counted."""
    token = tokens[at]
    hour = int(token.text) if token.plain and len(token.text) <= 2 else ONES.get(token.lower, 0)
    follows = tokens[at + 1]
    counts = follows.kind == "n" or follows.lower in {"million", "percent", "%", "people"}
    plural = follows.lower.endswith("s") and follows.lower not in {"as", "is", "was", "has"}
    if not 0 < hour <= 24 or counts or plural:
        return None
    return Clock(at + 1, hour % 24 * 3600, minutes=False)
