"""An article's text cut wherever a claim, finding or quotation begins or ends.

Each piece knows everything that covers it, so that overlapping spans can be drawn one above the other
and no character is drawn twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# Lines up to the next blank one, or the end.
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")

Covers = Sequence[tuple[int, int, int]]
"""(id, start, end), …"""


class Segment(NamedTuple):  # a tuple: a page has a thousand of them
    """Characters under the same claims and findings from the first to the last."""

    text: str
    claims: tuple[int, ...]
    findings: tuple[int, ...]
    quoted: bool
    mark: bool
    """It is a quotation mark."""
    wordless: bool
    """It holds neither letters nor digits."""
    begins: tuple[int, ...]
    """The claims whose number stands in front of it."""
    flags: tuple[int, ...]
    """The findings whose sign stands behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, headline or other line of the article."""

    role: str
    start: int
    segments: tuple[Segment, ...]


def blocks_of(
    text: str,
    *,
    lines: Sequence[tuple[int, int, str, int]],
    claims: Covers,
    findings: Covers,
    quotations: Sequence[tuple[int, int]],
) -> tuple[Block, ...]:
    """The whole text as blocks of segments; joined, they are `text` without the space between blocks.

    `lines` are (start, end, role, paragraph) of the sentences, in order. A claim with several parts
    is numbered at its first, a finding gets its sign at its end.
    """
    marks = {
        place
        for start, end in quotations
        for place in (start - 1, end)
        if 0 <= place < len(text) and not text[place].isalnum() and not text[place].isspace()
    }
    cuts = {0, len(text)}
    cuts.update(*((start, end) for _, start, end in (*claims, *findings)))
    cuts.update(*((start, end) for start, end in quotations))
    cuts.update(marks, (place + 1 for place in marks))
    blocks = _blocks(text, lines)
    cuts.update(*((start, end) for start, end, _ in blocks))
    claimed, found = _Layer(claims), _Layer(findings)
    quoted = _Layer([(number, start, end) for number, (start, end) in enumerate(quotations)])
    signed = {one: end for one, _, end in findings}
    numbered: set[int] = set()
    pieces: list[list[Segment]] = [[] for _ in blocks]
    edges = sorted(cuts)
    at = 0
    for start, end in pairwise(edges):
        for layer in (claimed, found, quoted):
            layer.pass_over(start)
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        if at == len(blocks) or start < blocks[at][0]:
            continue
        begins: tuple[int, ...] = ()
        if claimed.covering and not numbered.issuperset(claimed.covering):
            begins = tuple(one for one in claimed.covering if one not in numbered)
            numbered.update(begins)
        words = text[start:end]
        pieces[at].append(
            Segment(
                words,
                claimed.covering,
                found.covering,
                bool(quoted.covering),
                start in marks,
                not any(map(str.isalnum, words)),
                begins,
                tuple(one for one in found.covering if signed[one] == end)
                if found.covering
                else (),
            )
        )
    return tuple(
        Block(role=role, start=start, segments=tuple(made))
        for (start, _, role), made in zip(blocks, pieces, strict=True)
    )


def paragraphs_of(text: str) -> list[tuple[int, int, str, int]]:
    """The paragraphs of a text as `lines`, where its sentences are not at hand: parted by blank lines."""
    return [
        (found.start(), found.end(), "body", number)
        for number, found in enumerate(_PARAGRAPH.finditer(text))
    ]


def _blocks(text: str, lines: Sequence[tuple[int, int, str, int]]) -> list[tuple[int, int, str]]:
    """(start, end, role) of each block; text that no sentence holds goes with what precedes it."""
    starts: list[tuple[int, str]] = []
    last: tuple[int, str] | None = None
    for start, _, role, paragraph in lines:
        if (paragraph, role) != last:
            starts.append((start, role))
            last = (paragraph, role)
    if not starts or text[: starts[0][0]].strip():
        starts.insert(0, (0, "body"))
    made = []
    for number, (start, role) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        while start < end and text[start].isspace():
            start += 1  # noqa: PLW2901 - the block begins at its first letter
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            made.append((start, end, role))
    return made


class _Layer:
    """The spans of one sort that are open, kept up to date from cut to cut."""

    def __init__(self, spans: Covers) -> None:
        self.covering: tuple[int, ...] = ()
        """The ids of the spans that are open, the longest first."""
        self._open: list[tuple[int, int, int]] = []
        self._starts: dict[int, list[tuple[int, int, int]]] = {}
        self._ends = {end for _, _, end in spans}
        # Of those that start together the longest comes first, so that the innermost is the last.
        for span in sorted(spans, key=lambda span: (span[1], -span[2], span[0])):
            self._starts.setdefault(span[1], []).append(span)

    def pass_over(self, place: int) -> None:
        """Go on to the cut at `place`."""
        starting = self._starts.get(place)
        if place in self._ends:
            self._open = [span for span in self._open if span[2] > place]
        elif not starting:
            return
        if starting:
            self._open += starting
        self.covering = tuple(span[0] for span in self._open)
