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


# Deeds done with verbs of saying: “declared a state of emergency”, “posted pictures”, “confirmed the judge”.
_DEEDS = words(
    r"declar\w+ (?:an? |the )?(?:state of|war|victory|independence|bankruptcy|emergency|martial)",
    r"post\w* (?:\w+ )?(?:an? |the |his |her |its |their )?(?:\w+ )?"
    r"(?:pictures?|photos?|photographs?|images?|videos?|profits?|loss|losses|revenues?|gains?)",
    r"confirm\w* (?:\S+ ){0,3}(?:nomination|appointment|nominee)",
    r"claim\w* (?:\S+ ){0,3}(?:victory|lives|life|asylum|responsibility|title)",
)


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether its predicate is one of saying."""
    if holds(claim, _DEEDS):
        return False
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
