"""Settling a claim, sending it back with a question, withdrawing what was settled, opening it again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED, demand_settler
from factcheck.domain.roles import Role, covers
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.account import Account
from factcheck.store.claim import Claim
from factcheck.store.known import standing_of
from factcheck.store.review import ClaimQuestion
from factcheck.store.setting import setting_of
from factcheck.store.verdict import Verdict
from factcheck.workflow.lineage import demand_in_place
from factcheck.workflow.review import open_question
from factcheck.workflow.scale import label_on
from factcheck.workflow.staleness import clear_marks, spread_verdict


def settle_claim(
    session: Session,
    *,
    claim_id: int,
    label: str,
    reason: str,
    adjudicator: str,
    at: datetime,
    scale: str | None = None,
) -> Claim:
    """Close a claim that is agreed or disputed under one label of the truth question.

    The label need not be one that a reviewer gave. `label` is a label of `scale` (the built-in one unless
    named).

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not ready, the reason is missing, or it is the adjudicator's own dispute.
        StaleEditError: somebody else settled it in the meantime; carries their label and reason.
    """
    claim = session.get_one(Claim, claim_id)
    asked = open_question(session, claim_id)
    _demand_open(claim)
    if claim.state not in {ClaimState.AGREED, ClaimState.DISPUTED} and asked is None:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}; only an agreed or disputed one can be settled."
        )
    if not reason.strip():
        raise RuleViolationError(
            "Say what decided it: the reason goes into the record and the report."
        )
    alone = _is_only_settler(session, adjudicator)
    own = demand_settler(
        adjudicator,
        state=claim.state,
        reviewers=_reviewers(session, claim_id),
        alone=alone,
        two_people=setting_of(session, "two-person-rule"),
    )
    chosen = label_on(session, scale or Question.TRUTH.value, label, Question.TRUTH)
    before = claim.state
    stood = standing_of(session, [claim_id]).get(claim_id)
    clear_marks(session, claim_id, by=adjudicator, because="it was settled", at=at)
    claim.state = ClaimState.SETTLED.value
    claim.settled_as = chosen.means
    claim.settled_label = chosen.label
    claim.settled_because = reason.strip()
    claim.settled_at = at
    claim.withdrawn_as = claim.withdrawn_because = claim.withdrawn_at = None
    claim.version += 1
    if asked is not None:
        asked.closed_at = at
    exceptional = own and (before != ClaimState.AGREED or setting_of(session, "two-person-rule"))
    event = record(
        session,
        actor=adjudicator,
        action=Action.CLAIM_SETTLED_ALONE if exceptional else Action.CLAIM_SETTLED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "label": chosen.means,
            "as_given": chosen.label,
            "reason": reason.strip(),
            "state": [before, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    spread_verdict(session, event, claim_id=claim_id, before=stood, at=at)
    return claim


def send_back(
    session: Session, *, claim_id: int, question: str, adjudicator: str, at: datetime
) -> ClaimQuestion:
    """Ask those who disagree something before a dispute is settled; they may revise or stand by theirs.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not disputed, nothing is asked, or it is the adjudicator's own dispute.
    """
    claim = session.get_one(Claim, claim_id)
    _demand_open(claim)
    if claim.state != ClaimState.DISPUTED:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}; only a disputed one can be sent back."
        )
    if not question.strip():
        raise RuleViolationError("Ask something: the reviewers see your question with the claim.")
    if adjudicator in _reviewers(session, claim_id):
        raise RuleViolationError("You are part of this dispute: ask somebody else to look at it.")
    last = session.scalar(select(func.max(Verdict.id)).where(Verdict.claim_id == claim_id))
    asked = ClaimQuestion(
        claim_id=claim_id,
        words=question.strip(),
        asked_by=adjudicator,
        asked_at=at,
        last_verdict_id=last or 0,
    )
    session.add(asked)
    before = claim.state
    claim.state = ClaimState.IN_REVIEW.value
    claim.version += 1
    session.flush()
    record(
        session,
        actor=adjudicator,
        action=Action.CLAIM_SENT_BACK,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "question": asked.words,
            "state": [before, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    return asked


def withdraw_settlement(
    session: Session, *, claim_id: int, reason: str, actor: str, at: datetime
) -> Claim:
    """Withdraw a settled verdict; until it is settled anew, reports say that and why.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not settled, or the reason is missing.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state != ClaimState.SETTLED or claim.settled_as is None:
        raise RuleViolationError(
            f"This claim is {claim.state.replace('_', ' ')}: it has no settled verdict to withdraw."
        )
    if not reason.strip():
        raise RuleViolationError("Say why: the report tells its readers the reason.")
    withdrawn = stood = claim.settled_as
    claim.state = ClaimState.REOPENED.value
    claim.withdrawn_as = withdrawn
    claim.withdrawn_because = reason.strip()
    claim.withdrawn_at = at
    claim.settled_as = claim.settled_label = claim.settled_because = claim.settled_at = None
    claim.version += 1
    event = record(
        session,
        actor=actor,
        action=Action.CLAIM_WITHDRAWN,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "label": withdrawn,
            "reason": reason.strip(),
            "state": [ClaimState.SETTLED.value, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    spread_verdict(session, event, claim_id=claim_id, before=stood, at=at)
    return claim


def reopen_claim(
    session: Session, *, claim_id: int, reason: str, actor: str, at: datetime
) -> Claim:
    """Open a settled or excluded claim again; its verdicts stay and can be revised.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: it is not closed, or the reason is missing.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state not in CLOSED:
        raise RuleViolationError("This claim is open already.")
    demand_in_place(session, claim)
    if not reason.strip():
        raise RuleViolationError("Say why it is opened again: the reason goes into the record.")
    before, stood = claim.state, claim.settled_as
    open_again(claim)
    event = record(
        session,
        actor=actor,
        action=Action.CLAIM_REOPENED,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "reason": reason.strip(), "state": [before, claim.state]},
        at=at,
        article=claim.article_id,
    )
    spread_verdict(session, event, claim_id=claim_id, before=stood, at=at)
    return claim


def open_again(claim: Claim) -> None:
    """Put a closed claim back into review; part of what is recorded."""
    claim.state = ClaimState.REOPENED.value
    claim.settled_as = claim.settled_label = claim.settled_because = claim.settled_at = None
    claim.excluded_because = None
    claim.version += 1


def _demand_open(claim: Claim) -> None:
    if claim.state == ClaimState.SETTLED:
        raise StaleEditError(
            "This claim is settled already; nothing of yours was changed or recorded. What you wrote is "
            "kept below.",
            theirs={
                "settled as": (claim.settled_as or "").replace("-", " "),
                "reason": claim.settled_because or "",
                "version": str(claim.version),
            },
        )


def _reviewers(session: Session, claim_id: int) -> set[str]:
    return set(
        session.scalars(
            select(Verdict.reviewer).where(
                Verdict.claim_id == claim_id, Verdict.question == Question.TRUTH, Verdict.in_force
            )
        )
    )


def _is_only_settler(session: Session, adjudicator: str) -> bool:
    """Whether nobody else with an enabled account may settle."""
    people = session.execute(
        select(Account.email, Account.role).where(Account.disabled_at.is_(None))
    )
    return [email for email, role in people if covers(Role(role), Role.ADJUDICATOR)] == [
        adjudicator
    ]
