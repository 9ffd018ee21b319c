"""Rates by head: "12 per 100,000 people", "4.2 deaths for every 1,000 births"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.quantities.counted import Parse, counted
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.units import read_unit
from factcheck.nlp.tokens import Tokens

_SMALLEST = 100
"""What is counted by head is counted by the hundred, the thousand, the million (WHO, Eurostat)."""
_OPENINGS = (("per",), ("for", "every"), ("for", "each"), ("out", "of", "every"), ("in", "every"))

_FIRST = frozenset(opening[0] for opening in _OPENINGS)


class Base(NamedTuple):
    """How many a rate is counted by, the words for them and the token after these."""

    end: int
    number: float
    words: str


def read_base(tokens: Tokens, at: int, parse: Parse | None) -> Base | None:
    """What follows a count at `at`: "per 100,000 people", "for every 1,000 live births"."""
    if tokens[at].lower not in _FIRST:
        return None
    for opening in _OPENINGS:
        if tokens.words(at, len(opening)) == opening:
            place = at + len(opening)
            number = read_number(tokens, place)
            if number is None or number.value is None or number.value < _SMALLEST:
                return None
            if read_unit(tokens, number.end):
                return None
            noun = counted(tokens, number.end - 1, number.end, parse)
            end = noun[0] if noun else number.end
            words = tokens.text[tokens[place].start : tokens[end - 1].end]
            return Base(end, number.value, words)
    return None
