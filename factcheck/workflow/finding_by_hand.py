"""Findings that people raise: words flagged by hand, kept beside those of the detectors."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.finding import BY_HAND, Severity
from factcheck.domain.finding import Finding as Raised
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.matching.locating import locate
from factcheck.plugins import rules
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim
from factcheck.workflow import finding_rows
from factcheck.workflow.rows import mark_of, numbered
from factcheck.workflow.rules import follow_rules

OTHER = "other"
"""What no detector looks for."""


def kinds() -> tuple[str, ...]:
    """The kinds a person can choose from: those of the detectors, and any other."""
    return (OTHER, *sorted(rules()))


def raise_finding(
    session: Session,
    *,
    article_id: int,
    words: str,
    kind: str,
    severity: Severity,
    message: str,
    suggestion: str = "",
    near: int | None = None,
    actor: str,
    at: datetime,
) -> Finding:
    """Flag words of an article; the finding lives on like a detector's, and no detector withdraws it.

    Raises:
        NoResultFound: there is no such article.
        InputError: the words are not in the article.
        RuleViolationError: there is no such kind, or nothing is said.
    """
    article = session.get_one(Article, article_id)
    if kind not in kinds():
        raise RuleViolationError(f"There is no kind of finding called “{kind}”.")
    if not message.strip():
        raise RuleViolationError("Say in a sentence what is wrong with it.")
    parts = locate(article.text, words, near=near)
    raised = Raised(
        kind=kind,
        severity=severity,
        span=parts[0],
        message=message.strip(),
        suggestion=suggestion.strip() or None,
        related=parts[1:],
        detector=BY_HAND,
        version=1,
    )
    mark = mark_of(raised, article.text)
    same = session.scalar(
        select(func.count())
        .select_from(Finding)
        .where(
            Finding.article_id == article_id,
            Finding.detector == BY_HAND,
            Finding.start == parts[0].start,
            Finding.end == parts[0].end,
        )
    )
    row = finding_rows.made(raised, numbered(mark, (same or 0) + 1), article, [], [])
    session.add(row)
    session.flush()
    for claim in session.scalars(select(Claim).where(Claim.article_id == article_id)):
        if any(Span(start, end).overlaps(parts[0]) for start, end in claim.parts):
            session.add(FindingClaim(finding_id=row.id, claim_id=claim.id))
    session.flush()
    event = record(
        session,
        actor=actor,
        action=Action.FINDING_RAISED,
        subject=f"finding/{row.id}",
        data={"finding": row.id, "kind": kind, "words": row.text, "message": row.message},
        at=at,
        article=article_id,
    )
    follow_rules(session, event, at=at)
    return row
