"""What a report costs beside the bare writers of its format, and that lines take no more memory for more claims."""

from __future__ import annotations

import csv
import gc
import io
import json
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from factcheck.domain.report import Report
from factcheck.exporters import csv as csv_format
from factcheck.exporters import json as json_format
from factcheck.exporters import pdf, xlsx
from factcheck.exporters.outline import outline
from factcheck.plugins import exporters
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from tests import factories
from tests.exporters.nasty import CLAIMS, REPORT, TEXT

pytestmark = pytest.mark.benchmark
MOST, MOST_PDF, ROUNDS = 2.0, 3.0, 5


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


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_lines_take_no_more_memory_for_more_claims(sqlite_url: str, form: str) -> None:
    stream = exporters()[form].stream
    assert stream
    peaks, sizes = [], []
    for count in (1_000, 20_000):
        path = Path(sqlite_url.removeprefix("sqlite:///"))
        other = path.with_name(f"{count}.db")
        other.write_bytes(path.read_bytes())
        store = Store(f"sqlite:///{other}")
        with store.writing() as db:
            first = factories.claim(db)
            article = first.article_id
            row = {
                column.name: getattr(first, key)
                for key, column in Claim.__mapper__.columns.items()
                if column.name != "id"
            }
        with store.engine.begin() as connection:
            connection.execute(insert(Claim.__table__), [row] * (count - 1))
        with store.reading() as db:
            gc.collect()
            tracemalloc.start()
            report = build_report(db, article_id=article, desk="Desk", address="", streamed=True)
            sizes.append(sum(len(piece) for piece in stream(report)))
            peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
            tracemalloc.stop()
        store.close()
    print(f"\n{form}: {sizes} bytes, peaks {peaks} MB")  # noqa: T201

    assert sizes[1] > 15 * sizes[0]
    assert peaks[1] < 1.5 * peaks[0] + 2
