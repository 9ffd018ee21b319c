"""What reviewers of one claim need to know of each other: who has it, what was asked, what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.roles import Role
from factcheck.queries.comments import CommentLine, comments_on
from factcheck.queries.scales import ScaleLine, scales_in_use
from factcheck.store.account import Account
from factcheck.store.review import Assignment, ClaimQuestion
from factcheck.store.setting import settings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Somebody who has the claim in hand."""

    reviewer: str
    assigned_by: str
    assigned_at: datetime
    due: date | None
    lease_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question with which the claim came back to its reviewers."""

    words: str
    asked_by: str
    asked_at: datetime
    open: bool
    last_verdict_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Everything about working on one claim with others."""

    holds: tuple[Hold, ...]
    questions: tuple[QuestionLine, ...]
    comments: tuple[CommentLine, ...]
    people: tuple[str, ...]
    """Who may review, for giving the claim to somebody."""
    scales: Mapping[str, ScaleLine]
    """For each question, the scale it is answered on."""
    names_shown: bool
    """Whether the desk wants names in disputes."""

    @property
    def question(self) -> QuestionLine | None:
        """The question that waits for an answer."""
        return next((one for one in self.questions if one.open), None)


def together(session: Session, claim_id: int, *, viewer: str) -> Together:
    """How the claim stands among its reviewers."""
    holds = session.execute(
        select(Assignment.__table__)
        .where(Assignment.claim_id == claim_id, Assignment.ended_at.is_(None))
        .order_by(Assignment.id)
    )
    asked = session.execute(
        select(ClaimQuestion.__table__)
        .where(ClaimQuestion.claim_id == claim_id)
        .order_by(ClaimQuestion.id)
    )
    settings = settings_of(session)
    return Together(
        holds=tuple(
            Hold(
                reviewer=row.reviewer,
                assigned_by=row.assigned_by,
                assigned_at=row.assigned_at,
                due=row.due,
                lease_until=row.lease_until,
            )
            for row in holds
        ),
        questions=tuple(
            QuestionLine(
                words=row.words,
                asked_by=row.asked_by,
                asked_at=row.asked_at,
                open=row.closed_at is None,
                last_verdict_id=row.last_verdict_id,
            )
            for row in asked
        ),
        comments=comments_on(session, viewer=viewer, claim_id=claim_id),
        people=reviewers(session),
        scales=scales_in_use(session, settings),
        names_shown=bool(settings["names-in-disputes"]),
    )


def reviewers(session: Session) -> tuple[str, ...]:
    """Everybody who may review."""
    return tuple(
        session.scalars(
            select(Account.email)
            .where(Account.disabled_at.is_(None), Account.role != Role.READER.value)
            .order_by(Account.email)
        )
    )
