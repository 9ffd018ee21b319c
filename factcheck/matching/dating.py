"""The dates of a claim beside those of the evidence: of the same event, or of the same figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.domain.value import Comparator, ValueKind
from factcheck.matching.alignment import Pair
from factcheck.matching.figures import Figure
from factcheck.matching.relations import (
    AGREE,
    DISAGREE,
    UNKNOWN,
    Agreement,
    allowed,
    days_of,
    relate,
)

SAME_EVENT = 0.35
"""What two dates' surroundings must share to be of one event."""


class Dated(NamedTuple):
    """A date of the claim beside one of the evidence."""

    claim: Figure
    evidence: Figure
    label: Agreement


def dated(
    claim: Sequence[Figure], evidence: Sequence[Figure], pairs: Sequence[Pair]
) -> tuple[Dated, ...]:
    """Every date of the claim that has one beside it; `pairs` are the other figures that have."""
    theirs = [figure for figure in evidence if figure.dated]
    found = []
    for ours in (figure for figure in claim if figure.dated):
        beside = _beside(ours, theirs, pairs)
        if beside is not None:
            found.append(Dated(ours, beside, relate(ours, beside)))
    return tuple(found)


def _beside(ours: Figure, theirs: Sequence[Figure], pairs: Sequence[Pair]) -> Figure | None:
    """The date of the same event; else that of the figure whose time it tells."""
    if not theirs:
        return None
    rated = [(_common(ours, other), -k, other) for k, other in enumerate(theirs)]
    same = [item for item in rated if item[0] >= SAME_EVENT]
    if same:
        agreeing = [item for item in same if relate(ours, item[2]) is AGREE]
        return max(agreeing or same, key=lambda item: item[:2])[2]
    if _frames(ours) and pairs:
        near = [other for other in theirs if _frames(other)]
        near = [other for other in near if other.sentence == pairs[0].evidence.sentence] or near
        if near:
            place = pairs[0].evidence.value.span.start
            return min(near, key=lambda other: abs(other.value.span.start - place))
    return None


def may_have_grown(pair: Pair, label: Agreement, times: Sequence[Dated]) -> Agreement:
    """A total of an earlier day says nothing against a higher one "by" a later day."""
    if label is not DISAGREE or pair.claim.value.kind is not ValueKind.COUNT:
        return label
    ours, theirs = allowed(pair.claim), allowed(pair.evidence)
    earlier = any(
        time.label is AGREE
        and time.claim.value.comparator in {Comparator.AT_MOST, Comparator.LESS}
        and _earlier(time)
        for time in times
    )
    return UNKNOWN if earlier and theirs.high <= ours.low else label


def _earlier(time: Dated) -> bool:
    ours = days_of(time.claim.value, time.evidence.value)
    theirs = days_of(time.evidence.value, time.claim.value)
    return ours is not None and theirs is not None and theirs.high < ours.high


_FRAME = frozenset(
    {"as", "of", "by", "at", "until", "through", "before", "after", "since", "on", "in", "to"}
)


def _frames(figure: Figure) -> bool:
    """Whether a date tells the time of a figure: "as of 3 May", "by June"."""
    return figure.value.comparator is not Comparator.EQUAL or bool(_FRAME & set(figure.cue))


def _common(ours: Figure, theirs: Figure) -> float:
    return sum(min(w, theirs.about[n]) for n, w in ours.about.items() if n in theirs.about)
