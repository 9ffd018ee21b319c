"""What a report says beside a claim's verdict: what is stale, how claims hang together, what was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.relation import REUSE, RelationKind
from factcheck.domain.report import ReportAnswer
from factcheck.queries.blind import blind_among
from factcheck.store.claim import Claim
from factcheck.store.known import IN_FORCE, ClaimAnswer, ClaimRelation, ClaimReuse, ClaimStale
from factcheck.store.verdict import Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBeside:
    """For each claim of an article what stands beside its verdict, as sentences."""

    stale: Mapping[int, tuple[str, ...]]
    relations: Mapping[int, tuple[str, ...]]
    answers: Mapping[int, tuple[ReportAnswer, ...]]


def beside_of(
    session: Session, article_id: int, brought: Mapping[str, Mapping[str, list[str]]]
) -> ReportBeside:
    """What stands beside the claims of an article; `brought` with a report, it has no rows here."""
    own = select(Claim.id).where(Claim.article_id == article_id)
    stale: dict[int, list[str]] = defaultdict(list)
    # A verdict taken over while others are still given blind is no more told than another.
    blind = blind_among(session, session.scalars(own))
    for mark in session.execute(
        select(ClaimStale.claim_id, ClaimStale.because_id, ClaimStale.what, ClaimStale.tie)
        .where(ClaimStale.claim_id.in_(own), ClaimStale.cleared_at.is_(None))
        .order_by(ClaimStale.id)
    ):
        if mark.tie == REUSE and mark.claim_id in blind:
            continue
        stale[mark.claim_id].append(f"it rests on claim {mark.because_id}, and {mark.what} there")
    answers: dict[int, list[ReportAnswer]] = defaultdict(list)
    for row in session.execute(
        select(ClaimAnswer.claim_id, ClaimAnswer.question, ClaimAnswer.answer, ClaimAnswer.source)
        .where(ClaimAnswer.claim_id.in_(own))
        .order_by(ClaimAnswer.id)
    ):
        answers[row.claim_id].append(
            ReportAnswer(question=row.question, answer=row.answer, source=row.source)
        )
    relations = _relations(session, article_id, blind)
    for number, said in brought.items():
        stale[int(number)] += said["stale"]
        relations[int(number)] += said["relations"]
    return ReportBeside(stale=_fixed(stale), relations=_fixed(relations), answers=_fixed(answers))


def _relations(session: Session, article_id: int, blind: set[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    first, second = aliased(Claim), aliased(Claim)
    for row in session.execute(
        select(
            ClaimRelation.kind, ClaimRelation.reason, first.id.label("one"),
            first.article_id.label("of"), first.statement.label("says"), second.id.label("two"),
            second.article_id.label("to"), second.statement.label("said"),
        )
        .join(first, first.id == ClaimRelation.claim_id)
        .join(second, second.id == ClaimRelation.other_id)
        .where(IN_FORCE, or_(first.article_id == article_id, second.article_id == article_id))
        .order_by(ClaimRelation.id)
    ):  # fmt: skip
        kind = RelationKind(row.kind)
        if row.of == article_id:
            found[row.one].append(f"{kind.forth} claim {row.two}, “{row.said}” — {row.reason}")
        if row.to == article_id:
            found[row.two].append(f"{kind.back} claim {row.one}, “{row.says}” — {row.reason}")
    for reuse in session.execute(
        select(ClaimReuse.claim_id, ClaimReuse.earlier_id, second.statement)
        .join(first, first.id == ClaimReuse.claim_id)
        .join(second, second.id == ClaimReuse.earlier_id)
        .join(Verdict, Verdict.id == ClaimReuse.verdict_id)
        .where(first.article_id == article_id, Verdict.in_force)
        .order_by(ClaimReuse.id)
    ):
        if reuse.claim_id in blind:
            continue
        found[reuse.claim_id].append(
            f"takes over the verdict on claim {reuse.earlier_id}, “{reuse.statement}”, with its evidence"
        )
    return found


def _fixed(found: Mapping[int, list[T]]) -> Mapping[int, tuple[T, ...]]:
    return {number: tuple(lines) for number, lines in found.items()}
