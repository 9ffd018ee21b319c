"""Amounts that have bounds and no value: "tens of thousands", "several hundred", "a few"."""

from __future__ import annotations

from factcheck.nlp.quantities.cardinals import HUNDRED, Number
from factcheck.nlp.quantities.number_words import (
    DOZEN,
    MULTIPLES,
    PLURAL_SCALES,
    SCALES,
    VAGUE,
    VAGUE_PHRASES,
)
from factcheck.nlp.tokens import Tokens

_SCALED = frozenset({"hundred", "dozen", *SCALES})


def read_vague(tokens: Tokens, at: int) -> Number | None:
    """Such as "tens of thousands", "several hundred", "dozens", "a few": bounds without a value."""
    word = tokens[at].lower
    if word in VAGUE:
        bounds, end = VAGUE[word], at + 1
        if word == "scores" and tokens[end].lower != "of":
            return None
    elif (phrase := (word, tokens[at + 1].lower)) in VAGUE_PHRASES:
        bounds, end = VAGUE_PHRASES[phrase], at + 2
        of = tokens[end].lower == "of" or (phrase[1] == "couple" and tokens[end].lower in _SCALED)
        if phrase[1] in {"number", "couple", "handful"} and not of:
            return None
    elif tokens.asked and word in {"couple", "few"} and tokens[at - 1].lower != "a":
        bounds, end = VAGUE_PHRASES["a", word], at + 1 + (tokens[at + 1].lower == "of")
    elif word == "few" and tokens[at + 1].lower in _SCALED:
        bounds, end = VAGUE_PHRASES["a", "few"], at + 1
    else:
        return None
    low, high = bounds
    if word in MULTIPLES and tokens[end].lower in {"and", "upon"} and tokens[end + 1].lower == word:
        end += 2  # "hundreds and hundreds"
    place = end + 1 if tokens[end].lower == "of" and word in MULTIPLES else end
    follows = tokens[place].lower
    if word in MULTIPLES and place > end and follows in PLURAL_SCALES:
        scale = PLURAL_SCALES[follows]
        step = 1 if word == "tens" else VAGUE[word][0] / 2
        high = (
            1000 if word == "hundreds" else 100 if word in {"tens", "dozens"} else high + step
        ) - 1
        return Number(place + 1, None, low * scale, (high + 1) * scale - 1, "vague")
    if word not in MULTIPLES and follows in {"hundred", "dozen", *SCALES}:
        scale = SCALES.get(follows) or (DOZEN if follows == "dozen" else HUNDRED)
        return Number(place + 1, None, low * scale, (high + 1) * scale - 1, "vague")
    return Number(end, None, low, high, "vague")
