"""Who did what to whom: also what is left when nothing narrower fits."""

from __future__ import annotations

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Always: the kind of last resort."""
    return True


claim_type = ClaimType(
    name="event",
    label="Event",
    icon="●",
    fits=fits,
    questions=(
        "Did it happen, and who saw or recorded it?",
        "When and where?",
        "Do independent sources agree?",
    ),
)
