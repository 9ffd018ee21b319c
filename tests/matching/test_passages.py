"""Passages are proposed for what they speak of, and only figures and names say what they are."""

from __future__ import annotations

import pytest

from factcheck.matching import bm25, embedding
from factcheck.matching.passages import Beside, Indexed, indexed, propose

BULLETIN = (
    "Forty-one people were killed by the flood in Kadra, the bulletin says.\n"
    "The bridge at Torre will be closed for 3 weeks.\n"
    "Cooking is a matter of patience."
)
PAPER = "The flood in Kadra killed 52 people.\nThe mayor opened a library."


def sources(*texts: str, with_meaning: bool = True) -> list[Indexed]:
    return [
        Indexed(n, text, indexed(text, with_meaning=with_meaning)) for n, text in enumerate(texts)
    ]


def test_the_same_figure_goes_first_and_another_is_told() -> None:
    found = propose("The flood in Kadra killed 41 people.", sources(BULLETIN, PAPER))

    assert [(one.source, one.label) for one in found[:2]] == [
        (0, "same figure"), (1, "different figure: 52 people"),
    ]  # fmt: skip
    assert found[0].text == BULLETIN.splitlines()[0] == found[0].span.of(BULLETIN)
    assert all("patience" not in one.text and "library" not in one.text for one in found)


def test_no_passage_is_said_to_support_or_refute() -> None:
    for one in propose("The flood in Kadra killed 41 people.", sources(BULLETIN, PAPER)):
        assert not {"support", "refute", "true", "false"} & set(one.label.split())


def test_another_name_is_a_question() -> None:
    text = "North Ostavia has signed the treaty on rivers with its neighbour."

    found = propose("South Ostavia has signed the treaty on rivers.", sources(text))

    assert (found[0].beside, found[0].label) == (Beside.SAME_EVENT, "same event?")
    assert "South Ostavia" in found[0].reason


def test_without_the_model_words_alone_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_loaded", lambda: None)

    desk = sources(BULLETIN, PAPER)
    found = propose("The flood in Kadra killed 41 people.", desk)

    assert desk[0].index.vectors is None
    assert {one.label for one in found} >= {"same figure", "different figure: 52 people"}


def test_an_empty_desk_proposes_nothing() -> None:
    assert propose("The flood in Kadra killed 41 people.", []) == ()
    assert propose("The flood in Kadra killed 41 people.", sources("")) == ()
    assert propose("", sources(BULLETIN)) == ()


def test_vectors_are_kept_small_and_come_back_nearly_the_same() -> None:
    made = embedding.embed(["The flood killed 41 people.", "Cooking is a matter of patience.", ""])
    assert made is not None

    kept = embedding.packed(made)

    assert len(kept) == 3 * embedding.WIDTH * 2
    assert abs(embedding.unpacked(kept) - made).max() < 0.001
    assert abs((made**2).sum(axis=1) - 1).max() < 1e-5


def test_a_text_is_read_alike_alone_and_among_others() -> None:
    texts = ["Short.", "A sentence of some length about bridges and rivers.", "Word " * 300]

    together = embedding.embed(texts)
    alone = [embedding.embed([text]) for text in texts]

    assert together is not None
    for row, one in zip(together, alone, strict=True):
        assert one is not None
        # Eight-bit weights make padding count a little.
        assert float(row @ one[0]) > 0.99


def test_rare_words_weigh_more_than_common_ones() -> None:
    texts = ["the dam at Velm", "the dam at Torre", "the dam at Mard", "a library in Velm"]
    (scores,), ideal = bm25.score("dam in Velm", [bm25.index(texts)])

    assert max(scores, key=lambda n: scores[n]) == 0
    assert scores[3] > scores[1]
    assert 0 < scores[0] / ideal < 1.5
