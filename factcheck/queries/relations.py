"""How a claim hangs together with others: as people said, as the program proposes, and what is stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.finding import FindingState
from factcheck.domain.relation import ACCEPTED, REUSE, RelationKind
from factcheck.store.article import Article
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.known import ClaimRelation, ClaimReuse, ClaimStale, shared_evidence
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import Verdict

_FROM_FINDINGS = {
    "subset-exceeds-total": RelationKind.PART_OF,
    "sum-mismatch": RelationKind.PART_OF,
    "conflicting-figures": RelationKind.CONTRADICTS,
}
"""What the claims of one finding of a kind are to each other; the smaller figure is the part."""
MOST_PROPOSED, MOST_RESTATED = 5, 2


class Like(Protocol):
    """An earlier claim that was found alike."""

    @property
    def id(self) -> int: ...
    @property
    def statement(self) -> str: ...
    @property
    def article_id(self) -> int: ...
    @property
    def article_title(self) -> str: ...
    @property
    def same_figure(self) -> bool | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """A relation as it is shown on one of its claims."""

    id: int
    kind: RelationKind
    forth: bool
    """Whether this claim is the one that restates, is part of, … the other."""
    other_id: int
    statement: str
    article_id: int
    article_title: str
    state: str
    reason: str
    proposed: str | None
    made_by: str
    made_at: datetime

    @property
    def words(self) -> str:
        """What this claim is to the other."""
        return self.kind.forth if self.forth else self.kind.back


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A relation the program proposes; it is nothing until a person accepts it."""

    kind: RelationKind
    claim_id: int
    """Which of the two restates, is part of, … the other."""
    to_id: int
    other_id: int
    """The one that is not the claim shown."""
    statement: str
    article_id: int
    article_title: str
    proposed: str
    reason: str

    @property
    def words(self) -> str:
        """What the claim shown is to the other."""
        return self.kind.back if self.claim_id == self.other_id else self.kind.forth


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleLine:
    """Why a claim is stale."""

    id: int
    because_id: int
    statement: str
    event_id: int
    tie: str
    what: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLine:
    """A piece of another claim's evidence that speaks for this one too."""

    id: int
    claim_id: int
    source_id: int
    source: str
    stance: str
    excerpt: str
    note: str


def relations_of(session: Session, claim_id: int) -> tuple[RelationLine, ...]:
    """What holds between a claim and others, as people said or accepted, from either side."""
    other = aliased(Claim)
    rows = session.execute(
        select(
            ClaimRelation.__table__, other.id.label("number"), other.statement,
            other.article_id.label("article"), Article.title,
        )
        .join(
            other,
            or_(
                (ClaimRelation.claim_id == claim_id) & (other.id == ClaimRelation.other_id),
                (ClaimRelation.other_id == claim_id) & (other.id == ClaimRelation.claim_id),
            ),
        )
        .join(Article, Article.id == other.article_id)
        .where(
            or_(ClaimRelation.claim_id == claim_id, ClaimRelation.other_id == claim_id),
            ClaimRelation.ended_at.is_(None),
            ClaimRelation.state == ACCEPTED,
        )
        .order_by(ClaimRelation.id)
    )  # fmt: skip
    return tuple(
        RelationLine(
            id=row.id,
            kind=RelationKind(row.kind),
            forth=row.claim_id == claim_id,
            other_id=row.number,
            statement=row.statement,
            article_id=row.article,
            article_title=row.title,
            state=row.state,
            reason=row.reason,
            proposed=row.proposed,
            made_by=row.made_by,
            made_at=row.made_at,
        )
        for row in rows
    )


def proposals(session: Session, claim_id: int, known: Iterable[Like]) -> tuple[Proposal, ...]:
    """What the program proposes: from findings on this claim, and from earlier claims like it.

    What was ever said, refused or taken back is not proposed (again).
    """
    found = [*_from_findings(session, claim_id), *_from_known(claim_id, known)]
    if not found:
        return ()
    said = {
        (frozenset((row.claim_id, row.other_id)), row.kind)
        for row in session.execute(
            select(ClaimRelation.claim_id, ClaimRelation.other_id, ClaimRelation.kind).where(
                or_(ClaimRelation.claim_id == claim_id, ClaimRelation.other_id == claim_id)
            )
        )
    }
    kept: dict[tuple[frozenset[int], str], Proposal] = {}
    for one in found:
        key = frozenset((one.claim_id, one.to_id)), one.kind.value
        if key not in said:
            kept.setdefault(key, one)
    return tuple(kept.values())[:MOST_PROPOSED]


def _from_findings(session: Session, claim_id: int) -> Iterable[Proposal]:
    here, there, other = aliased(FindingClaim), aliased(FindingClaim), aliased(Claim)
    rows = session.execute(
        select(
            Finding.kind, Finding.message, other.id, other.statement, other.article_id, Article.title,
        )
        .join(here, here.finding_id == Finding.id)
        .join(there, there.finding_id == Finding.id)
        .join(other, other.id == there.claim_id)
        .join(Article, Article.id == other.article_id)
        .where(
            here.claim_id == claim_id,
            there.claim_id != claim_id,
            Finding.kind.in_(list(_FROM_FINDINGS)),
            Finding.state.not_in([FindingState.DISMISSED.value, FindingState.WITHDRAWN.value]),
        )
        .order_by(Finding.id, other.id)
    ).all()  # fmt: skip
    parts = _smaller(session, {claim_id, *(row.id for row in rows)}) if rows else {}
    for row in rows:
        kind = _FROM_FINDINGS[row.kind]
        first, second = sorted((claim_id, row.id), key=lambda one: (parts.get(one, 0.0), one))
        yield Proposal(
            kind=kind, claim_id=first, to_id=second, other_id=row.id, statement=row.statement,
            article_id=row.article_id, article_title=row.title, proposed=row.kind,
            reason=row.message,
        )  # fmt: skip


def _smaller(session: Session, claims: Iterable[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for number, amount in session.execute(
        select(ClaimValue.claim_id, ClaimValue.number)
        .where(ClaimValue.claim_id.in_(list(claims)), ClaimValue.number.is_not(None))
        .order_by(ClaimValue.claim_id, ClaimValue.position)
    ):
        found.setdefault(number, amount or 0.0)
    return found


def _from_known(claim_id: int, known: Iterable[Like]) -> Iterable[Proposal]:
    """Only what has the same figure: another figure may be a later count, which is no contradiction."""
    same = [one for one in known if one.same_figure]
    for one in same[:MOST_RESTATED]:
        first, second = max(claim_id, one.id), min(claim_id, one.id)
        yield Proposal(
            kind=RelationKind.RESTATES, claim_id=first, to_id=second, other_id=one.id,
            statement=one.statement, article_id=one.article_id, article_title=one.article_title,
            proposed="known-claims", reason="The two are alike and have the same figure.",
        )  # fmt: skip


def stale_marks(
    session: Session, claim_id: int, *, only: str | None = None
) -> tuple[StaleLine, ...]:
    """Why a claim is stale; nothing where it is not.

    With `only` (while verdicts are given blind) a verdict taken over is named to this reviewer, who took it.
    """
    own = (
        select(Verdict.id)
        .join(ClaimReuse, ClaimReuse.verdict_id == Verdict.id)
        .where(ClaimReuse.claim_id == claim_id, Verdict.reviewer == only)
        .exists()
    )
    rows = session.execute(
        select(
            ClaimStale.id, ClaimStale.because_id, Claim.statement, ClaimStale.event_id,
            ClaimStale.tie, ClaimStale.what, ClaimStale.since,
        )
        .join(Claim, Claim.id == ClaimStale.because_id)
        .where(
            ClaimStale.claim_id == claim_id,
            ClaimStale.cleared_at.is_(None),
            *([] if only is None else [or_(ClaimStale.tie != REUSE, own)]),
        )
        .order_by(ClaimStale.id)
    )  # fmt: skip
    return tuple(StaleLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def shared_with(
    session: Session, claim_id: int, *, only: str | None = None
) -> tuple[SharedLine, ...]:
    """Evidence of other claims that speaks for this one too; `only` as in `stale_marks`."""
    numbers = shared_evidence(session, claim_id, only=only)
    if not numbers:
        return ()
    rows = session.execute(
        select(
            Evidence.id, Evidence.claim_id, Evidence.source_id, Source.title.label("source"),
            Evidence.stance, Evidence.excerpt, Evidence.note,
        )
        .join(Source, Source.id == Evidence.source_id)
        .where(Evidence.id.in_(numbers))
        .order_by(Evidence.id)
    )  # fmt: skip
    return tuple(SharedLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name
