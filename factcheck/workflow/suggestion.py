"""Accepting what a finding suggests: written beside the article, never into it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.history.log import record
from factcheck.store.finding import Finding


def accept_suggestion(
    session: Session, *, finding_id: int, version: int, actor: str, at: datetime
) -> Finding:
    """Note that the words a finding suggests should stand there; the text stays as it was printed.

    Raises:
        NoResultFound: there is no such finding.
        RuleViolationError: it suggests nothing, or that is accepted already.
        StaleEditError: the finding changed since `version` was looked at.
    """
    finding = _fresh(session, finding_id, version)
    if not finding.suggestion:
        raise RuleViolationError("This finding suggests no words, so there is nothing to accept.")
    if finding.accepted is not None:
        raise RuleViolationError(f"{finding.accepted_by} has accepted the suggestion already.")
    finding.accepted, finding.accepted_by, finding.accepted_at = finding.suggestion, actor, at
    return _recorded(session, finding, Action.SUGGESTION_ACCEPTED, finding.accepted, actor, at)


def drop_suggestion(
    session: Session, *, finding_id: int, version: int, actor: str, at: datetime
) -> Finding:
    """Take back that a suggestion was accepted.

    Raises:
        NoResultFound: there is no such finding.
        RuleViolationError: nothing was accepted.
        StaleEditError: the finding changed since `version` was looked at.
    """
    finding = _fresh(session, finding_id, version)
    if finding.accepted is None:
        raise RuleViolationError("No suggestion is accepted here, so there is none to take back.")
    words = finding.accepted
    finding.accepted = finding.accepted_by = finding.accepted_at = None
    return _recorded(session, finding, Action.SUGGESTION_DROPPED, words, actor, at)


def _fresh(session: Session, finding_id: int, version: int) -> Finding:
    finding = session.get_one(Finding, finding_id)
    if finding.version != version:
        raise StaleEditError(
            "This finding has changed since you opened it. Look at it again, then accept.",
            theirs={"state": finding.state, "suggestion": finding.suggestion or ""},
        )
    return finding


def _recorded(
    session: Session, finding: Finding, action: Action, words: str, actor: str, at: datetime
) -> Finding:
    finding.version += 1
    record(
        session,
        actor=actor,
        action=action,
        subject=f"finding/{finding.id}",
        data={
            "finding": finding.id,
            "kind": finding.kind,
            "printed": finding.text,
            "words": words,
        },
        at=at,
        article=finding.article_id,
    )
    return finding
