"""The PDF, read back: its words, its tags, its bookmarks."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from factcheck.exporters.pdf import exporter
from tests.exporters.nasty import EMPTY, REPORT


def _read(report: object = REPORT) -> pypdf.PdfReader:
    assert report is REPORT or report is EMPTY or report
    return pypdf.PdfReader(io.BytesIO(exporter.render(report)))  # type: ignore[arg-type]


def _words(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_is_a_tagged_document_with_a_title_and_a_language() -> None:
    reader = _read()
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert (
        reader.metadata.title
        == "Fact check: Mayor & <b>council</b> split over “=SUM(A1)” sign [construction sign]"
    )


def test_its_date_is_that_of_the_report() -> None:
    metadata = _read().metadata

    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.isoformat().startswith("2031-05-06T08:00:00")


def test_sections_and_claims_are_bookmarks() -> None:
    outline = _read().outline
    flat = [one.title for one in _flat(outline)]

    assert "Claim by claim" in flat
    assert "2. More than 40 ships sank <in the storm>." in flat


def _flat(outline: list[object]) -> list[pypdf.generic.Destination]:
    found = []
    for one in outline:
        found += _flat(one) if isinstance(one, list) else [one]
    return found  # type: ignore[return-value]


def test_words_from_outside_stay_words() -> None:
    text = _words(_read(replace(REPORT, title='#eval("1+1") $x$ *b* @ref <label> \\ `raw`')))

    assert '#eval("1+1") $x$ *b* @ref <label> \\ `raw`' in text


@pytest.mark.parametrize(
    ("sign", "printed"),
    [
        ("🚧", "[construction sign]"),
        ("東", "[cjk unified ideograph-6771]"),
        ("Ж", "Ж"),
        ("\x07", "[U+0007]"),
    ],
)
def test_a_sign_no_font_can_draw_is_named(sign: str, printed: str) -> None:
    assert f"x{printed}x" in _words(_read(replace(EMPTY, desk=f"x{sign}x")))


def test_an_article_cannot_read_a_file() -> None:
    text = _words(_read(replace(EMPTY, title='#read("/etc/passwd")')))

    assert "root:" not in text
