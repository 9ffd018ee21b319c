"""That something was said, in other words than the speaker's."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.nlp.claims.verbs import SPEAKING

# What is thought, foretold or undertaken is more than a thing said; to ask or discuss is one.
_SAYING = (
    SPEAKING
    - frozenset(
        [
            "believe",
            "caution",
            "complain",
            "hope",
            "pledge",
            "predict",
            "promise",
            "recall",
            "think",
            "vow",
        ]
    )
) | frozenset(["according", "ask", "describe", "discuss", "elaborate", "mention"])
_NOMINAL = words("statement", "according to", "announcement", "press release", "testimony")


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether its predicate is one of saying."""
    return (claim.predicate or "") in _SAYING or holds(claim, _NOMINAL)


claim_type = ClaimType(
    name="statement",
    label="Statement",
    icon="❞",
    fits=fits,
    questions=(
        "Where and when was it said, and to whom?",
        "Does the wording in the article keep the sense?",
        "Is the speaker entitled to speak for the body named?",
    ),
)
