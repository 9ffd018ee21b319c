"""Near copies of stored articles: noticed by the machine, decided by a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.history.log import record
from factcheck.matching.shingles import NEAR_COPY, overlap, runs, sample
from factcheck.store.article import Article
from factcheck.store.version import ArticleShingle, VersionProposal
from factcheck.workflow.across import compare_after_all
from factcheck.workflow.desk import PROGRAM
from factcheck.workflow.detectors import switches
from factcheck.workflow.kinship import DECLINED, OPEN, bring_in_line, newest

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


def decline_version(
    session: Session, *, proposal_id: int, actor: str, at: datetime
) -> VersionProposal:
    """Say that an article is no new version of the one it resembles: from now on they are two stories.

    What the two tell otherwise is noticed now.

    Raises:
        NoResultFound: there is no such proposal.
        RuleViolationError: it was answered already.
    """
    proposal = session.get_one(VersionProposal, proposal_id)
    if proposal.state != OPEN:
        raise RuleViolationError("Somebody has answered this already.")
    proposal.state = DECLINED
    proposal.decided_at, proposal.decided_by = at, actor
    pair = {proposal.article_id, proposal.earlier_id}
    session.flush()
    bring_in_line(session, pair, switches(session), at)
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
    compare_after_all(session, article_id=proposal.article_id, others=pair, actor=actor, at=at)
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
