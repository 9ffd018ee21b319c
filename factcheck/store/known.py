"""Claims found by what they say, how claims hang together, and what has gone stale because of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    and_,
    case,
    exists,
    or_,
    select,
    text,
    union,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from factcheck.domain.claim import ClaimState
from factcheck.domain.relation import ACCEPTED, RelationKind
from factcheck.domain.verdict import Question
from factcheck.store.base import Base, Slug, Words
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict


class MatchRefusal(Base):
    """That somebody said of two claims found alike that they are not the same; not shown again."""

    __tablename__ = "match_refusal"
    __table_args__ = (UniqueConstraint("claim_id", "other_id"), Index(None, "other_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    refused_by: Mapped[str] = mapped_column(Words)
    refused_at: Mapped[datetime]


class ClaimRelation(Base):
    """How one claim hangs together with another, as a person said or accepted it.

    `claim_id` restates, is part of, contradicts or supersedes `other_id`.
    """

    __tablename__ = "claim_relation"
    __table_args__ = (
        CheckConstraint("claim_id <> other_id", name="is_to_another"),
        CheckConstraint("length(trim(reason)) > 0", name="has_a_reason"),
        CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", name="end_has_a_reason"),
        Index(None, "claim_id"),
        Index(None, "other_id"),
        Index(
            "uq_claim_relation_one_in_force",
            "claim_id",
            "other_id",
            "kind",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    kind: Mapped[str] = mapped_column(Slug)
    reason: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str | None] = mapped_column(Words)
    """What in the program proposed it; None: a person thought of it."""
    state: Mapped[str] = mapped_column(Slug)
    """"accepted", or "refused": a proposal that is not made again."""
    made_by: Mapped[str] = mapped_column(Words)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None] = mapped_column(Text)


class ClaimReuse(Base):
    """That a verdict rests on that of an earlier claim, with its evidence."""

    __tablename__ = "claim_reuse"
    __table_args__ = (
        CheckConstraint("claim_id <> earlier_id", name="is_of_another"),
        UniqueConstraint("verdict_id"),
        Index(None, "claim_id"),
        Index(None, "earlier_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    verdict_id: Mapped[int] = mapped_column(ForeignKey("verdict.id"))
    earlier_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    earlier_label: Mapped[str] = mapped_column(Slug)
    """The answer that stood on the earlier claim then."""
    reused_by: Mapped[str] = mapped_column(Words)
    reused_at: Mapped[datetime]


class ReusedEvidence(Base):
    """A piece of the earlier claim's evidence that a reuse refers to."""

    __tablename__ = "reused_evidence"
    __table_args__ = (UniqueConstraint("reuse_id", "evidence_id"), Index(None, "evidence_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    reuse_id: Mapped[int] = mapped_column(ForeignKey("claim_reuse.id"))
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"))


class ClaimStale(Base):
    """That a claim rests on something that has changed, until a person looked at it again."""

    __tablename__ = "claim_stale"
    __table_args__ = (
        CheckConstraint(
            "(cleared_at IS NULL) = (cleared_because IS NULL)", name="clearing_has_a_reason"
        ),
        Index(None, "claim_id"),
        Index(None, "because_id"),
        Index(
            "ix_claim_stale_open",
            "claim_id",
            sqlite_where=text("cleared_at IS NULL"),
            postgresql_where=text("cleared_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    because_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    """The claim that changed."""
    event_id: Mapped[int]
    """The line of the record that tells of the change."""
    tie: Mapped[str] = mapped_column(Slug)
    """What ties the two: "reuse", "restates", "part-of", …"""
    what: Mapped[str] = mapped_column(Text)
    """What changed, in a few words."""
    since: Mapped[datetime]
    cleared_at: Mapped[datetime | None]
    cleared_by: Mapped[str | None] = mapped_column(Words)
    cleared_because: Mapped[str | None] = mapped_column(Text)


class ClaimAnswer(Base):
    """What somebody found out about one question of the checklist, and where."""

    __tablename__ = "claim_answer"
    __table_args__ = (
        CheckConstraint("length(trim(answer)) > 0", name="says_something"),
        UniqueConstraint("claim_id", "question"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    question: Mapped[str] = mapped_column(Text)
    """In its words when it was answered."""
    answer: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    answered_by: Mapped[str] = mapped_column(Words)
    answered_at: Mapped[datetime]
    version: Mapped[int]


def standing_of(session: Session, claims: Iterable[int]) -> dict[int, str]:
    """The answer on the truth that stands, for those of the `claims` that are settled or agreed."""
    agreed = (
        select(Verdict.label)
        .where(
            Verdict.claim_id == Claim.id,
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
        )
        .order_by(Verdict.id.desc())
        .limit(1)
        .correlate(Claim)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Claim.id,
            case((Claim.state == ClaimState.SETTLED.value, Claim.settled_as), else_=agreed),
        ).where(
            Claim.id.in_(set(claims)),
            Claim.state.in_([ClaimState.SETTLED.value, ClaimState.AGREED.value]),
        )
    )
    return {number: label for number, label in rows if label}


def shared_evidence(session: Session, claim_id: int, *, only: str | None = None) -> dict[int, int]:
    """Evidence of other claims that speaks for this one too: its id, and that of the claim it is on.

    Of the claims it restates or is restated by, and of the one whose verdict it took over; with `only`
    (while verdicts are given blind) that which this reviewer took over.
    """
    restated = union(
        select(ClaimRelation.other_id).where(ClaimRelation.claim_id == claim_id, RESTATED),
        select(ClaimRelation.claim_id).where(ClaimRelation.other_id == claim_id, RESTATED),
    )
    reused = (
        select(ReusedEvidence.evidence_id)
        .join(ClaimReuse, ClaimReuse.id == ReusedEvidence.reuse_id)
        .join(Verdict, Verdict.id == ClaimReuse.verdict_id)
        .where(
            ClaimReuse.claim_id == claim_id,
            Verdict.in_force,
            *([] if only is None else [Verdict.reviewer == only]),
        )
    )
    rows = session.execute(
        select(Evidence.id, Evidence.claim_id)
        .where(
            or_(Evidence.claim_id.in_(restated), Evidence.id.in_(reused)),
            Evidence.claim_id != claim_id,
            Evidence.withdrawn_at.is_(None),
        )
        .order_by(Evidence.id)
    )
    return {row.id: row.claim_id for row in rows}


IN_FORCE = and_(ClaimRelation.state == ACCEPTED, ClaimRelation.ended_at.is_(None))
"""That a relation holds now."""
RESTATED = and_(IN_FORCE, ClaimRelation.kind == RelationKind.RESTATES.value)
STALE = exists().where(ClaimStale.claim_id == Claim.id, ClaimStale.cleared_at.is_(None))
"""That a claim is stale, for a select that has `Claim`."""
