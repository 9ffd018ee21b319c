"""What waits, and where every article in work stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.finding import FindingState, Severity
from factcheck.queries.articles import ArticleList, article_list
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """Counts of what waits, and the articles in work."""

    states: Mapping[str, int]
    """Claims by state, over all articles."""
    findings: Mapping[str, int]
    """Open findings by severity, the gravest first; zero where there are none."""
    articles: ArticleList

    @property
    def waiting(self) -> int:
        """Claims that take a verdict."""
        return sum(self.states.get(state, 0) for state in ("open", "in_review", "reopened"))


def inbox_page(session: Session) -> InboxPage:
    """The desk at a glance."""
    states = {
        row.state: row.number
        for row in session.execute(
            select(Claim.state, func.count().label("number")).group_by(Claim.state)
        )
    }
    severities = {
        row.severity: row.number
        for row in session.execute(
            select(Finding.severity, func.count().label("number"))
            .where(Finding.state == FindingState.OPEN.value)
            .group_by(Finding.severity)
        )
    }
    return InboxPage(
        states=states,
        findings={one.value: severities.get(one.value, 0) for one in Severity},
        articles=article_list(session, page=1),
    )
