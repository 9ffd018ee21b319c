"""Where words somebody took from a source stand in it, and what is nearest where they do not.

Places are those of the W3C Web Annotation model: start and end in code points (TextPositionSelector), and
the words with what stands before and after them (TextQuoteSelector).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from factcheck.domain.selector import prefix_of, suffix_of
from factcheck.domain.span import Span, trimmed
from factcheck.matching import bm25
from factcheck.matching.splitting import passages

# Signs that copying and typing change without changing the words.
_SAME = {
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u2032", "'"),
    **dict.fromkeys("\u2013\u2014\u2010\u2011\u2212", "-"),
}
_GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SPACE = re.compile(r"\s")
_SHOWN = 400
"""Characters of a nearest passage that are shown: some four lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of a text with their place: `text[start:end] == exact`, always."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def excerpt_at(text: str, span: Span) -> Excerpt:
    """The excerpt at `span`."""
    return Excerpt(
        start=span.start,
        end=span.end,
        exact=span.of(text),
        prefix=prefix_of(text, span),
        suffix=suffix_of(text, span),
    )


def find_excerpt(text: str, words: str, *, near: int | None = None) -> Excerpt | None:
    """`words` in `text`, spacing and the shape of quotation marks and dashes aside; None if not there.

    Where they stand more than once, the place nearest to `near` is taken, or the first.
    """
    folded, places = _folded(text)
    sought = _folded(words)[0].strip()
    if not sought:
        return None
    best: Span | None = None
    at = folded.find(sought)
    while at >= 0:
        span = trimmed(text, places[at], places[at + len(sought) - 1] + 1)
        if span is not None:
            if near is None:
                return excerpt_at(text, span)
            if best is not None and abs(span.start - near) >= abs(best.start - near):
                break  # they come in order: from here on they are further away
            best = span
        at = folded.find(sought, at + 1)
    return excerpt_at(text, best) if best else None


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with plain signs and single spaces, and for each character its place in the text."""
    made: list[str] = []
    places: list[int] = []
    blank = False
    for place, character in enumerate(text):
        if character in _GONE:
            continue
        if character.isspace():
            if not blank:
                made.append(" ")
                places.append(place)
            blank = True
            continue
        blank = False
        made.append(_SAME.get(character, character))
        places.append(place)
    return "".join(made), places


def nearest_passage(text: str, words: str) -> str:
    """The passage of `text` that shares most with `words`, cut to some lines; "" where none does."""
    sought = Counter(bm25.terms(words))
    best, share = "", 0.0
    for span in passages(text):
        passage = span.of(text)
        found = Counter(bm25.terms(passage))
        common = sum((sought & found).values())
        weight = common / (1 + 0.2 * max(0, sum(found.values()) - sum(sought.values())) ** 0.5)
        if weight > share:
            best, share = passage, weight
    best = _SPACE.sub(" ", best)
    return best if len(best) <= _SHOWN else best[: _SHOWN - 1].rsplit(" ", 1)[0] + " …"
