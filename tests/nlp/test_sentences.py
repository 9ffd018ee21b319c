from __future__ import annotations

import pytest

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.nlp.layout import lay_out
from factcheck.nlp.sentences import split_sentences, words_in


def read(text: str) -> Document:
    return split_sentences(lay_out(Document(text=text)))


@pytest.mark.parametrize(
    "sentences",
    [
        ["He said: “Stop! Now.”", "Then he left."],
        ["U.S. Sen. Ida Moe met Dr. Ole Lind at 5 p.m. on Monday.", "They spoke for an hour."],
        ["The dam held despite the effort. .", "Nobody was hurt."],
        ["“The dam broke,” she said.", "“We ran to the hills.”"],
        ["It cost $1.2 billion in 2019.", "The town paid half of it."],
    ],
)
def test_sentences_are_parted_where_a_reader_parts_them(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [s.span.of(text) for s in read(text).sentences] == sentences


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    text = "NORDVIK (AP) — The dam broke on Monday. Nobody was hurt."

    found = [(s.role.value, s.span.of(text)) for s in read(text).sentences]

    assert found == [
        ("dateline", "NORDVIK (AP) —"),
        ("body", "The dam broke on Monday."),
        ("body", "Nobody was hurt."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffDam breaks\r\n\r\nNORDVIK (AP) — The dam “broke”.  It  rained.\r\n\r\nShare this\r\n",
        "One 👍 two. Café “three”.\n\n\t Four",
        "word " * 9000,
    ],
)
def test_words_stand_where_their_offset_says(text: str) -> None:
    document = read(text)

    for sentence in document.sentences:
        for token in sentence.parse:
            at = token.idx + sentence.offset
            assert text[at : at + len(token)] == token.text or token.is_space


def test_a_picture_is_no_word() -> None:
    parse = read("🔥 The dam broke 😱, killing 40 people.").sentences[0].parse

    assert parse.root.text == "broke"
    assert "😱" not in [token.text for token in parse]


def test_words_of_a_stretch_are_found() -> None:
    document = read("The dam above Nordvik broke.")

    assert words_in(document.sentences[0], Span(4, 21)).text == "dam above Nordvik"
