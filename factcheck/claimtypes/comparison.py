"""Doubled, three times as many, the largest since: a factor or a rank, and its base."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, value_of, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind

_RANK = words(
    "doubl(?:e|es|ed|ing)",
    "tripl(?:e|es|ed|ing)",
    "quadrupl(?:e|es|ed|ing)",
    "halv(?:e|es|ed|ing)",
    "twice",
    "threefold",
    "tenfold",
    "(?:two|four|five)fold",
    "times (?:as|more|higher|larger|the)",
    "record (?:high|low)",
    r"(?:more|less|fewer|\w{2,}er) than (?!\d)(?!(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|half|dozens?|hundreds?|thousands?|millions?)\b)\w+",
    r"(?:largest|biggest|highest|lowest|smallest|worst|best|deadliest|longest|fastest|strongest|oldest|youngest|richest|poorest|most \w+|least \w+) (?:\w+ ){0,4}(?:since|in|ever|of|on|among)",
)
_OTHER_NUMBERS = (
    ValueKind.COUNT,
    ValueKind.MEASUREMENT,
    ValueKind.DURATION,
    ValueKind.AGE,
    ValueKind.MONEY,
    ValueKind.PERCENTAGE,
    ValueKind.PROPORTION,
)


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it sets one thing against another, without a number of its own."""
    if value_of(claim, ValueKind.FACTOR) is not None:
        return True
    return value_of(claim, *_OTHER_NUMBERS) is None and holds(claim, _RANK)


claim_type = ClaimType(
    name="comparison",
    label="Comparison",
    icon="≷",
    fits=fits,
    questions=(
        "Compared with what, and over which period?",
        "What are the two figures?",
        "Is the ranking complete, and whose is it?",
    ),
)
