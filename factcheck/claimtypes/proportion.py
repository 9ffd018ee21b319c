"""A part of a whole in words: half, a third, most, one in five."""

from __future__ import annotations

from factcheck.claimtypes.wording import value_of
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds a part of a whole."""
    return value_of(claim, ValueKind.PROPORTION) is not None


claim_type = ClaimType(
    name="proportion",
    label="Proportion",
    icon="◔",
    fits=fits,
    questions=(
        "A part of which whole, and how large is that?",
        "Who counted, and when?",
        "Does “most” mean more than half?",
    ),
)
