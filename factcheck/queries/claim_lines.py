"""Claims as lines of a list: of one article, or over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.queries import parts
from factcheck.queries.parts import FindingLine
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.known import STALE
from factcheck.store.source import Evidence

PAGE = 100
"""Claims on one page of the list."""

# What a claim can still become; the rest is closed.
_WAITING = (ClaimState.OPEN, ClaimState.IN_REVIEW, ClaimState.REOPENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim as one line of a list, and what the text view needs to draw it."""

    id: int
    article_id: int
    kind: str
    statement: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    claimant: str | None
    mode: str
    state: str
    settled_as: str | None
    evidence: int
    verdict: str | None
    """The label of the truth question that is in force and may be seen."""
    findings: tuple[FindingLine, ...] = ()
    stale: bool = False
    """Whether something it rests on has changed."""
    article_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """Claims over all articles, filtered."""

    lines: tuple[ClaimLine, ...]
    total: int
    page: int
    kinds: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // PAGE))


_EVIDENCE = (
    select(func.count())
    .where(Evidence.claim_id == Claim.id, Evidence.withdrawn_at.is_(None))
    .scalar_subquery()
)
_LINES = (
    select(
        Claim.id, Claim.article_id, Claim.kind, Claim.statement, Claim.start, Claim.end, Claim.parts,
        Claim.claimant, Claim.mode, Claim.state, Claim.settled_as, _EVIDENCE.label("evidence"),
        parts.latest_truth(bindparam("viewer")).label("verdict"), Article.title,
        STALE.label("stale"),
    )
    .join(Article, Article.id == Claim.article_id)
    .order_by(Claim.article_id, Claim.start, Claim.end.desc(), Claim.id)
)  # fmt: skip


def lines_of(
    session: Session,
    *where: ColumnElement[bool],
    viewer: str,
    limit: int | None = None,
    skip: int = 0,
    findings: Mapping[int, Sequence[parts.FindingLine]] = MappingProxyType({}),
) -> list[ClaimLine]:
    """The claims that meet `where`, in order of their articles' text, with their `findings` by claim."""
    statement = _LINES.where(*where)
    if limit is not None:
        statement = statement.limit(limit).offset(skip)
    return [
        ClaimLine(
            id=number,
            article_id=article_id,
            kind=kind,
            statement=words,
            start=start,
            end=end,
            parts=tuple((first, last) for first, last in pieces),
            claimant=claimant,
            mode=mode,
            state=state,
            settled_as=settled_as,
            evidence=evidence,
            verdict=settled_as or verdict,
            findings=tuple(findings.get(number, ())),
            article_title=title,
            stale=bool(stale),
        )
        for (
            number, article_id, kind, words, start, end, pieces, claimant, mode, state, settled_as,
            evidence, verdict, title, stale,
        ) in session.execute(statement, {"viewer": viewer})
    ]  # fmt: skip


WAITING, STALE_ONES = "waiting", "stale"
"""What is asked for like a state and is none."""


def claim_list(
    session: Session, *, state: str, kind: str, article: int | None, page: int, viewer: str
) -> ClaimList:
    """The claims in one state ("waiting": any that takes a verdict), of one kind, of one article."""
    where = narrowed(state=state, kind=kind, article=article)
    total = session.scalar(select(func.count()).select_from(Claim).where(*where)) or 0
    return ClaimList(
        lines=tuple(lines_of(session, *where, viewer=viewer, limit=PAGE, skip=(page - 1) * PAGE)),
        total=total,
        page=page,
        kinds=kinds_in_use(session),
    )


def narrowed(*, state: str, kind: str, article: int | None) -> list[ColumnElement[bool]]:
    """The conditions of the list of claims; empty ones ask for all."""
    where = of_state(state)
    if kind:
        where.append(Claim.kind == kind)
    if article:
        where.append(Claim.article_id == article)
    return where


def of_state(state: str) -> list[ColumnElement[bool]]:
    """The claims in one state; also "waiting", any that takes a verdict, and "stale"."""
    if state == WAITING:
        return [Claim.state.in_([one.value for one in _WAITING])]
    if state == STALE_ONES:
        return [STALE]
    return [Claim.state == state] if state else []


def kinds_in_use(session: Session) -> tuple[str, ...]:
    """The kinds that claims have."""
    return tuple(session.scalars(select(Claim.kind).distinct().order_by(Claim.kind)))
