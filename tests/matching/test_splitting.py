"""Passages are whole sentences of one line, none too long, and lose no word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.matching.splitting import LONGEST, MOST, passages


def words_of(text: str) -> list[str]:
    return [span.of(text) for span in passages(text)]


def test_short_sentences_go_together_and_lines_do_not() -> None:
    assert words_of("One. Two.\nThree.\n\n  \nFour.") == ["One. Two.", "Three.", "Four."]


def test_a_passage_ends_with_a_sentence() -> None:
    one = "Dr. Ana Ruiz of the U.S. office met 12 people, e.g. Mr. Hale, on Jan. 3 in St. Mard."
    text = f"{one} " * 6

    assert all(passage.endswith("Mard.") for passage in words_of(text))
    assert len(words_of(text)) == 2


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    assert {len(one) <= LONGEST for one in words_of("word " * 400)} == {True}
    assert len(words_of("x" * 1_000)) == 4


def test_a_library_is_cut_off() -> None:
    assert len(passages("Line.\n" * (MOST + 10))) == MOST


@settings(max_examples=100)
@given(st.text(st.sampled_from("aB.1 \n“”?!\u2028x"), max_size=900))
def test_no_word_is_lost_and_no_passage_overlaps(text: str) -> None:
    spans = passages(text)

    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(len(span) <= LONGEST for span in spans)
