"""That something was said, in other words than the speaker's."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType

_SAYING = frozenset(
    [
        "say",
        "tell",
        "add",
        "announce",
        "report",
        "claim",
        "state",
        "argue",
        "note",
        "insist",
        "warn",
        "stress",
        "explain",
        "declare",
        "reply",
        "respond",
        "confirm",
        "deny",
        "suggest",
        "acknowledge",
        "admit",
        "assert",
        "allege",
        "maintain",
        "emphasize",
        "emphasise",
        "reiterate",
        "affirm",
        "comment",
        "remark",
        "observe",
        "write",
        "tweet",
        "post",
        "testify",
        "conclude",
        "concede",
        "contend",
        "estimate",
        "describe",
        "discuss",
        "mention",
        "ask",
        "elaborate",
        "according",
    ]
)
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
