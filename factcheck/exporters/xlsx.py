"""A workbook: what was checked, one row a claim, one row a piece of evidence, one row a finding.

No cell is a formula: what begins like one is written as text, and opens as text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters import csv
from factcheck.exporters.standing import balance, shares, standing_findings

_EVIDENCE = (
    "claim", "stance", "source", "url", "closeness", "published", "excerpt", "locator", "note", "sha256",
    "fetched_at", "looked_at", "status", "last_seen", "changed", "copy_of",
)  # fmt: skip
_FINDINGS = (
    "id", "severity", "kind", "text", "message", "suggestion", "state", "reason", "start", "end", "detector", "version",
    "unsure", "accepted",
)  # fmt: skip
_WIDE = frozenset({"statement", "text", "reason", "excerpt", "message", "note", "source"})
_LONGEST = 32_767
"""Characters a cell holds (Excel's specifications and limits)."""


def render(report: Report) -> bytes:
    """The workbook (Office Open XML), with the moment of the report as its date."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, options)
    moment = datetime.fromisoformat(report.as_of).replace(tzinfo=None)
    book.set_properties({"title": report.title, "author": report.desk, "created": moment})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _write(book.add_worksheet("Report"), ("", ""), _about(report), bold, wrapped)
    _write(book.add_worksheet("Claims"), csv.COLUMNS, csv.rows(report), bold, wrapped)
    evidence = (
        [claim.id, *(getattr(piece, name) for name in _EVIDENCE[1:])]
        for claim in report.claims
        for piece in claim.evidence
    )
    _write(book.add_worksheet("Evidence"), _EVIDENCE, evidence, bold, wrapped)
    findings = (
        [getattr(one, name) for name in _FINDINGS] for one in standing_findings(report.findings)
    )
    _write(book.add_worksheet("Findings"), _FINDINGS, findings, bold, wrapped)
    book.close()
    return out.getvalue()


def _about(report: Report) -> Iterable[Sequence[Any]]:
    yield from (
        ("Article", report.title),
        ("Published", report.published),
        ("Checked by", report.desk),
        ("As of", report.as_of),
        ("What was checked", balance(report)),
    )
    yield from ((f"{share.icon} {share.words}", share.count) for share in shares(report))
    yield from (("Narrowed", said) for said in report.narrowed)
    yield from (("Changed about the detectors", said) for said in report.detectors)
    yield from (
        ("SHA-256 of the article’s text", report.sha256),
        ("Events of the history", report.events),
        ("Head of the history", report.head),
        ("Signed checkpoint", report.checkpoint or "none was signed yet"),
        ("To verify", "factcheck history verify"),
    )


def _write(
    sheet: Any,  # noqa: ANN401 - XlsxWriter has no types
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    bold: Any,  # noqa: ANN401 - see above
    wrapped: Any,  # noqa: ANN401 - see above
) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 60 if column in _WIDE else 18, wrapped)
        sheet.write_string(0, place, column.replace("_", " "), bold)
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, bool | int | float):
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write_string(line, place, str(value)[:_LONGEST])
    sheet.freeze_panes(1, 0)


exporter = Exporter(
    name="xlsx",
    label="Excel workbook",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    suffix=".xlsx",
    render=render,
)
