"""What is planned, expected or due."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType

_AHEAD = words(
    "(?<!the )(?<!his )(?<!her )(?<!their )(?<!a )(?<!good )(?<!political )will",
    "’ll",
    "'ll",
    "shall",
    "won[’']t",
    "going to",
    "plan(?:s|ned)? (?:to|for)",
    "planning to",
    "expect(?:s|ed)? to",
    "is expected",
    "are expected",
    # “are due to meet on Friday”; what happened “due to fog” came of the fog
    r"(?:is|are|was|were|be|been) (?:also |now |both |next )?due to [a-z]+"
    r"(?= (?:on|off|up|down|out|back|over|in|at|for|to|with|by|next|this|later|from|into|an?|the|his|her|its|their)\b|\.)",
    "due (?:on|in|by|next|this)",
    "scheduled",
    "set to",
    "slated",
    "forecasts?",
    "predict(?:s|ed)?",
    "project(?:ed|s) to",
    "intends? to",
    "aims? to",
    "is about to",
    "are about to",
)
_DUE_TO_CAUSE = words("due to (?:the|an?|his|her|its|their)")


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it speaks of what is still to come as seen from its own words."""
    return holds(claim, _AHEAD) and not holds(claim, _DUE_TO_CAUSE)


claim_type = ClaimType(
    name="prediction",
    label="Prediction",
    icon="➜",
    fits=fits,
    questions=(
        "Who announced it, and is the announcement on record?",
        "By which date can it be checked?",
        "On what does it depend?",
    ),
)
