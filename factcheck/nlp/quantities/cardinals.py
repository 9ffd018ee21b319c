"""A cardinal number at one place, in digits or words: "50,000", "2.3bn", "a hundred and twenty"."""

# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

from factcheck.nlp.quantities.number_words import (
    DENOMINATORS,
    DOZEN,
    DOZENS,
    FUSED,
    ONES,
    ORDINAL_ENDINGS,
    PLURAL_SCALES,
    SCALES,
    SHORT_SCALES,
    TENS,
    VULGAR,
)
from factcheck.nlp.quantities.powers import read_power
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

# What follows a distance in metres, where a glued "m" is no million: "a 100m sprint", "30m high".
_METRES = words(
    "sprint race final heat freestyle relay hurdles butterfly backstroke breaststroke medley dash run swim "
    "high tall long wide deep away above below across"
)
HUNDRED = 100
_BEFORE_HUNDRED = frozenset({"", "digits", "ones", "tens"})
THOUSAND = 1000


_SETS = {"score": 20.0, "gross": 144.0, "baker": 13.0}
_DEGREES = frozenset("°ºC℃F℉")
_NEAR = 8


class Number(NamedTuple):
    """A number and the token after it. `value` is None for a vague amount, which has bounds only.

    `form` is "digits", "words", "article" ("a hundred", "an"), "fraction" or "vague".
    """

    end: int
    value: float | None
    low: float
    high: float
    form: str


def exactly(end: int, value: float, form: str) -> Number | None:
    """The number `value`, or None where it is beyond what a float can hold."""
    return Number(end, value, value, value, form) if isfinite(value) else None


def read_cardinal(tokens: Tokens, at: int) -> Number | None:
    """A whole or decimal number: "50,000", "2.3bn", "a hundred and twenty", "4 thousand 3 hundred"."""
    token = tokens[at]
    if token.kind == "n":
        return _from_digits(tokens, at)
    if token.text == "." and not token.glued and tokens[at + 1].plain and tokens[at + 1].glued:
        return exactly(at + 2, float(f"0.{tokens[at + 1].text}"), "digits")
    if token.text in VULGAR:
        return exactly(at + 1, VULGAR[token.text], "fraction")
    if token.lower in {"a", "an"}:
        follows = tokens[at + 1].lower
        if follows in _SETS and (of := _set_of(tokens, at + 1)):
            return exactly(of, _SETS[follows], "article")
        if follows in SCALES or follows in {"hundred", "dozen"}:
            number = from_words(tokens, at + 1)
            return number._replace(form="article") if number else None
        return None
    if token.kind == "w":
        return from_words(tokens, at)
    return None


def _set_of(tokens: Tokens, at: int) -> int | None:
    """The token after "score of", "gross of", "baker's dozen" where things follow: "a score of students"."""
    if tokens[at].lower == "baker":
        found = tokens[at + 1].text in APOSTROPHES and tokens.words(at + 2, 2) == ("s", "dozen")
        return at + 4 if found else None
    noun = tokens[at + 2]
    plural = len(noun.text) > 3 and noun.lower.endswith(("s", "men", "people", "children"))
    return at + 1 if tokens[at + 1].lower == "of" and plural else None


def _from_digits(tokens: Tokens, at: int) -> Number | None:
    value = tokens[at].number
    end = at + 1
    if tokens[end].text in VULGAR:
        return exactly(end + 1, value + VULGAR[tokens[end].text], "digits")
    short = tokens[end]
    if power := read_power(tokens, end, value):
        return exactly(power[0], power[1], "digits")
    if tokens.asked and (said := _as_said(tokens, end, value)):
        return said
    if short.lower in ORDINAL_ENDINGS and short.glued:
        return None
    if (
        short.text == "m"
        and short.glued
        and tokens[end + 1].lower in _METRES
        and value.is_integer()
    ):
        return exactly(end, value, "digits")
    if short.text == "K" and short.glued and _of_temperature(tokens, at):
        return exactly(end, value, "digits")  # "300 °C (573.15K)"
    if short.lower in SHORT_SCALES and (short.glued or len(short.text) > 1) and short.kind == "w":
        lettered = short.text == "B" and tokens[end + 1].text.istitle()  # "221B Baker Street"
        if (
            lettered
            or (value >= THOUSAND and short.lower != "k")
            or (not short.glued and short.lower in {"mm", "mil", "mn"})
        ):
            return exactly(end, value, "digits")  # "a 1,500m race" is run over metres
        return exactly(end + 1, value * SHORT_SCALES[short.lower], "digits")
    joint = end + 1 if tokens.hyphen(end) else end
    word = tokens[joint].lower
    if word in SCALES or word in PLURAL_SCALES or word == "hundred":
        number = from_words(tokens, joint, value)
        return number._replace(form="digits") if number else None
    if word in DOZENS and joint == end:
        return exactly(end + 1, value * DOZEN, "digits")
    if word == "gross" and joint == end and _set_of(tokens, end):
        return exactly(end + 1, value * _SETS[word], "digits")
    return exactly(end, value, "digits")


def _of_temperature(tokens: Tokens, at: int) -> bool:
    """Whether degrees were told just before, so that "573.15K" is in kelvins."""
    near = (tokens[k] for k in range(max(0, at - _NEAR), at))
    return any(token.text in _DEGREES or token.lower in {"degrees", "celsius"} for token in near)


def _as_said(tokens: Tokens, end: int, value: float) -> Number | None:
    """Such as "1 point 1", "2.33 k", "10G" of a text that asks."""
    token = tokens[end]
    if token.text == "G" and token.glued and tokens[end + 1].kind != "n":
        return exactly(end + 1, value * 1e9, "digits")
    if token.text == "k" and tokens[end + 1].kind != "n":
        return exactly(end + 1, value * THOUSAND, "digits")
    if token.lower == "point" and tokens[end + 1].plain and value.is_integer():
        return exactly(end + 2, float(f"{value:.0f}.{tokens[end + 1].text}"), "digits")
    return None


def from_words(tokens: Tokens, at: int, start: float | None = None) -> Number | None:
    """The usual sum of words; `start` is a number already read in digits."""
    total = 0.0
    current = start
    last = "digits" if start is not None else ""
    ceiling = float("inf")
    end = position = at
    while True:
        word = tokens[position].lower
        if word in ONES and last in {"", "tens", "hundred", "scale", "and"}:
            if last == "tens" and not 0 < ONES[word] < 10:
                break
            current, last = (current or 0) + ONES[word], "ones"
        elif word in TENS and last in {"", "hundred", "scale", "and"}:
            current, last = (current or 0) + TENS[word], "tens"
        elif word in FUSED and last in {"", "hundred", "scale", "and"}:
            current, last = (current or 0) + FUSED[word], "ones"
        elif word == "hundred" and last in _BEFORE_HUNDRED and (current or 0) < HUNDRED:
            current, last = (1 if current is None else current) * HUNDRED, "hundred"
        elif (scale := SCALES.get(word) or PLURAL_SCALES.get(word)) and word != "hundreds":
            if word in PLURAL_SCALES and not last:
                break
            if scale >= ceiling and current is not None and total:
                break
            if scale > ceiling and current is None:  # "three thousand million"
                total, ceiling = total * scale, scale
                position += 1
                end = position
                continue
            total = total + (1 if current is None else current) * scale
            current, last, ceiling = None, "scale", scale
        elif word in DOZENS and last in {"", "ones", "tens", "hundred"}:
            if word != "dozen" and not last:
                break
            total += (1 if current is None else current) * DOZEN
            return exactly(position + 1, total, "words")
        elif word in {"gross", "score"} and last == "ones" and current and current > 1:
            dated = word == "score" and tokens[position + 1].lower in {"and", "years"}
            if not dated and _set_of(tokens, position) is None:
                break
            return exactly(position + 1, total + current * _SETS[word], "words")
        elif tokens[position].plain and last in {"scale", "hundred", "and"} and end > at:
            follows = tokens[position].number
            if last != "and" and tokens[position + 1].lower not in {"hundred", "thousand"}:
                break
            if follows >= (HUNDRED if last == "and" else THOUSAND):
                break
            current, last = (current or 0) + follows, "ones"
        else:
            break
        position += 1
        end = position
        following = tokens[position]
        old = tokens.asked and last == "tens" and tokens[position + 1].lower in ONES
        if following.lower == "and" and (old or last in {"hundred", "scale"}):
            after = tokens[position + 1]
            counted = last == "hundred" and start is not None and after.plain and after.number
            if after.lower in ONES or after.lower in TENS or counted:
                beyond = tokens[position + 2].lower
                if after.lower == "one" and beyond in {"half", "third", "of"}:
                    break
                if after.lower in ONES and beyond.endswith("s") and beyond in DENOMINATORS:
                    break  # "six million and two thirds"
                if SCALES.get(beyond, 0) >= ceiling:  # "two million and three million"
                    break
                position, last = position + 1, "and"
        elif tokens.hyphen(position) and last != "digits":
            position += 1
    if end == at:
        return None
    value = total + (current or 0)
    if tokens[end].lower == "point" and tokens[end + 1].lower in ONES:
        return _decimals(tokens, end + 1, value)
    return exactly(end, value, "words")


def _decimals(tokens: Tokens, at: int, whole: float) -> Number | None:
    """The digits spoken after "point"."""
    value, place = whole, 0.1
    while tokens[at].lower in ONES and ONES[tokens[at].lower] < 10:
        value += ONES[tokens[at].lower] * place
        place /= 10
        at += 1
    return exactly(at, round(value, 12), "words")
