"""How many belong to a body, and who joins, leaves or is suspended."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, value_of, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind

_BELONGING = words("members?", "membership", "member states?", "signator(?:y|ies)", "subscribers")
_MOVING = words(
    "join(?:s|ed|ing)?",
    "re-?join(?:s|ed|ing)?",
    "expel(?:s|led|ling)?",
    "suspen(?:d|ds|ded|ding|sion)",
    "readmit(?:s|ted)?",
    "admit(?:s|ted)?",
    "accede[ds]?",
    "accession",
    "quit",
    "withdr(?:aw|ew|awn|awal)",
    "le(?:ave|ft|aves|aving)",
)


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it counts members or tells of a membership beginning, resting or ending."""
    value = value_of(claim, ValueKind.COUNT)
    if value is not None:
        return (
            "member" in (value.unit or "")
            or "member" in (value.of or "")
            or ("members" in value.text.lower())
        )
    return not claim.values and holds(claim, _BELONGING) and holds(claim, _MOVING)


claim_type = ClaimType(
    name="membership",
    label="Membership",
    icon="⊂",
    fits=fits,
    questions=(
        "What does the body's own list say, and on which date?",
        "Do suspended or associate members count?",
        "When did membership begin or end, and by whose decision?",
    ),
)
