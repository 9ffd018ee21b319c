"""What a claim's words and values show at a glance: the questions that claim types ask of a claim."""

from __future__ import annotations

import re

from factcheck.domain.claim import Claim
from factcheck.domain.value import Value, ValueKind

_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def value_of(claim: Claim, *kinds: ValueKind) -> Value | None:
    """The first value of one of these kinds that the claim holds."""
    return next((value for value in claim.values if value.kind in kinds), None)


def holds(claim: Claim, pattern: re.Pattern[str]) -> bool:
    """Whether the statement, apart from what it quotes, holds the pattern."""
    return pattern.search(_QUOTED.sub(" ", claim.statement)) is not None


def words(*some: str) -> re.Pattern[str]:
    """A pattern for any of these words, whole and in any case; a word may be a regular expression."""
    return re.compile(rf"\b(?:{'|'.join(some)})\b", re.IGNORECASE)
