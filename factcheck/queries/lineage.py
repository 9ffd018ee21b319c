"""Which claims one came out of, what came out of it, and what went over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.store.claim import Claim
from factcheck.store.lineage import ClaimLineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A claim before or after another one."""

    id: int
    statement: str
    happened: str
    evidence: int
    """Pieces of evidence that went over."""
    verdicts: int
    """Verdicts that went over."""
    verdicts_before: int
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The claims on either side."""

    parents: tuple[Kin, ...]
    children: tuple[Kin, ...]


def lineage_of(session: Session, claim_id: int) -> Lineage:
    """What a claim was made out of, and what was made out of it."""
    parent, child = aliased(Claim), aliased(Claim)
    rows = session.execute(
        select(
            ClaimLineage.parent_id, ClaimLineage.child_id, ClaimLineage.happened,
            ClaimLineage.evidence, ClaimLineage.verdicts, ClaimLineage.verdicts_before,
            ClaimLineage.made_at, ClaimLineage.made_by,
            parent.statement.label("before"), child.statement.label("after"),
        )
        .join(parent, parent.id == ClaimLineage.parent_id)
        .join(child, child.id == ClaimLineage.child_id)
        .where(or_(ClaimLineage.parent_id == claim_id, ClaimLineage.child_id == claim_id))
        .order_by(ClaimLineage.id)
    ).all()  # fmt: skip
    kin = [
        (
            row.child_id == claim_id,
            Kin(
                id=row.parent_id if row.child_id == claim_id else row.child_id,
                statement=row.before if row.child_id == claim_id else row.after,
                happened=row.happened,
                evidence=row.evidence,
                verdicts=row.verdicts,
                verdicts_before=row.verdicts_before,
                made_at=row.made_at,
                made_by=row.made_by,
            ),
        )
        for row in rows
    ]
    return Lineage(
        parents=tuple(one for is_parent, one in kin if is_parent),
        children=tuple(one for is_parent, one in kin if not is_parent),
    )
