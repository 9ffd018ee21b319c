"""Every format, byte for byte. After a change on purpose: UPDATE_EXPECTED=1, then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.plugins import EXPORTERS
from tests.exporters.nasty import EMPTY, REPORT

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["report", "empty"])
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
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


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_each_carries_digest_head_and_what_is_open_or_left_out(exporter: Exporter) -> None:
    text = exporter.render(REPORT).decode()

    assert REPORT.sha256 in text
    assert REPORT.head in text
    assert "2031-05-06" in text
    if exporter.name == "claimreview":  # claims without a verdict are only counted
        assert "2 still open, 1 left out" in text
    else:
        assert "1 for leaving it out" in text
