"""Words found where they stand, and wordings held against them."""

from __future__ import annotations

import pytest

from factcheck.domain.errors import InputError
from factcheck.domain.span import Span
from factcheck.matching.conservation import warnings
from factcheck.matching.locating import locate

TEXT = (
    "The ferry Lunde left Halvik at noon. “We saw 12 seals,” said Ida Brekke.\n\n"
    "The ferry was not late. Ida Brekke counted twelve seals and no whale."
)


@pytest.mark.parametrize(
    ("words", "near", "parts"),
    [
        ("The ferry", None, [(0, "The ferry")]),
        ("The ferry", 80, [(74, "The ferry")]),
        ('"We saw  12 seals,"', None, [(37, "“We saw 12 seals,”")]),
        ("The ferry … at noon", None, [(0, "The ferry"), (28, "at noon")]),
        ("The ferry [...] not late", None, [(0, "The ferry"), (88, "not late")]),
        ("at noon\nsaid Ida Brekke", None, [(28, "at noon"), (56, "said Ida Brekke")]),
    ],
)
def test_words_are_found_where_they_stand(
    words: str, near: int | None, parts: list[tuple[int, str]]
) -> None:
    found = locate(TEXT, words, near=near)

    assert [(span.start, span.of(TEXT)) for span in found] == parts


def test_only_the_part_allowed_is_searched() -> None:
    with pytest.raises(InputError, match="words of this claim"):
        locate(TEXT, "not late", within=Span(0, 36))


@pytest.mark.parametrize("words", ["", " \n ", "…"])
def test_no_words_are_no_place(words: str) -> None:
    with pytest.raises(InputError, match="Select or type"):
        locate(TEXT, words)


@pytest.mark.parametrize(
    ("words", "statement", "said"),
    [
        ("She counted twelve seals", "Ida Brekke counted 12 seals.", []),
        ("said Ida Brekke on Monday", "Ida Brekke said it on 2 March 2026.", []),
        ("We saw 12 seals", "We saw 14 seals.", ["The words say “12", "The statement says “14"]),
        ("the boat of Ida Brekke", "The boat was late.", ["name Ida", "name Brekke"]),
        ("It left Halvik", "It left Halvik for Tallow.", ["names Tallow"]),
        ("The ferry was not late", "The ferry was late.", ["deny something (“not”)"]),
        ("The ferry was late", "The ferry was never late.", ["denies something (“never”)"]),
    ],
)
def test_what_is_lost_or_invented_is_told(words: str, statement: str, said: list[str]) -> None:
    found = warnings(words, statement, article=TEXT)

    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))
