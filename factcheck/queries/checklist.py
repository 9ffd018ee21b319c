"""The questions a claim of its kind raises, with what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.plugins import claim_types
from factcheck.store.known import ClaimAnswer
from factcheck.store.setting import DeskSetting, setting_of

SETTING = "claim-questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question of the checklist with its answer."""

    question: str
    answer: str = ""
    source: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    version: int = 0
    asked: bool = True
    """Whether the checklist still has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindQuestions:
    """The checklist of one kind of claim."""

    name: str
    label: str
    icon: str
    questions: tuple[str, ...]
    own: bool
    """Whether the desk has its own; else it is the one that comes with the program."""


def questions_of(session: Session, kind: str) -> tuple[str, ...]:
    """The checklist for a kind of claim."""
    own: Mapping[str, list[str]] = setting_of(session, SETTING)
    known = claim_types().get(kind)
    return tuple(own.get(kind) or (known.questions if known else ()))


def checklist(session: Session, claim_id: int, kind: str) -> tuple[QuestionLine, ...]:
    """The questions a claim is shown with; answers to questions no longer asked come last."""
    rows = session.execute(
        select(
            ClaimAnswer.question, ClaimAnswer.answer, ClaimAnswer.source, ClaimAnswer.answered_by,
            ClaimAnswer.answered_at, ClaimAnswer.version,
        )
        .where(ClaimAnswer.claim_id == claim_id)
        .order_by(ClaimAnswer.id)
    )  # fmt: skip
    answered = {row.question: QuestionLine(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name
    asked = questions_of(session, kind)
    return (
        *(answered.get(one) or QuestionLine(question=one) for one in asked),
        *(one for name, one in answered.items() if name not in asked),
    )


def all_questions(session: Session) -> tuple[tuple[KindQuestions, ...], int]:
    """The checklist of every kind, and the version of the desk's own questions."""
    own: Mapping[str, list[str]] = setting_of(session, SETTING)
    version = session.scalar(select(DeskSetting.version).where(DeskSetting.name == SETTING))
    return tuple(
        KindQuestions(
            name=kind.name,
            label=kind.label,
            icon=kind.icon,
            questions=tuple(own.get(kind.name) or kind.questions),
            own=kind.name in own,
        )
        for kind in claim_types().values()
    ), version or 0
