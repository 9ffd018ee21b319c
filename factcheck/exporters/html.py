"""A page a newsroom can publish: one HTML file that needs nothing else and runs nothing.

The headline, what was checked and by when, the article with its claims numbered, each verdict with its
reason and evidence, the findings, what was not checked and what is still open, and how to verify it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.domain.verdict import TRUTH, Question
from factcheck.exporters.standing import (
    STATES,
    amount,
    answer,
    balance,
    latest,
    pending,
    standing_findings,
    unchecked,
)

if TYPE_CHECKING:
    from jinja2 import Template

_PARAGRAPH = re.compile(r"[^\s](?:.*?)(?=\s*\n[^\S\n]*\n|\s*\Z)", re.DOTALL)
_Mark = tuple[int, int, bool, int, str, bool]
"""Start, end, whether it is a claim (or a finding), number, severity, whether it is the first part."""
BAR = 600
"""Width of the summary bar in its own units."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part of the summary bar."""

    name: str
    icon: str
    words: str
    count: int
    x: float
    width: float


def render(report: Report) -> bytes:
    """The page in UTF-8; everything that comes from outside is escaped."""
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    findings = standing_findings(report.findings)
    page = _template().render(
        report=report,
        numbers=numbers,
        shares=tuple(_shares(report)),
        balance=balance(report),
        paragraphs=tuple(_paragraphs(report)),
        answered=[(claim, one) for claim in report.claims if (one := answer(claim, report))],
        findings=findings,
        letters={finding.id: number for number, finding in enumerate(findings, 1)},
        dismissed=len(report.findings) - len(findings),
        unchecked=unchecked(report),
        pending=pending(report),
        bar=BAR,
    )
    return page.encode()


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = lambda moment: moment[: len("YYYY-MM-DD")]
    environment.filters["moment"] = lambda moment: moment[: len("YYYY-MM-DDTHH:MM")].replace(
        "T", " "
    )
    environment.filters["link"] = _safe_link
    environment.globals.update(
        states=STATES,
        amount=amount,
        latest=latest,
        truth=Question.TRUTH,
        other=(Question.ATTRIBUTION, Question.FIDELITY),
    )
    return environment.get_template("report.html.jinja")


def _safe_link(url: str | None) -> str | None:
    """The address of a source when a browser may follow it; scripts and files are not followed."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else None


def _shares(report: Report) -> Iterator[Share]:
    """The parts of the bar, in the order of the scale; open and left out come last."""
    open_, left_out = len(pending(report)), len(unchecked(report))
    rows = [(one.name, one.icon, one.label, report.counts.get(one.name, 0)) for one in TRUTH]
    rows += [("open", "○", "Still open", open_), ("excluded", "–", "Left out", left_out)]
    total = sum(row[3] for row in rows)
    x = 0.0
    for name, icon, words, count in rows:
        if count:
            width = round(BAR * count / total, 2)
            yield Share(name=name, icon=icon, words=words, count=count, x=round(x, 2), width=width)
            x += width


def _paragraphs(report: Report) -> Iterator[tuple[Piece, ...]]:
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


exporter = Exporter(
    name="html",
    label="HTML, a page to publish",
    media_type="text/html; charset=utf-8",
    suffix=".html",
    render=render,
)
