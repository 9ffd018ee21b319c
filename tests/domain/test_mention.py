"""Who is called in a comment."""

from __future__ import annotations

import pytest

from factcheck.domain.mention import mentioned

PEOPLE = (
    "ada@desk.example", "grace.hopper@desk.example", "mary_jackson@desk.example",
    "mary.ross@desk.example", "ada@other.example",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("@grace.hopper, look", [1]),
        ("look, @Hopper!", [1]),
        ("(@grace)", [1]),
        ("@grace.hopper.", [1]),
        ("@ada both of them", [0, 4]),
        ("@ada@other.example alone", [4]),
        ("@ADA@desk.example", [0]),
        ("@mary: which of the two?", []),
        ("@jackson and @ross and @jackson again", [2, 3]),
        ("write to ada@desk.example", []),
        ("@nobody", []),
        ("@", []),
        ("@@ada", []),
        ("a@hopper", []),
        ("“@hopper” is quoted", [1]),
        ("@hoppers", []),
    ],
)
def test_who_is_called(words: str, called: list[int]) -> None:
    assert list(mentioned(words, PEOPLE)) == [PEOPLE[number] for number in called]


def test_hostile_words_cost_no_more_than_their_length() -> None:
    assert mentioned("@" + "a." * 50_000 + "!", PEOPLE) == ()
    assert mentioned("@a" * 50_000, PEOPLE) == ()
