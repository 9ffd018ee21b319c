"""What people wrote about a claim or a finding, in threads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.queries.blind import BLIND
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """A comment in its thread."""

    id: int
    depth: int
    """How many comments it answers, one answering the next."""
    words: str
    """Empty where it is withdrawn or kept back."""
    author: str
    written_at: datetime
    edited_at: datetime | None
    withdrawn_at: datetime | None
    kept_back: bool
    """Its writer has judged the claim, and the others have not yet."""
    version: int


def comments_on(
    session: Session, *, viewer: str, claim_id: int | None = None, finding_id: int | None = None
) -> tuple[CommentLine, ...]:
    """The comments on a claim or finding: each thread in order of time, answers under what they answer."""
    where = Comment.claim_id == claim_id if claim_id else Comment.finding_id == finding_id
    rows = session.execute(
        select(Comment.__table__, kept_from(viewer).label("kept_back"))
        .where(where)
        .order_by(Comment.id)
    ).all()
    answers: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        answers[row.answers_id].append(row)
    lines: list[CommentLine] = []
    # A stack, not recursion: a thread may be deeper than Python likes.
    waiting = [(row, 0) for row in reversed(answers[None])]
    while waiting:
        row, depth = waiting.pop()
        lines.append(
            CommentLine(
                id=row.id,
                depth=depth,
                words="" if row.withdrawn_at or row.kept_back else row.words,
                author=row.author,
                written_at=row.written_at,
                edited_at=row.edited_at,
                withdrawn_at=row.withdrawn_at,
                kept_back=bool(row.kept_back),
                version=row.version,
            )
        )
        waiting += [(one, depth + 1) for one in reversed(answers[row.id])]
    return tuple(lines)


def kept_from(viewer: str) -> Any:  # noqa: ANN401 - a condition
    """That the writer of a comment has judged its claim while `viewer` must not know how."""
    return (
        select(Verdict.id)
        .join(Claim, Claim.id == Verdict.claim_id)
        .where(
            Claim.id == Comment.claim_id,
            Verdict.reviewer == Comment.author,
            Verdict.in_force,
            Comment.author != viewer,
            BLIND,
        )
        .correlate(Comment)
        .exists()
    )


def place_of(session: Session, comment_id: int) -> tuple[str, int]:
    """What a comment is about: “claim” or “finding”, and its number.

    Raises:
        NoResultFound: there is no such comment.
    """
    row = session.execute(
        select(Comment.claim_id, Comment.finding_id).where(Comment.id == comment_id)
    ).one()
    return ("claim", row.claim_id) if row.claim_id is not None else ("finding", row.finding_id)
