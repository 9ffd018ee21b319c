"""Ordinal numbers: "12th", "third", "twenty-first", "two hundred and fifth"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.nlp.quantities.cardinals import HUNDRED, Number, exactly, from_words
from factcheck.nlp.quantities.number_words import (
    ONES,
    ORDINAL_ENDINGS,
    ORDINAL_FUSED,
    ORDINAL_ONES,
    ORDINAL_SCALES,
    ORDINAL_TENS,
    SCALES,
    TENS,
)
from factcheck.nlp.tokens import Tokens


def read_ordinal(tokens: Tokens, at: int) -> Number | None:
    """Such as "12th", "third", "twenty-first", "one hundred and fifth"."""
    token, follows = tokens[at], tokens[at + 1]
    if token.kind == "n":
        if "." not in token.text and follows.glued and follows.lower in ORDINAL_ENDINGS:
            return exactly(at + 2, token.number, "digits")
        return None
    if token.lower in ORDINAL_ONES:
        return exactly(at + 1, ORDINAL_ONES[token.lower], "words")
    if token.lower in ORDINAL_FUSED:
        return exactly(at + 1, ORDINAL_FUSED[token.lower], "words")
    if token.lower in ORDINAL_TENS:
        return exactly(at + 1, ORDINAL_TENS[token.lower], "words")
    if token.lower in TENS:
        joint = at + 2 if tokens.hyphen(at + 1) else at + 1
        if 0 < ORDINAL_ONES.get(tokens[joint].lower, 0) < 10:
            return exactly(
                joint + 1, TENS[token.lower] + ORDINAL_ONES[tokens[joint].lower], "words"
            )
    if token.lower in ORDINAL_SCALES:
        return exactly(at + 1, ORDINAL_SCALES[token.lower], "words")
    return _long_ordinal(tokens, at)


def _long_ordinal(tokens: Tokens, at: int) -> Number | None:
    """Such as "two hundred and fifth", "a hundred thousandth": a cardinal whose last word is an ordinal."""
    follows = tokens[at + 1].lower
    words = tokens[at].lower in ONES or tokens[at].lower in TENS
    article = tokens[at].lower == "a" and (follows == "hundred" or follows in SCALES)
    if not words and not article:
        return None
    whole = from_words(tokens, at + article)
    if whole is None or whole.value is None:
        return None
    place = whole.end
    if tokens.hyphen(place) or tokens[place].lower == "and":
        place += 1
    last = tokens[place].lower
    if last in ORDINAL_SCALES:
        return exactly(place + 1, whole.value * ORDINAL_SCALES[last], "words")
    if whole.value >= HUNDRED and (tail := read_ordinal(tokens, place)) and tail.value is not None:
        return exactly(tail.end, whole.value + tail.value, "words")
    return None
