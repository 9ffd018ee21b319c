"""A number in digits or words, read at one place: its value, or what its words allow."""

from __future__ import annotations

from factcheck.nlp.quantities.cardinals import Number, exactly, read_cardinal
from factcheck.nlp.quantities.fractions import read_fraction, read_mixed, read_part_of_a_scale
from factcheck.nlp.quantities.number_words import FUSED, ONES, SCALES, TENS, VAGUE, VULGAR
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.quantities.vague import read_vague
from factcheck.nlp.tokens import Tokens

_STARTS = (
    frozenset(ONES) | frozenset(FUSED) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | frozenset(VULGAR)
    | frozenset({"a", "an", "half", "quarter", "third", "hundred", "dozen", ".", "few", "couple"})
)  # fmt: skip


def read_number(tokens: Tokens, at: int) -> Number | None:
    """The longest number that begins at token `at`: cardinal, fraction, mixed or vague amount."""
    token = tokens[at]
    if token.kind != "n" and token.lower not in _STARTS:
        return None
    number = (
        read_vague(tokens, at)
        or read_part_of_a_scale(tokens, at)
        or read_fraction(tokens, at)
        or read_mixed(tokens, at)
    )
    return _quotient(tokens, number) if tokens.asked and number else number


def _quotient(tokens: Tokens, number: Number) -> Number:
    """Such as "one over three" of a text that asks; "three over par" is what news would mean."""
    if number.value is None or tokens[number.end].lower != "over":
        return number
    below = read_cardinal(tokens, number.end + 1)
    if below is None or not below.value or time_unit(tokens, below.end):
        return number
    return exactly(below.end, number.value / below.value, "fraction") or number
