"""Which claim comes next for a reviewer who goes through an article."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, exists, select, tuple_
from sqlalchemy.orm import Session

from factcheck.domain.review import TAKES_VERDICTS
from factcheck.domain.verdict import Question
from factcheck.queries.claim_lines import ClaimLine, lines_of
from factcheck.queries.parts import findings_of_claim
from factcheck.store.claim import Claim
from factcheck.store.verdict import Verdict

_KEY: tuple[Any, ...] = (Claim.start, -Claim.end, Claim.id)


def next_wanting(
    session: Session, claim_id: int, *, viewer: str, kind: str = "", state: str = ""
) -> int | None:
    """The next claim of the article, in the order of its text, that still wants `viewer`'s verdict.

    After the last one it goes on from the top; None where none is left. `kind` and `state` are what the
    reviewer has narrowed the list to.
    """
    here = session.execute(
        select(Claim.article_id, Claim.start, Claim.end).where(Claim.id == claim_id)
    ).one_or_none()
    if here is None:
        return None
    where: list[ColumnElement[bool]] = [
        Claim.article_id == here.article_id,
        Claim.id != claim_id,
        Claim.state.in_([one.value for one in TAKES_VERDICTS]),
        ~exists().where(
            Verdict.claim_id == Claim.id,
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
            Verdict.reviewer == viewer,
        ),
    ]
    if kind:
        where.append(Claim.kind == kind)
    if state:
        where.append(Claim.state == state)
    place = (here.start, -here.end, claim_id)
    for side in (tuple_(*_KEY) > tuple_(*place), tuple_(*_KEY) < tuple_(*place)):
        found = session.scalar(select(Claim.id).where(*where, side).order_by(*_KEY).limit(1))
        if found is not None:
            return found
    return None


def line_of(session: Session, claim_id: int, *, viewer: str) -> ClaimLine | None:
    """One claim as a line of the workbench's list."""
    found = lines_of(
        session,
        Claim.id == claim_id,
        viewer=viewer,
        findings={claim_id: findings_of_claim(session, claim_id)},
    )
    return found[0] if found else None
