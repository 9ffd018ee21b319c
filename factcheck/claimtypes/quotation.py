"""That these words were said: what stands between quotation marks, by whom."""

from __future__ import annotations

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType

_MARKS = ("“", '"')


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether the claim carries a quotation and shows its words."""
    return bool(claim.quotations) and any(mark in claim.statement for mark in _MARKS)


claim_type = ClaimType(
    name="quotation",
    label="Quotation",
    icon="❝",
    fits=fits,
    questions=(
        "Is there a recording or a transcript, and does it have these words?",
        "Who heard them: did the reporter, or is it a quotation of a quotation?",
        "Is anything left out that changes the sense?",
        "Is it a translation, and whose?",
    ),
)
