"""How the desk stands: every article and what blocks it, who has how much in hand, and the last weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.finding import FindingState, Severity
from factcheck.domain.review import TAKES_VERDICTS
from factcheck.queries.agreement import Figures, agreement_page
from factcheck.queries.articles import ArticleLine, article_list
from factcheck.queries.progress import (
    KindLine,
    PersonLine,
    in_hand,
    kinds_of_claims,
    people_at_work,
)
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.known import STALE
from factcheck.store.review import Assignment
from factcheck.store.verdict import Verdict

DAYS = 28
"""How far back the charts go: four whole weeks."""
_MOST = 100
"""Claims in the list behind one person's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The one thing that keeps an article from its report."""

    what: str
    """"error", "disputed", "stale", "waiting", "agreed", or "" where nothing does."""
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """An article on the board."""

    article: ArticleLine
    stale: int
    block: Block
    agreement: Figures | None
    """How far its reviewers agree; None where no claim has two independent verdicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim in somebody's hands."""

    id: int
    statement: str
    article_id: int
    article: str
    state: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One count a day, over DAYS days."""

    name: str
    days: tuple[tuple[date, int], ...]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(number for _, number in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """The whole board."""

    lines: tuple[BoardLine, ...]
    total: int
    page: int
    pages: int
    next: int | None
    """The article before which it goes on, for who reads it by key."""
    people: tuple[PersonLine, ...]
    kinds: tuple[KindLine, ...]
    verdicts: tuple[Series, ...]
    findings: tuple[Series, ...]
    all: Figures
    held: tuple[Held, ...]
    """The claims behind the number that was asked for."""


def board_page(
    session: Session,
    *,
    at: datetime,
    page: int = 1,
    before: int | None = None,
    person: str = "",
    overdue: bool = False,
) -> BoardPage:
    """The board at the moment `at`, or of the articles before the one `before`; with `person`, also the claims in their hands, or those overdue.

    The number of statements is the same however many articles, claims and people there are.
    """
    articles = article_list(session, page=page, before=before)
    ids = [one.id for one in articles.lines]
    stale = _numbers(
        session,
        select(Claim.article_id, func.count())
        .where(Claim.article_id.in_(ids), STALE)
        .group_by(Claim.article_id),
    )
    agreement = agreement_page(session)
    by_article = {one.name: one for one in agreement.articles}
    return BoardPage(
        lines=tuple(
            BoardLine(
                article=one,
                stale=stale.get(one.id, 0),
                block=_block(one, stale.get(one.id, 0)),
                agreement=by_article.get(str(one.id)),
            )
            for one in articles.lines
        ),
        total=articles.total,
        page=articles.page,
        pages=articles.pages,
        next=ids[-1] if articles.page < articles.pages else None,
        people=people_at_work(session, at.date()),
        kinds=kinds_of_claims(session),
        verdicts=(
            _series(session, "given", Verdict.given_at, at, Verdict.replaces_id.is_(None)),
            _series(session, "revised", Verdict.given_at, at, Verdict.replaces_id.is_not(None)),
        ),
        findings=(
            _series(session, "raised", Article.ingested_at, at, findings=True),
            _series(session, "answered", Finding.decided_at, at),
        ),
        all=agreement.all,
        held=_held(session, person, at.date(), overdue=overdue) if person else (),
    )


def _block(article: ArticleLine, stale: int) -> Block:
    """What has to be done first: a defect comes before a dispute, a dispute before a verdict."""
    states = article.states
    waiting = sum(states.get(state.value, 0) for state in TAKES_VERDICTS)
    for what, number in (
        ("error", article.findings.get(Severity.ERROR.value, 0)),
        ("disputed", states.get(ClaimState.DISPUTED.value, 0)),
        ("stale", stale),
        ("waiting", waiting),
        ("agreed", states.get(ClaimState.AGREED.value, 0)),
    ):
        if number:
            return Block(what=what, number=number)
    return Block(what="", number=0)


def _numbers(session: Session, statement: Any) -> dict[Any, int]:  # noqa: ANN401 - a select of pairs
    return dict(session.execute(statement).all())


def _held(session: Session, person: str, today: date, *, overdue: bool) -> tuple[Held, ...]:
    rows = session.execute(
        select(
            Claim.id, Claim.statement, Claim.article_id, Article.title.label("article"), Claim.state,
            Assignment.due,
        )
        .join(Claim, Claim.id == Assignment.claim_id)
        .join(Article, Article.id == Claim.article_id)
        .where(
            *in_hand(Assignment.reviewer == person),
            Assignment.due < today if overdue else true(),
        )
        .order_by(Assignment.due.is_(None), Assignment.due, Claim.id)
        .limit(_MOST)
    )  # fmt: skip
    return tuple(Held(**row._mapping) for row in rows)  # noqa: SLF001 - the documented way to read a row by name


def _series(
    session: Session,
    name: str,
    column: Any,  # noqa: ANN401 - a column with a moment
    at: datetime,
    *where: ColumnElement[bool],
    findings: bool = False,
) -> Series:
    """How many a day, in UTC."""
    first = at.astimezone(UTC).date() - timedelta(days=DAYS - 1)
    since = datetime(first.year, first.month, first.day, tzinfo=UTC)
    sqlite = session.get_bind().dialect.name == "sqlite"
    day = func.date(column) if sqlite else func.date(func.timezone("UTC", column))
    statement = select(day, func.count()).where(column >= since, *where).group_by(day)
    if findings:
        statement = statement.select_from(Finding).join(Article, Article.id == Finding.article_id)
    elif column is Finding.decided_at:
        statement = statement.where(
            or_(*(Finding.state == one.value for one in FindingState if one != FindingState.OPEN))
        )
    counts: Mapping[str, int] = {str(key): number for key, number in session.execute(statement)}
    days = (first + timedelta(days=number) for number in range(DAYS))
    return Series(name=name, days=tuple((one, counts.get(one.isoformat(), 0)) for one in days))
