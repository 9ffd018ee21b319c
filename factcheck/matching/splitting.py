"""A long text cut into passages short enough to be read at a glance and compared with a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.span import Span, trimmed

LONGEST = 320
"""Characters of a passage: two or three sentences of news, and within what the sentence model reads."""
MOST = 5_000
"""Passages of one text: a book of some 250,000 words."""
# A sentence ends after a mark and its closing quote, before a capital, digit or opening mark; not after a
# single letter or the common short forms of English.
_END = re.compile(r"[.!?…][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|No|vs|etc|Inc|Ltd|Co"
    r"|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|Fig|pp|cf))\.\s+$"
)
_LINE = re.compile(r"[^\n]+")


def passages(text: str) -> list[Span]:
    """The passages in order, none overlapping: whole sentences of one line, up to `LONGEST` characters."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        held: Span | None = None
        for sentence in _sentences(text, line.start(), line.end()):
            if held is not None and sentence.end - held.start <= LONGEST:
                held = Span(held.start, sentence.end)
                continue
            if held is not None:
                found.append(held)
            held = sentence
        if held is not None:
            found.append(held)
        if len(found) >= MOST:
            return found[:MOST]
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for match in _END.finditer(text, start, end):
        if _SHORT.search(text, max(first, match.end() - 16), match.end()):
            continue
        yield from _bounded(text, first, match.end())
        first = match.end()
    yield from _bounded(text, first, end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, cut at spaces where it is longer than a passage may be."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        span = trimmed(text, start, cut)
        if span:
            yield span
        start = cut
    span = trimmed(text, start, end)
    if span:
        yield span
