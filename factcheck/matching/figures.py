"""The figures of a sentence as they are compared: what each bounds, and what it is a figure of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind
from factcheck.matching.families import EMPTY, concept
from factcheck.matching.marks import with_marks
from factcheck.matching.surroundings import SCOPES, bounded_by, is_change, noun_of, scope
from factcheck.nlp.quantities.number_words import SCALES
from factcheck.nlp.values import values_in

# A point ends a sentence after a word of two letters or more: not in "U.S." or "p.m.".
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*\d|\d|[,;:()\n]|(?<=\w\w)\.(?=\s|$)")
_STOPS = frozenset({".", ";", "\n"})
_JOINTS = frozenset(
    {",", ":", "(", ")", "and", "with", "while", "but", "including", "against", "from", "plus"}
)
_NAMED = {ValueKind.COUNT, ValueKind.ORDINAL, ValueKind.FACTOR}
MOST_FIGURES = 60
"""Figures of one text that are compared: the work is the product of both sides."""
WINDOW = 60
"""Words looked at on either side of a figure; what stands further off weighs nothing."""
FAR = 0.2
"""How much a word counts less with each word between it and its figure."""
ACROSS_CLAUSE = 0.6
ACROSS_FIGURE = 0.6
"""What is left of a word's weight across a comma or a conjunction, or across another figure. These
weights were chosen on sentences of VitaminC (Schuster, Fisch and Barzilay 2021, CC BY-SA 3.0)."""
GOVERNING = 0.39
"""The least a word before the first figure of all weighs for the later ones: their subject and verb."""
WITHIN = 1.5
"""The weight of the words inside a figure, its noun above all."""


class Word(NamedTuple):
    """A word, number or sign in lower case, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and what ties it to its sentence.

    `about` weighs the words around it by how near they stand. `noun` is the concept counted where the
    text says it beside the number; `scale` is the highest mark of a rating ("8.2/10"); `scope` is the part
    of the world it covers; `change` tells that it is what was added or lost, not what there is. `cue`
    holds the words before it.
    """

    value: Value
    about: dict[str, float] = field(hash=False)
    noun: str | None = None
    scale: int | None = None
    scope: str | None = None
    change: bool = False
    sentence: int = 0
    cue: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        return self.value.kind is ValueKind.DATE


def figures_in(text: str, published: date | None = None) -> tuple[Figure, ...]:
    """The figures of `text` in its order, the first `MOST_FIGURES` of them; `published` dates "today"."""
    found = with_marks(text, values_in(text, published))[:MOST_FIGURES]
    tokens = _tokens(text)
    sentences = tuple(accumulate(int(token.text in _STOPS) for token in tokens))
    starts = [token.start for token in tokens]
    spans = [value.span for value, _ in found]
    figures = []
    for place, (value, scale) in enumerate(found):
        first = bisect_right(starts, value.span.start) - 1
        last = bisect_left(starts, value.span.end)
        named = value.kind in _NAMED
        about = _about(place, spans, tokens, first, last, named=named)
        cue = tuple(token.text for token in tokens[max(0, first - 3) : first])
        bounded = bounded_by(value, cue)
        figures.append(
            Figure(
                bounded, about, noun_of(bounded, about), scale, scope(about),
                is_change(bounded, cue), sentences[first - 1] if first > 0 else 0, cue,
            )
        )  # fmt: skip
    return tuple(_elliptic(figures))


def _elliptic(figures: Iterable[Figure]) -> Iterator[Figure]:
    """A bare count takes the noun of the one before it: "92 cases, 59 of them in the north"."""
    last: Figure | None = None
    for figure in figures:
        found = figure
        if figure.value.kind is ValueKind.COUNT and figure.scale is None:
            bare = figure.noun is None and figure.value.unit is None
            if bare and last is not None and last.sentence == figure.sentence:
                found = replace(figure, noun=last.noun)
            last = found
        yield found


def _tokens(text: str) -> list[Word]:
    found = [Word(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    for k, (one, after) in enumerate(pairwise(found)):
        if (one.text, after.text) == ("tested", "positive"):  # cases are counted, not tests
            found[k] = one._replace(text="cases")
    return found


def _about(
    place: int,
    spans: Sequence[Span],
    tokens: Sequence[Word],
    first: int,
    last: int,
    *,
    named: bool,
) -> dict[str, float]:
    """The concepts around the figure at `place`, which are the tokens from `first` to `last`.

    Its own words count only where they name what is counted: a unit says nothing of what is measured.
    """
    about: dict[str, float] = {}
    for token in tokens[first:last] if named else ():
        _weigh(about, token.text, WITHIN)
    before = range(first - 1, max(-1, first - 1 - WINDOW), -1)
    after = range(last, min(len(tokens), last + WINDOW))
    for step, around in ((-1, before), (1, after)):
        weight, other = 1.0, place + step
        for distance, k in enumerate(around):
            token = tokens[k]
            if token.text in _STOPS:
                weight *= ACROSS_CLAUSE / 2
            elif token.text in _JOINTS:
                weight *= ACROSS_CLAUSE
            if 0 <= other < len(spans) and spans[other].overlaps(Span(token.start, token.end)):
                weight *= ACROSS_FIGURE
                other += step
            _weigh(about, token.text, weight / (1 + FAR * distance))
    for k in before:
        if tokens[k].text in _STOPS:
            break
        if tokens[k].end <= spans[0].start:
            _weigh(about, tokens[k].text, GOVERNING)
    return about


def _weigh(about: dict[str, float], word: str, weight: float) -> None:
    if word in EMPTY or word in SCALES or not word[0].isalpha():
        return
    name = word if word in SCOPES else concept(word)
    about[name] = max(about.get(name, 0.0), weight)
