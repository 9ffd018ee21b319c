"""Articles that are wordings of one story: what changed between them is the story's, no conflict.

Two articles are kin when one is linked as a version of the other, however many versions lie between, or
when one was proposed as a new wording of the other and nobody has answered yet. Kin are not held
against each other; what differs between them stands on the page that compares versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import CompoundSelect, select, union
from sqlalchemy.orm import Session

from factcheck.domain.finding import FindingState
from factcheck.plugins import ACROSS
from factcheck.store.finding import Finding
from factcheck.store.version import ArticleVersion, VersionProposal
from factcheck.workflow.desk import PROGRAM
from factcheck.workflow.detectors import AS_IT_COMES, Switch

OPEN, ACCEPTED, DECLINED = "open", "accepted", "declined"
"""What became of a proposal."""
TIES = frozenset({ArticleVersion.__tablename__, VersionProposal.__tablename__})
"""The tables that say which articles are kin."""


def kin(session: Session, article_id: int) -> frozenset[int]:
    """The article itself and every other wording of its story; found by index, tie by tie."""
    found, new = {article_id}, {article_id}
    while new:
        new = {number for tie in session.execute(_ties(new)) for number in tie} - found
        found |= new
    return frozenset(found)


def newest(session: Session, article_id: int) -> int:
    """The last of the versions that follow an article; itself where there is none."""
    later = select(ArticleVersion.article_id)
    while (
        following := session.scalar(later.where(ArticleVersion.earlier_id == article_id))
    ) is not None:
        article_id = following
    return article_id


def _ties(articles: Iterable[int]) -> CompoundSelect[int, int]:
    version, proposal = ArticleVersion, VersionProposal
    return union(
        select(version.article_id, version.earlier_id).where(version.article_id.in_(articles)),
        select(version.article_id, version.earlier_id).where(version.earlier_id.in_(articles)),
        select(proposal.article_id, proposal.earlier_id).where(
            proposal.article_id.in_(articles), proposal.state == OPEN
        ),
        select(proposal.article_id, proposal.earlier_id).where(
            proposal.earlier_id.in_(articles), proposal.state == OPEN
        ),
    )


def bring_in_line(
    session: Session, articles: Iterable[int], decided: Mapping[str, Switch], at: datetime
) -> int:
    """Close what is open between kin, and open again what was closed between articles that are not.

    `articles` are those whose findings are looked at, `decided` what the desk has switched. What a
    person has answered stays answered. Returns how many were closed. Writes no line of the record:
    that is for the action it is a part of.
    """
    closed = 0
    of = {number: kin(session, number) for number in articles}
    rows = session.scalars(
        select(Finding)
        .where(
            Finding.article_id.in_(of),
            Finding.detector.in_([rule.name for rule in ACROSS]),
            Finding.state.in_([FindingState.OPEN.value, FindingState.WITHDRAWN.value]),
        )
        .order_by(Finding.id)
    )
    for row in rows:
        other = next((place["article"] for place in row.elsewhere), None)
        if other in of[row.article_id]:
            reason = (
                f"It is between two wordings of one story, articles {row.article_id} and {other}."
            )
        elif not decided.get(row.detector, AS_IT_COMES).is_on:
            reason = f"The desk has switched the detector {row.detector} off."
        else:
            reason = ""
        closed += _close(row, reason, at) if reason else _open(row)
    session.flush()
    return closed


def _close(row: Finding, reason: str, at: datetime) -> bool:
    if row.state != FindingState.OPEN:
        return False
    row.state = FindingState.WITHDRAWN.value
    row.reason, row.decided_by, row.decided_at = reason, PROGRAM, at
    row.version += 1
    return True


def _open(row: Finding) -> bool:
    if row.state == FindingState.WITHDRAWN:
        row.state = FindingState.OPEN.value
        row.reason = row.decided_by = row.decided_at = None
        row.version += 1
    return False
