"""One row a claim, for spreadsheets: RFC 4180, UTF-8, a header row.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, “CSV Injection”):
the words stay readable and nothing runs. An article without claims has one row that names the article.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from string import ascii_letters, digits
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim
from factcheck.domain.verdict import Question
from factcheck.exporters.standing import answer, latest

COLUMNS = (
    "article", "title", "published", "article_sha256", "as_of", "history_events", "history_head",
    "claim", "state", "kind", "origin", "statement", "text", "start", "end", "values",
    "claimant", "cue", "channel", "mode",
    "verdict", "verdict_words", "reason", "verdict_as_of", "averitec", "claimreview",
    "attribution", "quotation", "reviewers", "left_out_because",
    "evidence", "supports", "refutes", "sources", "findings", "checkworthiness",
    "independent_sources", "withdrawn", "withdrawn_because", "narrowed",
)  # fmt: skip

# What starts a formula in a spreadsheet, with the full-width forms that some of them fold (OWASP).
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# Most cells begin like this, and are told apart fastest so; the empty one among them.
_HARMLESS = frozenset(["", *ascii_letters, *digits])
_ABOUT = COLUMNS.index("claim")
"""Columns that say the same in every row; the last is another."""
# Characters written together: many small pieces would cost more than the rows.
_PIECE = 65_536
_STARTS_A_CELL_ANEW = ("\t", "\r", "\n")


def render(report: Report) -> bytes:
    """The table, lines ended by CR LF."""
    return b"".join(stream(report))


def stream(report: Report) -> Iterator[bytes]:
    """The same, some lines at a time."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(report):
        # Asked here as well: a call for each of hundreds of thousands of cells costs as much as the rest.
        writer.writerow(
            [
                cell if cell.__class__ is not str or cell[:1] in _HARMLESS else defused(cell)
                for cell in row
            ]
        )
        if out.tell() > _PIECE:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def rows(report: Report) -> Iterator[list[Any]]:
    """The cells of each row under `COLUMNS`, as they are: not yet safe for a spreadsheet."""
    kinds = {finding.id: finding.kind for finding in report.findings}
    about = _about(report)
    before = [about.get(column) for column in COLUMNS[:_ABOUT]]
    after = about.get(COLUMNS[-1])
    for claim in report.claims:
        yield [*before, *_claim(claim, report, kinds), after]
    if not report.claims:
        yield [*before, *(None for _column in COLUMNS[_ABOUT:-1]), after]


def defused(value: object) -> object:
    """`value`, with an apostrophe in front where a spreadsheet would calculate it."""
    if not isinstance(value, str) or value[:1] in _HARMLESS:
        return value
    # An apostrophe of its own gets one too: so what is put in front can be taken away again.
    bare = value.lstrip("'")
    if bare.startswith(_STARTS_A_CELL_ANEW) or bare.lstrip().startswith(_FORMULA):
        return "'" + value
    return value


def _about(report: Report) -> dict[str, Any]:
    return {
        "article": report.article,
        "title": report.title,
        "published": report.published,
        "article_sha256": report.sha256,
        "as_of": report.as_of,
        "history_events": report.events,
        "history_head": report.head,
        "narrowed": " ".join(report.narrowed),
    }


def _claim(claim: ReportClaim, report: Report, kinds: Mapping[int, str]) -> list[Any]:
    """The cells from `claim` to `withdrawn_because`, in the order of `COLUMNS`."""
    stances = [piece.stance for piece in claim.evidence]
    return [
        claim.id, claim.state, claim.kind, claim.origin, claim.statement, claim.text, claim.start, claim.end,
        "; ".join([value.text for value in claim.values]),
        claim.claimant, claim.cue, claim.channel, claim.mode,
        *_verdict(claim, report),
        _label(claim, Question.ATTRIBUTION), _label(claim, Question.FIDELITY),
        "; ".join(dict.fromkeys([one.reviewer for one in claim.verdicts])),
        claim.excluded_because,
        len(stances), stances.count("supports"), stances.count("refutes"),
        "; ".join(dict.fromkeys([piece.source for piece in claim.evidence])),
        "; ".join([kinds[number] for number in claim.findings if number in kinds]),
        claim.checkworthiness, claim.independent, claim.withdrawn_as, claim.withdrawn_because,
    ]  # fmt: skip


def _verdict(claim: ReportClaim, report: Report) -> tuple[Any, ...]:
    """The cells from `verdict` to `claimreview`."""
    stands = answer(claim, report)
    if stands is None:
        return (None, None, None, None, None, None)
    known = stands.definition
    return (known.name, stands.words, stands.reason, stands.as_of, known.averitec, stands.number)


def _label(claim: ReportClaim, question: Question) -> str | None:
    verdict = latest(claim, question) if claim.verdicts else None
    return verdict.label if verdict else None


exporter = Exporter(
    name="csv",
    label="CSV, one row a claim",
    media_type="text/csv; charset=utf-8",
    suffix=".csv",
    render=render,
    stream=stream,
)
