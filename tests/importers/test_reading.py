"""Files of claims: what is taken from each format, and what each broken one is told."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from factcheck.domain.errors import InputError
from factcheck.exporters import csv as csv_export
from factcheck.exporters import jsonl as jsonl_export
from factcheck.exporters import xlsx as xlsx_export
from factcheck.importers.reading import read_claims
from tests.exporters.nasty import REPORT


def _review(rating: dict[str, object], **more: object) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": "The pier holds 40 ships.",
        "reviewRating": {"@type": "Rating", **rating},
        "author": {"name": "Harbour Watch"},
        **more,
    }


def test_a_table_gives_its_rows_and_names_the_bad_ones() -> None:
    data = (
        "Statement,Article,Start,End,Text\r\n"
        "“Forty ships sank.”,7,3,9,ships\r\n"
        ",7,,,\r\n"
        "Two,seven,,,\r\n"
        "Three,7,3,,\r\n"
        "Four,7,-3,9,\r\n"
        "\r\n"
        "'=SUM(A1) is a sign,,,,\r\n"
    )

    found = read_claims(data.encode(), "claims.csv")

    assert [row.statement for row in found.rows] == ["“Forty ships sank.”", "=SUM(A1) is a sign"]
    assert (found.rows[0].article, found.rows[0].start, found.rows[0].text) == (7, 3, "ships")
    assert [(one.place, one.message) for one in found.problems] == [
        ("row 3", "has no statement"),
        ("row 4", "“article” has to be a whole number, not “seven”"),
        ("row 5", "has only one of “start” and “end”"),
        ("row 6", "“start” cannot be negative"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen(delimiter: str) -> None:
    data = delimiter.join(["statement", "kind"]) + "\n" + delimiter.join(["It rained", "event"])

    assert read_claims(data.encode(), "c.csv").rows[0].kind == "event"


@pytest.mark.parametrize(
    ("export", "name"),
    [
        (csv_export.render, "r.csv"),
        (xlsx_export.render, "r.xlsx"),
        (jsonl_export.render, "r.jsonl"),
    ],
)
def test_our_own_exports_are_read_back(export: object, name: str) -> None:
    found = read_claims(export(REPORT), name)  # type: ignore[operator]

    assert found.problems == []
    assert [row.statement for row in found.rows] == [one.statement.strip() for one in REPORT.claims]
    assert {row.article_sha256 for row in found.rows} == {REPORT.sha256}
    assert [row.start for row in found.rows] == [one.start for one in REPORT.claims]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"@context": "https://schema.org", "@graph": [one]},
        lambda one: {"@type": "DataFeed", "dataFeedElement": [{"item": [one]}]},
    ],
    ids=["alone", "list", "graph", "feed"],
)
def test_a_feed_is_read_however_it_is_wrapped(wrap: object) -> None:
    data = json.dumps(wrap(_review({"alternateName": "False"})))  # type: ignore[operator]

    (row,) = read_claims(data.encode(), "feed.json").rows

    assert row.statement == "The pier holds 40 ships."
    assert row.rating is not None
    assert (row.rating.reviewer, row.rating.label) == ("Harbour Watch", "refuted")


def test_the_form_of_googles_tools_is_read() -> None:
    data = {
        "claims": [
            {
                "text": "The pier burned.",
                "claimant": "Ana Ruiz",
                "claimReview": [
                    {
                        "publisher": {"name": "Harbour Watch"},
                        "url": "https://watch.example/1",
                        "reviewDate": "2031-05-02T00:00:00Z",
                        "textualRating": "Mostly true",
                    }
                ],
            }
        ]
    }

    (row,) = read_claims(json.dumps(data).encode(), "f.json").rows

    assert row.claimant == "Ana Ruiz"
    assert row.rating is not None
    assert (row.rating.label, row.rating.published) == ("mostly-supported", "2031-05-02")


@pytest.mark.parametrize(
    ("rating", "label"),
    [
        ({"alternateName": "Pants on Fire!"}, "refuted"),
        ({"alternateName": "Half True"}, "mixed"),
        ({"alternateName": "NOT ENOUGH INFO"}, "not-enough-evidence"),
        ({"alternateName": "Humbug", "ratingValue": 1}, "refuted"),
        (
            {"alternateName": "Right", "ratingValue": "10", "bestRating": 10, "worstRating": 0},
            "supported",
        ),
        (
            {"alternateName": "So-so", "ratingValue": 5, "bestRating": "10", "worstRating": 0},
            "mixed",
        ),
        ({"ratingValue": 4}, "mostly-supported"),
        ({"alternateName": "Humbug", "ratingValue": -1}, None),
        ({"alternateName": "Humbug", "ratingValue": "many"}, None),
        ({"alternateName": "Humbug"}, None),
    ],
)
def test_a_rating_is_told_by_its_words_else_by_its_number(
    rating: dict[str, object], label: str | None
) -> None:
    (row,) = read_claims(json.dumps(_review(rating)).encode(), "f.json").rows

    assert row.rating is not None
    assert row.rating.label == label


def test_reviews_that_say_nothing_are_named() -> None:
    data = [_review({}), {"@type": "ClaimReview", "reviewRating": {"alternateName": "True"}}]

    found = read_claims(json.dumps(data).encode(), "f.json")

    assert [one.place for one in found.problems] == ["item 1", "item 2"]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * (201 * 2**20))
    return out.getvalue()


def _without_statement() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["claim", "words"])
    book.save(out)
    return out.getvalue()


_LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + one)} "{f"&{chr(97 + one)};" * 10}">' for one in range(9))
    + "]>"
)


def _workbook(change: Callable[[str], str]) -> bytes:
    """A workbook whose sheet was changed."""
    book = openpyxl.Workbook()
    for cells in (["statement"], ["It fell."]):
        book.active.append(cells)
    plain, out = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                text = change(text)
            new.writestr(name, text)
    return out.getvalue()


def _laughing(sheet: str) -> str:
    return (
        sheet.replace("<worksheet", _LAUGHS + "<worksheet", 1)
        .replace("It fell.", "&j;")
        .replace("<v>1</v>", "<v>&j;</v>")
    )


def _without_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "e.csv", "is empty"),
        (b"claim,words\na,b\n", "c.csv", "no column “statement”"),
        (_without_statement(), "c.xlsx", "no column “statement”"),
        ("statement\nZürich".encode("latin-1"), "c.csv", "not UTF-8"),
        (b'statement\n"open', "c.csv", "cannot be read"),
        (b"%PDF-1.7", "c.pdf", "no table of claims"),
        (b"PK\x03\x04rubbish", "c.xlsx", "not an Excel workbook"),
        (_bomb(), "c.xlsx", "more than 200 MB"),
        (b'{"@type": "ClaimReview"', "f.json", "not JSON"),
        (b'{"a": "ClaimReview"}', "f.json", "holds no ClaimReview"),
        (b"[" * 100_000 + b'"ClaimReview"', "f.json", "not JSON"),
        (b'{"type": "report"}', "r.jsonl", "no line of this file is a claim"),
        (b'statement\n"' + b"words,\n" * 50_000, "c.csv", "a quotation mark is not closed"),
        (b"statement\n" + b"a" * 200_000, "c.csv", "more than 131,072 characters"),
        (b"statement,statement\na,b\n", "c.csv", "“statement” twice"),
        (_workbook(_laughing), "c.xlsx", "not an Excel"),
        (_workbook(lambda sheet: sheet[: len(sheet) // 2]), "c.xlsx", "not an Excel"),
        (_without_parts(), "c.xlsx", "not an Excel"),
    ],
    ids=range(18),
)
def test_a_file_that_cannot_be_read_is_told_why(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_claims(data, name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"statement": "The bri\0dge fell."}, "U\\+0000"),
        ({"statement": "The bri\ud800dge fell."}, "U\\+D800"),
        ({"statement": "It fell.", "claimant": "\udfff"}, "U\\+DFFF"),
        ({"statement": "It fell.", "start": 10**60, "end": 10**60 + 1}, "“start” is too large"),
        ({"statement": "It fell.", "article": -1}, "“article” cannot be negative"),
        ({"statement": "It fell.", "article": float("nan")}, "whole number"),
    ],
)
def test_what_no_database_can_hold_is_the_rows_problem(row: dict[str, Any], said: str) -> None:
    found = read_claims(json.dumps(row).encode(), "c.jsonl")

    assert found.rows == []
    assert re.search(said, found.problems[0].message)


def test_a_review_of_no_text_is_the_items_problem() -> None:
    review = {
        "@type": "ClaimReview", "claimReviewed": "\ud800",
        "reviewRating": {"alternateName": "False", "ratingValue": "1", "bestRating": "Infinity"},
    }  # fmt: skip

    assert "U+D800" in read_claims(json.dumps([review]).encode(), "f.json").problems[0].message


def test_a_scale_without_an_end_tells_no_answer() -> None:
    review = {
        "@type": "ClaimReview", "claimReviewed": "It fell.",
        "reviewRating": {"alternateName": "Hm", "ratingValue": "3", "bestRating": "Infinity"},
    }  # fmt: skip

    (row,) = read_claims(json.dumps([review]).encode(), "f.json").rows

    assert row.rating is not None
    assert row.rating.label is None


def test_many_columns_and_a_cell_far_away_cost_no_more_than_what_is_there() -> None:
    """A sheet says how large it is; made out of that, its empty cells would take hours."""
    columns = ",".join(f"c{number}" for number in range(300_000))
    wide = read_claims(f"statement,{columns}\nIt fell.\n".encode(), "c.csv")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["XFD200000"] = "statement", "It fell.", "far away"
    out = io.BytesIO()
    book.save(out)

    assert [row.statement for row in wide.rows] == ["It fell."]
    assert [row.statement for row in read_claims(out.getvalue(), "c.xlsx").rows] == ["It fell."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_as_spreadsheets_save_it(encoding: str, end: str) -> None:
    data = f"statement;kind{end}Die Brücke fiel.;event{end}".encode(encoding)

    (row,) = read_claims(data, "c.csv").rows

    assert (row.statement, row.kind) == ("Die Brücke fiel.", "event")


def test_a_formula_in_a_workbook_is_not_calculated() -> None:
    book = openpyxl.Workbook()
    for cells in (["statement", "kind"], ["=1+1", "event"], ["It fell.", "event"]):
        book.active.append(cells)
    out = io.BytesIO()
    book.save(out)

    found = read_claims(out.getvalue(), "c.xlsx")

    assert [row.statement for row in found.rows] == ["It fell."]
    assert found.problems[0].message == "has no statement"


def test_broken_lines_are_named_and_the_others_taken() -> None:
    data = b'{"statement": "One."}\nrubbish\n[1]\n{"statement": 4}\n{"statement": "Two."}\n'

    found = read_claims(data, "c.jsonl")

    assert [row.statement for row in found.rows] == ["One.", "Two."]
    assert [one.place for one in found.problems] == ["line 2", "line 3", "line 4"]
