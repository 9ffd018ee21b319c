"""Passages of the desk's sources that a claim may be held against.

Found by words and by meaning, then set beside the claim as what they are: the same figure, a different
one, perhaps another event. No passage is said to support or refute: that is for the person who reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

import numpy as np

from factcheck.domain.span import Span
from factcheck.matching import bm25
from factcheck.matching.agreement import ComparedPair, Comparison, compare
from factcheck.matching.earlier import OTHER_NAME, WORDS
from factcheck.matching.embedding import Vectors, embed
from factcheck.matching.namesakes import meet, namesake
from factcheck.matching.relations import Agreement
from factcheck.matching.splitting import passages
from factcheck.nlp.values import values_in

PROPOSED = 8
"""Passages shown for a claim: more are not read."""
LOOKED_AT = 16
LEAST = 0.2
"""The least score of a passage that is proposed, such as a cosine of 0.4 without a word in common: below it,
passages share a subject or a word or two by chance."""
SAME_FIGURE, FITTING_FIGURE, DIFFERENT_FIGURE = 1.25, 1.1, 0.75
"""A passage with the claim's figure goes first, although one with another figure is often nearer in words and
meaning (a changed number changes neither); that one is shown after it, and marked."""


class Beside(StrEnum):
    """What a passage's figures and names are beside the claim's."""

    SAME_FIGURE = "same-figure"
    FITTING_FIGURE = "fitting-figure"
    """Another one that the claim's words allow: 52 where it has "at least 40"."""
    DIFFERENT_FIGURE = "different-figure"
    SAME_EVENT = "same-event"
    """A question: the names or the dates are others."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TextIndex:
    """A source's text made ready: its passages, their words and, with the model, their vectors."""

    spans: tuple[Span, ...]
    words: bm25.WordIndex
    vectors: Vectors | None = field(default=None, compare=False)


class Searched(Protocol):
    """A source whose passages are looked through; its text is asked for only where a passage is shown."""

    @property
    def source(self) -> int:
        """Its number."""

    @property
    def index(self) -> TextIndex:
        """Its passages, their words and vectors."""

    @property
    def text(self) -> str:
        """Its text."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A source with its text at hand."""

    source: int
    text: str
    index: TextIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A passage for a person to read."""

    source: int
    span: Span
    text: str
    score: float
    beside: Beside
    figure: str = ""
    """Its own figure, where it is another than the claim's."""
    reason: str = ""

    @property
    def label(self) -> str:
        """What it is beside the claim, in a few words."""
        return {
            Beside.SAME_FIGURE: "same figure",
            Beside.FITTING_FIGURE: f"figure that fits: {self.figure}",
            Beside.DIFFERENT_FIGURE: f"different figure: {self.figure}",
            Beside.SAME_EVENT: "same event?",
            Beside.NOTHING: "",
        }[self.beside]


def indexed(text: str, *, with_meaning: bool = True) -> TextIndex:
    """The index of a text; `with_meaning` False leaves out what takes a model."""
    spans = tuple(passages(text))
    words = [span.of(text) for span in spans]
    return TextIndex(spans, bm25.index(words), embed(words) if with_meaning and words else None)


def propose(
    claim: str,
    sources: Sequence[Searched],
    *,
    published: date | None = None,
    most: int = PROPOSED,
) -> tuple[Proposal, ...]:
    """The passages of `sources` that speak of what `claim` says, best first."""
    by_words, ideal = bm25.score(claim, [one.index.words for one in sources])
    asked = embed([claim]) if sources else None
    rows: list[tuple[float, int, int]] = []
    for place, (one, found) in enumerate(zip(sources, by_words, strict=True)):
        scores = np.zeros(len(one.index.spans))
        for number, weight in found.items():
            scores[number] = (WORDS if asked is not None else 1.0) * weight / ideal
        if asked is not None and one.index.vectors is not None:
            scores += (1 - WORDS) * np.clip(one.index.vectors @ asked[0], 0, None)
        best = np.argsort(-scores, kind="stable")[:LOOKED_AT]
        rows += [(float(scores[number]), place, int(number)) for number in best if scores[number]]
    if asked is not None:
        rows = _with_meaning(rows, sources, asked)
    rows.sort(key=lambda row: (-row[0], row[1], row[2]))
    looked = [
        _proposal(claim, sources[place], number, score, published)
        for score, place, number in rows[:LOOKED_AT]
        if score >= LEAST
    ]
    kept = sorted((one for one in looked if one.score >= LEAST), key=lambda one: -one.score)
    return tuple(kept[:most])


def _with_meaning(
    rows: list[tuple[float, int, int]], sources: Sequence[Searched], asked: Vectors
) -> list[tuple[float, int, int]]:
    """The rows with the meaning added where it is not kept: of the best by words, not of a whole book."""
    without = [row for row in rows if sources[row[1]].index.vectors is None]
    best = sorted(without, key=lambda row: -row[0])[: 2 * LOOKED_AT]
    texts = [
        sources[place].index.spans[number].of(sources[place].text) for _, place, number in best
    ]
    made = embed(texts) if texts else None
    if made is None:
        return rows
    near = (1 - WORDS) * np.clip(made @ asked[0], 0, None)
    added = [(row[0] + float(more), *row[1:]) for row, more in zip(best, near, strict=True)]
    return [row for row in rows if sources[row[1]].index.vectors is not None] + added


def _proposal(
    claim: str, source: Searched, number: int, score: float, published: date | None
) -> Proposal:
    span = source.index.spans[number]
    words = span.of(source.text)
    beside, figure, reason, weight = _compared(claim, words, published)
    return Proposal(
        source=source.source, span=span, text=words, score=score * weight, beside=beside,
        figure=figure, reason=reason,
    )  # fmt: skip


def _compared(claim: str, words: str, published: date | None) -> tuple[Beside, str, str, float]:
    twin = namesake(claim, words)
    if twin is not None:
        reason = f"The claim speaks of {twin[0]}, the passage of {twin[1]}."
        return Beside.SAME_EVENT, "", reason, OTHER_NAME
    figures = compare(claim, words, published=published)
    if figures.label is not Agreement.UNKNOWN:
        return _by_figures(figures)
    if not meet(claim, words):
        reason = "The claim and the passage name nothing in common."
        return Beside.SAME_EVENT, "", reason, OTHER_NAME
    if figures.pairs:
        return Beside.SAME_EVENT, "", figures.reason, 1.0
    return Beside.NOTHING, "", "", 1.0


def _by_figures(figures: Comparison) -> tuple[Beside, str, str, float]:
    if figures.label is Agreement.DISAGREE:
        return Beside.DIFFERENT_FIGURE, _theirs(figures), figures.reason, DIFFERENT_FIGURE
    other = next(filter(None, map(_other_number, figures.pairs)), "")
    if other:
        return Beside.FITTING_FIGURE, other, figures.reason, FITTING_FIGURE
    return Beside.SAME_FIGURE, "", figures.reason, SAME_FIGURE


def _other_number(pair: ComparedPair) -> str:
    """The evidence's words where they agree with the claim's by a bound and not by the number."""
    if pair.label is not Agreement.AGREE:
        return ""
    ours, theirs = values_in(pair.claim_text), values_in(pair.evidence_text)
    if not ours or not theirs or ours[0].number is None or theirs[0].number is None:
        return ""
    same = ours[0].number == theirs[0].number or ours[0].kind is not theirs[0].kind
    return "" if same else pair.evidence_text


def _theirs(figures: Comparison) -> str:
    return next((one.evidence_text for one in figures.pairs if one.label is Agreement.DISAGREE), "")
