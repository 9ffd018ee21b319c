"""The report as a sequence of blocks: what Markdown, PDF and DOCX print, each in its own way.

What is said, in which order and in which words is decided here once; the formats only set it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from factcheck.domain.report import Report, ReportClaim, ReportEvidence, ReportFinding
from factcheck.domain.verdict import Question
from factcheck.exporters.blocks import Block, Role, Run, plain
from factcheck.exporters.marked import paragraphs
from factcheck.exporters.standing import (
    STATES,
    Answer,
    amount,
    answer,
    answered_by,
    balance,
    credit,
    in_context,
    kept_copy,
    latest,
    minute,
    pending,
    quoted,
    reviewer_of,
    shares,
    standing_findings,
    unchecked,
    web_address,
    why_open,
    witnesses,
)


def outline(report: Report) -> Iterator[Block]:
    """The whole report from the headline to how one verifies it."""
    yield plain(Role.TITLE, report.title)
    yield plain(Role.NOTE, " · ".join(part for part in _about(report) if part))
    yield plain(Role.SECTION, "What was checked")
    yield plain(Role.TEXT, f"{balance(report)}.")
    for share in shares(report):
        yield Block(
            role=Role.SHARE,
            runs=(Run(text=f"{share.icon} {share.words}"),),
            count=share.count,
            name=share.name,
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
        f"checked by {report.desk} as of {minute(report.as_of)}",
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
    yield Block(role=Role.VERDICT, runs=(answered,), name=stands.definition.name)
    yield plain(Role.TEXT, stands.reason)
    yield plain(
        Role.NOTE,
        f"{claim.kind_label} · {credit(claim)} · {STATES[claim.state]} · as of {stands.as_of}",
    )
    yield _words(claim)
    if claim.values:
        values = "; ".join(value.text for value in claim.values)
        yield plain(Role.NOTE, f"Values: {values}")
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
    yield from _reviewers(claim, stands, report)
    yield from _beside(claim)
    if claim.evidence:
        yield _lead(f"Evidence from {witnesses(claim)}")
    for piece in claim.evidence:
        yield _evidence(piece)


def _words(claim: ReportClaim) -> Block:
    """The claim's words in their sentence, marked there."""
    before, words, after = in_context(claim)
    runs = (
        Run(text=f"In the article: “{before}"),
        Run(text=words, strong=bool(before or after)),
        Run(text=f"{after}”"),
    )
    return Block(role=Role.NOTE, runs=runs)


def _beside(claim: ReportClaim) -> Iterator[Block]:
    for why in claim.stale:
        yield Block(role=Role.TEXT, runs=(Run(text="⟳ Stale: ", strong=True), Run(text=f"{why}.")))
    for one in claim.relations:
        yield plain(Role.NOTE, f"This claim {one}")
    for given in claim.answers:
        source = f" ({given.source})" if given.source else ""
        yield plain(Role.NOTE, f"{given.question} {given.answer}{source}")


def _reviewers(claim: ReportClaim, stands: Answer, report: Report) -> Iterator[Block]:
    """What reviewers found besides the reason that stands, and who they are where they are to be named."""
    for one in claim.verdicts:
        if one.question == Question.TRUTH and one.rationale != stands.reason:
            found = f"{reviewer_of(one, report)} found it {one.label_text.lower()}: {one.rationale}"
            yield plain(Role.NOTE, found)
        if one.looked_at:
            yield plain(Role.NOTE, f"Looked at: {one.looked_at}")
    for one in claim.verdicts if report.names else ():
        yield plain(Role.NOTE, f"{one.reviewer}: {one.label_text}, as of {one.as_of}")


def _lead(words: str) -> Block:
    return Block(role=Role.LEAD, runs=(Run(text=words, strong=True),))


def _evidence(piece: ReportEvidence) -> Block:
    about = [one for one in (piece.closeness, piece.published, piece.locator) if one]
    said = f": {quoted(piece.excerpt)}" if piece.excerpt else ""
    note = f" {piece.note}" if piece.note else ""
    kept = kept_copy(piece)
    copy = f" ({kept})" if kept else ""
    return Block(
        role=Role.ITEM,
        runs=(
            Run(text=piece.stance.capitalize(), strong=True),
            Run(text=" · "),
            Run(text=piece.source, link=web_address(piece.url)),
            Run(text="".join(f" · {one}" for one in about) + said + note + copy),
        ),
    )


def _finding(finding: ReportFinding, number: int, report: Report) -> Block:
    # Most messages quote the words themselves.
    said = [] if finding.text in finding.message else [f"{quoted(finding.text)}:"]
    said.append(finding.message)
    if finding.unsure:
        said.append("The detector is unsure.")
    if finding.accepted:
        by = f" by {finding.accepted_by}" if report.names else ""
        said.append(f"Accepted{by}: {quoted(finding.accepted)}; the article stays as printed.")
    said.append(answered_by(finding))
    if finding.reason:
        said.append(finding.reason)
    return Block(
        role=Role.ITEM,
        runs=(
            Run(
                text=f"F{number} {finding.severity}: {finding.kind.replace('-', ' ')}", strong=True
            ),
            Run(text=f" — {' '.join(said)}"),
        ),
    )


def _open(report: Report) -> Iterator[Block]:
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    yield plain(Role.SECTION, "What was not checked, and what is still open")
    left_out = unchecked(report)
    if left_out:
        yield _lead("Left out")
    for claim in left_out:
        yield _named(claim, numbers, f" — {claim.excluded_because or ''}")
    for why, claims in groupby(sorted(pending(report), key=why_open), key=why_open):
        yield _lead(f"Still open: {why}")
        for claim in claims:
            yield _named(claim, numbers, "")
    if not left_out and not pending(report):
        yield plain(Role.TEXT, "Every claim that was found has a verdict.")


def _named(claim: ReportClaim, numbers: Mapping[int, int], because: str) -> Block:
    runs = (
        Run(text=f"{numbers[claim.id]}.", strong=True),
        Run(text=f" {claim.statement}{because}"),
    )
    return Block(role=Role.ITEM, runs=runs)


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
