"""The versions of an article, what waits to go over to the new one, and what was said of the old words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.matching.differences import Piece, differences
from factcheck.queries import parts
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.store.version import ArticleVersion, CarriedClaim, VersionProposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An article in the line of its versions."""

    id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """That an article looks like a new wording of an earlier one."""

    id: int
    article: Wording
    earlier: Wording
    overlap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an article stands among its versions, as its own page tells it."""

    earlier: Wording | None
    later: Wording | None
    newest: Wording | None
    """The last of its versions; None where it is that itself."""
    proposals: tuple[Proposal, ...]
    """Open ones that name it, as the new wording or as the old."""
    waiting: int
    """Claims of the earlier version that nobody has said yes or no to."""
    references: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedLine:
    """A claim of the earlier version and where it stands now."""

    id: int
    claim: int
    statement: str
    kind: str
    state_before: str
    found: str
    why: str
    was: tuple[Piece, ...]
    now: tuple[Piece, ...]
    state: str
    carried: int | None
    """The claim of the new version, once confirmed."""
    evidence: int
    verdicts: int
    decided_by: str | None
    decided_at: datetime | None

    @property
    def has_work(self) -> bool:
        """Whether people have put work into the old claim."""
        return bool(self.evidence or self.verdicts) or self.state_before != "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage:
    """An article's versions, and the claims on their way to it."""

    article: Wording
    line: tuple[Wording, ...]
    """All versions, the earliest first, this one among them."""
    standing: Standing
    carried: tuple[CarriedLine, ...]
    text: str
    """The words of this version, for placing claims by hand; "" where none waits."""
    counts: Mapping[str, int]
    """Waiting claims by what was found."""
    own_verdicts: int
    """The viewer's verdicts on unchanged words of confirmed claims that they have not given again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """What was said of the claim this one was carried from, on the words of then."""

    claim: int
    article: int
    text: str
    statement: str
    same_words: bool
    settled_as: str | None
    verdicts: tuple[parts.VerdictLine, ...]
    hidden: int
    """Verdicts of others that are not shown before one's own is given."""


def standing(session: Session, article_id: int) -> Standing:
    """Where an article stands among its versions."""
    line = version_line(session, article_id)
    place = next((at for at, one in enumerate(line) if one.id == article_id), 0)
    waiting = session.scalar(
        select(func.count())
        .select_from(CarriedClaim)
        .join(ArticleVersion, ArticleVersion.id == CarriedClaim.version_id)
        .where(ArticleVersion.article_id == article_id, CarriedClaim.state == "waiting")
    )
    return Standing(
        earlier=line[place - 1] if place else None,
        later=line[place + 1] if place + 1 < len(line) else None,
        newest=line[-1] if place + 1 < len(line) else None,
        proposals=_proposals(session, article_id),
        waiting=waiting or 0,
    )


def version_line(session: Session, article_id: int) -> tuple[Wording, ...]:
    """All versions of an article, the earliest first; empty where it has no other."""
    links = dict(
        session.execute(select(ArticleVersion.article_id, ArticleVersion.earlier_id)).all()
    )
    later = {earlier: article for article, earlier in links.items()}
    first = article_id
    while first in links:
        first = links[first]
    line = [first]
    while line[-1] in later:
        line.append(later[line[-1]])
    if len(line) == 1:
        return ()
    titles = dict(
        session.execute(select(Article.id, Article.title).where(Article.id.in_(line))).all()
    )
    return tuple(Wording(id=number, title=titles[number]) for number in line)


def _proposals(session: Session, article_id: int) -> tuple[Proposal, ...]:
    new, old = aliased(Article), aliased(Article)
    rows = session.execute(
        select(
            VersionProposal.id, VersionProposal.overlap, VersionProposal.article_id,
            VersionProposal.earlier_id, new.title.label("title"), old.title.label("old_title"),
        )
        .join(new, new.id == VersionProposal.article_id)
        .join(old, old.id == VersionProposal.earlier_id)
        .where(
            VersionProposal.state == "open",
            or_(VersionProposal.article_id == article_id, VersionProposal.earlier_id == article_id),
        )
        .order_by(VersionProposal.id)
    )  # fmt: skip
    return tuple(
        Proposal(
            id=row.id,
            article=Wording(id=row.article_id, title=row.title),
            earlier=Wording(id=row.earlier_id, title=row.old_title),
            overlap=row.overlap,
        )
        for row in rows
    )


def versions_page(session: Session, article_id: int, *, viewer: str) -> VersionsPage:
    """An article's versions and what waits for a person's word.

    Raises:
        NoResultFound: there is no such article.
    """
    article = session.get_one(Article, article_id)
    lines = _carried(session, article_id)
    order = ["changed", "moved", "vanished", "unchanged"]
    waiting = Counter(one.found for one in lines if one.state == "waiting")
    return VersionsPage(
        article=Wording(id=article.id, title=article.title),
        line=version_line(session, article_id),
        standing=standing(session, article_id),
        carried=tuple(
            sorted(
                lines,
                key=lambda one: (one.state != "waiting", order.index(one.found), not one.has_work),
            )
        ),
        text=article.text if waiting else "",
        counts={name: waiting[name] for name in order},
        own_verdicts=_to_stand_by(session, article_id, viewer),
    )


def _carried(session: Session, article_id: int) -> list[CarriedLine]:
    evidence = (
        select(func.count())
        .where(Evidence.claim_id == Claim.id, Evidence.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    verdicts = (
        select(func.count()).where(Verdict.claim_id == Claim.id, Verdict.in_force).scalar_subquery()
    )
    rows = session.execute(
        select(
            CarriedClaim.id, Claim.id.label("claim"), Claim.statement, Claim.kind, Claim.text.label("old"),
            Claim.state.label("state_before"), CarriedClaim.found, CarriedClaim.why, CarriedClaim.text,
            CarriedClaim.state, CarriedClaim.claim_id, CarriedClaim.decided_by, CarriedClaim.decided_at,
            evidence.label("evidence"), verdicts.label("verdicts"),
        )
        .join(ArticleVersion, ArticleVersion.id == CarriedClaim.version_id)
        .join(Claim, Claim.id == CarriedClaim.carried_from_id)
        .where(ArticleVersion.article_id == article_id)
        .order_by(Claim.start, Claim.id)
    )  # fmt: skip
    made = []
    for row in rows:
        was, now = _both(row.old, row.text)
        made.append(
            CarriedLine(
                id=row.id, claim=row.claim, statement=row.statement, kind=row.kind,
                state_before=row.state_before, found=row.found, why=row.why, was=was, now=now,
                state=row.state, carried=row.claim_id, evidence=row.evidence, verdicts=row.verdicts,
                decided_by=row.decided_by, decided_at=row.decided_at,
            )
        )  # fmt: skip
    return made


def _both(old: str, new: str | None) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    return differences(old, new) if new is not None else ((Piece("gone", old),), ())


def _to_stand_by(session: Session, article_id: int, viewer: str) -> int:
    new, again = aliased(Claim), aliased(Verdict)
    given = (
        select(again.id)
        .where(
            again.claim_id == CarriedClaim.claim_id,
            again.question == Verdict.question,
            again.reviewer == viewer,
        )
        .exists()
    )
    return (
        session.scalar(
            select(func.count())
            .select_from(CarriedClaim)
            .join(ArticleVersion, ArticleVersion.id == CarriedClaim.version_id)
            .join(Claim, Claim.id == CarriedClaim.carried_from_id)
            .join(new, new.id == CarriedClaim.claim_id)
            .join(Verdict, Verdict.claim_id == Claim.id)
            .where(
                ArticleVersion.article_id == article_id,
                CarriedClaim.found.in_(["unchanged", "moved"]),
                new.statement == Claim.statement,
                new.state.not_in(["settled", "excluded"]),
                Verdict.in_force,
                Verdict.reviewer == viewer,
                ~given,
            )
        )
        or 0
    )


def carried_over(session: Session, claim_id: int, *, viewer: str) -> CarriedOver | None:
    """What was said of the claim that `claim_id` was carried from; None where it was not carried."""
    row = session.execute(
        select(
            Claim.id, Claim.article_id, Claim.text, Claim.statement, Claim.state,
            Claim.verdicts_wanted, Claim.settled_as, CarriedClaim.found,
        )
        .join(CarriedClaim, CarriedClaim.carried_from_id == Claim.id)
        .where(CarriedClaim.claim_id == claim_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        return None
    given: Sequence[parts.VerdictLine] = parts.verdicts(session, row.id)
    seen, hidden = parts.seen_by(viewer, row.state, row.verdicts_wanted, given)
    return CarriedOver(
        claim=row.id,
        article=row.article_id,
        text=row.text,
        statement=row.statement,
        same_words=row.found in {"unchanged", "moved"},
        settled_as=row.settled_as,
        verdicts=seen,
        hidden=hidden,
    )
