"""A workbook: what was checked, one row a claim, one row a piece of evidence, one row a finding.

No cell is a formula: what begins like one is written as text, and opens as text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters import csv
from factcheck.exporters.standing import COLOURS, Share, balance, minute, shares, standing_findings

_EVIDENCE = (
    "claim", "stance", "source", "url", "closeness", "published", "excerpt", "locator", "note", "sha256",
    "fetched_at", "looked_at", "status", "last_seen", "changed", "copy_of",
)  # fmt: skip
_FINDINGS = (
    "id", "severity", "kind", "text", "message", "suggestion", "state", "reason", "start", "end", "detector", "version",
    "unsure", "accepted",
)  # fmt: skip
_WIDTHS = {
    "statement": 50, "text": 50, "reason": 50, "excerpt": 60, "message": 60, "note": 40, "source": 40,
    "url": 40, "title": 30, "sources": 40, "claim": 8, "id": 8,
}  # fmt: skip
"""Of columns, in characters."""
_INK, _QUIET = "#1d1d1f", "#55555a"
_LONGEST = 32_767
"""Characters a cell holds (Excel's specifications and limits)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The formats of the workbook's cells."""

    title: Any
    head: Any
    name: Any
    cell: Any


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
    form = _Form(
        title=book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"}),
        head=book.add_format(
            {"bold": True, "bg_color": _INK, "font_color": "#ffffff", "valign": "vcenter"}
        ),
        name=book.add_format({"font_color": _QUIET, "valign": "top"}),
        cell=book.add_format({"text_wrap": True, "valign": "top", "align": "left"}),
    )
    _cover(book, form, report)
    _write(book.add_worksheet("Claims"), csv.COLUMNS, csv.rows(report), form)
    evidence = (
        [claim.id, *(getattr(piece, name) for name in _EVIDENCE[1:])]
        for claim in report.claims
        for piece in claim.evidence
    )
    _write(book.add_worksheet("Evidence"), _EVIDENCE, evidence, form)
    findings = (
        [getattr(one, name) for name in _FINDINGS] for one in standing_findings(report.findings)
    )
    _write(book.add_worksheet("Findings"), _FINDINGS, findings, form)
    book.close()
    return out.getvalue()


def _cover(book: Any, form: _Form, report: Report) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """What was checked, the answers with their numbers and the same as a chart, and how to verify it."""
    sheet = book.add_worksheet("Report")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34, form.name)
    sheet.set_column(1, 1, 80, form.cell)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, _text(f"Fact check: {report.title}"), form.title)
    line = 1
    for name, value in _about(report):
        line = _told(sheet, line, name, value)
    first, given = line + 1, shares(report)
    sheet.write_string(line, 0, "Answer", form.head)
    sheet.write_string(line, 1, "Claims", form.head)
    for share in given:
        line = _told(sheet, line + 1, f"{share.icon} {share.words}", share.count) - 1
    if given:
        _chart(book, sheet, given, first, line)
    line += 2
    for name, proof in _proof(report):
        line = _told(sheet, line, name, proof)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)


def _told(sheet: Any, line: int, name: str, value: str | int | None) -> int:  # noqa: ANN401 - see above
    """One line of the cover; returns the next."""
    sheet.write_string(line, 0, _text(name))
    if isinstance(value, int):
        sheet.write_number(line, 1, value)
    elif value is not None:
        sheet.write_string(line, 1, _text(value))
    return line + 1


def _chart(book: Any, sheet: Any, given: Sequence[Share], first: int, last: int) -> None:  # noqa: ANN401 - see above
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Claims",
            "categories": ["Report", first, 0, last, 0],
            "values": ["Report", first, 1, last, 1],
            "points": [{"fill": {"color": COLOURS[share.name]}} for share in given],
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": "Claims by answer", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 520, "height": 60 + 30 * len(given)})
    told = "; ".join(f"{share.words}: {share.count}" for share in given)
    sheet.insert_chart(first - 1, 2, chart, {"x_offset": 20, "description": told})


def _about(report: Report) -> Iterable[tuple[str, str | None]]:
    yield from (
        ("Published", report.published),
        ("Checked by", report.desk),
        ("As of", minute(report.as_of)),
        ("What was checked", balance(report)),
    )
    yield from (("Narrowed", said) for said in report.narrowed)
    yield from (("Changed about the detectors", said) for said in report.detectors)


def _proof(report: Report) -> Iterable[tuple[str, str | int]]:
    yield from (
        ("SHA-256 of the article’s text", report.sha256),
        ("Events of the history", report.events),
        ("Head of the history", report.head),
        ("Signed checkpoint", report.checkpoint or "none was signed yet"),
        ("To verify", "factcheck history verify"),
    )


def _text(words: str) -> str:
    return words[:_LONGEST]


def _write(
    sheet: Any,  # noqa: ANN401 - see above
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    form: _Form,
) -> None:
    """A table: its head stays in sight, can be filtered, and is printed on every page."""
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 14), form.cell)
        sheet.write_string(0, place, column.replace("_", " "), form.head)
    line = 0
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, bool | int | float):
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write_string(line, place, str(value)[:_LONGEST])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)
    sheet.set_row(0, 20)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


exporter = Exporter(
    name="xlsx",
    label="Excel workbook",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    suffix=".xlsx",
    render=render,
)
