"""When something was: on a day, since, until; an anniversary."""

from __future__ import annotations

from factcheck.claimtypes.wording import holds, value_of, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind

_ANNIVERSARY = words("anniversary", "anniversaries")


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds a date or a time of day."""
    return value_of(claim, ValueKind.DATE, ValueKind.TIME) is not None or holds(claim, _ANNIVERSARY)


claim_type = ClaimType(
    name="date",
    label="Date",
    icon="▦",
    fits=fits,
    questions=(
        "Which document has the date?",
        "Does the weekday agree with it?",
        "In which time zone?",
        "Is the date that of the event or that of its report?",
    ),
)
