"""Any other number of things or people."""

from __future__ import annotations

from factcheck.claimtypes.wording import value_of
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds a number of things."""
    return value_of(claim, ValueKind.COUNT) is not None


claim_type = ClaimType(
    name="count",
    label="Count",
    icon="#",
    fits=fits,
    questions=(
        "Who counted, and when?",
        "What counts as one?",
        "Does the number hold for the place and time named?",
    ),
)
