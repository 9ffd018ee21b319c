"""Which claims of before are this one again: by their words, their meaning, their names and figures.

What is found is offered to a person to look at. That two claims are near says nothing of whether they
agree: the figures and names in which they differ are told beside each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from factcheck.matching import bm25
from factcheck.matching.agreement import compare
from factcheck.matching.embedding import Vectors, embed
from factcheck.matching.namesakes import namesake
from factcheck.matching.relations import Agreement

WORDS = 0.5
"""What the words weigh beside the meaning: as much. A claim told again seldom keeps its
words, but a number or a rare name, which the model reads poorly, often stays."""
OTHER_NAME, OTHER_FIGURE = 0.8, 0.95
"""What is left of the score where a name is another's, or a figure differs: the one is another story, the
other often the same story with a newer figure, which a checker wants to see."""
LOOKED_AT = 20
"""Of the best by words and meaning, how many have their names and figures compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim of before. `texts` are its tellings: the statement, a headline; the best one counts.

    `vectors` are those of its texts, where they are kept; else they are made.
    """

    id: int | str
    texts: tuple[str, ...]
    vectors: Vectors | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with how near it is, and in what it differs."""

    id: int | str
    score: float
    """0 to about 1, for the order alone."""
    words: float
    meaning: float | None
    """The cosine of the nearest telling; None without the model."""
    figures: Agreement = Agreement.UNKNOWN
    reason: str = ""
    """What the figures or the names say, in one sentence; empty where they say nothing."""


class EarlierClaims:
    """Candidates made ready to be asked more than once."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = tuple(candidates)
        self._words = bm25.index(" ".join(one.texts) for one in self._candidates)
        self._first = np.cumsum([0, *(len(one.texts) for one in self._candidates)])
        self._vectors = self._embedded()

    def _embedded(self) -> Vectors | None:
        missing = [text for one in self._candidates if one.vectors is None for text in one.texts]
        made = embed(missing) if missing else None
        if missing and made is None:
            return None
        rows, at = [], 0
        for one in self._candidates:
            if one.vectors is not None:
                rows.append(one.vectors)
            elif made is not None:
                rows.append(made[at : at + len(one.texts)])
                at += len(one.texts)
        return np.concatenate(rows) if rows else None

    def rank(
        self, query: str, *, most: int = LOOKED_AT, published: date | None = None
    ) -> tuple[Ranked, ...]:
        """The `most` candidates nearest to `query`, best first; `published` dates "today" in it."""
        if not self._candidates:
            return ()
        (found,), ideal = bm25.score(query, [self._words])
        by_words = {number: one / ideal for number, one in found.items()}
        meaning = self._meaning(query)
        scores = np.zeros(len(self._candidates))
        if meaning is not None:
            scores += (1 - WORDS) * np.clip(meaning, 0, None)
        for number, share in by_words.items():
            scores[number] += WORDS * share
        order = np.argsort(-scores, kind="stable")[: max(most, LOOKED_AT)]
        ranked = [
            Ranked(
                id=self._candidates[k].id,
                score=float(scores[k]),
                words=by_words.get(int(k), 0.0),
                meaning=None if meaning is None else float(meaning[k]),
            )
            for k in order
            if scores[k] > 0
        ]
        looked = [
            _told_apart(one, query, self._candidates[k].texts, published) if n < LOOKED_AT else one
            for n, (one, k) in enumerate(zip(ranked, order, strict=False))
        ]
        return tuple(sorted(looked, key=lambda one: -one.score)[:most])

    def _meaning(self, query: str) -> Vectors | None:
        if self._vectors is None:
            return None
        asked = embed([query])
        if asked is None:
            return None
        near = self._vectors @ asked[0]
        return np.asarray(np.maximum.reduceat(near, self._first[:-1]), np.float32)


def rank(
    query: str,
    candidates: Sequence[Candidate],
    *,
    most: int = LOOKED_AT,
    published: date | None = None,
) -> tuple[Ranked, ...]:
    """The `most` candidates nearest to `query`, best first."""
    return EarlierClaims(candidates).rank(query, most=most, published=published)


def _told_apart(one: Ranked, query: str, texts: tuple[str, ...], published: date | None) -> Ranked:
    telling = texts[0]
    twin = namesake(query, telling)
    if twin is not None:
        reason = f"One speaks of {twin[0]}, the other of {twin[1]}."
        return replace(one, score=one.score * OTHER_NAME, reason=reason)
    figures = compare(query, telling, published=published)
    if figures.label is Agreement.UNKNOWN:
        return one
    weight = OTHER_FIGURE if figures.label is Agreement.DISAGREE else 1.0
    return replace(one, score=one.score * weight, figures=figures.label, reason=figures.reason)
