"""New wordings of an article: noticed, linked by a person, and what of the old one goes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.finding import FindingState
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.matching.anchoring import Anchor, Found, Rewording
from factcheck.matching.shingles import NEAR_COPY, overlap, runs, sample
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.version import ArticleShingle, ArticleVersion, CarriedClaim, VersionProposal
from factcheck.workflow.desk import PROGRAM

OPEN, ACCEPTED, DECLINED = "open", "accepted", "declined"
"""What became of a proposal."""
WAITING = "waiting"
"""What a claim is until a person says whether it goes over."""
_MOST_KEYS = 5_000
"""Keys of a text that are looked up: beyond 200,000 words no more are needed to know a copy."""
_CANDIDATES = 5
_BACKLOG = 50
"""Articles that get their keys at a time, the latest first."""


def propose_versions(session: Session, *, article: Article, at: datetime) -> VersionProposal | None:
    """Notice that a new article is a near copy of a stored one, and say so: a person decides.

    Raises nothing: where there is no near copy, nothing is recorded.
    """
    _catch_up(session)
    best = _nearest(session, article, runs(article.text))
    if best is None:
        return None
    earlier_id, share = best
    proposal = VersionProposal(
        article_id=article.id,
        earlier_id=earlier_id,
        overlap=round(share, 4),
        state=OPEN,
        proposed_at=at,
    )
    session.add(proposal)
    session.flush()
    record(
        session,
        actor=PROGRAM,
        action=Action.VERSION_PROPOSED,
        subject=f"article/{article.id}",
        data={"title": article.title, "earlier": earlier_id, "share": f"{share:.0%}"},
        at=at,
        article=article.id,
    )
    return proposal


def _index(session: Session, article_id: int, whole: frozenset[int]) -> None:
    keys = sorted(sample(whole))[:_MOST_KEYS]
    if keys:
        session.execute(
            insert(ArticleShingle), [{"key": key, "article_id": article_id} for key in keys]
        )


def _catch_up(session: Session) -> None:
    """Keep the keys of the articles that have none: the new one, and those of before there were keys."""
    known = select(ArticleShingle.article_id).where(ArticleShingle.article_id == Article.id)
    for row in session.execute(
        select(Article.id, Article.text)
        .where(~known.exists(), Article.characters > _SHORT)
        .order_by(Article.id.desc())
        .limit(_BACKLOG)
    ):
        _index(session, row.id, runs(row.text))


_SHORT = 200
"""Characters below which a text has hardly a key."""


def _nearest(session: Session, article: Article, whole: frozenset[int]) -> tuple[int, float] | None:
    keys = sorted(sample(whole))[:_MOST_KEYS]
    if not keys:
        return None
    shared = func.count().label("shared")
    rows = session.execute(
        select(ArticleShingle.article_id)
        .where(ArticleShingle.key.in_(keys), ArticleShingle.article_id != article.id)
        .group_by(ArticleShingle.article_id)
        .order_by(shared.desc(), ArticleShingle.article_id.desc())
        .limit(_CANDIDATES)
    ).all()
    texts = session.execute(
        select(Article.id, Article.text).where(Article.id.in_([row.article_id for row in rows]))
    )
    found = [(overlap(whole, runs(row.text)), row.id) for row in texts]
    share, earlier = max(found, default=(0.0, 0))
    if share < NEAR_COPY:
        return None
    return newest(session, earlier), share


def newest(session: Session, article_id: int) -> int:
    """The last of the versions that follow an article; itself where there is none."""
    later = dict(
        session.execute(select(ArticleVersion.earlier_id, ArticleVersion.article_id)).all()
    )
    while article_id in later:
        article_id = later[article_id]
    return article_id


def link_version(
    session: Session, *, article_id: int, earlier_id: int, actor: str, at: datetime
) -> ArticleVersion:
    """Make an article the next version of another, and find its claims again in the new wording.

    Every claim waits for a person's word; answers to findings go over where the words are the same.

    Raises:
        NoResultFound: there is no such article.
        RuleViolationError: it is the same text, or one of them has its place in a line already.
    """
    article, earlier = session.get_one(Article, article_id), session.get_one(Article, earlier_id)
    _demand_free(session, article, earlier)
    version = ArticleVersion(
        article_id=article_id, earlier_id=earlier_id, linked_at=at, linked_by=actor
    )
    session.add(version)
    rewording = Rewording(earlier.text, article.text)
    claims = session.scalars(
        select(Claim).where(Claim.article_id == earlier_id).order_by(Claim.start, Claim.id)
    ).all()
    rows = [_carried(version, claim, rewording) for claim in claims]
    session.add_all(rows)
    answered = _keep_answers(session, earlier, article, rewording, at)
    for proposal in session.scalars(
        select(VersionProposal).where(
            VersionProposal.article_id == article_id, VersionProposal.state == OPEN
        )
    ):
        proposal.state = ACCEPTED if proposal.earlier_id == earlier_id else DECLINED
        proposal.decided_at, proposal.decided_by = at, actor
    session.flush()
    counts = Counter(row.found for row in rows)
    record(
        session,
        actor=actor,
        action=Action.VERSION_LINKED,
        subject=f"article/{article_id}",
        data={
            "title": article.title,
            "earlier": earlier_id,
            **{found.value: counts[found.value] for found in Found},
            "answers": answered,
        },
        at=at,
        article=article_id,
    )
    return version


def decline_version(
    session: Session, *, proposal_id: int, actor: str, at: datetime
) -> VersionProposal:
    """Say that an article is no new version of the one it resembles.

    Raises:
        NoResultFound: there is no such proposal.
        RuleViolationError: it was answered already.
    """
    proposal = session.get_one(VersionProposal, proposal_id)
    if proposal.state != OPEN:
        raise RuleViolationError("Somebody has answered this already.")
    proposal.state = DECLINED
    proposal.decided_at, proposal.decided_by = at, actor
    title = session.get_one(Article, proposal.article_id).title
    record(
        session,
        actor=actor,
        action=Action.VERSION_DECLINED,
        subject=f"article/{proposal.article_id}",
        data={"title": title, "earlier": proposal.earlier_id},
        at=at,
        article=proposal.article_id,
    )
    return proposal


def _demand_free(session: Session, article: Article, earlier: Article) -> None:
    if article.id == earlier.id:
        raise RuleViolationError("These are the same words: there is no new wording.")
    before = session.scalar(
        select(ArticleVersion.earlier_id).where(ArticleVersion.article_id == article.id)
    )
    if before is not None:
        raise RuleViolationError(
            f"Article {article.id} is the new version of article {before} already."
        )
    last = newest(session, earlier.id)
    if last == article.id or newest(session, article.id) == last:
        raise RuleViolationError(
            f"Article {earlier.id} is a later version of article {article.id}."
        )
    if last != earlier.id:
        raise RuleViolationError(
            f"Article {earlier.id} has a newer version already: article {last}. Name that one."
        )


def _carried(version: ArticleVersion, claim: Claim, rewording: Rewording) -> CarriedClaim:
    anchor = rewording.find([Span(start, end) for start, end in claim.parts])
    span = anchor.span
    return CarriedClaim(
        version=version,
        carried_from=claim,
        found=anchor.found.value,
        start=span.start if span else None,
        end=span.end if span else None,
        text=span.of(rewording.new) if span else None,
        parts=[[part.start, part.end] for part in anchor.parts],
        likeness=round(anchor.likeness, 4),
        why=anchor.why,
        state=WAITING,
    )


def _keep_answers(
    session: Session, earlier: Article, article: Article, rewording: Rewording, at: datetime
) -> int:
    """Answers of people to findings on words that stand in the new version as they did; how many."""
    answered = session.scalars(
        select(Finding)
        .where(
            Finding.article_id == earlier.id,
            Finding.state.in_(
                [
                    FindingState.DISMISSED.value,
                    FindingState.EXPLAINED.value,
                    FindingState.CONFIRMED.value,
                ]
            ),
        )
        .order_by(Finding.id)
    ).all()
    waiting = session.scalars(
        select(Finding).where(
            Finding.article_id == article.id, Finding.state == FindingState.OPEN.value
        )
    ).all()
    kept = 0
    for old in answered:
        new = _same_finding(old, waiting, rewording)
        if new is None:
            continue
        new.state = old.state
        new.reason = (
            f"{old.reason} (as on the same words in article {earlier.id}, finding {old.id})"
        )
        new.decided_by, new.decided_at = old.decided_by, at
        new.version += 1
        kept += 1
    return kept


def _same_finding(old: Finding, waiting: Sequence[Finding], rewording: Rewording) -> Finding | None:
    alike = [
        one
        for one in waiting
        if one.state == FindingState.OPEN
        and (one.detector, one.kind, one.text) == (old.detector, old.kind, old.text)
        and [place["text"] for place in one.related] == [place["text"] for place in old.related]
    ]
    if not alike:
        return None
    by_mark = next((one for one in alike if one.mark == old.mark), None)
    if by_mark is not None:
        return by_mark
    anchor: Anchor = rewording.find([Span(old.start, old.end)])
    if anchor.found is not Found.UNCHANGED or anchor.span is None:
        return None
    return next((one for one in alike if one.start == anchor.span.start), None)
