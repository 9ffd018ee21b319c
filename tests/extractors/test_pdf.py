from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from factcheck.domain.errors import InputError
from factcheck.extractors.pdf import _paragraphs, extractor


def pdf_with(words: str) -> bytes:
    """The smallest PDF that shows `words` on one page (ISO 32000-1, annex H.3)."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n" + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )  # fmt: skip


def blank(password: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_words_of_a_page() -> None:
    data = pdf_with("The dam broke on Monday.")

    assert extractor.recognises(data, "")
    assert extractor.extract(data).text == "The dam broke on Monday."


def test_lines_are_joined_to_paragraphs() -> None:
    page = [
        "The dam above the town of Nordvik broke on Mon-",
        "day after a week of rain, the mayor told the town",
        "in a statement.",
        "Nobody was hurt when the water reached the river,",
        "she said.",
    ]

    assert list(_paragraphs([page])) == [
        "The dam above the town of Nordvik broke on Monday after a week of rain, the mayor told the town in a statement.",
        "Nobody was hurt when the water reached the river, she said.",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (blank(), "no text"),
        (blank("secret"), "password"),
        (b"%PDF-1.7 rubbish", "cannot be read"),
    ],
)
def test_files_without_readable_text_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        extractor.extract(data)
