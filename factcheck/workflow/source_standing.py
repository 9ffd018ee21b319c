"""How near a source is to the fact, how far it is relied on, and what it is a copy of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.evidence import Closeness, CopyState, Grade
from factcheck.history.log import record
from factcheck.store.source import Source, SourceCopy


def mark_source(
    session: Session,
    *,
    source_id: int,
    closeness: Closeness,
    copy_of: int | None,
    grade: Grade,
    version: int,
    actor: str,
    at: datetime,
) -> Source:
    """Say how near a source is to the fact, whether it repeats another, and how far it is relied on.

    Raises:
        NoResultFound: there is no such source.
        RuleViolationError: it would be a copy of itself, or of nothing.
        StaleEditError: somebody marked it since it was looked at.
    """
    source = session.get_one(Source, source_id)
    if source.version != version:
        raise StaleEditError(
            "This source has changed since you opened it. What you chose is kept below; look again.",
            theirs={
                "closeness": source.closeness, "grade": source.grade, "version": str(source.version),
            },
        )  # fmt: skip
    demand_original(session, closeness, copy_of, of=source_id)
    source.closeness, source.copy_of_id = closeness.value, copy_of
    source.grade = grade.value
    source.version += 1
    record(
        session,
        actor=actor,
        action=Action.SOURCE_MARKED,
        subject=f"source/{source.id}",
        data={
            "title": source.title,
            "closeness": closeness.value,
            "copy_of": copy_of,
            "grade": grade.value,
        },
        at=at,
    )
    return source


def decide_copy(
    session: Session, *, copy_id: int, accept: bool, actor: str, at: datetime
) -> SourceCopy:
    """Answer the program's question whether a source is a copy; it is not asked again.

    Raises:
        NoResultFound: it asked no such question.
        RuleViolationError: it is answered already, or the original is itself a copy of this source.
    """
    copy = session.get_one(SourceCopy, copy_id)
    if copy.state != CopyState.PROPOSED:
        raise RuleViolationError(f"This was {copy.state} by {copy.decided_by} already.")
    if accept:
        demand_original(session, Closeness.COPY, copy.original_id, of=copy.source_id)
        copy.source.closeness = Closeness.COPY.value
        copy.source.copy_of_id = copy.original_id
        copy.source.version += 1
    copy.state = (CopyState.ACCEPTED if accept else CopyState.REFUSED).value
    copy.decided_by, copy.decided_at = actor, at
    record(
        session,
        actor=actor,
        action=Action.COPY_ACCEPTED if accept else Action.COPY_REFUSED,
        subject=f"source/{copy.source_id}",
        data={"title": copy.source.title, "original": copy.original.title, "share": copy.share},
        at=at,
    )
    return copy


def demand_original(
    session: Session, closeness: Closeness, copy_of: int | None, *, of: int | None = None
) -> None:
    """A copy names its original, and no source is in the end a copy of itself."""
    if (closeness is Closeness.COPY) != (copy_of is not None):
        raise RuleViolationError(
            "A copy names the source it was copied from, and only a copy does."
        )
    step, seen = copy_of, set()
    while step is not None and step not in seen:
        if step == of:
            raise RuleViolationError("A source cannot be a copy of itself, nor of its own copy.")
        seen.add(step)
        step = session.get_one(Source, step).copy_of_id
