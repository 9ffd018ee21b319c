"""The places of words that a person selected or typed: one part, or several with “…” between them."""

from __future__ import annotations

import re

from factcheck.domain.errors import InputError
from factcheck.domain.span import Span
from factcheck.matching.excerpts import find_excerpt

# Between parts stands an ellipsis, in brackets or not, or a line break.
_BETWEEN = re.compile(r"(?<!\s)\s*(?:\[(?:…|\.{3})\]|…|\.{3})\s*|(?<!\s)\s*\n\s*")
_SHOWN = 80


def locate(
    text: str, words: str, *, within: Span | None = None, near: int | None = None
) -> tuple[Span, ...]:
    """Where `words` stand in `text`, or in `within` of it, in order of the text.

    Words that are there as they are make one part; otherwise they are taken apart at ellipses and line
    breaks. `near` says which place is meant where they stand more than once.

    Raises:
        InputError: there are no words, or some are not in the text.
    """
    room = within or Span(0, len(text))
    inside = room.of(text)
    nearby = None if near is None else near - room.start
    whole = find_excerpt(inside, words, near=nearby)
    if whole is not None:
        return (Span(room.start + whole.start, room.start + whole.end),)
    found: list[Span] = []
    for piece in filter(None, (one.strip() for one in _BETWEEN.split(words))):
        place = find_excerpt(inside, piece, near=found[-1].end - room.start if found else nearby)
        if place is None:
            where = "in the words of this claim" if within else "in the article"
            raise InputError(
                f"These words are not {where}: “{piece[:_SHOWN]}{'…' if len(piece) > _SHOWN else ''}”. "
                "Copy them as they stand there; put … between words that are apart."
            )
        found.append(Span(room.start + place.start, room.start + place.end))
    if not found:
        raise InputError("Select or type the words of the article that say it.")
    return _joined(found)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if made and span.start < made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)
