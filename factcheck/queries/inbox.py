"""What waits for one person, why, since when; and where every article in work stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.claim import ClaimState
from factcheck.domain.finding import FindingState, Severity
from factcheck.domain.review import CLOSED, TAKES_VERDICTS
from factcheck.domain.verdict import Question
from factcheck.queries.articles import ArticleList, article_list
from factcheck.queries.blind import BLIND
from factcheck.queries.known import number_stale
from factcheck.queries.objections import waiting_objections
from factcheck.queries.waiting import Waiting
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment, Mention
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.review import Assignment, ClaimQuestion
from factcheck.store.verdict import Verdict

MOST = 20  # of one sort; whoever has more works these off first


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """What waits for the reader, counts of what waits for anybody, and the articles in work."""

    mine: tuple[Waiting, ...]
    states: Mapping[str, int]
    """Over all articles."""
    findings: Mapping[str, int]
    """Open findings by severity, the gravest first; zero where there are none."""
    articles: ArticleList
    stale: int = 0  # claims that rest on something that has changed

    @property
    def waiting(self) -> int:
        """Claims that take a verdict."""
        return sum(self.states.get(state, 0) for state in ("open", "in_review", "reopened"))


def inbox_page(
    session: Session, *, viewer: str = "", settles: bool = False, at: datetime | None = None
) -> InboxPage:
    """The desk at a glance; `settles` says whether the viewer settles disputes, `at` is now."""
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
        mine=waiting_for(session, viewer=viewer, settles=settles, at=at) if viewer else (),
        states=states,
        findings={one.value: severities.get(one.value, 0) for one in Severity},
        articles=article_list(session, page=1),
        stale=number_stale(session),
    )


def waiting_for(
    session: Session, *, viewer: str, settles: bool, at: datetime | None
) -> tuple[Waiting, ...]:
    """What waits for `viewer`: what is due first, then questions, disputes, calls, findings."""
    return (
        *_assigned(session, viewer, at),
        *_questions(session, viewer),
        *(_disputes(session, viewer) if settles else ()),
        *(waiting_objections(session, MOST) if settles else ()),
        *_mentions(session, viewer),
        *_findings(session, viewer),
    )


def _rows(session: Session, statement: Any) -> Any:  # noqa: ANN401 - a select, and its rows
    return session.execute(statement.limit(MOST))


def _assigned(session: Session, viewer: str, at: datetime | None) -> list[Waiting]:
    where: list[ColumnElement[bool]] = []
    if at is not None:
        where.append(or_(Assignment.lease_until.is_(None), Assignment.lease_until > at))
    rows = _rows(
        session,
        select(
            Claim.id, Claim.statement, Assignment.assigned_by, Assignment.assigned_at,
            Assignment.due, Assignment.lease_until,
        )
        .join(Assignment, Assignment.claim_id == Claim.id)
        .where(
            Assignment.reviewer == viewer,
            Assignment.ended_at.is_(None),
            Claim.state.in_([state.value for state in TAKES_VERDICTS]),
            *where,
        )
        .order_by(Assignment.due.is_(None), Assignment.due, Assignment.id),
    )  # fmt: skip
    return [
        Waiting(
            sort="assigned",
            id=row.id,
            on="claim",
            what=row.statement,
            why="handed out to you"
            if row.lease_until
            else "taken by you"
            if row.assigned_by == viewer
            else "given to you by",
            who="" if row.assigned_by == viewer else row.assigned_by,
            since=row.assigned_at,
            due=row.due,
            overdue=bool(row.due and at and row.due < at.date()),
        )
        for row in rows
    ]


def _questions(session: Session, viewer: str) -> list[Waiting]:
    rows = _rows(
        session,
        select(
            Claim.id, Claim.statement, ClaimQuestion.words, ClaimQuestion.asked_by,
            ClaimQuestion.asked_at,
        )
        .join(ClaimQuestion, ClaimQuestion.claim_id == Claim.id)
        .join(Verdict, Verdict.claim_id == Claim.id)
        .where(
            ClaimQuestion.closed_at.is_(None),
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
            Verdict.reviewer == viewer,
            Verdict.id <= ClaimQuestion.last_verdict_id,
        )
        .order_by(ClaimQuestion.id),
    )  # fmt: skip
    return [
        Waiting(
            sort="question",
            id=row.id,
            on="claim",
            what=row.statement,
            why=f"a question came back: “{row.words}”",
            who=row.asked_by,
            since=row.asked_at,
        )
        for row in rows
    ]


def _disputes(session: Session, viewer: str) -> list[Waiting]:
    own = aliased(Verdict)
    latest = (
        select(func.max(Verdict.given_at))
        .where(
            Verdict.claim_id == Claim.id,
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
        )
        .correlate(Claim)
        .scalar_subquery()
    )
    rows = _rows(
        session,
        select(Claim.id, Claim.statement, latest.label("since"))
        .where(
            Claim.state == ClaimState.DISPUTED.value,
            latest.is_not(None),
            ~exists().where(
                own.claim_id == Claim.id,
                own.in_force,
                own.question == Question.TRUTH.value,
                own.reviewer == viewer,
            ),
        )
        .order_by(Claim.id),
    )
    return [
        Waiting(
            sort="dispute",
            id=row.id,
            on="claim",
            what=row.statement,
            why="a dispute to settle",
            who="",
            since=row.since,
        )
        for row in rows
    ]


def _mentions(session: Session, viewer: str) -> list[Waiting]:
    judged = (
        select(Verdict.id)
        .join(Claim, Claim.id == Verdict.claim_id)
        .where(
            Claim.id == Comment.claim_id,
            Verdict.reviewer == Comment.author,
            Verdict.in_force,
            BLIND,
        )
        .correlate(Comment)
        .exists()
    )
    rows = _rows(
        session,
        select(
            Mention.id, Mention.since, Comment.claim_id, Comment.finding_id, Comment.words,
            Comment.author, judged.label("kept_back"),
        )
        .join(Comment, Comment.id == Mention.comment_id)
        .where(Mention.person == viewer, Mention.put_away_at.is_(None))
        .order_by(Mention.id),
    )  # fmt: skip
    return [
        Waiting(
            sort="mention",
            id=row.claim_id or row.finding_id,
            on="claim" if row.claim_id else "finding",
            what="A comment that is shown once all verdicts are in"
            if row.kept_back
            else _short(row.words),
            why=f"you are called in a comment on {'claim' if row.claim_id else 'finding'} "
            f"{row.claim_id or row.finding_id}",
            who=row.author,
            since=row.since,
            mention=row.id,
        )
        for row in rows
    ]


def _findings(session: Session, viewer: str) -> list[Waiting]:
    """Open findings on claims the viewer has in hand or has judged, while these are not closed."""
    mine = select(Assignment.claim_id).where(
        Assignment.reviewer == viewer, Assignment.ended_at.is_(None)
    )
    judged = select(Verdict.claim_id).where(Verdict.reviewer == viewer, Verdict.in_force)
    rows = _rows(
        session,
        select(Finding.id, Finding.message, func.min(Claim.id).label("claim"), Article.ingested_at)
        .join(FindingClaim, FindingClaim.finding_id == Finding.id)
        .join(Claim, Claim.id == FindingClaim.claim_id)
        .join(Article, Article.id == Finding.article_id)
        .where(
            Finding.state == FindingState.OPEN.value,
            or_(Claim.id.in_(mine), Claim.id.in_(judged)),
            Claim.state.not_in([state.value for state in CLOSED]),
        )
        .group_by(Finding.id, Finding.message, Article.ingested_at)
        .order_by(Finding.id),
    )
    return [
        Waiting(
            sort="finding",
            id=row.id,
            on="finding",
            what=row.message,
            why=f"an open finding on your claim {row.claim}",
            who="",
            since=row.ingested_at,
        )
        for row in rows
    ]


def _short(words: str, most: int = 160) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"
