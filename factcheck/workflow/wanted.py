"""How many independent verdicts a claim asks for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED, state_after
from factcheck.domain.setting import MOST_VERDICTS
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.verdict import Verdict
from factcheck.workflow.review import open_question


def ask_for_verdicts(
    session: Session, *, claim_id: int, wanted: int, version: int, actor: str, at: datetime
) -> Claim:
    """Ask for `wanted` independent verdicts on one claim; it may need more, or be agreed, from then on.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: the claim is closed, or asks for so many already.
        StaleEditError: somebody changed the claim since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.version != version:
        raise StaleEditError(
            "This claim has changed since you opened it. Look again, and save again if it still holds.",
            theirs={
                "state": claim.state.replace("_", " "),
                "verdicts": str(claim.verdicts_wanted),
                "version": str(claim.version),
            },
        )
    demand_askable(claim, wanted)
    before, state = claim.verdicts_wanted, claim.state
    set_wanted(session, claim, wanted)
    record(
        session,
        actor=actor,
        action=Action.CLAIM_VERDICTS_SET,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "wanted": wanted,
            "before": before,
            "state": [state, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    return claim


def ask_for_verdicts_on_article(
    session: Session, *, article_id: int, wanted: int, actor: str, at: datetime
) -> int:
    """Ask for `wanted` independent verdicts on every claim of an article that is not closed.

    Returns:
        How many claims that changed.

    Raises:
        NoResultFound: there is no such article.
        RuleViolationError: none of them changes.
    """
    article = session.get_one(Article, article_id)
    _demand_number(wanted)
    claims = session.scalars(
        select(Claim)
        .where(
            Claim.article_id == article_id,
            Claim.state.not_in([state.value for state in CLOSED]),
            Claim.verdicts_wanted != wanted,
        )
        .order_by(Claim.id)
    ).all()
    if not claims:
        raise RuleViolationError("No claim of this article that is open asks for another number.")
    for claim in claims:
        set_wanted(session, claim, wanted)
    record(
        session,
        actor=actor,
        action=Action.ARTICLE_VERDICTS_SET,
        subject=f"article/{article_id}",
        data={"title": article.title, "wanted": wanted, "claims": len(claims)},
        at=at,
        article=article_id,
    )
    return len(claims)


def demand_askable(claim: Claim, wanted: int) -> None:
    """That a claim can ask for `wanted` verdicts from now on.

    Raises:
        RuleViolationError: it is closed, asks for so many already, or nobody asks for so many.
    """
    _demand_number(wanted)
    if claim.state in CLOSED:
        raise RuleViolationError(f"This claim is {claim.state}. Reopen it first.")
    if claim.verdicts_wanted == wanted:
        raise RuleViolationError("This claim asks for so many verdicts already.")


def _demand_number(wanted: int) -> None:
    if not 1 <= wanted <= MOST_VERDICTS:
        raise RuleViolationError(f"A claim asks for one to {MOST_VERDICTS} independent verdicts.")


def set_wanted(session: Session, claim: Claim, wanted: int) -> None:
    """Ask for another number, and put the claim where that leaves it; part of what is recorded."""
    claim.verdicts_wanted = wanted
    claim.version += 1
    # A reopened claim waits for somebody to say more; a question back waits for its answers.
    if claim.state == ClaimState.REOPENED or open_question(session, claim.id):
        return
    labels = session.scalars(
        select(Verdict.label).where(
            Verdict.claim_id == claim.id,
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
        )
    ).all()
    claim.state = state_after(labels, wanted).value
