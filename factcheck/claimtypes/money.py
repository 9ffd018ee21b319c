"""Amounts of money."""

from __future__ import annotations

from factcheck.claimtypes.wording import value_of
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it holds an amount of money."""
    return value_of(claim, ValueKind.MONEY) is not None


claim_type = ClaimType(
    name="money",
    label="Money",
    icon="¤",
    fits=fits,
    questions=(
        "Which document has the amount: budget, contract, accounts?",
        "Which currency, and at which rate was it converted?",
        "In prices of which year?",
        "Promised, approved or paid?",
    ),
)
