"""What several claim types ask of a claim's words and value."""

from __future__ import annotations

import re

from factcheck.domain.claim import Claim
from factcheck.domain.value import ValueKind

_WORD = re.compile(r"[^\W\d_]+")
# Nouns that count people. A count with no noun of its own (“at least 40 died”) counts people too, where
# what happened happens to people.
PEOPLE = frozenset(
    "people person man woman child baby infant boy girl civilian soldier troop fighter militant police officer "
    "policeman rescuer worker miner student pupil passenger patient resident villager refugee migrant victim "
    "survivor protester demonstrator journalist reporter pilot sailor crew tourist pedestrian driver family "
    "death fatality casualty injury case life member other dead wounded missing teacher nurse doctor firefighter "
    "guard prisoner hostage inmate teenager adult farmer fisherman national citizen".split()
)


def counted_noun(claim: Claim) -> str | None:
    """The noun that the claim's number counts, singular."""
    value = claim.value
    if value is None or value.kind is not ValueKind.COUNT or not value.unit:
        return None
    return value.unit.lower().split()[-1]


def counts_people(claim: Claim) -> bool:
    """Whether the claim's number, or its share, is of people."""
    value = claim.value
    if value is None or value.kind not in {ValueKind.COUNT, ValueKind.PROPORTION, ValueKind.PERCENTAGE}:
        return False
    noun = counted_noun(claim)
    if value.kind is ValueKind.COUNT:
        return noun is None or noun in PEOPLE
    return "population" in (value.of or "") or bool(set(_WORD.findall((value.of or "").lower())) & PEOPLE)


def has_word(claim: Claim, words: frozenset[str]) -> bool:
    """Whether one of `words` is among the claim's."""
    return any(word.lower() in words for word in _WORD.findall(claim.text[:2_000]))
