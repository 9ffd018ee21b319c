"""That one thing came of another."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType

_CAUSE = words(
    "because",
    "because of",
    "due to",
    "owing to",
    "as a result of",
    "thanks to",
    "led to",
    "leads to",
    "lead to",
    "caus(?:e|es|ed|ing)",
    "result(?:s|ed)? in",
    "resulted from",
    "trigger(?:s|ed)",
    "prompt(?:s|ed)",
    "contribut(?:e|es|ed) to",
    "blamed (?:for|on)",
    "brought about",
    "sparked",
    "spurred",
    "fuell?ed",
    "stem(?:s|med) from",
    "accelerated",
    "in response to",
    "enabl(?:e|es|ed)",
)


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it names a cause or an effect."""
    return holds(claim, _CAUSE)


claim_type = ClaimType(
    name="causal",
    label="Cause",
    icon="⇒",
    fits=fits,
    questions=(
        "Did the one come before the other?",
        "Who says that it was the cause, and on what grounds?",
        "What else could have caused it?",
    ),
)
