"""Where words of one text stand in a later wording of it.

First the position with the words asserted, then the words with their surroundings, then the sentence they
stood in and the words nearest to them there: the order of the W3C Web Annotation model's selectors and of
Hypothesis' “fuzzy anchoring”.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz import fuzz

from factcheck.domain.span import Span, trimmed
from factcheck.matching.sentences import Place, align, sentence_at, split

CONTEXT = 32
"""Characters on either side that tell two places with the same words apart (Hypothesis' length)."""
ACCEPT = 0.75
"""Likeness from which other words are taken for the same claim reworded. Half the words of a clause can be
names and figures that another claim shares; a quarter changed is what an edit does. A person confirms."""
SAME_SURROUNDINGS = 16
"""Characters of the surroundings that have to be the same where the words are short or stand more than once."""
_LONG = 24
"""Characters from which words are seldom the same by chance."""
_MOST_PLACES = 50
_MARKS = frozenset(".,;:!?…”“\"'’‘)(][")


class Found(StrEnum):
    """What became of the words."""

    UNCHANGED = "unchanged"
    """The same words, in the same sentence."""
    MOVED = "moved"
    """The same words among others."""
    CHANGED = "changed"
    """Other words in their place."""
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the words stand now; no spans where they have vanished."""

    found: Found
    parts: tuple[Span, ...] = ()
    likeness: float = 0.0
    """0 to 1."""
    why: str = ""

    @property
    def span(self) -> Span | None:
        """From the first part's beginning to the last one's end."""
        return Span(self.parts[0].start, self.parts[-1].end) if self.parts else None


class Rewording:
    """Two wordings of one text, ready to be asked where spans of the old one stand in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._ours, self._theirs = split(old), split(new)
        rows = align([span.of(old) for span in self._ours], [span.of(new) for span in self._theirs])
        self._pairs: dict[int, int] = {}
        self._moved: set[int] = set()
        for row in rows:
            if row.left is None:
                continue
            if row.right is not None:
                self._pairs[row.left] = row.right
            elif row.place is Place.MOVED and row.other is not None:
                self._pairs[row.left] = row.other
                self._moved.add(row.left)

    def find(self, parts: Sequence[Span]) -> Anchor:
        """Where a claim's parts stand in the new wording."""
        found = [self._one(part) for part in parts]
        gone = [one for one in found if one.found is Found.VANISHED]
        if gone:
            return gone[0]
        spans = tuple(span for one in found for span in one.parts)
        if any(a.end > b.start for a, b in pairwise(spans)):
            why = "Its parts stand in another order now."
            return Anchor(found=Found.VANISHED, why=why)
        order = [Found.CHANGED, Found.MOVED, Found.UNCHANGED]
        worst = min(found, key=lambda one: order.index(one.found))
        like = min(one.likeness for one in found)
        return Anchor(found=worst.found, parts=spans, likeness=like, why=worst.why)

    def _one(self, span: Span) -> Anchor:
        words = span.of(self.old)
        home = self._home(span)
        places = list(_places(self.new, words))
        if places:
            best = max(places, key=lambda at: self._fits(span, at, home))
            close, in_home, _ = self._fits(span, best, home)
            here = Span(best, best + len(words))
            if in_home or close >= SAME_SURROUNDINGS or (len(words) >= _LONG and len(places) == 1):
                return self._same_words(span, here, home=home, in_home=in_home)
        return self._reworded(span, home)

    def _home(self, span: Span) -> tuple[Span, bool] | None:
        """The new sentences that answer to those the span stood in, and whether they moved."""
        first = sentence_at(self._ours, span.start)
        last = sentence_at(self._ours, span.end - 1)
        if first is None or last is None:
            return None
        answers = [self._pairs[n] for n in range(first, last + 1) if n in self._pairs]
        if not answers:
            return None
        moved = any(n in self._moved for n in range(first, last + 1))
        return Span(self._theirs[min(answers)].start, self._theirs[max(answers)].end), moved

    def _fits(self, span: Span, at: int, home: tuple[Span, bool] | None) -> tuple[int, bool, int]:
        """How well a place fits.

        Characters of the surroundings that are the same; whether it is in the sentence that answers to
        the old one; how near the old position it is.
        """
        end = at + len(span)
        before = _same_end(
            self.old[max(0, span.start - CONTEXT) : span.start], self.new[max(0, at - CONTEXT) : at]
        )
        after = _same_start(self.old[span.end : span.end + CONTEXT], self.new[end : end + CONTEXT])
        # A text's own beginning and end are surroundings too.
        before = CONTEXT if span.start == at == 0 else before
        ends = span.end == len(self.old) and end == len(self.new)
        close = before + (CONTEXT if ends else after)
        return (
            close,
            bool(home and home[0].start <= at and end <= home[0].end),
            -abs(at - span.start),
        )

    def _same_words(
        self, span: Span, here: Span, *, home: tuple[Span, bool] | None, in_home: bool
    ) -> Anchor:
        moved = (home[1] or not in_home) if home else True
        if not moved and home is not None:
            old = self._sentence(span)
            if old.split() == home[0].of(self.new).split():
                why = "The same words in the same sentence."
            else:
                why = "The same words; the sentence around them is another."
                moved = True
        elif home and in_home:
            why = "The same sentence at another place."
        else:
            why = "The same words in another sentence."
        found = Found.MOVED if moved else Found.UNCHANGED
        return Anchor(found=found, parts=(here,), likeness=1.0, why=why)

    def _sentence(self, span: Span) -> str:
        first = sentence_at(self._ours, span.start)
        last = sentence_at(self._ours, span.end - 1)
        if first is None or last is None:
            return span.of(self.old)
        return self.old[self._ours[first].start : self._ours[last].end]

    def _reworded(self, span: Span, home: tuple[Span, bool] | None) -> Anchor:
        words = span.of(self.old)
        if home is None:
            why = "No sentence of the new wording is like the one it stood in."
            return Anchor(found=Found.VANISHED, why=why)
        inside = home[0].of(self.new)
        aligned = fuzz.partial_ratio_alignment(words, inside)
        if aligned is None:
            return Anchor(found=Found.VANISHED, why="Nothing is left to compare it with.")
        if len(inside) <= len(words):
            place = home[0]
        else:
            start, end = home[0].start + aligned.dest_start, home[0].start + aligned.dest_end
            place = _whole_words(self.new, start, end)
        place = _like_the_old(self.new, place, words)
        like = likeness(words, place.of(self.new))
        shown = f"{like:.0%}"
        if like < ACCEPT:
            why = f"The nearest words are {shown} alike; below {ACCEPT:.0%} they are taken for others."
            return Anchor(found=Found.VANISHED, likeness=like, why=why)
        why = (
            f"The words are {shown} alike; from {ACCEPT:.0%} they are taken for the same, reworded."
        )
        return Anchor(found=Found.CHANGED, parts=(place,), likeness=like, why=why)


def likeness(words: str, others: str) -> float:
    """How much two wordings have in common, 0 to 1."""
    return float(fuzz.ratio(words, others)) / 100


def _like_the_old(text: str, place: Span, words: str) -> Span:
    """Without the mark after the last word, and before the first, where the old words had none."""
    start, end = place.start, place.end
    while end - start > 1 and words[-1].isalnum() and text[end - 1] in _MARKS:
        end -= 1
    while end - start > 1 and words[0].isalnum() and text[start] in _MARKS:
        start += 1
    return Span(start, end)


def _places(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)


def _same_end(one: str, other: str) -> int:
    return _same_start(one[::-1], other[::-1])


def _same_start(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _whole_words(text: str, start: int, end: int) -> Span:
    """The span widened to whole words; never inside a letter and its marks."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return trimmed(text, start, end) or Span(start, end)
