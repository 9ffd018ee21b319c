"""The rules of review: where a claim stands after each verdict, and what a verdict must have."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.verdict import Question, definition_of

CLOSED = frozenset({ClaimState.SETTLED, ClaimState.EXCLUDED})
"""States in which a claim takes no verdict until it is reopened."""


def state_after(labels: Sequence[str], wanted: int) -> ClaimState:
    """Where a claim stands once independent reviewers have given `labels` on its truth.

    `wanted` is how many independent verdicts it asks for. Agreement is on the label.
    """
    if not labels:
        return ClaimState.OPEN
    if len(set(labels)) > 1 and len(labels) >= wanted:
        return ClaimState.DISPUTED
    if len(labels) >= wanted:
        return ClaimState.AGREED
    return ClaimState.IN_REVIEW


def demand_grounds(
    *, question: Question, label: str, rationale: str, evidence: int, looked_at: str
) -> None:
    """What every verdict must have: a reason, and evidence unless the label says there can be none.

    Raises:
        RuleViolationError: the label is unknown, the reason is missing, or there is no evidence.
    """
    try:
        definition = definition_of(question, label)
    except KeyError:
        raise RuleViolationError(
            f"There is no label “{label}” for the question “{question.asked}”."
        ) from None
    if not rationale.strip():
        raise RuleViolationError("A verdict needs a reason: say in a sentence what it rests on.")
    if definition.needs_evidence and evidence < 1:
        raise RuleViolationError(
            f"“{definition.label}” needs at least one piece of evidence on the claim. "
            "Attach a source first, or choose “Not enough evidence”."
        )
    if label == "not-enough-evidence" and not looked_at.strip():
        raise RuleViolationError(
            "“Not enough evidence” records where you looked: name the places you searched."
        )
