"""How old a person or thing is."""

from __future__ import annotations

import re

from factcheck.claimtypes.wording import holds, value_of, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind

# “She was 26.”, “Ann Vey turned 70.”: a name and a number, and nothing that is counted.
_IS = re.compile(
    r"(?:He|She|(?:[A-Z][\w’'-]{0,30} ){1,4}?) ?(?:is|was|turned|turns) (?:about )?\d{1,3}\."
)
_OLD = words("aged?", "years? old", "year-olds?")


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds an age."""
    if value_of(claim, ValueKind.AGE) is not None:
        return True
    bare = value_of(claim, ValueKind.COUNT)
    if bare is not None and bare.unit is None and _IS.fullmatch(claim.statement):
        return True
    return value_of(claim, ValueKind.DURATION) is not None and holds(claim, _OLD)


claim_type = ClaimType(
    name="age",
    label="Age",
    icon="◷",
    fits=fits,
    questions=(
        "What is the date of birth or founding, and where is it recorded?",
        "On which day is the age taken?",
    ),
)
