"""An earlier claim is found in other words, and namesakes and other figures are told."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.matching import embedding
from factcheck.matching.earlier import Candidate, EarlierClaims, rank
from factcheck.matching.namesakes import meet, namesake
from factcheck.matching.relations import Agreement

CLAIMS = [
    Candidate(id=1, texts=("South Ostavia has closed its border with the coast.",)),
    Candidate(id=2, texts=("North Ostavia has closed its border with the coast.",)),
    Candidate(id=3, texts=("The flood in Kadra killed 52 people.", "Did 52 people die in Kadra?")),
    Candidate(id=4, texts=("Nurses in Torre will be paid more from June.",)),
    Candidate(id=5, texts=("A photograph shows a shark on a flooded motorway.",)),
]


def test_a_claim_is_found_in_other_words() -> None:
    assert rank("A shark was pictured swimming on a highway under water", CLAIMS)[0].id == 5
    assert rank("Higher salaries for hospital staff in Torre", CLAIMS)[0].id == 4


def test_the_south_is_not_the_north() -> None:
    found = rank("Is it true that North Ostavia shut its border with the coast?", CLAIMS)

    assert [one.id for one in found[:2]] == [2, 1]
    assert "South Ostavia" in found[1].reason
    assert found[0].reason == ""


def test_another_figure_is_told_and_still_found() -> None:
    found = rank("The flood in Kadra killed 41 people.", CLAIMS)[0]

    assert (found.id, found.figures) == (3, Agreement.DISAGREE)
    assert "41" in found.reason
    assert "52" in found.reason


def test_kept_vectors_are_used_and_missing_ones_are_made() -> None:
    made = embedding.embed(CLAIMS[2].texts)
    kept = [Candidate(id=3, texts=CLAIMS[2].texts, vectors=made), *CLAIMS[3:]]

    assert rank("Flood deaths in Kadra", kept)[0].id == 3
    upside_down = [Candidate(id=3, texts=("Kadra flood",), vectors=-np.ones((1, 384), np.float32))]
    assert rank("Kadra flood", upside_down)[0].meaning < 0.5  # type: ignore[operator]


def test_nothing_is_found_in_nothing() -> None:
    assert rank("A claim", []) == ()
    assert EarlierClaims(CLAIMS).rank("", most=3) is not None


def test_without_the_model_words_alone_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_loaded", lambda: None)

    found = rank("Nurses in Torre will be paid more", CLAIMS)

    assert (found[0].id, found[0].meaning) == (4, None)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("South Korea fired a missile", "North Korea fired a missile", True),
        ("Ana Ruiz said so", "Tomas Ruiz said so", True),
        ("President Ruiz said so", "Ana Ruiz said so", False),
        ("Joe Hale said so", "Joseph Hale said so", False),
        ("A. Ruiz said so", "Ana Ruiz said so", False),
        ("Col. Ana Ruiz said so", "LTC Ruiz said so", False),
        ("South Korea met North Korea", "North Korea fired a missile", False),
        ("The Velm flooded Kadra", "In Kadra the Velm rose", False),
        ("HARBOUR BRIDGE CLOSED TODAY", "Tower Bridge was closed", False),
    ],
)
def test_namesakes_are_told_apart_and_one_person_is_not(
    one: str, other: str, *, apart: bool
) -> None:
    assert (namesake(one, other) is not None) == apart
    assert (namesake(other, one) is not None) == apart


def test_texts_meet_in_a_name_or_have_none() -> None:
    assert meet("Then Ana Ruiz spoke", "Ana Ruiz left")
    assert meet("water rose", "Ana Ruiz left")
    assert meet("Ferries sank", "Ana Ruiz left")
    assert not meet("At noon Hale spoke", "In Kadra it rained")
