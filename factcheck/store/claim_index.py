"""Claims found by what they say: an index that can be made again from their statements."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    UniqueConstraint,
    delete,
    exists,
    insert,
    inspect,
    select,
)
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from factcheck.matching.claim_keys import keys_of
from factcheck.store.base import Base, no_state
from factcheck.store.claim import Claim


class ClaimKey(Base):
    """Two words of a claim's statement as a number: an index that can be made again from the statement."""

    __tablename__ = "claim_key"
    __table_args__ = (
        UniqueConstraint("key", "claim_id"),
        Index(None, "claim_id"),
        no_state("an index, made again from the claims’ statements"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[int] = mapped_column(BigInteger)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))


def keep_claim_keys(session: Session, _context: UOWTransaction) -> None:
    """After every flush: the index of claims holds what their statements say now."""
    changed = [row for row in session.new if isinstance(row, Claim)]
    reworded = [
        row
        for row in session.dirty
        if isinstance(row, Claim) and inspect(row).attrs.statement.history.has_changes()
    ]
    connection = session.connection()
    if reworded:
        connection.execute(
            delete(ClaimKey).where(ClaimKey.claim_id.in_([row.id for row in reworded]))
        )
    entries = [
        {"key": key, "claim_id": row.id}
        for row in (*changed, *reworded)
        for key in keys_of(row.statement)
    ]
    if entries:
        connection.execute(insert(ClaimKey), entries)


def refresh_claim_keys(session: Session, claims: Sequence[int]) -> None:
    """Make the keys of some claims anew, after a statement changed them past the session's objects."""
    if not claims:
        return
    session.execute(delete(ClaimKey).where(ClaimKey.claim_id.in_(claims)))
    rows = session.execute(select(Claim.id, Claim.statement).where(Claim.id.in_(claims)))
    entries = [{"key": key, "claim_id": row.id} for row in rows for key in keys_of(row.statement)]
    if entries:
        session.execute(insert(ClaimKey), entries)


def index_claims(session: Session, batch: int = 2_000) -> int:
    """Give the claims that came in before there was an index their keys; returns how many."""
    found = last = 0
    while True:
        rows = session.execute(
            select(Claim.id, Claim.statement)
            .where(Claim.id > last, ~exists().where(ClaimKey.claim_id == Claim.id))
            .order_by(Claim.id)
            .limit(batch)
        ).all()
        if not rows:
            return found
        entries = [
            {"key": key, "claim_id": row.id} for row in rows for key in keys_of(row.statement)
        ]
        if entries:
            session.execute(insert(ClaimKey), entries)
        found, last = found + len(rows), rows[-1].id
