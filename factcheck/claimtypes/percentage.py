"""A share in per cent, or a change by so many per cent or points."""

from __future__ import annotations

from factcheck.claimtypes.wording import value_of
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds a percentage."""
    return value_of(claim, ValueKind.PERCENTAGE) is not None


claim_type = ClaimType(
    name="percentage",
    label="Percentage",
    icon="%",
    fits=fits,
    questions=(
        "Per cent of what?",
        "Per cent or percentage points?",
        "Who measured it, when, with which sample?",
        "Compared with which period?",
    ),
)
