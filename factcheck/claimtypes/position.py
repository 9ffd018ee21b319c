"""Who supports, opposes, demands or offers what."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType

_STAND = words(
    r"support(?:s|ed|ing)?(?! (?:him|her|them|himself|herself|themselves)\b)",
    "oppos(?:e|es|ed|ing)",
    "opposition to",
    "demand(?:s|ed|ing)?",
    "offer(?:s|ed|ing)? to",
    "(?<!-)back(?:s|ed|ing)",
    r"(?:are|is|was|were) \S+-backed",
    "reject(?:s|ed|ing)?",
    "call(?:s|ed|ing)? (?:for|on)",
    "urg(?:e|es|ed|ing)",
    "condemn(?:s|ed|ing)?",
    "criticis(?:e|es|ed|ing)",
    "criticiz(?:e|es|ed|ing)",
    "welcom(?:e|es|ed) the",
    "thank(?:s|ed|ing)?",
    "prais(?:e|es|ed|ing)",
    "(?<!the )accus(?:e|es|ed|ing)",
    "denounc(?:e|es|ed|ing)",
    "favou?r(?:s|ed|ing)?",
    "endors(?:e|es|ed|ing)",
    "(?<!remains )(?<!is )(?<!was )(?<!most )want(?:s|ed)?",
    "insist(?:s|ed|ing)? on",
    "refus(?:e|es|ed|ing)",
    "agree(?:s|d)? to",
    "object(?:s|ed) to",
    "position (?:on|in support|against|towards?|that|is|has|had|remain(?:s|ed))",
    "portray(?:s|ed)",
    "vow(?:s|ed)?",
    "pledg(?:e|es|ed)",
    "threaten(?:s|ed)?",
    "dismay(?:ed)? (?:at|by)",
    "propos(?:e|es|ed|ing)",
    "advocat(?:e|es|ed)",
    "(?<!’s )(?<!'s )(?<!the )prefer(?:s|red)?",
    "committed to",
)


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it says where somebody stands."""
    return holds(claim, _STAND)


claim_type = ClaimType(
    name="position",
    label="Position",
    icon="⚑",
    fits=fits,
    questions=(
        "Where is the position on record: a vote, a statement, a programme?",
        "Is it the body's position or one member's?",
        "Has it changed since?",
    ),
)
