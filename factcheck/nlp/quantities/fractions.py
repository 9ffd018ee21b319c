"""Fractions and mixed numbers: "3/4", "two-thirds", "three-and-a-half", "half a million"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.nlp.quantities.cardinals import Number, exactly, read_cardinal
from factcheck.nlp.quantities.number_words import (
    DENOMINATORS,
    DOZEN,
    ONES,
    SCALES,
)
from factcheck.nlp.tokens import DASHES, Tokens

# Denominators that a slash makes a fraction of; "9/11" is a day and "24/7" a manner of speaking.
_BASES = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 1000})


def read_fraction(tokens: Tokens, at: int) -> Number | None:
    """Such as "3/4", "two-thirds", "three quarters", "one half"; "half" and "a third" are shares elsewhere."""
    first, slash, second = tokens[at], tokens[at + 1], tokens[at + 2]
    if (
        first.plain
        and slash.text in {"/", "\u2044"}
        and slash.glued
        and second.plain
        and second.glued
    ):
        denominator = second.number
        after = tokens[at + 3]
        if denominator not in _BASES or (after.glued and after.text in {"/", "-"}):
            return None
        if first.number == denominator:  # "50/50"
            return None
        return exactly(at + 3, first.number / denominator, "fraction")
    if first.lower in ONES or first.plain:
        joint = at + 2 if tokens.hyphen(at + 1) else at + 1
        word = tokens[joint].lower
        count = ONES.get(first.lower, 0) if first.kind == "w" else first.number
        if word in DENOMINATORS and count and (word not in {"half", "quarter"} or count == 1):
            if count == 1 and word not in {"half", "quarter"} and word.endswith("s"):
                return None
            if count > 1 and not word.endswith("s"):
                return None
            return exactly(joint + 1, count / DENOMINATORS[word], "fraction")
    return None


def read_mixed(tokens: Tokens, at: int) -> Number | None:
    """A whole number and a part: "1½", "2 1/2", "three-and-a-half", "one and a half million"."""
    whole = read_cardinal(tokens, at)
    if whole is None or whole.value is None:
        return whole
    end = whole.end
    if whole.form == "digits" and tokens[end].plain and tokens[end + 1].text == "/":
        part = read_fraction(tokens, end)
        if part and part.value is not None and part.value < 1 and whole.value == int(whole.value):
            return exactly(part.end, whole.value + part.value, "digits")
    part_at = _after_and(tokens, end)
    if part_at is None:
        return whole
    part = read_fraction(tokens, part_at) or _single_part(tokens, part_at)
    if part is None or part.value is None:
        return whole
    value, end = whole.value + part.value, part.end
    last = tokens[whole.end - 1].lower
    if last in SCALES:  # "a million and a half"
        value = whole.value + part.value * SCALES[last]
    joint = end + 1 if tokens.hyphen(end) else end
    if tokens[joint].lower in SCALES:
        value, end = value * SCALES[tokens[joint].lower], joint + 1
    return exactly(end, value, whole.form)


def _after_and(tokens: Tokens, at: int) -> int | None:
    """Where the part begins after "and" or "-and-"."""
    dash = tokens[at].text in DASHES
    place = at + 1 if dash else at
    if tokens[place].lower != "and":
        return None
    return place + 2 if dash and tokens.hyphen(place + 1) else place + 1


def _single_part(tokens: Tokens, at: int) -> Number | None:
    """Such as "half", "a half", "a quarter", "a third" after "and"."""
    place = at
    if tokens[at].lower in {"a", "an"}:
        place = at + 2 if tokens.hyphen(at + 1) else at + 1
    word = tokens[place].lower
    if (
        word in DENOMINATORS
        and not word.endswith("s")
        and (place > at or word in {"half", "quarter"})
    ):
        return exactly(place + 1, 1 / DENOMINATORS[word], "fraction")
    return None


def read_part_of_a_scale(tokens: Tokens, at: int) -> Number | None:
    """Such as "half a million", "half a dozen", "a quarter of a million", "three quarters of a million"."""
    place = at
    if tokens[at].lower in {"a", "one"} and tokens[at + 1].lower in {"half", "quarter"}:
        place = at + 1
    word = tokens[place].lower
    if word not in {"half", "quarter", "third"}:
        return None
    place += 2 if tokens.hyphen(place + 1) else 1
    if tokens[place].lower == "of":
        place += 1
    if tokens[place].lower in {"a", "an"}:
        place += 1
    scale = SCALES.get(tokens[place].lower) or {"dozen": DOZEN}.get(tokens[place].lower)
    return exactly(place + 1, scale / DENOMINATORS[word], "words") if scale else None
