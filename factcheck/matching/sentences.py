"""Two texts sentence by sentence: which sentence of one is which of the other, what moved, came or went.

Sentences are split by their marks alone, both texts in the same way, so that no parse is needed and a
transcript of hours takes no longer than it takes to read it once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from factcheck.domain.span import Span, trimmed
from factcheck.nlp.abbreviations import is_abbreviation

SAME_SENTENCE = 0.5
"""Share of words in common, in order, from which two sentences are one in two wordings."""
_NEIGHBOUR = 0.12
"""What it adds that the sentences before or after them are a pair."""
_CANDIDATES = 6
"""Sentences that are compared word by word with each one left over."""
_COMMON = 30
"""Sentences a word may stand in and still tell which is meant."""
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.?!…][\"'”’»)\]]*(?=\s)|\n")
_LAST_WORD = re.compile(r"\S+$")
_LOOK_BACK = 24


class Place(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    LOST = "lost"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison, by the numbers of the sentences; None where a side has nothing.

    A moved sentence has two rows, one at each of its places: `other` is its number on the other side.
    """

    place: Place
    left: int | None
    right: int | None
    other: int | None = None
    alike: bool = True
    """Whether the words are the same; for moved ones."""


def split(text: str) -> tuple[Span, ...]:
    """The sentences of a text, white space at their ends left out."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] != "\n" and _goes_on(text, match.start(), match.end()):
            continue
        if span := trimmed(text, start, match.end()):
            found.append(span)
        start = match.end()
    if span := trimmed(text, start, len(text)):
        found.append(span)
    return tuple(found)


def _goes_on(text: str, stop: int, end: int) -> bool:
    """Whether the mark at `stop` stands inside a sentence: after an abbreviation, before a small letter."""
    after = text[end : end + 2]
    if "\n" in after[:1]:
        return False
    if after.lstrip()[:1].islower():
        return True
    if text[stop] != "." or end > stop + 1:  # a closing mark follows: no abbreviation
        return False
    word = _LAST_WORD.search(text, max(0, stop - _LOOK_BACK), stop)
    return word is not None and is_abbreviation(word[0].lstrip("(“\"'‘["))


def align(left: Sequence[str], right: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the comparison, in the order of `left`; what only `right` has stands where it has it."""
    ours, theirs = [_words(one) for one in left], [_words(one) for one in right]
    pairs = _equal(ours, theirs)
    pairs |= _alike(ours, theirs, pairs)
    in_order = _in_order(pairs, [len(words) for words in ours])
    return tuple(_rows(pairs, in_order, len(left), len(right), left, right))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text)) or (text,)


def _equal(ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Sentences with the same words; of those that recur the first goes with the first."""
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, words in enumerate(theirs):
        waiting[words].append(number)
    pairs = {}
    for number, words in enumerate(ours):
        if waiting.get(words):
            pairs[number] = waiting[words].popleft()
    return pairs


def _alike(
    ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]], pairs: dict[int, int]
) -> dict[int, int]:
    """Sentences left over that are the same in other words, the likeliest pair first."""
    taken = set(pairs.values())
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(theirs):
        if number not in taken:
            for word in set(words):
                index[word].append(number)
    possible: list[tuple[float, int, int]] = []
    for number, words in enumerate(ours):
        if number in pairs:
            continue
        beside = {
            pairs[near] + step
            for near, step in ((number - 1, 1), (number + 1, -1))
            if near in pairs and 0 <= pairs[near] + step < len(theirs)
        } - taken
        for other in _candidates(words, index) | beside:
            like = likeness(words, theirs[other]) + (_NEIGHBOUR if other in beside else 0)
            if like >= SAME_SENTENCE:
                possible.append((-like, number, other))
    found: dict[int, int] = {}
    for _, number, other in sorted(possible):
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return found


def _candidates(words: Sequence[str], index: Mapping[str, Sequence[int]]) -> set[int]:
    """Sentences that share most words with this one; words that stand everywhere do not count."""
    votes: Counter[int] = Counter()
    for word in set(words):
        where = index.get(word, ())
        if len(where) <= _COMMON:
            votes.update(where)
    return {other for other, _ in votes.most_common(_CANDIDATES)}


def likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How much of two sentences is the same words in the same order, 0 to 1."""
    common = LCSseq.similarity(ours, theirs)
    return 2 * common / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _in_order(pairs: dict[int, int], weights: Sequence[int]) -> frozenset[int]:
    """The heaviest run of pairs that stand in the same order on both sides: the others have moved.

    A Fenwick tree over the right side keeps the heaviest run that ends before each place.
    """
    size = max(pairs.values(), default=0) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * size
    before: dict[int, int] = {}
    best = (0, -1)
    for number in sorted(pairs):
        at = pairs[number]
        run = (0, -1)
        while at > 0:
            run = max(run, tree[at], key=lambda one: one[0])
            at &= at - 1
        now = (run[0] + weights[number], number)
        before[number] = run[1]
        best = max(best, now, key=lambda one: one[0])
        at = pairs[number] + 1
        while at < size:
            tree[at] = max(tree[at], now, key=lambda one: one[0])
            at += at & -at
    chosen = set()
    at = best[1]
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return frozenset(chosen)


def _rows(
    pairs: dict[int, int],
    in_order: frozenset[int],
    size: int,
    other_size: int,
    left: Sequence[str],
    right: Sequence[str],
) -> Iterable[Row]:
    back = {other: number for number, other in pairs.items()}
    shown = 0

    def until(end: int) -> Iterable[Row]:
        for at in range(shown, end):
            if at in back:
                alike = left[back[at]] == right[at]
                yield Row(Place.MOVED, None, at, other=back[at], alike=alike)
            else:
                yield Row(Place.ADDED, None, at)

    for number in range(size):
        other = pairs.get(number)
        if other is None:
            yield Row(Place.LOST, number, None)
        elif number in in_order:
            yield from until(other)
            same = left[number] == right[other]
            yield Row(Place.SAME if same else Place.CHANGED, number, other)
            shown = other + 1
        else:
            alike = left[number] == right[other]
            yield Row(Place.MOVED, number, None, other=other, alike=alike)
    yield from until(other_size)


def sentence_at(sentences: Sequence[Span], position: int) -> int | None:
    """The number of the sentence that holds the character at `position`."""
    at = bisect_left(sentences, position + 1, key=lambda span: span.start) - 1
    return at if at >= 0 and position < sentences[at].end else None
