"""Answers to the questions a claim of its kind raises, and the desk's own questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError, StaleEditError
from factcheck.history.log import record
from factcheck.plugins import claim_types
from factcheck.store.claim import Claim
from factcheck.store.known import ClaimAnswer
from factcheck.store.setting import DeskSetting, setting_of
from factcheck.workflow.desk import change_setting

SETTING = "claim-questions"
MOST, LONGEST = 12, 300
"""Questions of one kind, and characters of one: a longer checklist is not gone through."""


def answer_question(
    session: Session,
    *,
    claim_id: int,
    question: str,
    answer: str,
    source: str,
    version: int,
    actor: str,
    at: datetime,
) -> ClaimAnswer:
    """Keep what was found out about one question, replacing what stood there.

    `version` is that of the answer that was looked at, 0 where there was none.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: the question or the answer is empty.
        StaleEditError: somebody answered it since; carries their answer.
    """
    claim = session.get_one(Claim, claim_id)
    question, answer = question.strip(), answer.strip()
    if not question or not answer:
        raise RuleViolationError("Write down what you found out.")
    row = session.scalar(
        select(ClaimAnswer).where(
            ClaimAnswer.claim_id == claim_id, ClaimAnswer.question == question
        )
    )
    if version != (row.version if row else 0):
        raise StaleEditError(
            "Somebody has answered this question since you opened it. Save again to replace theirs.",
            theirs={
                "answer": row.answer if row else "",
                "source": row.source if row else "",
                "version": str(row.version if row else 0),
            },
        )
    before = row.answer if row else None
    if row is None:
        row = ClaimAnswer(claim_id=claim_id, question=question, version=0)
        session.add(row)
    row.answer, row.source = answer, source.strip()
    row.answered_by, row.answered_at = actor, at
    row.version += 1
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.QUESTION_ANSWERED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "question": question,
            "answer": answer,
            "source": row.source,
            "before": before,
        },
        at=at,
        article=claim.article_id,
    )
    return row


def set_questions(
    session: Session, *, kind: str, questions: Sequence[str], version: int, actor: str, at: datetime
) -> DeskSetting:
    """Set the desk's own questions for one kind of claim; none at all goes back to those that ship with it.

    Raises:
        NotFoundError: there is no such kind.
        RuleViolationError: there are too many, one is too long, or nothing changes.
        StaleEditError: somebody changed the questions since `version`.
    """
    if kind not in claim_types():
        raise NotFoundError(f"There is no kind of claim called “{kind}”.")
    wanted = list(dict.fromkeys(one.strip() for one in questions if one.strip()))
    if len(wanted) > MOST or any(len(one) > LONGEST for one in wanted):
        raise RuleViolationError(
            f"At most {MOST} questions of at most {LONGEST} characters: a longer list is not gone through."
        )
    now: dict[str, Any] = dict(setting_of(session, SETTING))
    now.pop(kind, None)
    if wanted and wanted != list(claim_types()[kind].questions):
        now[kind] = wanted
    return change_setting(session, name=SETTING, value=now, version=version, actor=actor, at=at)
