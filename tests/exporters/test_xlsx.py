"""The workbook, read back by another library."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import Any

import openpyxl

from factcheck.exporters.xlsx import exporter
from tests.exporters.nasty import EMPTY, REPORT


def _book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(exporter.render(REPORT)))


def test_no_cell_is_a_formula_and_every_word_is_there() -> None:
    book = _book()
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert Counter(cell.data_type for cell in cells)["f"] == 0
    words = {cell.value for cell in cells}
    assert "=SUM(A1) stood on the gate" in words
    assert REPORT.sha256 in words
    assert REPORT.head in words
    assert "+1 for leaving it out" in words


def test_each_sheet_has_a_row_for_each_thing() -> None:
    book = _book()

    assert book.sheetnames == ["Report", "Claims", "Evidence", "Findings"]
    assert book["Claims"].max_row == 1 + len(REPORT.claims)
    assert book["Evidence"].max_row == 1 + 2
    assert book["Findings"].max_row == 1 + 2


def test_nothing_calls_out() -> None:
    for report in (REPORT, EMPTY):
        with zipfile.ZipFile(io.BytesIO(exporter.render(report))) as packed:
            names = packed.namelist()
            assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]
            assert not [name for name in names if b"TargetMode" in packed.read(name)]
