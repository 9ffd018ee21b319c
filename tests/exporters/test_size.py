"""A long article takes longer, but only as much longer as it is."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.plugins import EXPORTERS
from tests.exporters.nasty import CLAIMS, REPORT, TEXT


def _of(times: int) -> Report:
    claims = [
        replace(
            claim,
            id=100 * number + claim.id,
            start=claim.start + number * len(TEXT),
            end=claim.end + number * len(TEXT),
            parts=tuple(
                (start + number * len(TEXT), end + number * len(TEXT)) for start, end in claim.parts
            ),
        )
        for number in range(times)
        for claim in CLAIMS
    ]
    return replace(REPORT, text=TEXT * times, claims=tuple(claims))


@pytest.mark.benchmark
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_eight_times_the_claims_take_about_eight_times_as_long(exporter: Exporter) -> None:
    took = []
    for report in (_of(50), _of(400)):
        runs = []
        for _ in range(3):
            started = time.process_time()
            exporter.render(report)
            runs.append(time.process_time() - started)
        took.append(min(runs))

    assert took[1] < 24 * took[0]  # a quadratic one takes 64 times as long
