"""Times of day as said to a calendar, not as printed: "at three twenty", "half three", "at 5", "9p"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.nlp.quantities.cardinals import read_cardinal
from factcheck.nlp.quantities.number_words import ONES
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_HOUR, _MINUTE, _NOON = 3600, 60, 12
_OPENINGS = words("at @ from to around approximately tonight tomorrow today")
_DAYS = words("today tomorrow tonight")
_HALVES = {"a": 0, "p": 12}


def read_spoken(tokens: Tokens, at: int) -> tuple[int, int, bool] | None:
    """The token after the time, its seconds after midnight and whether minutes were said."""
    if tokens[at].lower == "half":
        hour = _hour(tokens, at + 1)
        return (at + 2, hour * _HOUR + 30 * _MINUTE, True) if hour else None
    hour = _hour(tokens, at)
    token, follows = tokens[at], tokens[at + 1]
    opened = tokens[at - 1].lower in _OPENINGS
    if hour and token.plain and follows.glued and follows.lower == "ish":  # "11ish"
        return at + 2, hour % 24 * _HOUR, False
    if token.plain and len(token.text) == 4 and opened:  # noqa: PLR2004 - "at 1030"
        hours, minutes = int(token.text[:2]), int(token.text[2:])
        fits = hours < 24 and minutes < 60 and follows.kind != "w"  # noqa: PLR2004 - a clock
        return (at + 1, hours * _HOUR + minutes * _MINUTE, True) if fits else None
    if hour is None:
        return None
    comma = follows.text == ","
    if (
        token.plain
        and tokens[at + 1 + comma].lower in _DAYS
        and (not comma or tokens[at + 2].lower == "tonight")
    ):
        return at + 1, hour % 24 * _HOUR, False  # "9 tomorrow"
    if not opened:
        return None
    if follows.glued and follows.lower in _HALVES and token.plain:
        end = at + 2 + (tokens[at + 2].text == ".")
        return end, (hour % _NOON + _HALVES[follows.lower]) * _HOUR, False
    joint = at + 2 if tokens.hyphen(at + 1) else at + 1
    if token.kind == "w" and (said := spoken_minutes(tokens, joint)):
        return (
            said[0] + (tokens[said[0]].lower == "minutes"),
            hour * _HOUR + said[1] * _MINUTE,
            True,
        )
    ends = follows.kind in {"", "s"} or follows.lower in {
        "today",
        "tomorrow",
        "tonight",
        "on",
        "in",
        "and",
    }
    if tokens[at - 1].lower in {"at", "@"} and ends and follows.text not in {":", "%", "/"}:
        return at + 1, hour % 24 * _HOUR, False
    return None


def _hour(tokens: Tokens, at: int) -> int | None:
    token = tokens[at]
    hour = int(token.text) if token.plain and len(token.text) <= 2 else ONES.get(token.lower, 0)  # noqa: PLR2004
    return hour if 0 < hour <= (24 if token.kind == "n" else _NOON) else None


def spoken_minutes(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The token after the minutes in words at `at`, and how many they are."""
    number = read_cardinal(tokens, at) if tokens[at].kind == "w" else None
    if number is None or number.value is None or number.form != "words":
        return None
    fits = 10 <= number.value < 60  # noqa: PLR2004 - "three five" is no time
    return (number.end, int(number.value)) if fits else None
