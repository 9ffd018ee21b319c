"""The article's text in pieces: cut wherever a claim or a finding begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.report import Report
from factcheck.exporters.standing import standing_findings

_PARAGRAPH = re.compile(r"[^\s](?:.*?)(?=\s*\n[^\S\n]*\n|\s*\Z)", re.DOTALL)
_Mark = tuple[int, int, bool, int, str, bool]
"""Start, end, whether it is a claim (or a finding), number, severity, whether it is the first part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the article's text under the same claims and findings.

    `starts` are the numbers of the claims that begin here, `notes` those of the findings.
    """

    text: str
    claims: tuple[int, ...]
    severity: str
    starts: tuple[int, ...]
    notes: tuple[int, ...]


def paragraphs(report: Report) -> Iterator[tuple[Piece, ...]]:
    """The article in paragraphs, each cut where a claim or a finding begins or ends."""
    marks = _Marks(report)
    for match in _PARAGRAPH.finditer(report.text):
        yield tuple(marks.pieces(match.start(), match.end()))


class _Marks:
    """Where claims and findings begin and end, walked once from the first character to the last."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        spans: list[_Mark] = []
        for number, claim in enumerate(report.claims, 1):
            for place, (start, end) in enumerate(claim.parts or ((claim.start, claim.end),)):
                spans.append((start, end, True, number, "", place == 0))
        for number, finding in enumerate(standing_findings(report.findings), 1):
            spans.append((finding.start, finding.end, False, number, finding.severity, True))
        self._spans = sorted(spans)
        self._next = 0
        self._open: list[_Mark] = []
        self._numbered: set[_Mark] = set()

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of one paragraph; paragraphs have to be asked for in order."""
        position = start
        while position < end:
            while self._next < len(self._spans) and self._spans[self._next][0] <= position:
                self._open.append(self._spans[self._next])
                self._next += 1
            self._open = [span for span in self._open if span[1] > position]
            cut = min([end, *(span[1] for span in self._open)])
            if self._next < len(self._spans):
                cut = min(cut, self._spans[self._next][0])
            yield self._piece(position, cut)
            position = cut

    def _piece(self, start: int, end: int) -> Piece:
        # Numbered at the first letter seen: a span may begin in the white space before a paragraph.
        new = [span for span in self._open if span[5] and span not in self._numbered]
        self._numbered.update(new)
        severities = {span[4] for span in self._open if not span[2]}
        return Piece(
            text=self._text[start:end],
            claims=tuple(sorted({span[3] for span in self._open if span[2]})),
            severity=next((s for s in ("error", "warning", "notice") if s in severities), ""),
            starts=tuple(sorted({span[3] for span in new if span[2]})),
            notes=tuple(sorted({span[3] for span in new if not span[2]})),
        )
