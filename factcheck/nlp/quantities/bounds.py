"""The words that make a number a bound: "more than", "at least", "up to", "nearly", "or more"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from typing import NamedTuple

from factcheck.domain.value import Comparator
from factcheck.nlp.quantities.number_words import ONES, SCALES, TENS
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_MORE, _LESS = (Comparator.MORE, False), (Comparator.LESS, False)
_AT_LEAST, _AT_MOST = (Comparator.AT_LEAST, False), (Comparator.AT_MOST, False)
_ABOUT, _NEARLY = (Comparator.ABOUT, True), (Comparator.LESS, True)
_EXACT = (Comparator.EQUAL, False)

# Senses from the dictionary; "just over", "well under" bound as "over" and "under" do. What bounds from
# below or above without saying how far is approximate only where the word itself says "not quite".
_BEFORE: dict[str, tuple[Comparator, bool]] = {
    "more than": _MORE, "greater than": _MORE, "higher than": _MORE, "larger than": _MORE,
    "bigger than": _MORE, "over": _MORE, "above": _MORE, "exceeding": _MORE, "in excess of": _MORE,
    "upward of": _MORE, "upwards of": _MORE, "longer than": _MORE, "older than": _MORE,
    "not less than": _AT_LEAST, "no less than": _AT_LEAST, "no fewer than": _AT_LEAST,
    "not fewer than": _AT_LEAST, "at least": _AT_LEAST, "a minimum of": _AT_LEAST,
    "minimum of": _AT_LEAST, "at the least": _AT_LEAST, "as few as": _AT_LEAST, "as little as": _AT_LEAST,
    "at a minimum": _AT_LEAST, "at minimum": _AT_LEAST, "at the very least": _AT_LEAST, "a minimum": _AT_LEAST,
    "no smaller than": _AT_LEAST, "no lower than": _AT_LEAST, "no shorter than": _AT_LEAST,
    "no younger than": _AT_LEAST, "not lower than": _AT_LEAST, "not below": _AT_LEAST,
    "just short of": _LESS, "a little short of": _LESS, "little short of": _LESS,
    "less than": _LESS, "fewer than": _LESS, "lower than": _LESS, "smaller than": _LESS, "under": _LESS,
    "below": _LESS, "shorter than": _LESS, "younger than": _LESS, "shy of": _LESS,
    "up to": _AT_MOST, "at most": _AT_MOST, "at the most": _AT_MOST, "no more than": _AT_MOST,
    "not more than": _AT_MOST, "as many as": _AT_MOST, "as much as": _AT_MOST, "as high as": _AT_MOST,
    "as long as": _AT_MOST, "a maximum of": _AT_MOST, "maximum of": _AT_MOST, "a maximum": _AT_MOST,
    "no longer than": _AT_MOST, "not exceeding": _AT_MOST, "no greater than": _AT_MOST,
    "no larger than": _AT_MOST, "no bigger than": _AT_MOST, "no taller than": _AT_MOST, "no wider than": _AT_MOST,
    "no heavier than": _AT_MOST, "no faster than": _AT_MOST, "not greater than": _AT_MOST,
    "not higher than": _AT_MOST, "not longer than": _AT_MOST, "not above": _AT_MOST,
    "at the very most": _AT_MOST, "at maximum": _AT_MOST,
    "no higher than": _AT_MOST, "no older than": _AT_MOST, "no later than": _AT_MOST,
    "nearly": _NEARLY, "almost": _NEARLY, "close to": _NEARLY, "not quite": _NEARLY,
    "the better part of": _NEARLY, "the best part of": _NEARLY, "verging on": _NEARLY,
    "approaching": _NEARLY, "nearing": _NEARLY, "virtually": _NEARLY,
    "about": _ABOUT, "some": _ABOUT, "roughly": _ABOUT, "around": _ABOUT, "approximately": _ABOUT,
    "approx": _ABOUT, "an estimated": _ABOUT, "estimated": _ABOUT, "circa": _ABOUT, "~": _ABOUT,
    "≈": _ABOUT, "near": _ABOUT, "somewhere around": _ABOUT, "in the region of": _ABOUT,
    "on the order of": _ABOUT, "of the order of": _ABOUT, "in the order of": _ABOUT, "an average of": _EXACT,
    "in the neighborhood of": _ABOUT, "in the neighbourhood of": _ABOUT, "in the vicinity of": _ABOUT,
    "something like": _ABOUT, "something around": _ABOUT, "more or less": _ABOUT, "somewhere near": _ABOUT,
    "an approximate": _ABOUT, "equal to": _EXACT, "equals": _EXACT, "equals to": _EXACT,
    "exactly": _EXACT, "precisely": _EXACT, "a total of": _EXACT,
    "less than or equal to": _AT_MOST, "smaller than or equal to": _AT_MOST, "less or equal than": _AT_MOST,
    "smaller or equal than": _AT_MOST, "equal to or less than": _AT_MOST, "lower than or equal to": _AT_MOST,
    "greater than or equal to": _AT_LEAST, "more than or equal to": _AT_LEAST,
    "more or equal than": _AT_LEAST, "larger or equal than": _AT_LEAST, "higher or equal than": _AT_LEAST,
    "lower or equal than": _AT_MOST, "at most or equal to": _AT_MOST,
    "greater or equal than": _AT_LEAST, "equal to or more than": _AT_LEAST,
    "equal to or greater than": _AT_LEAST, "higher than or equal to": _AT_LEAST,
    "at least or equal to": _AT_LEAST,
    ">": _MORE, "<": _LESS, "≥": _AT_LEAST, "≤": _AT_MOST, "> =": _AT_LEAST, "< =": _AT_MOST,
}  # fmt: skip
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], tuple[Comparator, bool]]]] = {}
for _phrase, _sense in sorted(_BEFORE.items(), key=lambda item: -len(item[0])):
    _words = tuple(_phrase.split())
    _BY_FIRST.setdefault(_words[0], []).append((_words, _sense))

# Words that may stand before a bound without changing what it bounds.
_SOFTENERS = words("just well slightly far significantly substantially only perhaps maybe")
_FIRM = {"a little": 2, "a bit": 2, "a lot": 2}

_AFTER: dict[tuple[str, ...], tuple[Comparator, bool]] = {
    ("or", "more"): _AT_LEAST, ("and", "more"): _AT_LEAST, ("or", "above"): _AT_LEAST,
    ("and", "above"): _AT_LEAST, ("or", "over"): _AT_LEAST, ("and", "over"): _AT_LEAST,
    ("and", "up"): _AT_LEAST, ("or", "higher"): _AT_LEAST, ("or", "greater"): _AT_LEAST,
    ("or", "longer"): _AT_LEAST, ("or", "older"): _AT_LEAST, ("and", "older"): _AT_LEAST,
    ("or", "more", "than"): _AT_LEAST, ("or", "greater", "than"): _AT_LEAST, ("or", "higher", "than"): _AT_LEAST,
    ("and", "counting"): _AT_LEAST, ("or", "larger"): _AT_LEAST,
    ("and", "beyond"): _AT_LEAST, ("at", "a", "minimum"): _AT_LEAST, ("at", "minimum"): _AT_LEAST,
    ("minimum",): _AT_LEAST, ("or", "less", "than"): _AT_MOST, ("or", "fewer", "than"): _AT_MOST, ("or", "smaller", "than"): _AT_MOST,
    ("or", "lower", "than"): _AT_MOST, ("or", "larger", "than"): _AT_LEAST,
    ("or", "smaller"): _AT_MOST, ("maximum",): _AT_MOST, ("max",): _AT_MOST,
    ("give", "or", "take"): _ABOUT, ("more", "or", "less"): _ABOUT,
    ("or", "better"): _AT_LEAST, ("at", "least"): _AT_LEAST, ("plus",): _AT_LEAST,
    ("or", "less"): _AT_MOST, ("or", "fewer"): _AT_MOST, ("or", "under"): _AT_MOST,
    ("and", "under"): _AT_MOST, ("or", "below"): _AT_MOST, ("and", "below"): _AT_MOST,
    ("or", "lower"): _AT_MOST, ("or", "younger"): _AT_MOST, ("and", "younger"): _AT_MOST,
    ("or", "shorter"): _AT_MOST, ("at", "most"): _AT_MOST, ("at", "the", "most"): _AT_MOST,
    ("or", "so"): _ABOUT, ("or", "thereabouts"): _ABOUT,
}  # fmt: skip


class Bound(NamedTuple):
    """What a bounding phrase says and the token after it."""

    end: int
    comparator: Comparator
    approximate: bool


FIRST_WORDS = frozenset(_BY_FIRST) | _SOFTENERS
SECOND_WORDS = frozenset(
    known[1] for phrases in _BY_FIRST.values() for known, _ in phrases if len(known) > 1
)
_SAME = words("equal equals")
_OPENINGS = FIRST_WORDS | {phrase.split()[0] for phrase in _FIRM}


def read_bound(tokens: Tokens, at: int) -> Bound | None:
    """The bound that begins at `at`: "more than", "just over", "about"; "just" alone bounds nothing."""
    if tokens[at].lower not in _OPENINGS:
        return None
    place = at
    while tokens[place].lower in _SOFTENERS and place < at + 2:
        place += 1
    if place == at and tokens[at].lower == "a" and " ".join(tokens.words(place, 2)) in _FIRM:
        place += 2
    second = tokens[place + 1].lower
    if tokens[place].lower == "short" and second == "of":
        place, second = (
            at,
            tokens[at + 1].lower,
        )  # "just short of 300", but "two votes short of 300"
    for phrase, (comparator, approximate) in _BY_FIRST.get(tokens[place].lower, ()):
        if len(phrase) > 1 and phrase[1] != second:
            continue
        if tokens.words(place, len(phrase)) == phrase:
            if phrase[0] in _SAME and not tokens.asked and comparator is Comparator.EQUAL:
                continue  # "that equals 20 jobs"
            end = place + len(phrase)
            if tokens[end].text == "." and phrase == ("approx",):
                end += 1
            follow = (
                read_bound(tokens, end) if end < at + 5 and comparator is Comparator.ABOUT else None
            )
            return follow or Bound(end, comparator, approximate)
    return None


def read_bound_after(tokens: Tokens, at: int) -> Bound | None:
    """The bound that follows its number: "or more", "or so", "+", "-odd", "-ish"."""
    if tokens[at].text == "+" and tokens[at].glued:
        return Bound(at + 1, *_AT_LEAST)
    if tokens.hyphen(at) and tokens[at + 1].lower in {"odd", "ish"}:
        return Bound(at + 2, *_ABOUT)
    if tokens[at].lower == "plus" and (
        tokens[at + 1].kind in {"n", "w"} and _numeric(tokens, at + 1)
    ):
        return None
    if tokens.hyphen(at) and tokens[at + 1].lower == "plus":
        return Bound(at + 2, *_AT_LEAST)
    if tokens[at].text == "," and tokens.words(at, 4) == (",", "give", "or", "take"):
        return Bound(at + 4, *_ABOUT)
    for length in (3, 2, 1):
        sense = _AFTER.get(tokens.words(at, length))
        follows = tokens[at + length]
        if sense is None or _numeric(tokens, at + length) or follows.lower == "than":
            continue
        if length == 1 and tokens[at].lower in _NOUNS and follows.kind == "w":
            return None  # "10 maximum security prisons"
        return Bound(at + length, *sense)
    return None


_NOUNS = words("minimum maximum max")
_OR_EQUAL = {Comparator.LESS: Comparator.AT_MOST, Comparator.MORE: Comparator.AT_LEAST}


def read_or_equal(tokens: Tokens, at: int, bound: Bound | None) -> Bound | None:
    """The bound of "less than 5,000 or equal to it", whose first half is `bound`."""
    if bound is None or bound.comparator not in _OR_EQUAL or tokens.words(at, 2) != ("or", "equal"):
        return None
    end = at + 2 + (tokens[at + 2].lower == "to")
    return (
        None
        if _numeric(tokens, end)
        else Bound(end, _OR_EQUAL[bound.comparator], approximate=False)
    )


def _numeric(tokens: Tokens, at: int) -> bool:
    word = tokens[at].lower
    return tokens[at].kind == "n" or word in ONES or word in TENS or word in SCALES
