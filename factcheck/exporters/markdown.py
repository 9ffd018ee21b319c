"""The report as Markdown (CommonMark), for a desk's own pages and for reading as plain text.

What comes from outside is escaped, so that no asterisk, bracket or angle bracket of an article turns
into a format, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters.blocks import Block, Role, Run
from factcheck.exporters.outline import outline

# Any ASCII mark may be escaped (CommonMark 0.31, 2.4); these are the ones that begin a format within a
# line.
_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
# What begins a heading, a list, a rule or a quotation at the start of a line (CommonMark 0.31, 4 and 5).
_OPENING = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")
_BEFORE = {
    Role.TITLE: "# ",
    Role.SECTION: "## ",
    Role.CLAIM: "### ",
    Role.ITEM: "- ",
    Role.SHARE: "- ",
    Role.ARTICLE: "> ",
}
_LISTED = frozenset({Role.ITEM, Role.SHARE})


def render(report: Report) -> bytes:
    """The report, one line a paragraph, UTF-8."""
    return ("\n".join(_lines(report)) + "\n").encode()


def escaped(text: str) -> str:
    """`text` on one line, with every mark that Markdown would read as a format made plain."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _lines(report: Report) -> Iterator[str]:
    blocks = list(outline(report))
    for block, following in pairwise([*blocks, None]):
        if block is None:
            continue
        yield _line(block)
        if following and not (block.role in _LISTED and following.role is block.role):
            yield ">" if block.role is following.role is Role.ARTICLE else ""


def _line(block: Block) -> str:
    words = " ".join("".join(_run(run) for run in block.runs).split())
    if block.role not in _BEFORE or block.role is Role.ARTICLE:
        words = _OPENING.sub(lambda m: rf"\{m[1]}" if m[1] else rf"{m[2]}\{m[3]}", words)
    count = f": {block.count}" if block.role is Role.SHARE else ""
    return _BEFORE.get(block.role, "") + words + count


def _run(run: Run) -> str:
    if run.code:
        return f"`{run.text}`"
    if run.raised:
        return f"<sup>{escaped(run.text)}</sup>"
    # The spaces at the ends are those between the runs.
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() else ""
    words = escaped(run.text)
    if not words:
        return before
    if run.strong:
        words = f"**{words}**"
    if run.link:
        words = f"[{words}](<{quote(run.link, safe=':/?#@!$&*+,;=%~')}>)"
    return before + words + after


exporter = Exporter(
    name="markdown",
    label="Markdown",
    media_type="text/markdown; charset=utf-8",
    suffix=".md",
    render=render,
)
