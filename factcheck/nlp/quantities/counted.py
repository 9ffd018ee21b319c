"""What a number counts, and what a share is a share of."""

# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol

from factcheck.domain.document import Sentence
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.tokens import Token, Tokens
from factcheck.nlp.word_lists import words

# Words that end a noun phrase where there is no parse to ask.
_STOP = words(
    "a an the of in on at by for from to with and or but if than as is are was were be been being has have had "
    "do does did will would can could may might must should who whom whose which that when where while "
    "after before since until during within without over under about into onto between among against across "
    "along amid throughout despite beyond behind beside besides via toward towards upon near off "
    "per said says say told not no nor so yet because although though it he she they we you i them him "
    "her us me his their our its my your this these those there here more less fewer many much such "
    "killed died left went came made took got gave found ago later earlier old then out up down off "
    "each every either both all also only just still ever never again yesterday today tomorrow am another"
)
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "teeth": "tooth", "feet": "foot", "mice": "mouse",
    "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "thieves": "thief", "leaves": "leaf", "halves": "half", "shelves": "shelf", "loaves": "loaf",
    "crises": "crisis", "bases": "base", "analyses": "analysis", "movies": "movie", "ties": "tie",
    "criteria": "criterion", "phenomena": "phenomenon", "oxen": "ox", "policemen": "policeman",
    "servicemen": "serviceman", "gunmen": "gunman", "firemen": "fireman", "heroes": "hero",
    "potatoes": "potato", "tomatoes": "tomato", "viruses": "virus", "buses": "bus", "gases": "gas",
    "campuses": "campus", "cookies": "cookie", "calories": "calorie", "shoes": "shoe", "toes": "toe",
}  # fmt: skip
_STEPS = words("next last")
_SAME = words("people police series species means news headquarters aircraft troops forces personnel staff "
                  "cattle fish sheep deer us premises")  # fmt: skip
_FURTHEST = 6
"""Tokens between a number and the noun it counts ("193 United Nations member states")."""


def singular(noun: str) -> str:
    """The singular of an English noun in lower case; "people" stays "people"."""
    if noun in _SAME or not noun:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


class Word(Protocol):
    """What is asked of a `spacy.tokens.Token`."""

    i: int
    idx: int
    text: str
    lower_: str
    dep_: str
    pos_: str

    @property
    def head(self) -> Word: ...
    @property
    def children(self) -> Iterable[Word]: ...


class Parse:
    """A sentence's parse by character: which word stands where."""

    __slots__ = ("_starts", "_words")

    def __init__(self, sentence: Sentence, base: int) -> None:
        shift = sentence.offset - base
        self._words: list[Word] = list(sentence.parse)
        self._starts = [word.idx + shift for word in self._words]

    def at(self, position: int) -> Word | None:
        """The word whose first character is at or next before `position`."""
        index = bisect_left(self._starts, position + 1) - 1
        return self._words[index] if index >= 0 else None

    def start(self, word: Word) -> int:
        """Where `word` begins, counted as the tokens are."""
        return self._starts[word.i - self._words[0].i]

    def inside(self, word: Word) -> bool:
        """Whether `word` belongs to this sentence."""
        return 0 <= word.i - self._words[0].i < len(self._words)


def counted(tokens: Tokens, last: int, noun_at: int, parse: Parse | None) -> tuple[int, str] | None:
    """The token after the noun counted and the noun itself, singular; None where nothing is named.

    `last` is the last token of the number and `noun_at` the one where the noun may begin.
    """
    if parse is not None:
        word = parse.at(tokens[last].start)
        if word is not None and (found := _head(tokens, noun_at, word, parse)):
            return found
    return _by_the_look(tokens, noun_at)


def _head(tokens: Tokens, noun_at: int, word: Word, parse: Parse) -> tuple[int, str] | None:
    """The noun that the number modifies in the parse, if it stands to the right and near."""
    head = word.head
    while (
        head.dep_ in {"nummod", "quantmod", "compound"}
        and head.pos_ == "NUM"
        and head.head is not head
    ):
        head = head.head
    if head.pos_ not in {"NOUN", "PROPN"} or not parse.inside(head) or head.i <= word.i:
        return None
    start = parse.start(head)
    for place in range(noun_at, noun_at + _FURTHEST):
        token = tokens[place]
        if token.start <= start < token.end:
            return place + 1, _named(token) if token.kind == "w" else ""
        if token.kind == "" or token.text in {",", ";", "(", ")", ":", "."}:
            return None
    return None


def _named(token: Token) -> str:
    """The noun in the singular; a people or a make keeps its capital ("three Finns")."""
    if token.text.isupper() and len(token.text) > 1:
        return token.text
    if token.text.istitle():
        return singular(token.lower).capitalize()
    return singular(token.lower)


def _by_the_look(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """The first plural before the noun phrase ends, or the word right after the number."""
    first: tuple[int, str] | None = None
    place = at + 1 if tokens.hyphen(at) else at
    for k in range(place, place + _FURTHEST - 2):
        token: Token = tokens[k]
        if token.kind != "w" or token.lower in _STOP:
            break
        if token.lower in _STEPS and time_unit(tokens, k + 1) is not None:
            break  # "they will be only 3 next week"
        if _plural(token.lower):
            after = tokens[k + 1]
            if (
                after.kind == "w"
                and after.text.islower()
                and _plural(after.lower)
                and after.lower not in _STOP
            ):
                continue
            return k + 1, _named(token)
        adjective = token.lower.endswith(("ly", "ed", "ing", "est")) or tokens.hyphen(k + 1)
        if first is None and not adjective:
            first = (k + 1, _named(token))
    return first


def _plural(word: str) -> bool:
    if word in _IRREGULAR or word in _SAME:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def whole(tokens: Tokens, end: int, parse: Parse | None, after: str = "of") -> str | None:
    """What follows "of" (or `after`) at `end`: "the country's population"; None where it does not stand."""
    if tokens[end].lower != after:
        return None
    start = tokens[end + 1].start
    if parse is not None:
        word = parse.at(tokens[end].start)
        if word is not None and word.lower_ == "of":
            noun = next((child for child in word.children if child.dep_ in {"pobj", "pcomp"}), None)
            if noun is not None:
                return _phrase(tokens, start, noun, parse)
    stop = end + 1
    for k in range(end + 1, end + 1 + _FURTHEST + 2):
        token = tokens[k]
        if token.kind == "" or token.text in {",", ";", ".", ")", ":"}:
            break
        if token.lower in _STOP and token.lower not in {
            "the",
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
            "all",
            "those",
            "these",
            "our",
            "my",
        }:
            break
        stop = k + 1
    return tokens.text[start : tokens[stop - 1].end] if stop > end + 1 else None


def _phrase(tokens: Tokens, start: int, noun: Word, parse: Parse) -> str | None:
    """The noun with what stands before it, without its relative clauses."""
    if not parse.inside(noun):
        return None
    begin = parse.start(noun)
    stop = begin + len(noun.text)
    return tokens.text[start:stop] if start < stop else None
