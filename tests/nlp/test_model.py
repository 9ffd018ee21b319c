from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from factcheck.nlp.model import LONGEST_PIECE, load, parse


def test_threads_share_one_model() -> None:
    with ThreadPoolExecutor(4) as pool:
        models = list(pool.map(lambda _: load(), range(4)))

    assert len({id(model) for model in models}) == 1


@pytest.mark.parametrize(
    "text",
    ["", "One.", "x" * 3000, "word " * (LONGEST_PIECE // 4), "a\u00a0b  c", "(" * 1500],
)
def test_the_words_are_those_of_the_text(text: str) -> None:
    [doc] = parse([text])

    assert doc.text == text


def test_texts_keep_their_order() -> None:
    assert [doc.text for doc in parse(["One.", "Two.", "Three."])] == ["One.", "Two.", "Three."]
