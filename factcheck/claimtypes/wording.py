"""What several claim types ask of a claim's words and value."""

from __future__ import annotations

import re

from factcheck.domain.claim import Claim
from factcheck.domain.value import Value, ValueKind

_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_WORD = re.compile(r"[^\W\d_]+")
# Nouns that count people. A count with no noun of its own (“at least 40 died”) counts people too, where
# what happened happens to people.
PEOPLE = frozenset(
    [
        "people",
        "person",
        "man",
        "woman",
        "child",
        "baby",
        "infant",
        "boy",
        "girl",
        "civilian",
        "soldier",
        "troop",
        "fighter",
        "militant",
        "police",
        "officer",
        "policeman",
        "rescuer",
        "worker",
        "miner",
        "student",
        "pupil",
        "passenger",
        "patient",
        "resident",
        "villager",
        "refugee",
        "migrant",
        "victim",
        "survivor",
        "protester",
        "demonstrator",
        "journalist",
        "reporter",
        "pilot",
        "sailor",
        "crew",
        "tourist",
        "pedestrian",
        "driver",
        "family",
        "death",
        "fatality",
        "casualty",
        "injury",
        "case",
        "life",
        "member",
        "other",
        "dead",
        "wounded",
        "missing",
        "teacher",
        "nurse",
        "doctor",
        "firefighter",
        "guard",
        "prisoner",
        "hostage",
        "inmate",
        "teenager",
        "adult",
        "farmer",
        "fisherman",
        "national",
        "citizen",
    ]
)


def counted_noun(claim: Claim) -> str | None:
    """The noun that the claim's number counts, singular."""
    value = claim.value
    if value is None or value.kind is not ValueKind.COUNT or not value.unit:
        return None
    noun = value.unit.lower().split()[-1]
    return f"{noun[:-3]}man" if noun.endswith("men") and noun != "specimen" else noun


def counts_people(claim: Claim) -> bool:
    """Whether the claim's number, or its share, is of people."""
    value = claim.value
    if value is None or value.kind not in {
        ValueKind.COUNT,
        ValueKind.PROPORTION,
        ValueKind.PERCENTAGE,
    }:
        return False
    noun = counted_noun(claim)
    if value.kind is ValueKind.COUNT:
        return noun is None or noun in PEOPLE
    return "population" in (value.of or "") or bool(
        set(_WORD.findall((value.of or "").lower())) & PEOPLE
    )


def value_of(claim: Claim, *kinds: ValueKind) -> Value | None:
    """The first value of one of these kinds that the claim holds."""
    return next((value for value in claim.values if value.kind in kinds), None)


def holds(claim: Claim, pattern: re.Pattern[str]) -> bool:
    """Whether the statement, apart from what it quotes, holds the pattern."""
    return pattern.search(_QUOTED.sub(" ", claim.statement[:2_000])) is not None


def words(*some: str) -> re.Pattern[str]:
    """A pattern for any of these words, whole and in any case; a word may be a regular expression."""
    return re.compile(rf"\b(?:{'|'.join(some)})\b", re.IGNORECASE)
