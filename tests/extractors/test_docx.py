from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from factcheck.domain.errors import InputError
from factcheck.extractors.docx import extractor


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Dam breaks above Nordvik", style="Title")
    document.add_paragraph("The dam “broke”.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Hurt", "Forty"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


def test_paragraphs_and_tables_come_in_order() -> None:
    data = word_file()

    found = extractor.extract(data)

    assert extractor.recognises(data, "")
    assert found.text == "Dam breaks above Nordvik\n\nThe dam “broke”.\n\nHurt\n\nForty"
    assert found.title == "Dam breaks above Nordvik"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rubbish", "damaged"),
        (word_file()[:3000], "damaged"),
        (archive("word/other.xml", b"<a/>"), "damaged"),
        (archive("word/document.xml", b"0" * 61_000_000), "unpacks to more"),
    ],
)
def test_damaged_and_hostile_files_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        extractor.extract(data)
