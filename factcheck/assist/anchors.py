"""Where the words a model gives stand in the text; words that do not stand there are refused."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.domain.span import Span, trimmed
from factcheck.matching.excerpts import find_excerpt
from factcheck.nlp.claims.conserve import conserved

LIKE = 92.0
"""Likeness (0 to 100) from which words are taken for a slip of the model in copying: a word or two in a sentence."""
_SHORTEST, _SHORTEST_ALIKE, LONGEST = 8, 30, 1_500
"""Characters: of words at all, of words that may be off by a little, and of an anchor."""


class UnanchoredError(Exception):
    """Why words could not be tied to the text, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where they stand; `is_exact` unless spacing, signs or a few letters were different."""

    span: Span
    is_exact: bool


def anchored(text: str, words: object, start: object = None) -> Place:
    """The one place of `words` in `text`; `start` tells which, where it holds them.

    Raises:
        UnanchoredError: there is none, or more than one.
    """
    if not isinstance(words, str) or not words.strip():
        raise UnanchoredError("It gives no words of the text.")
    words = words.strip()
    if not _SHORTEST <= len(words) <= LONGEST:
        raise UnanchoredError(
            f"Its words are shorter than {_SHORTEST} or longer than {LONGEST:,} characters."
        )
    if isinstance(start, int) and 0 <= start < len(text) and text.startswith(words, start):
        return _whole(text, Span(start, start + len(words)), is_exact=True)
    at = text.find(words)
    if at >= 0:
        if text.find(words, at + 1) >= 0:
            raise UnanchoredError("Its words stand in the text more than once.")
        return _whole(text, Span(at, at + len(words)), is_exact=True)
    first, last = find_excerpt(text, words, near=0), find_excerpt(text, words, near=len(text))
    if first and last:
        if first.start != last.start:
            raise UnanchoredError("Its words stand in the text more than once.")
        return _whole(text, Span(first.start, first.end), is_exact=False)
    return _whole(text, _alike(text, words), is_exact=False)


def _alike(text: str, words: str) -> Span:
    gone = UnanchoredError("Its words do not stand in the text.")
    if len(words) < _SHORTEST_ALIKE:
        raise gone
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=LIKE)
    if found is None or len(text) < len(words):
        raise gone
    start, end = found.dest_start, found.dest_end
    for rest in (text[:start], text[end:]):
        if len(rest) >= len(words) and fuzz.partial_ratio(words, rest, score_cutoff=LIKE):
            raise UnanchoredError("Words like these stand in the text more than once.")
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    span = trimmed(text, start, end)
    # Letters may be off; a figure, a name or a “not” may not.
    if span is None or not conserved(span.of(text), words, ()):
        raise gone
    return span


def _whole(text: str, span: Span, *, is_exact: bool) -> Place:
    cuts = (span.start > 0 and text[span.start - 1].isalnum() and text[span.start].isalnum()) or (
        span.end < len(text) and text[span.end - 1].isalnum() and text[span.end].isalnum()
    )
    if cuts:
        raise UnanchoredError("Its words begin or end within a word of the text.")
    return Place(span=span, is_exact=is_exact)
