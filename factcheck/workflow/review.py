"""Verdicts: one reviewer, one question, one answer in force."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED, demand_grounds, state_after, state_after_question
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.known import shared_evidence, standing_of
from factcheck.store.review import ClaimQuestion
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.workflow import in_hand
from factcheck.workflow.lineage import counted, replaced_by
from factcheck.workflow.scale import label_on
from factcheck.workflow.staleness import Reuse, clear_marks, keep_reuse, spread_verdict


def record_verdict(
    session: Session,
    *,
    claim_id: int,
    question: Question,
    label: str,
    rationale: str,
    as_of: date,
    looked_at: str = "",
    version: int,
    reviewer: str,
    at: datetime,
    scale: str | None = None,
    reuse: Reuse | None = None,
) -> Verdict:
    """Add one reviewer's answer, replacing their own earlier one, and move the claim on.

    `label` is a label of `scale` (the built-in one of the question unless named). `version` is the
    claim's when the reviewer looked at it. `reuse` says which earlier claim's verdict is taken over.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: a rule of review refuses it; the message says which.
        StaleEditError: somebody gave a verdict since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state in CLOSED:
        raise RuleViolationError(_closed(session, claim))
    _demand_fitting(session, claim, question)
    chosen = label_on(session, scale or question.value, label, question)
    evidence = session.scalar(
        select(func.count())
        .select_from(Evidence)
        .where(Evidence.claim_id == claim_id, Evidence.withdrawn_at.is_(None))
    )
    demand_grounds(
        question=question,
        label=chosen.means,
        rationale=rationale,
        evidence=(evidence or 0)
        + len(reuse.evidence if reuse else shared_evidence(session, claim_id)),
        looked_at=looked_at,
    )
    in_force = list(
        session.scalars(
            select(Verdict)
            .where(Verdict.claim_id == claim_id, Verdict.in_force)
            .order_by(Verdict.id)
        )
    )
    _demand_fresh(claim, version, [one for one in in_force if one.question == question])
    stood = standing_of(session, [claim_id]).get(claim_id)
    own = next((v for v in in_force if v.reviewer == reviewer and v.question == question), None)
    if own:
        own.in_force = False
        session.flush()
    verdict = Verdict(
        claim_id=claim_id,
        question=question.value,
        label=chosen.means,
        scale_label=chosen,
        rationale=rationale.strip(),
        looked_at=looked_at.strip(),
        as_of=as_of,
        reviewer=reviewer,
        given_at=at,
        replaces_id=own.id if own else None,
        in_force=True,
    )
    session.add(verdict)
    before = claim.state
    if question is Question.TRUTH:
        session.flush()
        keep_reuse(session, verdict, reuse)
        clear_marks(session, claim_id, by=reviewer, because="a new verdict was given", at=at)
        others = [v for v in in_force if v.question == question and v is not own]
        _move_on(session, claim, [*others, verdict], at)
        in_hand.end(session, claim_id, reviewer, because=in_hand.DONE, at=at)
    claim.version += 1
    session.flush()
    event = record(
        session,
        actor=reviewer,
        action=Action.VERDICT_REUSED if reuse else _told(own, verdict),
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "question": question.value,
            "label": chosen.means,
            "as_given": chosen.label,
            "before": own.label if own else None,
            "rationale": verdict.rationale,
            "as_of": as_of.isoformat(),
            "looked_at": verdict.looked_at,
            "state": [before, claim.state],
            **({"earlier": reuse.earlier} if reuse else {}),
        },
        at=at,
        article=claim.article_id,
    )
    spread_verdict(session, event, claim_id=claim_id, before=stood, at=at)
    return verdict


def _demand_fitting(session: Session, claim: Claim, question: Question) -> None:
    if question is Question.ATTRIBUTION and not claim.claimant:
        raise RuleViolationError(
            "Nobody is credited with this claim, so there is no credit to check."
        )
    if question is Question.FIDELITY and not session.scalar(
        select(ClaimQuotation.id).where(ClaimQuotation.claim_id == claim.id).limit(1)
    ):
        raise RuleViolationError(
            "This claim carries no quotation, so there is none to hold against a record."
        )


def _told(own: Verdict | None, given: Verdict) -> Action:
    if own is None:
        return Action.VERDICT_RECORDED
    same = own.scale_label_id == given.scale_label_id
    return Action.VERDICT_UPHELD if same else Action.VERDICT_REVISED


def _closed(session: Session, claim: Claim) -> str:
    who, others = replaced_by(session, claim.id)
    if others:
        return (
            f"{who} has put {counted(others)} in the place of this claim; nothing was recorded. "
            "What you typed is kept below: give your verdict there."
        )
    if claim.settled_as:
        return (
            f"This claim is settled as {claim.settled_as.replace('-', ' ')} — “{claim.settled_because}”. "
            "Reopen it to change its verdict."
        )
    return (
        f"This claim is {claim.state.replace('_', ' ')} — “{claim.excluded_because}”. "
        "Reopen it to change its verdict."
    )


def _move_on(session: Session, claim: Claim, given: list[Verdict], at: datetime) -> None:
    """Where the claim stands with the verdicts `given`, and whether a question is answered with them."""
    labels = [one.label for one in given]
    asked = open_question(session, claim.id)
    if asked is None:
        claim.state = state_after(labels, claim.verdicts_wanted).value
        return
    unanswered = sum(one.id <= asked.last_verdict_id for one in given)
    claim.state = state_after_question(labels, unanswered).value
    if claim.state != ClaimState.IN_REVIEW:
        asked.closed_at = at


def open_question(session: Session, claim_id: int) -> ClaimQuestion | None:
    """The question a claim was sent back with, while it is open."""
    return session.scalar(
        select(ClaimQuestion)
        .where(ClaimQuestion.claim_id == claim_id, ClaimQuestion.closed_at.is_(None))
        .order_by(ClaimQuestion.id.desc())
        .limit(1)
    )


def _demand_fresh(claim: Claim, version: int, verdicts: list[Verdict]) -> None:
    # Where several independent verdicts are asked for, another's is no reason to stop.
    if claim.version == version or claim.verdicts_wanted > 1:
        return
    latest = verdicts[-1] if verdicts else None
    theirs = {"label": latest.label, "rationale": latest.rationale} if latest else {}
    who = f"{latest.reviewer} found it {latest.label}" if latest else "somebody changed it"
    raise StaleEditError(
        f"This claim has changed since you opened it: {who}. "
        "What you wrote is kept below; save again to record it beside theirs.",
        theirs={**theirs, "statement": claim.statement, "version": str(claim.version)},
    )


def exclude_claim(
    session: Session, *, claim_id: int, reason: str, version: int, actor: str, at: datetime
) -> Claim:
    """Take a claim out of review, with the reason that the report will show."""
    claim = session.get_one(Claim, claim_id)
    if claim.version != version:
        raise StaleEditError(
            "This claim has changed since you opened it. Your reason is kept below; look again.",
            theirs={"statement": claim.statement, "version": str(claim.version)},
        )
    demand_excludable(claim, reason)
    stood = standing_of(session, [claim_id]).get(claim_id)
    exclude(claim, reason)
    event = record(
        session,
        actor=actor,
        action=Action.CLAIM_EXCLUDED,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "reason": reason.strip()},
        at=at,
        article=claim.article_id,
    )
    spread_verdict(session, event, claim_id=claim_id, before=stood, at=at)
    return claim


def demand_excludable(claim: Claim, reason: str) -> None:
    """That a claim can be left out for `reason`.

    Raises:
        RuleViolationError: it is closed, or the reason is missing.
    """
    if claim.state in CLOSED:
        raise RuleViolationError(f"This claim is {claim.state} already.")
    if not reason.strip():
        raise RuleViolationError("Say why it is left out: the report shows the reason.")


def exclude(claim: Claim, reason: str) -> None:
    """Leave a claim out; part of what is recorded."""
    claim.state = ClaimState.EXCLUDED.value
    claim.excluded_because = reason.strip()
    claim.version += 1
