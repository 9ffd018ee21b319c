"""The passage of a record that comes nearest to some quoted words, word by word.

The words that are rarest in the record vote for where the passage may stand; there the two are aligned
with Gotoh's algorithm (affine gaps), free of cost at both ends of the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from rapidfuzz.distance import Levenshtein

from factcheck.nlp.speech.record import Record, Word

_PLACES = 3
"""Places that are looked at closely."""
_MOST_OCCURRENCES = 200
"""A word that stands more often in the record tells nothing about where."""
_MOST_CELLS = 60_000
"""Pairs of words up to which the alignment is exact: some 140 quoted words."""
# Costs: another word; a word the record lacks; the first and each further word left out.
_OTHER, _ADDED, _SKIP, _SKIP_ON = 1.0, 0.9, 0.8, 0.12
_HUGE = float("inf")


@dataclass(frozen=True, slots=True)
class Step:
    """Words at one place: the quotation's and the record's; the same where `same`."""

    same: bool
    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Where the words of a record from `first` to `last`, both included, answer to a quotation."""

    first: int
    last: int
    steps: tuple[Step, ...]
    matched: float
    """The share of the quoted words that stand there, 0 to 1; rare words count more."""


def nearest(
    said: Sequence[Word], record: Record, *, after: int = 0, before: int | None = None
) -> tuple[Nearest, ...]:
    """The nearest passages between two words of the record, best first; at most three."""
    end = len(record.words) if before is None else before
    if not said or after >= end:
        return ()
    found = [
        one
        for low, high in _places(said, record, after, end)
        if (one := _aligned(said, record, low, high)) is not None
    ]
    found.sort(key=lambda one: (-one.matched, one.last - one.first, one.first))
    return tuple(found)


def _places(said: Sequence[Word], record: Record, after: int, end: int) -> list[tuple[int, int]]:
    """Windows of the record to look at, by the votes of the quotation's words."""
    size = max(8, len(said) // 2)
    votes: dict[int, float] = defaultdict(float)
    for place, word in enumerate(said):
        where = record.index.get(word.plain, ())
        if not where or len(where) > _MOST_OCCURRENCES:
            continue
        weight = 1 / (1 + log2(len(where)))
        for bucket in {(at - place) // size for at in where if after <= at < end}:
            votes[bucket] += weight
            votes[bucket + 1] += weight / 2
            votes[bucket - 1] += weight / 2
    best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_PLACES]
    slack = max(12, len(said))
    windows = [
        (max(after, bucket * size - slack), min(end, (bucket + 1) * size + len(said) + slack))
        for bucket in best
    ]
    return sorted({window for window in windows if window[0] < window[1]})


def _aligned(said: Sequence[Word], record: Record, low: int, high: int) -> Nearest | None:
    ours = [word.plain for word in said]
    theirs = [word.plain for word in record.words[low:high]]
    if len(ours) * len(theirs) <= _MOST_CELLS:
        pairs = _gotoh(ours, theirs)
    else:
        pairs = [
            (step.src_start + n, step.dest_start + n)
            for step in Levenshtein.opcodes(ours, theirs)
            if step.tag == "equal"
            for n in range(step.src_end - step.src_start)
        ]
        pairs = _core(pairs)
    same = [(a, b) for a, b in pairs if ours[a] == theirs[b]]
    if not same:
        return None
    weights = [_weight(word, record) for word in ours]
    matched = sum(weights[a] for a, _ in same) / sum(weights)
    # A word put in for another at either end stands for the one beside it in the record.
    first = max(0, pairs[0][1] - pairs[0][0]) if pairs[0][0] <= 3 else pairs[0][1]  # noqa: PLR2004 - a few words
    tail = len(ours) - 1 - pairs[-1][0]
    last = min(len(theirs) - 1, pairs[-1][1] + tail) if tail <= 3 else pairs[-1][1]  # noqa: PLR2004 - a few words
    words = record.words[low:high]
    return Nearest(low + first, low + last, _steps(said, words, same, first, last), matched)


def _weight(plain: str, record: Record) -> float:
    return 1 / (1 + 0.35 * log2(1 + len(record.index.get(plain, ()))))


def _core(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the stray matches at both ends that stand far from the rest."""
    far = 12
    while len(pairs) > 1 and pairs[1][1] - pairs[0][1] > far + pairs[1][0] - pairs[0][0]:
        pairs = pairs[1:]
    while len(pairs) > 1 and pairs[-1][1] - pairs[-2][1] > far + pairs[-1][0] - pairs[-2][0]:
        pairs = pairs[:-1]
    return pairs


def _gotoh(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """Which word stands for which, at the least cost; the record's ends are free."""
    wide = len(theirs) + 1
    stand = [0.0] * wide
    skip = [_HUGE] * wide
    # Where each cell came from: 0 a pair, 1 a word of ours alone, 2 a word of theirs alone.
    stand_from: list[bytearray] = []
    skip_from: list[bytearray] = []
    for word in ours:
        row, row_skip = [stand[0] + _ADDED] + [_HUGE] * (wide - 1), [_HUGE] * wide
        came, came_skip = bytearray(wide), bytearray(wide)
        came[0] = 1
        for at in range(1, wide):
            begin, go_on = row[at - 1] + _SKIP, row_skip[at - 1] + _SKIP_ON
            came_skip[at] = begin > go_on
            row_skip[at] = min(begin, go_on)
            pair = stand[at - 1] + (0.0 if word == theirs[at - 1] else _OTHER)
            alone = stand[at] + _ADDED
            best, way = (pair, 0) if pair <= alone else (alone, 1)
            if row_skip[at] < best:
                best, way = row_skip[at], 2
            row[at], came[at] = best, way
        stand, skip = row, row_skip
        stand_from.append(came)
        skip_from.append(came_skip)
    del skip
    at = min(range(wide), key=stand.__getitem__)
    return _traced(len(ours), at, stand_from, skip_from)


def _traced(
    line: int, at: int, stand_from: list[bytearray], skip_from: list[bytearray]
) -> list[tuple[int, int]]:
    pairs = []
    skipping = False
    while line > 0 and at >= 0:
        way = 2 if skipping else stand_from[line - 1][at]
        if way == 2:  # noqa: PLR2004 - a word of theirs alone
            skipping = bool(skip_from[line - 1][at])
            at -= 1
        elif way == 1:
            line -= 1
        else:
            pairs.append((line - 1, at - 1))
            line -= 1
            at -= 1
    return pairs[::-1]


def _steps(
    said: Sequence[Word],
    words: Sequence[Word],
    same: list[tuple[int, int]],
    first: int,
    last: int,
) -> tuple[Step, ...]:
    made: list[Step] = []
    a, b = 0, first
    for one, other in same:
        if one > a or other > b:
            made.append(Step(False, tuple(said[a:one]), tuple(words[b:other])))
        if made and made[-1].same:
            made[-1] = Step(True, (*made[-1].ours, said[one]), (*made[-1].theirs, words[other]))
        else:
            made.append(Step(True, (said[one],), (words[other],)))
        a, b = one + 1, other + 1
    if a < len(said) or b <= last:
        made.append(Step(False, tuple(said[a:]), tuple(words[b : last + 1])))
    return tuple(made)
