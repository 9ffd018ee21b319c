"""Which figure of the evidence speaks of what a figure of the claim speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.domain.value import ValueKind
from factcheck.matching.families import COUNTED
from factcheck.matching.figures import WITHIN, Figure
from factcheck.matching.relations import dimension
from factcheck.matching.surroundings import NOUN_NEAR

SAME_NOUN = 1.0
"""What it adds to a pair that both count the same thing."""
SAME_SCOPE, OTHER_SCOPE = 0.6, -0.4
"""What it adds or takes that both cover the whole world, the home market, or the rest."""
OTHER_SCALE = -0.3
"""What it takes that only one is a mark on a scale."""
SAME_NUMBER = 0.3
"""What it adds that the numbers are equal: it breaks ties, no more."""
RIVAL = 0.8
"""What part of the best tie makes another figure a rival."""
ENOUGH = 0.2
"""The least a pair must have in common, where there are others to choose from, or to tell against a claim."""


class Pair(NamedTuple):
    """Two figures of one thing, and how much ties them together."""

    claim: Figure
    evidence: Figure
    tie: float
    rivals: tuple[Figure, ...] = ()
    """Figures of the evidence left over that would do nearly as well."""


def align(claim: Sequence[Figure], evidence: Sequence[Figure]) -> tuple[Pair, ...]:
    """The best pairs first, each figure in one pair at most; in the claim's order."""
    possible = []
    for c, ours in enumerate(claim):
        for e, theirs in enumerate(evidence):
            tie = _tie(ours, theirs)
            if tie is not None:
                possible.append((-tie, c, e))
    possible.sort()
    lone = _alone(claim, evidence)
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for negative, c, e in possible:
        if c in pairs or e in taken or (-negative < ENOUGH and not lone(c, e)):
            continue
        pairs[c] = Pair(claim[c], evidence[e], -negative)
        taken.add(e)
    return tuple(
        pairs[c]._replace(
            rivals=tuple(
                evidence[e]
                for negative, other, e in possible
                if other == c and e not in taken and _rivals(pairs[c], evidence[e], -negative)
            )
        )
        for c in sorted(pairs)
    )


def _rivals(pair: Pair, other: Figure, tie: float) -> bool:
    same = other.value.number is not None and other.value.number == pair.claim.value.number
    return same or tie >= RIVAL * pair.tie


def _alone(claim: Sequence[Figure], evidence: Sequence[Figure]) -> Callable[[int, int], bool]:
    ours = [dimension(figure) for figure in claim]
    theirs = [dimension(figure) for figure in evidence]

    def lone(c: int, e: int) -> bool:
        """Whether both are the only ones of their kind."""
        return ours.count(ours[c]) == 1 and theirs.count(theirs[e]) == 1

    return lone


def _tie(ours: Figure, theirs: Figure) -> float | None:
    """What the surroundings of two figures have in common; None where they cannot be of one thing."""
    if ours.dated or theirs.dated or not _comparable(ours, theirs):
        return None
    if ours.change != theirs.change:
        return None
    tie = 0.0
    if ours.value.kind is ValueKind.ORDINAL and not _ranked_alike(ours, theirs):
        return None
    if ours.noun and theirs.noun:
        if ours.noun == theirs.noun:
            tie += SAME_NOUN
        elif _apart(ours, theirs):
            return None
    tie += sum(
        min(weight, theirs.about[name])
        for name, weight in ours.about.items()
        if name in theirs.about and name != ours.noun
    )
    tie += _reach(ours, theirs)
    if ours.value.number is not None and ours.value.number == theirs.value.number:
        tie += SAME_NUMBER
    return tie


def _reach(ours: Figure, theirs: Figure) -> float:
    """What it adds or takes that both cover the same ground, on the same scale."""
    tie = OTHER_SCALE if (ours.scale is None) != (theirs.scale is None) else 0.0
    if ours.scope and theirs.scope:
        return tie + (SAME_SCOPE if ours.scope == theirs.scope else OTHER_SCOPE)
    return tie + SAME_SCOPE / 2 if theirs.scope == "world" else tie


def _comparable(ours: Figure, theirs: Figure) -> bool:
    one, other = dimension(ours), dimension(theirs)
    if one is None or other is None:
        return False
    if one == other:
        return True
    bare = ours if ours.value.kind is ValueKind.COUNT else theirs
    rest = theirs if bare is ours else ours
    if bare.value.kind is not ValueKind.COUNT or bare.value.unit or bare.noun:
        return False
    return rest.scale is not None or rest.value.kind is ValueKind.MONEY


def _apart(ours: Figure, theirs: Figure) -> bool:
    """Whether two nouns count different things: of two families, or neither near the other's figure."""
    if ours.noun in COUNTED and theirs.noun in COUNTED:
        return True
    said = ours.value.unit and theirs.value.unit
    near = WITHIN if said else NOUN_NEAR
    return (
        theirs.about.get(ours.noun or "", 0) < near and ours.about.get(theirs.noun or "", 0) < near
    )


RANKED = 0.7
"""How near (in weight) the word that is ranked must stand to its rank."""


def _ranked_alike(ours: Figure, theirs: Figure) -> bool:
    """Whether two ranks are of one list: the "fifth-largest" is no "first" of something else."""
    return any(
        weight >= RANKED and theirs.about.get(name, 0) >= RANKED
        for name, weight in ours.about.items()
    )
