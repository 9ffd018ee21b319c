"""Physical quantities: length, area, weight, speed, temperature."""

from __future__ import annotations

from factcheck.claimtypes.wording import value_of
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds a physical quantity."""
    return value_of(claim, ValueKind.MEASUREMENT) is not None


claim_type = ClaimType(
    name="measurement",
    label="Measurement",
    icon="⊢",
    fits=fits,
    questions=(
        "Who measured, with what, and where?",
        "In which unit was it measured before it was converted?",
        "How exact is it?",
    ),
)
