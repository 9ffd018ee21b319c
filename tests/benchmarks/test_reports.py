"""What a report costs beside the bare writers of its format, and that lines take no more memory for more claims."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from factcheck.domain.report import Report
from factcheck.domain.verdict import Question
from factcheck.exporters import csv as csv_format
from factcheck.exporters import json as json_format
from factcheck.exporters import pdf, xlsx
from factcheck.exporters.outline import outline
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.session import Store
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.exporters.nasty import CLAIMS, REPORT, TEXT

pytestmark = pytest.mark.benchmark
MOST, MOST_PDF, ROUNDS = 2.0, 3.0, 3


def _of(claims: int) -> Report:
    made = tuple(replace(CLAIMS[number % len(CLAIMS)], id=number + 1) for number in range(claims))
    return replace(REPORT, text=TEXT, claims=made)


def _ratio(ours: Callable[[], object], bare: Callable[[], object]) -> float:
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for place, work in enumerate((ours, bare)):
            gc.collect()
            began = time.process_time()
            work()
            best[place] = min(best[place], time.process_time() - began)
    print(f"\n{best[0]:.2f} s, bare {best[1]:.2f} s: {best[0] / best[1]:.2f}")  # noqa: T201
    return best[0] / best[1]


def test_csv_costs_little_more_than_its_writer() -> None:
    report = _of(10_000)
    cells = [[csv_format.defused(cell) for cell in row] for row in csv_format.rows(report)]

    def bare() -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        for row in cells:
            writer.writerow(row)
        return out.getvalue().encode()

    assert _ratio(lambda: csv_format.render(report), bare) <= MOST


def test_json_costs_little_more_than_its_writer() -> None:
    report = _of(10_000)
    whole = json_format.report_json(report)

    def bare() -> bytes:
        return json.dumps(whole, ensure_ascii=False, indent=2).encode()

    assert _ratio(lambda: json_format.render(report), bare) <= MOST


def test_a_workbook_costs_little_more_than_its_writer() -> None:
    from xlsxwriter import Workbook

    report = _of(10_000)
    sheets = [
        [list(row) for row in csv_format.rows(report)],
        [list(asdict(piece).values()) for claim in report.claims for piece in claim.evidence],
    ]

    def bare() -> bytes:
        out = io.BytesIO()
        book = Workbook(
            out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        for rows in sheets:
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    if value is not None:
                        sheet.write(line, place, value)
        book.close()
        return out.getvalue()

    assert _ratio(lambda: xlsx.render(report), bare) <= MOST


def test_a_pdf_costs_little_more_than_typst() -> None:
    report = _of(150)
    kept: list[tuple[bytes, str]] = []
    original = pdf._set
    pdf._set = lambda page, data: kept.append((page, data)) or original(page, data)  # type: ignore[assignment,func-returns-value]
    try:
        pdf.render(report)
    finally:
        pdf._set = original
    page, data = kept[-1]

    assert list(outline(report))
    assert _ratio(lambda: pdf.render(report), lambda: original(page, data)) <= MOST_PDF


# The kernel's own high-water mark of a process of its own: what else this one holds does not count.
_CHILD = """
import sys
from factcheck.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024)
"""
FEW, MANY = 2_000, 20_000
MOST_MORE = 1.05
"""How much more memory ten times the claims may take: what the allocator and SQLite's cache differ by."""


def _stored(file: Path, claims: int) -> None:
    """An article of so many claims, each with a value, a verdict and evidence, all like the first."""
    store = Store(f"sqlite:///{file}")
    with store.writing() as db:
        first = factories.claim(db)
        factories.value(db, first)
        factories.evidence(db, first)
        record_verdict(
            db, claim_id=first.id, question=Question.TRUTH, label="supported", rationale="Bulletin 4.",
            as_of=factories.NOW.date(), version=1, reviewer="ada@example.org", at=factories.NOW,
        )  # fmt: skip
    with store.engine.begin() as connection:
        for table in (Claim.__table__, ClaimValue.__table__, Evidence.__table__, Verdict.__table__):
            row = dict(connection.execute(select(table)).one()._mapping)
            connection.execute(
                insert(table),
                [
                    {**row, "id": row["id"] + more}
                    | ({"claim_id": row["claim_id"] + more} if "claim_id" in row else {})
                    for more in range(1, claims)
                ],
            )
    store.close()


@pytest.mark.parametrize("form", [pytest.param("csv", marks=pytest.mark.soak), "jsonl"])
def test_lines_take_no_more_memory_for_more_claims(
    sqlite_template: Path, tmp_path: Path, form: str
) -> None:
    peaks, sizes = [], []
    for count in (FEW, MANY):
        instance = tmp_path / str(count)
        instance.mkdir()
        shutil.copy(sqlite_template, instance / "factcheck.db")
        _stored(instance / "factcheck.db", count)
        out = instance / f"report.{form}"
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, "export", "1", "--format", form, "-o", out],
            check=True, capture_output=True, text=True,
            env={**os.environ, "FACTCHECK_INSTANCE": str(instance), "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
        peaks.append(float(done.stdout.split()[-1]))
        sizes.append(out.stat().st_size)
    print(f"\n{form}: {sizes} bytes, peaks {peaks} MB")  # noqa: T201

    assert sizes[1] > 9 * sizes[0]
    assert peaks[1] <= MOST_MORE * peaks[0]
