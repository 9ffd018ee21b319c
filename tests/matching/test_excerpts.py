"""Words are found where they stand, however they were copied, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.matching.excerpts import find_excerpt, nearest_passage

TEXT = (
    "The bulletin counts 41 dead. “We will rebuild – every house,” Ruiz said.\n\n"
    "In Torre 120 people were hurt. The bulletin counts 41 dead there too.\n"
    "A soft\u00adhyphen and a caf\u00e9 \U0001f30a stand here."
)


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("counts 41 dead", "counts 41 dead"),
        ("  counts\n 41\u00a0dead ", "counts 41 dead"),
        ('"We will rebuild - every house,"', "“We will rebuild – every house,”"),
        ("Ruiz said. In Torre", "Ruiz said.\n\nIn Torre"),
        ("A softhyphen", "A soft\u00adhyphen"),
        ("caf\u00e9 \U0001f30a stand", "caf\u00e9 \U0001f30a stand"),
    ],
)
def test_spacing_and_signs_do_not_matter(words: str, exact: str) -> None:
    found = find_excerpt(TEXT, words)

    assert found is not None
    assert found.exact == exact == TEXT[found.start : found.end]
    assert TEXT[: found.start].endswith(found.prefix)
    assert TEXT[found.end :].startswith(found.suffix)


@pytest.mark.parametrize(
    "words", ["counts 40 dead", "we will rebuild", "41 dead in Torre", " ", "", "\u00ad"]
)
def test_other_words_are_not_found(words: str) -> None:
    assert find_excerpt(TEXT, words) is None


def test_of_two_places_the_one_meant_is_taken() -> None:
    first, second = TEXT.index("counts"), TEXT.rindex("counts")

    assert [
        found.start
        for near in (None, 0, first + 20, second - 5, len(TEXT))
        if (found := find_excerpt(TEXT, "counts 41 dead", near=near))
    ] == [first, first, first, second, second]


def test_the_nearest_passage_is_shown_for_words_that_are_not_there() -> None:
    text = f"{TEXT}\n" + "\n".join(f"Line {n} is about boats and tents." for n in range(300))

    assert nearest_passage(text, "In Torre, 140 people were injured").startswith("In Torre 120")
    assert nearest_passage(text, "zebra") == ""


@settings(max_examples=200)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_what_is_taken_from_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    found = find_excerpt(text, words, near=start)

    if found is None:
        assert not "".join(
            one for one in words if one not in "\u00ad\u200b\u200c\u200d\u2060\ufeff"
        ).strip()
    else:
        assert text[found.start : found.end] == found.exact


def test_a_long_text_is_searched_in_linear_time() -> None:
    text = "a " * 500_000

    assert find_excerpt(text, "a " * 1_000 + "b") is None
