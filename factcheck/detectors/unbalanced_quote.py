"""A quotation mark that opens and is never shut, or shuts what was never opened.

Flagged: “He said: “The port is closed. Then he left.” (no closing mark in the paragraph) — “The port is
closed" (opened by one kind of mark and shut by another)
Passed: a quotation over several paragraphs, each of which opens anew — 6' 2" — the workers’ party

Where a mark is lost a reader cannot tell where somebody's words end and the article's begin. Marks are
counted paragraph by paragraph: “ and ” as a pair, straight " by number. A paragraph may leave “ open
when the next one opens with “ again (the same speaker goes on). Inches and seconds (5", 6' 2") are no
quotation marks, nor are apostrophes.

Source: the Chicago Manual of Style, 17th ed., 13.30 (quotations of more than one paragraph), 6.115
(quotation marks come in pairs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span

_MARK = re.compile('[“”"„«»]')
_OPENS_WITH = ("“", '"', "„", "«")
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,20}\n")
_LINES_OF_A_BLOCK = 4
_AFTER_OPENING = frozenset(" \n\t([{—–-/")


def detect(document: Document) -> Iterator[Finding]:
    """One finding for each mark without a partner."""
    paragraphs = document.paragraphs
    waiting: list[tuple[int, Finding]] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        goes_on = following is not None and document.text[following.start] in _OPENS_WITH
        for finding in _alone(document.text, paragraph, goes_on=goes_on):
            if "opens" in finding.message:
                waiting.append((index, finding))
            elif waiting and waiting[-1][0] == index:
                waiting[-1] = (index, _mixed(document.text, waiting[-1][1], finding))
            elif waiting and _is_block(document, waiting[-1][0], index):
                waiting.pop()  # a quotation set over several lines: opened there, shut here
            else:
                yield _excused(document, finding)
    for _, finding in waiting:
        yield _excused(document, finding)


def _mixed(text: str, opening: Finding, closing: Finding) -> Finding:
    """One finding of two marks that are each other's partners but of two kinds: “We won", he said."""
    first, last = opening.span.of(text), closing.span.of(text)
    return replace(
        closing,
        message=f"The quotation opens with {first} and shuts with {last}: one of the two is lost or of the wrong kind. Use one kind.",
        related=(opening.span,),
    )


def _is_block(document: Document, first: int, last: int) -> bool:
    """Whether the paragraphs are the lines of one quotation: few, and without a blank line between."""
    between = document.text[document.paragraphs[first].start : document.paragraphs[last].end]
    return last - first <= _LINES_OF_A_BLOCK and not _BLANK_LINE.search(between)


def _excused(document: Document, finding: Finding) -> Finding:
    """In a text of one paragraph a mark at its very edge may belong to what was not copied with it."""
    if len(document.paragraphs) != 1:
        return finding
    first, last = document.paragraphs[0].start, document.paragraphs[0].end - 1
    if ("opens" in finding.message and finding.span.start == first) or (
        "shuts" in finding.message and finding.span.start >= last - 1
    ):
        return replace(finding, severity=Severity.NOTICE)
    return finding


def _alone(text: str, paragraph: Span, *, goes_on: bool) -> Iterator[Finding]:
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    open_marks: list[int] = []
    for position, mark in marks:
        if mark in "“„«":
            open_marks.append(position)
        elif mark in "”»" and open_marks:
            open_marks.pop()
        elif mark == "»" or (mark == "”" and not _is_inch(text, position)):
            yield _finding(text, paragraph, position, "shuts a quotation that was never opened")
    # A German „ is shut by “, so that pair looks like two openings.
    if any(mark == "„" for _, mark in marks):
        open_marks = []
    if goes_on and open_marks:
        open_marks.pop()
    for position in open_marks:
        yield _finding(text, paragraph, position, "opens a quotation that is never shut")
    yield from _straight(text, paragraph, _straight_marks(text, marks), goes_on=goes_on)


def _straight_marks(text: str, marks: list[tuple[int, str]]) -> list[int]:
    """Where straight quotation marks stand, inches left out."""
    straight: list[int] = []
    for position, mark in marks:
        if mark == '"' and (len(straight) % 2 or not _is_inch(text, position)):
            straight.append(position)
    return straight


def _straight(
    text: str, paragraph: Span, positions: list[int], *, goes_on: bool
) -> Iterator[Finding]:
    """Which of an odd number of straight marks has no partner: told by the spaces around it."""
    opened: int | None = None
    for position in positions if len(positions) % 2 else ():
        before = text[position - 1] if position > paragraph.start else " "
        after = text[position + 1] if position + 1 < paragraph.end else " "
        opens = before in _AFTER_OPENING and not after.isspace()
        shuts = not opens and (after.isspace() or after in ".,;:!?)]}—–-" or not before.isspace())
        if opened is None and shuts and not opens:
            yield _finding(text, paragraph, position, "shuts a quotation that was never opened")
        elif opened is None:
            opened = position
        elif opens:
            yield _finding(text, paragraph, opened, "opens a quotation that is never shut")
            opened = position
        else:
            opened = None
    if opened is not None and not (goes_on and opened == positions[0]) and not goes_on:
        yield _finding(text, paragraph, opened, "opens a quotation that is never shut")


def _is_inch(text: str, position: int) -> bool:
    """Whether the mark at `position` stands for inches or seconds: 5", 6' 2"."""
    before = text[position - 1] if position else " "
    return before.isdigit() or before in "½¼¾"


def _finding(text: str, paragraph: Span, position: int, what: str) -> Finding:
    words = (
        _words_after(text, paragraph, position)
        if "opens" in what
        else _words_before(text, paragraph, position)
    )
    return Finding(
        kind="unbalanced-quote",
        severity=Severity.WARNING,
        span=Span(position, position + 1),
        message=f"The quotation mark at “{words}” {what}. Find out where the quoted words begin and end.",
    )


def _words_after(text: str, paragraph: Span, position: int) -> str:
    return " ".join(text[position + 1 : min(paragraph.end, position + 60)].split()[:4])


def _words_before(text: str, paragraph: Span, position: int) -> str:
    return " ".join(text[max(paragraph.start, position - 60) : position].split()[-4:])


detector = Detector(
    name="unbalanced-quote",
    label="Unbalanced quotation mark",
    version=2,
    kinds=("unbalanced-quote",),
    detect=detect,
)
