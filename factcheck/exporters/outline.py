"""The report as a sequence of blocks: what Markdown, PDF and DOCX print, each in its own way.

What is said, in which order and in which words is decided here once; the formats only set it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.report import Report, ReportClaim, ReportEvidence, ReportFinding
from factcheck.domain.verdict import Question
from factcheck.exporters.marked import paragraphs
from factcheck.exporters.standing import (
    Answer,
    amount,
    answer,
    balance,
    kept_copy,
    latest,
    pending,
    shares,
    standing_findings,
    unchecked,
    web_address,
    why_open,
    witnesses,
)


class Role(StrEnum):
    """What a block is for."""

    TITLE = "title"
    SECTION = "section"
    CLAIM = "claim"
    """The heading of one claim."""
    VERDICT = "verdict"
    TEXT = "text"
    NOTE = "note"
    """Small print beside the text."""
    ITEM = "item"
    SHARE = "share"
    """One row of the summary: an answer and how many claims have it."""
    ARTICLE = "article"
    """A paragraph of the article checked."""
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words set alike. `raised` is the number of a claim or finding that begins here."""

    text: str
    strong: bool = False
    code: bool = False
    raised: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, an item of a list. `count` is that of a row of the summary."""

    role: Role
    runs: tuple[Run, ...]
    count: int = 0

    @property
    def text(self) -> str:
        """The words without their setting."""
        return "".join(run.text for run in self.runs)


def plain(role: Role, *texts: str) -> Block:
    """A block of plain words."""
    return Block(role=role, runs=tuple(Run(text=text) for text in texts if text))


def outline(report: Report) -> Iterator[Block]:
    """The whole report from the headline to how one verifies it."""
    yield plain(Role.TITLE, report.title)
    yield plain(Role.NOTE, " · ".join(part for part in _about(report) if part))
    yield plain(Role.SECTION, "What was checked")
    yield plain(Role.TEXT, f"{balance(report)}.")
    for share in shares(report):
        yield Block(
            role=Role.SHARE, runs=(Run(text=f"{share.icon} {share.words}"),), count=share.count
        )
    for said in report.narrowed:
        yield plain(Role.TEXT, said)
    yield plain(Role.SECTION, "The article")
    yield plain(Role.NOTE, "Raised numbers are those of the claims; F and a number is a finding.")
    yield from _article(report)
    yield plain(Role.SECTION, "Claim by claim")
    answered = False
    for number, claim in enumerate(report.claims, 1):
        if stands := answer(claim, report):
            answered = True
            yield from _claim(claim, stands, number, report)
    if not answered:
        yield plain(Role.TEXT, "No claim has a verdict yet.")
    yield plain(Role.SECTION, "What the text itself gives cause to ask")
    findings = standing_findings(report.findings)
    for number, finding in enumerate(findings, 1):
        yield _finding(finding, number, report)
    if not findings:
        yield plain(Role.TEXT, "Nothing.")
    if report.detectors:
        changed = "; ".join(report.detectors)
        yield plain(Role.TEXT, f"What this desk changed about the detectors — {changed}.")
    yield from _open(report)
    yield from _verify(report)


def _about(report: Report) -> tuple[str, ...]:
    return (
        f"By {report.byline}" if report.byline else "",
        report.dateline or "",
        f"published {report.published}" if report.published else "date of publication not known",
        f"checked by {report.desk} as of {report.as_of}",
    )


def _article(report: Report) -> Iterator[Block]:
    for paragraph in paragraphs(report):
        runs = []
        for piece in paragraph:
            marks = [str(number) for number in piece.starts] + [f"F{n}" for n in piece.notes]
            if marks:
                runs.append(Run(text=",".join(marks), raised=True))
            runs.append(Run(text=piece.text))
        yield Block(role=Role.ARTICLE, runs=tuple(runs))


def _claim(claim: ReportClaim, stands: Answer, number: int, report: Report) -> Iterator[Block]:
    yield plain(Role.CLAIM, f"{number}. {claim.statement}")
    answered = Run(text=f"{stands.definition.icon} {stands.words}", strong=True)
    reason = Run(text=f" (as of {stands.as_of}). {stands.reason}")
    yield Block(role=Role.VERDICT, runs=(answered, reason))
    credited = f"credited to {claim.claimant}" if claim.claimant else "own voice"
    yield plain(Role.NOTE, f"{claim.kind_label} · {credited} · in the article: “{claim.text}”")
    if claim.sentence != claim.text:
        yield plain(Role.NOTE, f"In its sentence: “{claim.sentence}”")
    if claim.values:
        values = "; ".join(value.text for value in claim.values)
        yield plain(Role.NOTE, f"Values: {values}")
    yield from _reviewers(claim, report)
    for question in (Question.ATTRIBUTION, Question.FIDELITY):
        if given := latest(claim, question):
            yield Block(
                role=Role.TEXT,
                runs=(
                    Run(text=f"{question.asked} "),
                    Run(text=given.label_text, strong=True),
                    Run(text=f". {given.rationale}"),
                ),
            )
    if claim.evidence:
        yield plain(Role.NOTE, f"Evidence from {witnesses(claim)}:")
    yield from _beside(claim)
    for piece in claim.evidence:
        yield _evidence(piece)


def _beside(claim: ReportClaim) -> Iterator[Block]:
    for why in claim.stale:
        yield Block(role=Role.TEXT, runs=(Run(text="⟳ Stale: ", strong=True), Run(text=f"{why}.")))
    for one in claim.relations:
        yield plain(Role.NOTE, f"This claim {one}")
    for given in claim.answers:
        source = f" ({given.source})" if given.source else ""
        yield plain(Role.NOTE, f"{given.question} {given.answer}{source}")


def _reviewers(claim: ReportClaim, report: Report) -> Iterator[Block]:
    """Who found what, where reviewers are to be named."""
    for one in claim.verdicts if report.names else ():
        yield plain(Role.NOTE, f"{one.reviewer}: {one.label_text}, as of {one.as_of}")


def _evidence(piece: ReportEvidence) -> Block:
    about = [one for one in (piece.closeness, piece.published, piece.locator) if one]
    said = f": “{' '.join(piece.excerpt.split())}”" if piece.excerpt else ""
    note = f" {piece.note}" if piece.note else ""
    kept = kept_copy(piece)
    copy = f" ({kept})" if kept else ""
    return Block(
        role=Role.ITEM,
        runs=(
            Run(text=piece.stance, strong=True),
            Run(text=" · "),
            Run(text=piece.source, link=web_address(piece.url)),
            Run(text="".join(f" · {one}" for one in about) + said + note + copy),
        ),
    )


def _finding(finding: ReportFinding, number: int, report: Report) -> Block:
    reason = f" {finding.reason}" if finding.reason else ""
    if finding.accepted:
        by = f" by {finding.accepted_by}" if report.names else ""
        reason += f" Accepted{by}: “{finding.accepted}”; the article stays as printed."
    if finding.unsure:
        reason += " The detector is unsure."
    return Block(
        role=Role.ITEM,
        runs=(
            Run(text=f"F{number} {finding.severity}: {finding.kind}", strong=True),
            Run(text=f" “{finding.text}” — {finding.message} ({finding.state}){reason}"),
        ),
    )


def _open(report: Report) -> Iterator[Block]:
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    yield plain(Role.SECTION, "What was not checked, and what is still open")
    for claim in unchecked(report):
        because = claim.excluded_because or ""
        yield plain(Role.ITEM, f"Left out: {numbers[claim.id]}. {claim.statement} — {because}")
    for claim in pending(report):
        yield plain(
            Role.ITEM,
            f"Still open: {numbers[claim.id]}. {claim.statement} ({why_open(claim)})",
        )
    if not unchecked(report) and not pending(report):
        yield plain(Role.TEXT, "Every claim that was found has a verdict.")


def _verify(report: Report) -> Iterator[Block]:
    yield plain(Role.SECTION, "How to verify this report")
    characters = amount(report.characters, "character")
    for words, digest in (
        (f"SHA-256 of the article’s text ({characters}): ", report.sha256),
        (
            f"Head of the history after event {report.events}, the last that concerns this article: ",
            report.head,
        ),
    ):
        yield Block(role=Role.ITEM, runs=(Run(text=words), Run(text=digest, code=True)))
    yield Block(
        role=Role.ITEM,
        runs=(
            Run(text="factcheck history verify", code=True),
            Run(text=" checks the chain and holds the tables against it."),
        ),
    )
    if report.checkpoint:
        yield plain(Role.ITEM, "The signed checkpoint that covers this event:")
        for line in report.checkpoint.split("\n"):
            if line.strip():
                yield Block(role=Role.TEXT, runs=(Run(text=line, code=True),))
    else:
        yield plain(Role.ITEM, "No signed checkpoint covers this event yet.")
