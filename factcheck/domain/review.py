"""The rules of review: where a claim stands after each verdict, who sees what, and what a verdict needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.verdict import Question, definition_of

CLOSED = frozenset({ClaimState.SETTLED, ClaimState.EXCLUDED})
"""States in which a claim takes no verdict until it is reopened."""
TAKES_VERDICTS = (ClaimState.OPEN, ClaimState.IN_REVIEW, ClaimState.REOPENED)
"""States in which somebody's verdict is still wanted."""
DECIDED = (ClaimState.AGREED, ClaimState.DISPUTED, ClaimState.SETTLED)
"""States that a claim reaches only when all the verdicts it asked for are in."""


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


def state_after_question(labels: Sequence[str], unanswered: int) -> ClaimState:
    """Where a disputed claim stands that was sent back with a question, `unanswered` still to say something.

    It is agreed as soon as nobody differs any more, and disputed again once everybody has answered.
    """
    if len(set(labels)) == 1:
        return ClaimState.AGREED
    return ClaimState.IN_REVIEW if unanswered else ClaimState.DISPUTED


def is_blind(*, state: str, wanted: int, given: int) -> bool:
    """Whether reviewers must not see each other's verdicts: some of those asked for are still missing.

    `given` counts the reviewers with a verdict on the truth. `queries.blind` is the same in SQL.
    """
    return wanted > 1 and given < wanted and state not in DECIDED


def demand_settler(
    settler: str, *, state: str, reviewers: Collection[str], alone: bool, two_people: bool
) -> bool:
    """Who may settle: nobody their own dispute, and with the two-person rule nobody what they judged.

    `alone` says that nobody else here may settle anything: then one may, and the record says so.

    Returns:
        Whether the settler is part of what they settle.

    Raises:
        RuleViolationError: somebody else has to.
    """
    own = settler in reviewers
    if not own or alone:
        return own
    if state != ClaimState.AGREED:
        raise RuleViolationError("Nobody settles a dispute they are part of: ask somebody else.")
    if two_people:
        raise RuleViolationError(
            "This desk keeps the two-person rule: whoever judged a claim does not settle it. Ask somebody else."
        )
    return own


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
