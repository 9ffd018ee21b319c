"""Fractions and mixed numbers: "3/4", "two-thirds", "three-and-a-half", "half a million"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.nlp.quantities.cardinals import Number, exactly, from_words, read_cardinal
from factcheck.nlp.quantities.number_words import (
    DENOMINATORS,
    DOZEN,
    ONES,
    SCALES,
    TENS,
)
from factcheck.nlp.tokens import DASHES, Tokens

_DENOMINATORS = {word: value for word, value in DENOMINATORS.items() if word.endswith("s")} | {
    "firsts": 1
}
"""Not "seconds", which are time."""
_OF_A_NUMBER = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | {"hundred", "and"}
_LONGEST = 16
"""Tokens that the words for a numerator take at most."""

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
        typed = tokens.asked or joint == at + 2  # "one and three-quarter hours"
        loose = typed and tokens[at - 1].lower == "and" and word == "quarter"
        fits = (
            word not in {"half", "quarter"} or count == 1 or loose
        )  # "one and three quarter hours"
        if word in DENOMINATORS and count and fits:
            if count == 1 and word not in {"half", "quarter"} and word.endswith("s"):
                return None
            if count > 1 and not word.endswith("s") and not loose:
                return None
            return exactly(joint + 1, count / DENOMINATORS[word], "fraction")
    return _of_ordinals(tokens, at)


def _of_ordinals(tokens: Tokens, at: int) -> Number | None:
    """Such as "ninety-nine hundredths", "three twenty-firsts", "two and fifty-four hundredths"."""
    if tokens[at].lower not in ONES and tokens[at].lower not in TENS:
        return None
    stop, joint = at, None
    while tokens[stop].lower in _OF_A_NUMBER or tokens.hyphen(stop):
        joint = stop if tokens[stop].lower == "and" else joint
        stop += 1
        if stop > at + _LONGEST:
            return None
    word = tokens[stop].lower
    below = _DENOMINATORS.get(word)
    if below is None or stop == at:
        return None
    above = stop - 1 - tokens.hyphen(stop - 1)
    if joint is not None and joint > at and (part := _over(tokens, joint + 1, stop, below)):
        if tokens[joint - 1].lower in SCALES:
            return None  # "six million and two thirds" of a million
        whole = _over(tokens, at, joint, 1)
        if part < 1 and whole:
            return exactly(stop + 1, whole + part, "words")
    tens = TENS.get(tokens[above].lower)
    if tens and below < 10 and above > at and tokens[above - 1].lower != "and":  # noqa: PLR2004 - a digit
        share = _over(tokens, at, above - tokens.hyphen(above - 1), tens + below)
    else:
        share = None if word == "firsts" else _over(tokens, at, stop, below)
    return exactly(stop + 1, share, "fraction") if share else None


def _over(tokens: Tokens, at: int, stop: int, below: float) -> float | None:
    """The number whose words run from `at` to `stop`, over `below`; None where they are no whole number."""
    if at >= stop:
        return None
    words = Tokens(tokens.text[tokens[at].start : tokens[stop - 1].end], asked=tokens.asked)
    above = from_words(words, 0)
    whole = above is not None and above.end >= words.size - words.hyphen(words.size - 1)
    return above.value / below if above and whole and above.value else None


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
    if scale := SCALES.get(tokens[joint].lower):
        beside = whole.value >= scale  # "one billion and a half million"
        value = whole.value + part.value * scale if beside else value * scale
        end = joint + 1
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
