"""How much a claim asks to be checked, with the reasons: a help to sort by, never a reason to hide."""

from __future__ import annotations

import re

from factcheck.domain.claim import AttributionMode, Claim
from factcheck.domain.value import ValueKind

# What makes a sentence worth checking and by how much, in the order of Hassan et al. (KDD 2017), table 3:
# figures first, then past events and names; first persons, questions and opinions speak against it.
_START = 0.30
_EXACT, _VAGUE, _DATED = 0.35, 0.15, 0.10
_NAMED, _COMPARED, _CREDITED = 0.10, 0.15, 0.05
_OPINION, _FIRST_PERSON, _FUTURE = 0.20, 0.10, 0.10

_COMPARES = re.compile(
    r"\b(?:more|less|fewer|than|most|least|largest|highest|lowest|first|only|never|doubled|\w{3,20}est)\b"
)
_OPINES = re.compile(
    r"\b(?:I (?:think|believe|feel|hope|guess|want|wish)|should|ought|must|beautiful|terrible|great|wonderful|"
    r"best|worst|good|bad|important|proud|thank|please)\b"
)
_FIRST = re.compile(r"\b(?:I|I'm|I’m|me|my|we|us|our|let's|let’s)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|shall|would|could|may|might|going to)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")


def weigh(claim: Claim) -> tuple[float, tuple[str, ...]]:
    """A score from 0 to 1 and the reasons for it, each in words."""
    words = claim.statement[:2_000]
    value = claim.value
    features = (
        (_EXACT, value is not None and value.number is not None, "has a figure"),
        (_VAGUE, value is not None and value.number is None, "has a vague amount"),
        (_DATED, any(one.kind is ValueKind.DATE for one in claim.values), "says when"),
        (_NAMED, _NAME.search(words) is not None, "names somebody or something"),
        (_COMPARED, _COMPARES.search(words) is not None, "compares or singles out"),
        (_CREDITED, claim.attribution.mode is not AttributionMode.OWN_VOICE, "credits somebody"),
        (-_OPINION, _OPINES.search(words) is not None, "sounds like an opinion or a wish"),
        (-_FIRST_PERSON, _FIRST.search(words) is not None, "speaks in the first person"),
        (-_FUTURE, _AHEAD.search(words) is not None, "speaks of what has not happened"),
    )
    score = _START + sum(weight for weight, holds, _reason in features if holds)
    return round(min(1.0, max(0.0, score)), 2), tuple(
        reason for _weight, holds, reason in features if holds
    )
