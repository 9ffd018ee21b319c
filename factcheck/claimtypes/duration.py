"""How long something lasted."""

from __future__ import annotations

from factcheck.claimtypes.wording import value_of
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds a length of time that is no age and no anniversary."""
    return (
        value_of(claim, ValueKind.DURATION) is not None
        and "anniversary" not in claim.statement.lower()
    )


claim_type = ClaimType(
    name="duration",
    label="Duration",
    icon="↔",
    fits=fits,
    questions=(
        "When did it begin and end?",
        "Do the two dates give this length?",
        "Were there interruptions?",
    ),
)
