"""5,000 cells that a spreadsheet might calculate, in every column of words: none of them is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import product

import openpyxl

from factcheck.exporters import csv as csv_format
from factcheck.exporters import xlsx
from factcheck.importers.reading import read_claims
from tests.exporters.nasty import CLAIMS, REPORT, evidence, finding

BEFORE = (
    "",
    " ",
    "  ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\u00a0",
    "\u2003",
    "\x0b",
    "\x1f",
    "'",
    "''",
    '"',
)
SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "==", "=+", "-@", "+-")
AFTER = (
    "1+1", "SUM(A1)", "cmd|' /C calc'!A0", 'HYPERLINK("https://evil.example","x")', "A1:A9", "\u200b1", "1;2",
    '1","=2', "1\r\n=2", 'WEBSERVICE("x")', "IMPORTXML(A1)", "-1", "0", "x", "\u202e1", " 1", "@", "=", "'", "{1}", "é",
    "🚧", "DDE(1)", "1\t=2", "1,2", "$A$1", "!x", "%", "^1", "&1", "(1)", "[1]x",
)  # fmt: skip
CELLS = ["".join(parts) for parts in product(BEFORE, SIGNS, AFTER)][:5_000]
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
HOSTILE = replace(
    REPORT,
    title=CELLS[0],
    desk=CELLS[1],
    claims=tuple(
        replace(
            CLAIMS[1],
            id=number,
            statement=cell,
            text=cell,
            claimant=cell,
            cue=cell,
            channel=cell,
            excluded_because=cell,
            verdicts=tuple(
                replace(one, rationale=cell, reviewer=cell) for one in CLAIMS[1].verdicts
            ),
            evidence=(evidence(source=cell, url=cell, excerpt=cell, note=cell, locator=cell),),
        )
        for number, cell in enumerate(CELLS, 1)
    ),
    findings=(finding(21, "ever", message=CELLS[2], suggestion=CELLS[3], reason=CELLS[4]),),
)


def test_there_are_as_many_as_said() -> None:
    assert len(set(CELLS)) == 5_000


def test_no_cell_of_a_csv_file_begins_like_a_formula() -> None:
    data = csv_format.render(HOSTILE)

    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))

    assert len(rows) == 1 + len(CELLS)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]
    # And nothing is lost: what was put in front is taken away when the file comes back.
    back = [row.text for row in read_claims(data, "c.csv").rows]
    assert back == [cell for cell in CELLS if cell.strip()]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(HOSTILE)), read_only=True)

    for sheet in book:
        for row in sheet.iter_rows():
            assert [cell.value for cell in row if cell.data_type == "f"] == []
