"""A number in digits or words, read at one place: its value, or what its words allow."""

from __future__ import annotations

from factcheck.nlp.cardinals import Number
from factcheck.nlp.fractions import read_fraction, read_mixed, read_part_of_a_scale
from factcheck.nlp.number_words import ONES, SCALES, TENS, VAGUE, VULGAR
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.vague import read_vague

_STARTS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | frozenset(VULGAR)
    | frozenset({"a", "an", "half", "quarter", "third", "hundred", "dozen", "gross", ".", "few"})
)  # fmt: skip


def read_number(tokens: Tokens, at: int) -> Number | None:
    """The longest number that begins at token `at`: cardinal, fraction, mixed or vague amount."""
    token = tokens[at]
    if token.kind != "n" and token.lower not in _STARTS:
        return None
    return (
        read_vague(tokens, at)
        or read_part_of_a_scale(tokens, at)
        or read_fraction(tokens, at)
        or read_mixed(tokens, at)
    )
