"""The last check before a statement is let out."""

from __future__ import annotations

import pytest

from factcheck.domain.claim import Edit, EditReason
from factcheck.nlp.claims.conserve import conserved


def edit(before: str, after: str) -> tuple[Edit, ...]:
    return (Edit(before=before, after=after, why=EditReason.CLAUSE),)


@pytest.mark.parametrize(
    ("own", "statement", "edits"),
    [
        ("lost 12 cranes", "The port lost 12 cranes.", edit("lost", "The port lost")),
        ("did not close", "Fenn did not close.", edit("did", "Fenn did")),
        ("He left", "Ada Brenn left.", edit("He", "Ada Brenn")),
    ],
)
def test_what_is_accounted_for_passes(own: str, statement: str, edits: tuple[Edit, ...]) -> None:
    assert conserved(own, statement, edits)


@pytest.mark.parametrize(
    ("own", "statement"),
    [
        ("lost 12 cranes", "Lost cranes."),
        ("lost cranes", "Lost 12 cranes."),
        ("did not close", "Did close."),
        ("may close", "Close."),
        ("no ship left", "Ship left."),
        ("left the town", "Left the town Estrick."),
        ("left the town Estrick", "Left the town."),
    ],
)
def test_what_is_lost_or_invented_does_not(own: str, statement: str) -> None:
    assert not conserved(own, statement, ())
