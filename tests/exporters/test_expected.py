"""Every format of text, byte for byte. After a change on purpose: UPDATE_EXPECTED=1, then read the diff.

What libraries pack (PDF and the office formats) is read back instead, each in a test of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.plugins import EXPORTERS
from tests.exporters.nasty import EMPTY, REPORT

EXPECTED = Path(__file__).parent / "expected"
PACKED = {"pdf", "docx", "xlsx"}
TEXTS = [exporter for exporter in EXPORTERS if exporter.name not in PACKED]
COUNTED = {"claimreview", "averitec"}
"""Formats of claims with a verdict: how many are open or left out is said, not which."""


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["report", "empty"])
@pytest.mark.parametrize("exporter", TEXTS, ids=lambda exporter: exporter.name)
def test_the_bytes_are_the_expected_ones(exporter: Exporter, report: Report) -> None:
    file = EXPECTED / f"{'report' if report is REPORT else 'empty'}{exporter.suffix}"
    rendered = exporter.render(report)

    if os.environ.get("UPDATE_EXPECTED"):
        file.write_bytes(rendered)

    assert rendered == file.read_bytes()
    assert exporter.render(report) == rendered


def test_no_two_formats_share_a_suffix_or_a_name() -> None:
    assert len({exporter.suffix for exporter in EXPORTERS}) == len(EXPORTERS)
    assert len({exporter.name for exporter in EXPORTERS}) == len(EXPORTERS)


@pytest.mark.parametrize("exporter", TEXTS, ids=lambda exporter: exporter.name)
def test_each_carries_digest_head_and_what_is_open_or_left_out(exporter: Exporter) -> None:
    text = exporter.render(REPORT).decode()

    assert REPORT.sha256 in text
    assert REPORT.head in text
    assert "2031-05-06" in text
    if exporter.name in COUNTED:
        assert "2 still open, 1 left out" in text
    else:
        assert "1 for leaving it out" in text


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_another_process_at_another_time_makes_the_same_bytes(exporter: Exporter) -> None:
    program = (
        "import sys; from factcheck.plugins import exporters; from tests.exporters.nasty import REPORT; "
        f"sys.stdout.buffer.write(exporters()[{exporter.name!r}].render(REPORT))"
    )
    day = {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7"}

    other = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        env=os.environ | day,
        cwd=Path(__file__).parents[2],
    )

    assert other.stdout == exporter.render(REPORT)
