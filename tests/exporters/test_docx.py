"""The Word document: read back, and opened by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx

from factcheck.exporters.docx import exporter
from tests.conftest import missing
from tests.exporters.nasty import EMPTY, REPORT


def test_headings_are_headings_and_links_are_links() -> None:
    document = docx.Document(io.BytesIO(exporter.render(REPORT)))

    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    links = [link.address for one in document.paragraphs for link in one.hyperlinks]

    assert headings[1] == "2. More than 40 ships sank <in the storm>."
    assert links == ["https://harbour.example/list?year=2031&page=2"]


def test_the_summary_is_a_table() -> None:
    document = docx.Document(io.BytesIO(exporter.render(REPORT)))

    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]

    assert rows[0] == ["✓ Supported", "1"]
    assert rows[-1] == ["– Left out", "1"]


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        missing("LibreOffice (Debian: apt-get install libreoffice-writer-nogui)")
    for name, report in (("report", REPORT), ("empty", EMPTY)):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(exporter.render(report))
        subprocess.run(
            [
                program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
                "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, file,
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip

        text = file.with_suffix(".txt").read_text("utf-8")

        assert report.title in text
        assert report.sha256 in text
        assert report.head in text
