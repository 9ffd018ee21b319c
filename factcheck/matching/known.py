"""Whether a claim of before is this one again: by words, names and meaning, with its figure told apart.

What is found is offered to a person. A claim about another country, person or body of a like name is not
offered at all; one with another figure is, and the figure is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from factcheck.matching.claim_keys import words_of
from factcheck.matching.embedding import Vectors, embed, installed
from factcheck.matching.namesakes import namesake

WORDS = 0.5
"""What shared words weigh beside the meaning, as in `matching.earlier`."""
LIKE, LIKE_BY_WORDS = 0.42, 0.5
"""From which score two claims are offered as alike, with and without the sentence model. Set on
tests/matching/cases/known.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The number a claim turns on; two are compared only where they are of one kind."""

    kind: str
    number: float | None
    low: float | None
    high: float | None
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim as it is compared."""

    id: int
    statement: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A claim of before that is like this one."""

    id: int
    score: float
    same_figure: bool | None
    """None where one of the two has no figure, or another kind of figure."""
    figure: str | None
    """The other's figure, in its words, where it differs."""


def known(asked: Telling, candidates: Sequence[Telling], *, most: int) -> tuple[Known, ...]:
    """The `most` candidates that are like `asked`, the nearest first."""
    alike = [one for one in candidates if namesake(asked.statement, one.statement) is None]
    if not alike:
        return ()
    own = words_of(asked.statement)
    words = [_shared(own, words_of(one.statement)) for one in alike]
    meaning = _meaning(asked.statement, [one.statement for one in alike])
    found = []
    for place, one in enumerate(alike):
        score = words[place]
        if meaning is not None:
            score = WORDS * score + (1 - WORDS) * max(0.0, meaning[place])
        if score >= (LIKE if meaning is not None else LIKE_BY_WORDS):
            same = _same_figure(asked.figure, one.figure)
            found.append(
                Known(
                    id=one.id,
                    score=score,
                    same_figure=same,
                    figure=one.figure.text if same is False and one.figure else None,
                )
            )
    found.sort(key=lambda one: (one.same_figure is False, -one.score, -one.id))
    return tuple(found[:most])


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of words two statements have in common (Dice's coefficient)."""
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 0.0


def _same_figure(ours: Figure | None, theirs: Figure | None) -> bool | None:
    if ours is None or theirs is None or ours.kind != theirs.kind:
        return None
    if ours.unit and theirs.unit and ours.unit != theirs.unit and ours.kind != "count":
        return None
    if ours.number is None or theirs.number is None:
        return (ours.low, ours.high) == (theirs.low, theirs.high)
    return ours.number == theirs.number


def _meaning(asked: str, statements: Sequence[str]) -> list[float] | None:
    if not installed():
        return None
    own = _vector(asked)
    return [float(own @ _vector(one)) for one in statements]


@lru_cache(maxsize=4096)
def _vector(statement: str) -> Vectors:
    # Kept, because a reviewer comes back to a claim, and its neighbours have the same candidates.
    made = embed([statement])
    return np.zeros(1, np.float32) if made is None else made[0]
