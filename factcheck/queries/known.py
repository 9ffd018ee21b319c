"""What is known beside a claim: earlier ones like it, what it hangs together with, what went stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, literal, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from factcheck.domain.claim import ClaimState
from factcheck.domain.relation import RelationKind
from factcheck.domain.value import ValueKind
from factcheck.domain.verdict import Question
from factcheck.matching import known as matching
from factcheck.matching.claim_keys import keys_of
from factcheck.matching.known import Figure, Telling
from factcheck.queries.blind import blind_among
from factcheck.queries.checklist import QuestionLine, checklist
from factcheck.queries.relations import (
    Proposal,
    RelationLine,
    SharedLine,
    StaleLine,
    proposals,
    relations_of,
    shared_with,
    stale_marks,
)
from factcheck.store.article import Article
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.claim_index import ClaimKey
from factcheck.store.known import ClaimReuse, ClaimStale, MatchRefusal, standing_of
from factcheck.store.verdict import Verdict

LATEST = 30
"""Claims of one key that are looked at, the latest: it bounds the work however much is stored."""
_COMPARED = 16
"""Of those found by index, how many are compared: those that share the rarest keys."""
SHOWN = 5
_PLACING = (ValueKind.DATE.value, ValueKind.TIME.value, ValueKind.ORDINAL.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClaim:
    """An earlier claim like this one, with the verdict that stands on it."""

    id: int
    statement: str
    article_id: int
    article_title: str
    published: date | None
    state: str
    label: str | None
    """The answer that stands; None while there is none."""
    label_text: str | None
    as_of: date | None
    rationale: str
    same_figure: bool | None
    figure: str | None
    stale: bool
    version: int

    @property
    def reusable(self) -> bool:
        """Whether its verdict can be taken over."""
        return self.label is not None and not self.stale


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseLine:
    """The earlier claim that a verdict in force was taken over from."""

    verdict_id: int
    earlier_id: int
    statement: str
    reused_by: str
    reused_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Everything known beside one claim."""

    known: tuple[KnownClaim, ...]
    stale: tuple[StaleLine, ...]
    relations: tuple[RelationLine, ...]
    proposals: tuple[Proposal, ...]
    shared: tuple[SharedLine, ...]
    reused: tuple[ReuseLine, ...]
    questions: tuple[QuestionLine, ...]

    def asks(self, question: str) -> bool:
        """Whether a question is on the claim's checklist."""
        return question in {one.question for one in self.questions}

    def proposes(self, kind: RelationKind, claim_id: int, to_id: int, proposed: str) -> bool:
        """Whether the program proposes this relation (still)."""
        return (kind, claim_id, to_id, proposed) in {
            (one.kind, one.claim_id, one.to_id, one.proposed) for one in self.proposals
        }


def beside(
    session: Session, claim_id: int, *, kind: str, statement: str, state: str, viewer: str
) -> Beside:
    """What is known beside a claim; a claim left out of review is offered nothing.

    While verdicts are given blind, what another took over is kept from `viewer` like any verdict.
    """
    only = viewer if blind_among(session, [claim_id]) else None
    related = relations_of(session, claim_id)
    known = (
        () if state == ClaimState.EXCLUDED else known_claims(session, claim_id, statement, related)
    )
    return Beside(
        known=known,
        stale=stale_marks(session, claim_id, only=only),
        relations=related,
        proposals=proposals(session, claim_id, known),
        shared=shared_with(session, claim_id, only=only),
        reused=_reused(session, claim_id, only),
        questions=checklist(session, claim_id, kind),
    )


def known_claims(
    session: Session, claim_id: int, statement: str, related: Iterable[RelationLine] = ()
) -> tuple[KnownClaim, ...]:
    """Earlier claims like this one, looked up by index; refused ones and relatives are left out."""
    candidates = _candidates(session, claim_id, statement)
    candidates -= {one.other_id for one in related}
    if not candidates:
        return ()
    figures = _figures(session, {claim_id, *candidates})
    rows = {
        row.id: row
        for row in session.execute(
            select(
                Claim.id, Claim.statement, Claim.article_id, Claim.state, Claim.settled_label,
                Claim.settled_because, Claim.settled_at, Claim.version, Article.title,
                Article.published,
            )
            .join(Article, Article.id == Claim.article_id)
            .where(Claim.id.in_(candidates), Claim.state != ClaimState.EXCLUDED.value)
        )
    }  # fmt: skip
    found = matching.known(
        Telling(id=claim_id, statement=statement, figure=figures.get(claim_id)),
        [
            Telling(id=number, statement=row.statement, figure=figures.get(number))
            for number, row in sorted(rows.items(), reverse=True)
        ],
        most=SHOWN,
    )
    if not found:
        return ()
    numbers = [one.id for one in found]
    standing = standing_of(session, numbers)
    given = _given(session, standing)
    stale = _stale_among(session, numbers)
    lines = []
    for one in found:
        if one.id > claim_id and one.id not in standing:
            continue  # a later claim is of use only once it is answered
        row, verdict = rows[one.id], given.get(one.id)
        settled = row.state == ClaimState.SETTLED
        lines.append(
            KnownClaim(
                id=one.id,
                statement=row.statement,
                article_id=row.article_id,
                article_title=row.title,
                published=row.published,
                state=row.state,
                label=standing.get(one.id),
                label_text=row.settled_label,
                as_of=verdict.as_of if verdict else row.settled_at.date() if settled else None,
                rationale=(row.settled_because if settled else None)
                or (verdict.rationale if verdict else ""),
                same_figure=one.same_figure,
                figure=one.figure,
                stale=one.id in stale,
                version=row.version,
            )
        )
    return tuple(sorted(lines, key=lambda one: (not one.reusable, one.same_figure is False)))


def _candidates(session: Session, claim_id: int, statement: str) -> set[int]:
    keys = keys_of(statement)
    if not keys:
        return set()
    latest = union_all(
        *(
            select(
                select(literal(place).label("place"), ClaimKey.claim_id)
                .where(ClaimKey.key == key)
                .order_by(ClaimKey.claim_id.desc())
                .limit(LATEST)
                .subquery()
            )
            for place, key in enumerate(keys)
        )
    )
    under: dict[int, list[int]] = {}
    for place, number in session.execute(latest):
        under.setdefault(place, []).append(number)
    weights: dict[int, float] = {}
    for numbers in under.values():
        for number in numbers:
            weights[number] = weights.get(number, 0.0) + 1 / len(numbers)
    weights.pop(claim_id, None)
    refused = session.execute(
        select(MatchRefusal.claim_id, MatchRefusal.other_id).where(
            or_(MatchRefusal.claim_id == claim_id, MatchRefusal.other_id == claim_id)
        )
    )
    for one, two in refused:
        weights.pop(two if one == claim_id else one, None)
    return set(sorted(weights, key=lambda one: (-weights[one], -one))[:_COMPARED])


def _figures(session: Session, claims: set[int]) -> Mapping[int, Figure]:
    """The number each claim turns on: its first value that is no date."""
    found: dict[int, Figure] = {}
    for row in session.execute(
        select(ClaimValue.__table__)
        .where(ClaimValue.claim_id.in_(claims), ClaimValue.kind.not_in(_PLACING))
        .order_by(ClaimValue.claim_id, ClaimValue.position)
    ):
        found.setdefault(
            row.claim_id,
            Figure(
                kind=row.kind, number=row.number, low=row.low, high=row.high, unit=row.unit,
                text=row.text,
            ),
        )  # fmt: skip
    return found


def _given(session: Session, standing: Mapping[int, str]) -> Mapping[int, Verdict]:
    """The latest verdict that gives the answer that stands, by claim."""
    rows = session.execute(
        select(Verdict.claim_id, Verdict.label, Verdict.as_of, Verdict.rationale)
        .where(
            Verdict.claim_id.in_(list(standing)),
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
        )
        .order_by(Verdict.id)
    )
    return {row.claim_id: row for row in rows if row.label == standing[row.claim_id]}  # type: ignore[misc]


def _stale_among(session: Session, claims: Iterable[int]) -> set[int]:
    return set(
        session.scalars(
            select(ClaimStale.claim_id).where(
                ClaimStale.claim_id.in_(list(claims)), ClaimStale.cleared_at.is_(None)
            )
        )
    )


def _reused(session: Session, claim_id: int, only: str | None) -> tuple[ReuseLine, ...]:
    earlier = aliased(Claim)
    rows = session.execute(
        select(
            ClaimReuse.verdict_id, ClaimReuse.earlier_id, earlier.statement, ClaimReuse.reused_by,
            ClaimReuse.reused_at,
        )
        .join(earlier, earlier.id == ClaimReuse.earlier_id)
        .join(Verdict, and_(Verdict.id == ClaimReuse.verdict_id, Verdict.in_force))
        .where(
            ClaimReuse.claim_id == claim_id,
            *([] if only is None else [Verdict.reviewer == only]),
        )
        .order_by(ClaimReuse.id)
    )  # fmt: skip
    return tuple(ReuseLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def number_stale(session: Session) -> int:
    """How many claims are stale, over all articles."""
    return (
        session.scalar(
            select(func.count(func.distinct(ClaimStale.claim_id))).where(
                ClaimStale.cleared_at.is_(None)
            )
        )
        or 0
    )
