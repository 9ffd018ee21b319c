"""A source's text as it is read on the screen: paragraphs, with the excerpts taken from them marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST = 200_000
"""Characters of a text on one page: a hundred pages of print. What follows is told, not shown."""
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An excerpt's place in the text, and the evidence and claim it belongs to."""

    start: int
    end: int
    evidence: int
    claim: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words with the excerpts that cover them; `begins` are those that start here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the text; `start` counts from the first character of the text."""

    start: int
    pieces: tuple[Piece, ...]


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """The text's lines that have words in them, cut where an excerpt begins or ends."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    made, first = [], 0
    for line in _LINE.finditer(text, 0, MOST):
        start, end = line.span()
        if not line.group().strip():
            continue
        while first < len(ordered) and all(mark.end <= start for mark in ordered[: first + 1]):
            first += 1
        here = []
        for mark in ordered[first:]:
            if mark.start >= end:
                break
            if mark.end > start:
                here.append(mark)
        made.append(Paragraph(start=start, pieces=_pieces(text, start, end, here)))
    return tuple(made)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    edges = sorted(cuts)
    return tuple(
        Piece(
            text=text[a:b],
            marks=tuple(mark for mark in marks if mark.start <= a and b <= mark.end),
            begins=tuple(mark for mark in marks if max(start, mark.start) == a),
        )
        for a, b in pairwise(edges)
    )
