"""Places counted from the end or from here: "the penultimate stage", "second to last", "the last but one", "next"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.quantities.cardinals import read_cardinal
from factcheck.nlp.quantities.number_words import ORDINAL_ONES
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.tokens import Tokens

_NAMED = {"penultimate": -1, "antepenultimate": -2, "preantepenultimate": -3}
_FROM_HERE = {"next": 1, "previous": -1, "current": 0}
FIRST_WORDS = frozenset(_NAMED)


class Place(NamedTuple):
    """The token after the words, and how many steps the place lies after the last, or after the `current` one."""

    end: int
    steps: int
    current: bool = False


def read_place(tokens: Tokens, at: int) -> Place | None:
    """The place at `at`; "last", "next", "previous" and "current" alone only of a text that asks."""
    word = tokens[at].lower
    if word in _NAMED:
        return Place(at + 1, _NAMED[word])
    if word == "next" and (end := _to_last(tokens, at + 1)):
        return Place(end, -1)
    if word == "last" and tokens[at + 1].lower == "but":
        number = read_cardinal(tokens, at + 2)
        if number is not None and number.value in {1, 2, 3}:
            return Place(number.end, -int(number.value))
    if word in ORDINAL_ONES or tokens[at].kind == "n":
        ordinal = read_ordinal(tokens, at)
        end = _to_last(tokens, ordinal.end) if ordinal else None
        if ordinal and end and ordinal.value and ordinal.value > 1:
            return Place(end, 1 - int(ordinal.value))
    return _asked(tokens, at) if tokens.asked else None


def _asked(tokens: Tokens, at: int) -> Place | None:
    word = tokens[at].lower
    if tokens.words(at, 3) == ("the", "one", "before") and tokens.words(at + 3, 2) == (
        "the",
        "last",
    ):
        return Place(at + 5, -1)
    one = tokens[at + 1].lower == "one" and tokens[at + 2].kind != "w"
    if word == "last":
        return Place(at + 1 + one, 0)
    return Place(at + 1 + one, _FROM_HERE[word], current=True) if word in _FROM_HERE else None


def _to_last(tokens: Tokens, at: int) -> int | None:
    """The token after "to last", "-to-last", "-last", "from last"."""
    place = at + tokens.hyphen(at)
    if tokens[place].lower in {"to", "from"}:
        place += 1
        place += tokens.hyphen(place)
        place += tokens[place].lower == "the" and tokens[place + 1].lower == "last"
    elif place == at and not (tokens.asked and tokens[at + 1].lower == "week"):
        return None  # "finished second last year"
    return place + 1 if tokens[place].lower == "last" else None
