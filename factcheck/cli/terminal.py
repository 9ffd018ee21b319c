"""The terminal's view of an analysis: the article with its findings underlined in place, then the claims.

An error is underlined with “~”, a warning with “^”, a notice with “.”: told by shape and by word, so that
it reads the same in a log, in a pipe and without colours.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.domain.finding import Finding, Severity
from factcheck.domain.span import Span

if TYPE_CHECKING:
    from factcheck.analysis import Analysis
    from factcheck.domain.claim import Claim
    from factcheck.domain.value import Value

UNDERLINES = {Severity.ERROR: "~", Severity.WARNING: "^", Severity.NOTICE: "."}
# A line of print is read best at 62 to 75 characters (Bringhurst, The Elements of Typographic Style).
_WIDEST = 76
_NARROWEST = 20
_WORDS = re.compile(r"\S+\s*|\s+")


def terminal_view(analysis: Analysis, *, name: str) -> str:
    """The whole view; lines fit the terminal, and nothing in the article can command it."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    return "\n".join(_lines(analysis, name=name, width=width))


def _lines(analysis: Analysis, *, name: str, width: int) -> Iterator[str]:
    document = analysis.document
    when = document.published.isoformat() if document.published else "no date of publication"
    yield _safe(f"{name}: {document.title or 'no title'} ({when})")
    counted = {
        "claim": len(document.claims),
        "quotation": len(document.quotations),
        "finding": len(analysis.findings),
    }
    yield ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in counted.items())
    yield ""
    yield from article_lines(document.text, analysis.findings, width)
    if analysis.findings:
        yield ""
        yield "FINDINGS   ~~~ error   ^^^ warning   ... notice"
        yield ""
        for number, finding in enumerate(analysis.findings, 1):
            yield from _told(f"f{number}", _finding(finding), width)
    if document.claims:
        yield ""
        yield "CLAIMS"
        yield ""
        for number, claim in enumerate(document.claims, 1):
            yield from _told(f"c{number}", _claim(claim), width)


def article_lines(text: str, findings: Sequence[Finding], width: int) -> Iterator[str]:
    """The article line by line, each followed by the underlines of the findings in it."""
    pending = sorted(enumerate(findings, 1), key=lambda one: one[1].span.start)
    for line in _wrapped(text, width):
        shown = _safe(line.of(text)).rstrip() if line else ""
        yield shown
        if line is None:
            continue
        while pending and pending[0][1].span.end <= line.start:
            pending.pop(0)
        for number, finding in pending:
            if finding.span.start >= line.end:
                break
            if finding.span.overlaps(line):
                yield _underline(text, line, finding, number, width)


def _wrapped(text: str, width: int) -> Iterator[Span | None]:
    """The lines of `text` as spans no wider than `width` cells; None for an empty line."""
    position = 0
    for line in text.splitlines(keepends=True):
        if not line.strip():
            yield None
        else:
            yield from _folded(text, position, position + len(line.rstrip()), width)
        position += len(line)


def _folded(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    begin, used = start, 0
    for match in _WORDS.finditer(text, start, end):
        # A word of wide letters (東京) takes two cells a letter.
        room = width if cell_len(match[0]) <= len(match[0]) else width // 2
        for piece_start, piece_end in _cut(match.start(), match.end(), room):
            cells = cell_len(_safe(text[piece_start:piece_end].rstrip()))
            if used and used + cells > width:
                yield Span(begin, piece_start)
                begin, used = piece_start, 0
            used += cell_len(_safe(text[piece_start:piece_end]))
    if begin < end:
        yield Span(begin, end)


def _cut(start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """A word in pieces that fit a line."""
    while end - start > width:
        yield start, start + width
        start += width
    yield start, end


def _underline(text: str, line: Span, finding: Finding, number: int, width: int) -> str:
    start = max(line.start, finding.span.start)
    end = min(line.end, finding.span.end)
    before = cell_len(_safe(text[line.start : start]))
    length = max(1, cell_len(_safe(text[start:end].rstrip())))
    marks = UNDERLINES[finding.severity] * length
    if start != finding.span.start:  # its later lines are underlined only
        return " " * before + marks
    label = f"f{number} {finding.kind}"
    if before + length + 1 + len(label) <= width:
        return f"{' ' * before}{marks} {label}"
    if len(label) < before:
        return f"{label:>{before - 1}} {marks}"
    return f"{' ' * before}{marks} f{number}"


def _told(label: str, sentence: str, width: int) -> Iterator[str]:
    indent = " " * 6
    lines = [
        span.of(sentence) if span else "" for span in _wrapped(sentence, width - len(indent))
    ] or [""]
    yield f"{label:<5} {lines[0].rstrip()}"
    for line in lines[1:]:
        yield f"{indent}{line.rstrip()}"


def _finding(finding: Finding) -> str:
    suggestion = f" Suggested: “{finding.suggestion}”" if finding.suggestion else ""
    return _safe(f"{finding.severity.value}: {finding.kind}. {finding.message}{suggestion}")


def _claim(claim: Claim) -> str:
    said = claim.attribution
    who = ""
    if said.claimant:
        cue = f" {said.cue}" if said.cue else ""
        channel = f", via {said.channel}" if said.channel else ""
        who = f" — {said.claimant}{cue}{channel} ({said.mode.value})"
    values = "".join(f" [{_value(value)}]" for value in claim.values)
    return _safe(f"{claim.kind}: {claim.statement}{values}{who}")


def _value(value: Value) -> str:
    if value.date:
        return value.date
    if value.low is not None and value.high is not None and value.number is None:
        amount = f"{value.low:,g} to {value.high:,g}"
    elif value.number is None:
        return value.text
    else:
        sign = "" if value.comparator.value in {"=", "between"} else f"{value.comparator.value} "
        amount = f"{sign}{value.number:,.12g}"
    return f"{amount} {value.unit}" if value.unit else amount


def _safe(text: str) -> str:
    """One visible character for every character that a terminal would obey instead of show."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text
    )
