from __future__ import annotations

import csv
import io

import pytest

from factcheck.exporters.csv import COLUMNS, defused, exporter
from tests.exporters.nasty import CLAIMS, REPORT


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exporter.render(REPORT).decode(), newline="")))


def test_there_is_one_row_a_claim_under_one_header() -> None:
    rows = _rows()

    assert [int(row["claim"]) for row in rows] == [claim.id for claim in CLAIMS]
    assert tuple(rows[0]) == COLUMNS
    assert all(None not in row for row in rows)


@pytest.mark.parametrize(
    "value",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"],
)  # fmt: skip
def test_what_a_spreadsheet_would_calculate_is_defused(value: str) -> None:
    assert defused(value) == "'" + value


@pytest.mark.parametrize("value", ["1 = 1", "ten", "", "’tis", 5, -5, None, 0.5])
def test_everything_else_is_left_alone(value: object) -> None:
    assert defused(value) == value


def test_no_cell_starts_a_formula() -> None:
    assert not [
        cell for row in _rows() for cell in row.values() if cell.lstrip().startswith(tuple("=+-@"))
    ]


def test_lines_end_as_rfc_4180_says() -> None:
    data = exporter.render(REPORT)

    assert data.endswith(b"\r\n")
    assert data.startswith(b"article,")


def test_the_latest_verdict_is_the_one_that_counts() -> None:
    row = next(row for row in _rows() if row["claim"] == "12")

    assert (row["verdict"], row["verdict_words"], row["claimreview"]) == (
        "supported",
        "True =1",
        "5",
    )
    assert row["reviewers"] == "old@example.org; ada@example.org"


def test_a_disputed_claim_has_no_verdict() -> None:
    assert next(row for row in _rows() if row["claim"] == "13")["verdict"] == ""
