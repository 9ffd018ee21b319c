"""The claim to judge next: one already in hand, or one that is free and kept for the reviewer for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.action import Action
from factcheck.domain.review import TAKES_VERDICTS
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.review import Assignment, ClaimQuestion
from factcheck.store.setting import setting_of
from factcheck.store.verdict import Verdict
from factcheck.workflow.in_hand import live, put


def next_claim(
    session: Session, *, reviewer: str, at: datetime, article: int | None = None
) -> Claim | None:
    """The claim to judge next: one already in hand, else the one most worth checking that is free.

    A free one is kept for the reviewer for as long as the desk's setting `lease-minutes` says.
    None: nothing waits for them.
    """
    held = session.scalar(
        select(Claim)
        .join(Assignment, Assignment.claim_id == Claim.id)
        .where(
            Assignment.reviewer == reviewer,
            live(at),
            Claim.state.in_(TAKES_VERDICTS),
            *_of(article),
        )
        .order_by(Assignment.due.is_(None), Assignment.due, Assignment.id)
        .limit(1)
    )
    if held is not None:
        return held
    free = session.scalar(
        select(Claim)
        .where(*_free_for(reviewer, at), *_of(article))
        .order_by(Claim.checkworthiness.desc(), Claim.article_id, Claim.start, Claim.id)
        .limit(1)
    )
    if free is None:
        return None
    until = at + timedelta(minutes=setting_of(session, "lease-minutes"))
    put(session, free, reviewer, due=None, until=until, actor=reviewer, at=at)
    record(
        session,
        actor=reviewer,
        action=Action.CLAIM_HANDED_OUT,
        subject=f"claim/{free.id}",
        data={"claim": free.id, "reviewer": reviewer, "until": until.isoformat()},
        at=at,
        article=free.article_id,
    )
    return free


def _free_for(reviewer: str, at: datetime) -> list[Any]:
    """The conditions under which a claim can be handed out to `reviewer`."""
    given, own = aliased(Verdict), aliased(Verdict)
    truth = Question.TRUTH.value
    judged = (
        select(func.count())
        .where(given.claim_id == Claim.id, given.in_force, given.question == truth)
        .correlate(Claim)
        .scalar_subquery()
    )
    # Whoever judged is not counted twice where an old hold of theirs was left open.
    also = aliased(Verdict)
    holding = (
        select(func.count())
        .where(
            Assignment.claim_id == Claim.id,
            live(at),
            ~exists().where(
                also.claim_id == Assignment.claim_id,
                also.in_force,
                also.question == truth,
                also.reviewer == Assignment.reviewer,
            ),
        )
        .correlate(Claim)
        .scalar_subquery()
    )
    return [
        Claim.state.in_(TAKES_VERDICTS),
        judged + holding < Claim.verdicts_wanted,
        ~exists().where(
            own.claim_id == Claim.id, own.in_force, own.question == truth, own.reviewer == reviewer
        ),
        ~exists().where(ClaimQuestion.claim_id == Claim.id, ClaimQuestion.closed_at.is_(None)),
    ]


def _of(article: int | None) -> list[Any]:
    return [] if article is None else [Claim.article_id == article]
