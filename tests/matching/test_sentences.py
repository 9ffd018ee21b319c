"""Two texts sentence by sentence: nothing is lost, nothing is shown twice, moves are told as moves."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.matching.differences import differences
from factcheck.matching.sentences import Place, align, sentence_at, split

SENTENCES = [
    "The river rose on Monday.",
    "At least 40 people died in Kadra.",
    "Mr. Brandt was away that day.",
    "The bridge at Olden was lost.",
    "Schools open again on Friday.",
]
texts = st.lists(
    st.sampled_from([*SENTENCES, "Nobody else spoke.", "🌊", "É a café.", "“Yes … no,” she said."]), max_size=9
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One came. Two left.", 2),
        ("Mr. Brandt and Dr. Lind came at 5 p.m. They left.", 1),
        ("She said “No.” He left.", 2),
        ("A line\nAnother line", 2),
        ("“We … will pay,” he said.", 1),
        ("The U.S. economy grew 3.5 percent. It fell.", 2),
        ("", 0),
        (" \n \n", 0),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(text: str, parts: int) -> None:
    assert len(split(text)) == parts


def places(left: list[str], right: list[str]) -> list[tuple[str, int | None, int | None]]:
    return [(row.place.value, row.left, row.right) for row in align(left, right)]


def test_a_sentence_that_changed_moved_went_or_came_is_told_as_such() -> None:
    left = SENTENCES
    right = [
        SENTENCES[3],
        SENTENCES[0],
        "At least 42 people died in Kadra.",
        SENTENCES[4],
        "Nobody spoke.",
    ]

    assert places(left, right) == [
        ("moved", None, 0),
        ("same", 0, 1),
        ("changed", 1, 2),
        ("lost", 2, None),
        ("moved", 3, None),
        ("same", 4, 3),
        ("added", None, 4),
    ]


def test_the_shorter_run_is_the_one_that_moved() -> None:
    left, right = SENTENCES, [SENTENCES[4], *SENTENCES[:4]]

    moved = [row for row in align(left, right) if row.place is Place.MOVED]

    assert {(row.left, row.right, row.other) for row in moved} == {(4, None, 0), (None, 0, 4)}


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_every_sentence_of_both_is_shown_once(left: list[str], right: list[str]) -> None:
    rows = align(left, right)

    assert [row.left for row in rows if row.left is not None] == list(range(len(left)))
    assert [row.right for row in rows if row.right is not None] == list(range(len(right)))
    for row in rows:
        if row.place is Place.SAME:
            assert left[row.left] == right[row.right]  # type: ignore[index]


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_the_pieces_of_a_difference_are_the_words_exactly(left: str, right: str) -> None:
    before, after = differences(left, right)

    assert "".join(piece.words for piece in before) == left
    assert "".join(piece.words for piece in after) == right
    if left == right:
        assert {piece.sort for piece in (*before, *after)} <= {"same"}


@given(st.text(alphabet="Ab. \n…”’e\u0301🌊", max_size=60))
@settings(max_examples=150, deadline=None)
def test_sentences_hold_every_letter_in_order(text: str) -> None:
    spans = split(text)

    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
    for number, span in enumerate(spans):
        assert sentence_at(spans, span.start) == sentence_at(spans, span.end - 1) == number


def test_words_that_differ_are_marked_and_the_space_after_them_is_not() -> None:
    before, after = differences(
        "At least 40 people died, he said.", "At least 42 people died, he said."
    )

    assert [piece.words for piece in before if piece.sort == "gone"] == ["40"]
    assert [piece.words for piece in after if piece.sort == "new"] == ["42"]


def test_quotation_marks_of_another_shape_are_no_difference() -> None:
    before, _ = differences("“We’ll pay,” he said.", '"We\'ll pay," he said.')

    assert {piece.sort for piece in before} == {"same"}


def test_long_and_hostile_texts_are_compared_in_time() -> None:
    began = time.process_time()

    align(["The same words again."] * 3_000, ["The same words again."] * 2_900)
    align(
        [f"Word {n} of many words here." for n in range(1_500)],
        [f"Word {n} of many words there." for n in range(1_500)],
    )
    differences("a b " * 20_000, "b a " * 20_000)

    assert time.process_time() - began < 10
