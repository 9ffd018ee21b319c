"""How far the desk's reviewers agree, by article, kind and pair of people, and where they differ.

What counts are independent verdicts on the truth: of claims that ask for two or more, the verdict each
reviewer held when the last one asked for came in, before a question sent the claim back and before it was
first settled. What was said later was said knowing the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import combinations
from typing import Any

from sqlalchemy import func, not_, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.agreement import (
    RESAMPLES,
    Measured,
    alpha,
    cohen,
    fleiss,
    measure_all,
    patterns,
    percent,
)
from factcheck.domain.claim import ClaimState
from factcheck.domain.verdict import TRUTH, Question
from factcheck.queries.blind import BLIND
from factcheck.queries.settings import setting
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.review import ClaimQuestion
from factcheck.store.verdict import Verdict

ORDER = tuple(label.name for label in TRUTH if label.claimreview is not None)
"""The labels that lie on one line from supported to refuted; ordinal figures leave out the others."""
# A group's interval may be coarser than that of the whole.
_GROUP_RESAMPLES = RESAMPLES // 5
# Lines of a table; whoever needs more narrows it.
_MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Agreement over some claims."""

    name: str
    label: str
    claims: int
    """Claims with two or more independent verdicts."""
    differing: int
    percent: Measured
    fleiss: Measured
    nominal: Measured
    ordinal: Measured
    cohen: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A claim about which reviewers differed."""

    id: int
    statement: str
    article_id: int
    article: str
    kind: str
    state: str
    settled_as: str | None
    given: tuple[tuple[str, str], ...]
    """(who, label); nobody is named in a dispute where the desk wants no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """The figures of everything, by group, and the claims behind the differences."""

    all: Figures
    articles: tuple[Figures, ...]
    kinds: tuple[Figures, ...]
    pairs: tuple[Figures, ...]
    differing: tuple[Differing, ...]
    more: int
    """How many differing claims are left out of the list."""
    cutoff: int = _MOST


@dataclass(slots=True)
class _Rated:
    """One claim with its independent verdicts."""

    row: Any
    given: dict[str, str]


def agreement_page(
    session: Session,
    *,
    article: int | None = None,
    kind: str = "",
    pair: tuple[str, str] | None = None,
) -> AgreementPage:
    """Agreement over the claims of one article, of one kind, or that two people judged; or over all."""
    rated = [
        one
        for one in _rated(session)
        if (article is None or one.row.article_id == article)
        and (not kind or one.row.kind == kind)
        and (pair is None or set(pair) <= one.given.keys())
    ]
    if pair:
        for one in rated:
            one.given = {person: one.given[person] for person in pair}
    by_article, by_kind, by_pair = _groups(rated)
    differing = [one for one in rated if len(set(one.given.values())) > 1]
    names = setting(session, "names-in-disputes")
    return AgreementPage(
        all=_figures("", "All of it", rated, RESAMPLES),
        articles=_table(by_article, {str(one.row.article_id): one.row.title for one in rated}),
        kinds=_table(by_kind, {}),
        pairs=_pairs(by_pair),
        differing=tuple(_differing(one, names_shown=names) for one in differing[:_MOST]),
        more=max(0, len(differing) - _MOST),
    )


def _rated(session: Session) -> list[_Rated]:
    rows = session.execute(
        select(
            Verdict.id, Verdict.claim_id, Verdict.label, Verdict.reviewer, Verdict.given_at,
            Claim.verdicts_wanted, Claim.statement, Claim.kind, Claim.state, Claim.settled_as,
            Claim.article_id, Article.title,
        )
        .join(Claim, Claim.id == Verdict.claim_id)
        .join(Article, Article.id == Claim.article_id)
        .where(
            Verdict.question == Question.TRUTH.value, Claim.verdicts_wanted > 1, not_(BLIND)
        )
        .order_by(Claim.article_id, Claim.start, Claim.id, Verdict.id)
    )  # fmt: skip
    asked = dict(
        session.execute(
            select(ClaimQuestion.claim_id, func.min(ClaimQuestion.last_verdict_id)).group_by(
                ClaimQuestion.claim_id
            )
        ).all()
    )
    settled = _first_settled(session)
    found: dict[int, _Rated] = {}
    for row in rows:
        one = found.setdefault(row.claim_id, _Rated(row=row, given={}))
        if len(one.given) >= row.verdicts_wanted:
            continue
        late = row.id > asked.get(row.claim_id, row.id) or (
            row.claim_id in settled and row.given_at > settled[row.claim_id]
        )
        if not late:
            one.given[row.reviewer] = row.label
    return [one for one in found.values() if len(one.given) > 1]


def _first_settled(session: Session) -> Mapping[int, datetime]:
    rows = session.execute(
        select(Event.subject, func.min(Event.at).label("first"))
        .where(Event.action.in_([Action.CLAIM_SETTLED, Action.CLAIM_SETTLED_ALONE]))
        .group_by(Event.subject)
    )
    return {int(row.subject.removeprefix("claim/")): row.first for row in rows}


def _groups(rated: Iterable[_Rated]) -> tuple[dict[str, list[_Rated]], ...]:
    by_article: dict[str, list[_Rated]] = defaultdict(list)
    by_kind: dict[str, list[_Rated]] = defaultdict(list)
    by_pair: dict[str, list[_Rated]] = defaultdict(list)
    for one in rated:
        by_article[str(one.row.article_id)].append(one)
        by_kind[one.row.kind].append(one)
        for pair in combinations(sorted(one.given), 2):
            by_pair[" ".join(pair)].append(
                _Rated(row=one.row, given={person: one.given[person] for person in pair})
            )
    return by_article, by_kind, by_pair


def _table(groups: Mapping[str, list[_Rated]], labels: Mapping[str, str]) -> tuple[Figures, ...]:
    largest = sorted(groups, key=lambda name: (-len(groups[name]), name))[:_MOST]
    return tuple(
        _figures(name, labels.get(name, name), groups[name], _GROUP_RESAMPLES) for name in largest
    )


def _pairs(groups: Mapping[str, list[_Rated]]) -> tuple[Figures, ...]:
    largest = sorted(groups, key=lambda name: (-len(groups[name]), name))[:_MOST]
    return tuple(
        _figures(name, " and ".join(name.split(" ")), groups[name], _GROUP_RESAMPLES, pair=name)
        for name in largest
    )


def _figures(name: str, label: str, rated: list[_Rated], resamples: int, pair: str = "") -> Figures:
    ratings = {one.row.claim_id: one.given for one in rated}
    units = patterns(ratings)
    agreed, kappa, nominal, ordinal = measure_all(
        units, (percent, fleiss, alpha, partial(alpha, order=ORDER)), resamples=resamples
    )
    first, _, second = pair.partition(" ")
    return Figures(
        name=name,
        label=label,
        claims=sum(units.values()),
        differing=sum(len(set(given.values())) > 1 for given in ratings.values()),
        percent=agreed,
        fleiss=kappa,
        nominal=nominal,
        ordinal=ordinal,
        cohen=cohen(ratings, first, second) if pair else None,
    )


def _differing(one: _Rated, *, names_shown: bool) -> Differing:
    hidden = one.row.state == ClaimState.DISPUTED and not names_shown
    return Differing(
        id=one.row.claim_id,
        statement=one.row.statement,
        article_id=one.row.article_id,
        article=one.row.title,
        kind=one.row.kind,
        state=one.row.state,
        settled_as=one.row.settled_as,
        given=tuple(("" if hidden else person, label) for person, label in one.given.items()),
    )
