"""The PDF, read back: its words, its tags, its bookmarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

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


def _tags(node: Any, parents: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Every element of the structure tree: its tag, those around it, and itself."""
    for kid in node.get("/K", ()) if isinstance(node.get("/K"), list) else [node.get("/K")]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(one, dict) and "/S" in one:
            yield one["/S"], parents, one
            yield from _tags(one, (*parents, one["/S"]))


def test_the_structure_is_that_of_the_page() -> None:
    """What PDF/UA-1 asks for and a reader of screens goes by (ISO 14289-1, 7.1, 7.2, 7.4, 7.5, 7.18)."""
    reader = _read()
    found = list(_tags(reader.trailer["/Root"]["/StructTreeRoot"]))
    tags = [tag for tag, _parents, _one in found]

    headings = [int(tag[2:]) for tag in tags if re.fullmatch(r"/H[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/LBody", "/Link", "/P"} <= set(tags)
    assert all(
        "/TR" in parents and "/Table" in parents
        for tag, parents, _ in found
        if tag in {"/TH", "/TD"}
    )
    assert all("/L" in parents for tag, parents, _ in found if tag == "/LI")
    # Nothing is a picture alone: the bars are artifacts beside their numbers.
    assert "/Figure" not in tags
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        assert "/StructParents" in page


def test_the_running_head_and_the_page_number_are_no_content() -> None:
    reader = _read(replace(REPORT, claims=REPORT.claims * 4))
    pages = [page.extract_text() for page in reader.pages]

    assert len(pages) > 2
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Desk & sons · Fact check: Mayor" in page for page in pages[1:])
    for page in reader.pages:
        assert b"/Artifact" in page.get_contents().get_data()


def test_every_font_is_inside() -> None:
    for page in _read().pages:
        for font in page["/Resources"]["/Font"].values():
            for inner in font.get_object().get("/DescendantFonts", [font]):
                about = inner.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(about)
