"""New wordings of an article: linked by a person, and what of the old one goes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.finding import FindingState
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.matching.anchoring import Anchor, Found, Rewording
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.version import ArticleVersion, CarriedClaim, VersionProposal
from factcheck.workflow.across import compare_after_all
from factcheck.workflow.detectors import switches
from factcheck.workflow.kinship import ACCEPTED, DECLINED, OPEN, bring_in_line, kin, newest

WAITING = "waiting"
"""What a claim is until a person says whether it goes over."""


def link_version(
    session: Session, *, article_id: int, earlier_id: int, actor: str, at: datetime
) -> ArticleVersion:
    """Make an article the next version of another, and find its claims again in the new wording.

    Every claim waits for a person's word; answers to findings go over where the words are the same.
    What is open between the two, or any other two versions, is closed: a change is no conflict.

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
    passed_over = set()
    for proposal in session.scalars(
        select(VersionProposal).where(
            VersionProposal.article_id == article_id, VersionProposal.state == OPEN
        )
    ):
        proposal.state = ACCEPTED if proposal.earlier_id == earlier_id else DECLINED
        proposal.decided_at, proposal.decided_by = at, actor
        if proposal.state == DECLINED:
            passed_over.add(proposal.earlier_id)
    session.flush()
    closed = bring_in_line(session, kin(session, article_id) | passed_over, switches(session), at)
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
            "between": closed,
        },
        at=at,
        article=article_id,
    )
    if passed_over:
        compare_after_all(session, article_id=article_id, others=passed_over, actor=actor, at=at)
    return version


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
        and [place["article"] for place in one.elsewhere]
        == [place["article"] for place in old.elsewhere]
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
