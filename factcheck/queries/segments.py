"""An article's text cut wherever a claim, finding or quotation begins or ends.

Each piece knows everything that covers it, so that overlapping spans can be drawn one above the other
and no character is drawn twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Covers = Sequence[tuple[int, int, int]]
"""(id, start, end), …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters under the same claims and findings from the first to the last."""

    text: str
    claims: tuple[int, ...]
    findings: tuple[int, ...]
    quoted: bool
    mark: bool
    """It is a quotation mark."""
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
    sweep = _Sweep(claims, findings, quotations, marks)
    edges = sorted(cuts)
    made, place = [], 0
    for start, end, role in blocks:
        segments = []
        while place < len(edges) - 1 and edges[place] < end:
            if edges[place] >= start:
                segments.append(sweep.segment(text, edges[place], edges[place + 1]))
            place += 1
        made.append(Block(role=role, start=start, segments=tuple(segments)))
    return tuple(made)


def _blocks(
    text: str, lines: Sequence[tuple[int, int, str, int]]
) -> list[tuple[int, int, str]]:
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


class _Sweep:
    """Which spans cover the next segment, kept up to date from left to right."""

    def __init__(
        self,
        claims: Covers,
        findings: Covers,
        quotations: Sequence[tuple[int, int]],
        marks: Iterable[int],
    ) -> None:
        self._claims = _Open(claims)
        self._findings = _Open(findings)
        self._quotations = _Open([(n, start, end) for n, (start, end) in enumerate(quotations)])
        self._marks = frozenset(marks)
        self._numbered: set[int] = set()
        self._last_end: dict[int, int] = {}
        for one, _, end in findings:
            self._last_end[one] = max(end, self._last_end.get(one, 0))

    def segment(self, text: str, start: int, end: int) -> Segment:
        claims = self._claims.at(start)
        findings = self._findings.at(start)
        begins = tuple(one for one in claims if one not in self._numbered)
        self._numbered.update(begins)
        return Segment(
            text=text[start:end],
            claims=claims,
            findings=findings,
            quoted=bool(self._quotations.at(start)),
            mark=start in self._marks,
            begins=begins,
            flags=tuple(one for one in findings if self._last_end[one] == end),
        )


class _Open:
    """The spans that are open at a place; places are asked for in ascending order."""

    def __init__(self, spans: Covers) -> None:
        self._waiting = sorted(spans, key=lambda span: (-span[1], span[2], -span[0]))
        self._open: list[tuple[int, int, int]] = []

    def at(self, place: int) -> tuple[int, ...]:
        if self._open:
            self._open = [span for span in self._open if span[2] > place]
        while self._waiting and self._waiting[-1][1] <= place:
            span = self._waiting.pop()
            if span[2] > place:
                self._open.append(span)
        # The longest first: the innermost claim is the last of the list.
        return tuple(span[0] for span in self._open)
