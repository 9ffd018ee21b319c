"""The report as Markdown (CommonMark), for a desk's own pages and for reading as plain text.

What comes from outside is escaped, so that no asterisk, bracket or angle bracket of an article turns
into a format, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim, ReportEvidence
from factcheck.domain.verdict import TRUTH, Question
from factcheck.exporters.standing import (
    STATES,
    Answer,
    amount,
    answer,
    balance,
    latest,
    pending,
    standing_findings,
    unchecked,
)

# Any ASCII mark may be escaped (CommonMark 0.31, 2.4); these are the ones that begin a format within a
# line. What begins one only at the start of a line (“#”, “-”, “1.”) never stands there: we do.
_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")


def render(report: Report) -> bytes:
    """The report, one line a paragraph, UTF-8."""
    return ("\n".join(_lines(report)) + "\n").encode()


def escaped(text: str) -> str:
    """`text` on one line, with every mark that Markdown would read as a format made plain."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    about = [
        f"By {escaped(report.byline)}" if report.byline else "",
        escaped(report.dateline) if report.dateline else "",
        f"published {report.published}" if report.published else "date of publication not known",
        f"checked by {escaped(report.desk)} as of {report.as_of}",
    ]
    yield " · ".join(part for part in about if part)
    yield ""
    yield "## What was checked"
    yield ""
    yield f"{balance(report)}."
    yield ""
    for label in TRUTH:
        if report.counts.get(label.name):
            yield f"- {label.icon} {label.label}: {report.counts[label.name]}"
    yield f"- ○ Still open: {len(pending(report))}"
    yield f"- – Left out: {len(unchecked(report))}"
    yield ""
    yield "## Claim by claim"
    yield ""
    for number, claim in enumerate(report.claims, 1):
        stands = answer(claim, report)
        if stands:
            yield from _claim(claim, stands, number)
    yield from _findings(report)
    yield from _open(report)
    yield "## How to verify this report"
    yield ""
    yield f"- SHA-256 of the article’s text ({amount(report.characters, 'character')}): `{report.sha256}`"
    yield f"- Head of the history after event {report.events}, the last that concerns this article: `{report.head}`"
    yield "- `factcheck history verify` checks the chain and holds the tables against it."


def _claim(claim: ReportClaim, stands: Answer, number: int) -> Iterator[str]:
    yield f"### {number}. {escaped(claim.statement)}"
    yield ""
    yield f"**{stands.definition.icon} {escaped(stands.words)}** (as of {stands.as_of}). {escaped(stands.reason)}"
    yield ""
    credited = f"credited to {escaped(claim.claimant)}" if claim.claimant else "own voice"
    yield f"{escaped(claim.kind_label)} · {credited} · in the article: “{escaped(claim.text)}”"
    yield ""
    for question in (Question.ATTRIBUTION, Question.FIDELITY):
        given = latest(claim, question)
        if given:
            yield f"{question.asked} **{escaped(given.label_text)}**. {escaped(given.rationale)}"
            yield ""
    for piece in claim.evidence:
        yield f"- {_evidence(piece)}"
    if claim.evidence:
        yield ""


def _evidence(piece: ReportEvidence) -> str:
    parts = [f"**{escaped(piece.stance)}**", _link(piece), escaped(piece.closeness)]
    parts += [escaped(one) for one in (piece.published, piece.locator) if one]
    said = f": “{escaped(piece.excerpt)}”" if piece.excerpt else ""
    note = f" {escaped(piece.note)}" if piece.note else ""
    return " · ".join(parts) + said + note


def _link(piece: ReportEvidence) -> str:
    if piece.url and urlsplit(piece.url).scheme in {"http", "https"}:
        return f"[{escaped(piece.source)}](<{quote(piece.url, safe=':/?#@!$&*+,;=%~')}>)"
    return escaped(piece.source)


def _findings(report: Report) -> Iterator[str]:
    findings = standing_findings(report.findings)
    yield "## What the text itself gives cause to ask"
    yield ""
    for finding in findings:
        reason = f" {escaped(finding.reason)}" if finding.reason else ""
        yield (
            f"- **{finding.severity}: {escaped(finding.kind)}** “{escaped(finding.text)}” — "
            f"{escaped(finding.message)} ({finding.state}){reason}"
        )
    if not findings:
        yield "Nothing."
    yield ""


def _open(report: Report) -> Iterator[str]:
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    yield "## What was not checked, and what is still open"
    yield ""
    for claim in unchecked(report):
        because = escaped(claim.excluded_because or "")
        yield f"- Left out: {numbers[claim.id]}. {escaped(claim.statement)} — {because}"
    for claim in pending(report):
        yield f"- Still open: {numbers[claim.id]}. {escaped(claim.statement)} ({STATES[claim.state]})"
    if not unchecked(report) and not pending(report):
        yield "Every claim that was found has a verdict."
    yield ""


exporter = Exporter(
    name="markdown",
    label="Markdown",
    media_type="text/markdown; charset=utf-8",
    suffix=".md",
    render=render,
)
