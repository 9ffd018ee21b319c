"""What people make of a finding: confirmed, explained, dismissed, or open again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.finding import FindingState
from factcheck.history.log import record
from factcheck.store.finding import Finding
from factcheck.workflow.rules import follow_rules

ACTIONS = {
    FindingState.CONFIRMED: Action.FINDING_CONFIRMED,
    FindingState.EXPLAINED: Action.FINDING_EXPLAINED,
    FindingState.DISMISSED: Action.FINDING_DISMISSED,
    FindingState.OPEN: Action.FINDING_REOPENED,
}
"""The answers a person can give, and opening it again."""


def decide_finding(
    session: Session,
    *,
    finding_id: int,
    state: FindingState,
    reason: str,
    version: int,
    actor: str,
    at: datetime,
) -> Finding:
    """Answer a finding, or open it again. The article itself is never edited.

    Raises:
        NoResultFound: there is no such finding.
        RuleViolationError: the reason is missing.
        StaleEditError: somebody answered it since `version` was looked at.
    """
    finding = session.get_one(Finding, finding_id)
    if finding.version != version:
        raise StaleEditError(
            f"{finding.decided_by or 'Somebody'} has answered this finding in the meantime: "
            f"{finding.state}. Your reason is kept below; save again to replace theirs.",
            theirs={"state": finding.state, "reason": finding.reason or ""},
        )
    demand_answer(state, reason)
    before = {"state": finding.state, "reason": finding.reason}
    answer(finding, state, reason, actor=actor, at=at)
    event = record(
        session,
        actor=actor,
        action=ACTIONS[state],
        subject=f"finding/{finding.id}",
        data={
            "finding": finding.id,
            "kind": finding.kind,
            "words": finding.text,
            "reason": reason.strip(),
            "before": before,
        },
        at=at,
        article=finding.article_id,
    )
    follow_rules(session, event, at=at)
    return finding


def demand_answer(state: FindingState, reason: str) -> None:
    """That this is an answer a person can give.

    Raises:
        RuleViolationError: the reason is missing, or only a detector says this.
    """
    if not reason.strip():
        raise RuleViolationError("Say in a few words why: the reason goes into the record.")
    if state not in ACTIONS:
        raise RuleViolationError("Only a detector that no longer raises a finding withdraws it.")


def answer(finding: Finding, state: FindingState, reason: str, *, actor: str, at: datetime) -> None:
    """Answer a finding, or open it again; part of what is recorded."""
    opened = state is FindingState.OPEN
    finding.state = state.value
    finding.reason = None if opened else reason.strip()
    finding.decided_by = None if opened else actor
    finding.decided_at = None if opened else at
    finding.version += 1
