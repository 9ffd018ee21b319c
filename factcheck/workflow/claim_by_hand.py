"""Claims that people make, and claims left out that they take in again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import AttributionMode, ClaimOrigin, ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.matching.locating import locate
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim
from factcheck.store.setting import setting_of
from factcheck.workflow import lineage
from factcheck.workflow.claim_rows import made_by_hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who is credited with a claim, and in whose voice it is made."""

    claimant: str = ""
    cue: str = ""
    channel: str = ""
    mode: AttributionMode | None = None


def add_claim(
    session: Session,
    *,
    article_id: int,
    words: str,
    statement: str,
    near: int | None = None,
    kind: str | None = None,
    credit: Credit | None = None,
    origin: ClaimOrigin = ClaimOrigin.PERSON,
    suggestion: int | None = None,
    actor: str,
    at: datetime,
) -> Claim:
    """A new claim on words of an article, found where they stand.

    Raises:
        NoResultFound: there is no such article.
        InputError: the words are not in the article.
        RuleViolationError: there is no statement, or the article has this claim already.
    """
    article = session.get_one(Article, article_id)
    parts = locate(article.text, words, near=near)
    credit = credit or Credit()
    claim = made_by_hand(
        article,
        statement=statement,
        parts=parts,
        origin=origin,
        sentence=_sentence(session, article, parts[0]),
        kind=kind or None,
        values=lineage.values_at(article, parts),
        claimant=credit.claimant.strip() or None,
        cue=credit.cue.strip() or None,
        channel=credit.channel.strip() or None,
        mode=credit.mode,
        verdicts_wanted=int(setting_of(session, "verdicts-wanted")),
    )
    _demand_new(session, claim)
    session.add(claim)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.CLAIM_ADDED,
        subject=f"claim/{claim.id}",
        data={"claim": claim.id, "statement": claim.statement, "words": claim.text}
        | ({"suggestion": suggestion} if suggestion is not None else {}),
        at=at,
        article=article_id,
    )
    return claim


def take_claim_in(
    session: Session, *, claim_id: int, reason: str, version: int, actor: str, at: datetime
) -> Claim:
    """Take a claim that was left out back into review; its verdicts stay and can be revised.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not left out, others stand in its place, or the reason is missing.
        StaleEditError: somebody changed it since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.version != version:
        raise StaleEditError(
            "This claim has changed since you opened it. Your reason is kept below; look again.",
            theirs={"state": claim.state.replace("_", " "), "version": str(claim.version)},
        )
    lineage.demand_in_place(session, claim)
    if claim.state != ClaimState.EXCLUDED:
        raise RuleViolationError("This claim is not left out.")
    if not reason.strip():
        raise RuleViolationError("Say why it is taken in again: the reason goes into the record.")
    claim.state = ClaimState.REOPENED.value
    claim.excluded_because = None
    claim.version += 1
    record(
        session,
        actor=actor,
        action=Action.CLAIM_TAKEN_IN,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "reason": reason.strip()},
        at=at,
        article=claim.article_id,
    )
    return claim


def _demand_new(session: Session, claim: Claim) -> None:
    for other in session.scalars(
        select(Claim).where(
            Claim.article_id == claim.article.id,
            Claim.start == claim.start,
            Claim.end == claim.end,
            Claim.statement == claim.statement,
        )
    ):
        raise RuleViolationError(f"The article has this already: claim {other.id} says the same.")


def _sentence(session: Session, article: Article, part: Span) -> Sentence | None:
    return session.scalar(
        select(Sentence)
        .where(
            Sentence.article_id == article.id,
            Sentence.start <= part.start,
            Sentence.end > part.start,
        )
        .limit(1)
    )
