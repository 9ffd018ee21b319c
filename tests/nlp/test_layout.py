from __future__ import annotations

from datetime import date

import pytest

from factcheck.domain.document import Document, PublishedSource, SentenceRole
from factcheck.nlp.layout import lay_out, parts

BODY = "The dam above Nordvik broke on Monday. Nobody was hurt."


def roles(text: str) -> list[str]:
    return [part.role.value for part in parts(lay_out(Document(text=text)))]


def test_the_make_up_of_an_article() -> None:
    text = (
        "Dam breaks above Nordvik\r\nBy Ida Moe and Ole Lind\r\nMarch 3, 2021\r\n\r\n"
        f"NORDVIK, Norway (AP) — {BODY}\r\n\r\nPer Dahl reported from Oslo.\r\nLeave a Comment\r\n"
    )

    document = lay_out(Document(text=text))

    assert document.title == "Dam breaks above Nordvik"
    assert document.byline == "Ida Moe and Ole Lind"
    assert document.dateline == "NORDVIK, Norway (AP)"
    assert (document.published, document.published_source) == (
        date(2021, 3, 3),
        PublishedSource.TEXT,
    )
    assert roles(text) == [
        "headline", "dateline", "dateline", "dateline", "body", "tagline", "furniture",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 15 March 2023", date(2023, 3, 15)),
        ("Mar. 15, 2023", date(2023, 3, 15)),
        ("2023-03-15", date(2023, 3, 15)),
        ("Wednesday, March 15, 2023 at 3:45 PM EDT", date(2023, 3, 15)),
        ("Published: 25/12/2020", date(2020, 12, 25)),
        ("Published: 03/04/2023", None),
        ("February 30, 2023", None),
        ("The dam broke on March 15, 2023, after rain.", None),
    ],
)
def test_the_date_of_publication_stands_on_its_own_line(line: str, day: date | None) -> None:
    assert lay_out(Document(text=f"Dam breaks\n{line}\n{BODY}")).published == day


def test_a_given_date_is_kept() -> None:
    document = Document(
        text=f"Dam breaks\nMarch 3, 2021\n{BODY}",
        published=date(2020, 1, 1),
        published_source=PublishedSource.GIVEN,
    )

    read = lay_out(document)

    assert (read.published, read.published_source) == (date(2020, 1, 1), PublishedSource.GIVEN)


@pytest.mark.parametrize(
    "line",
    [
        "Share this", "Read more: Dam breaks", "Advertisement", "Related stories", "Leave a comment",
        "Sign up for our newsletter", "We use cookies to improve this page.", "Photo: Ida Moe",
    ],
)  # fmt: skip
def test_page_furniture_is_told(line: str) -> None:
    assert roles(f"Dam breaks above Nordvik\n{BODY}\n{line}\n{BODY}")[2] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "The mayor asked readers to leave a comment.",
        "Readers shared this on Facebook.",
        "By noon the water had fallen.",
        "Search teams found nobody.",
        "Ole Lind is a farmer.",
        "Related firms lost millions.",
        "WAR — what is it good for? Nobody knew.",
        "The minister said that the",
    ],
)
def test_prose_is_not_taken_for_make_up(line: str) -> None:
    assert roles(f"Dam breaks above Nordvik\n{BODY}\n{line}\n{BODY}")[2] in ("body", "dateline")
    assert "furniture" not in roles(f"Dam breaks above Nordvik\n{BODY}\n{line}\n{BODY}")


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert lay_out(Document(text=f"It rained.\n{BODY}")).title is None
    assert lay_out(Document(text="Dam breaks above Nordvik")).title is None


def test_every_break_and_blank_line_parts_paragraphs() -> None:
    text = "\ufeffOne.\r\nTwo.\rThree.\u2028Four.\n \u00a0\n\nFive."

    spans = lay_out(Document(text=text)).paragraphs

    assert [span.of(text) for span in spans] == ["One.", "Two.", "Three.", "Four.", "Five."]


def test_an_empty_text_has_no_parts() -> None:
    assert lay_out(Document(text=" \n ")).paragraphs == ()
    assert SentenceRole.BODY.value in roles(BODY)
