"""Verdicts: one reviewer, one question, one answer in force."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED, demand_grounds, state_after
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.source import Evidence
from factcheck.store.verdict import Scale, ScaleLabel, Verdict


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
) -> Verdict:
    """Add one reviewer's answer, replacing their own earlier one, and move the claim on.

    `label` is a label of `scale` (the built-in one of the question unless named). `version` is the
    claim's when the reviewer looked at it.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: a rule of review refuses it; the message says which.
        StaleEditError: somebody gave a verdict since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    if claim.state in CLOSED:
        raise RuleViolationError(f"This claim is {claim.state}. Reopen it to change its verdict.")
    _demand_fitting(session, claim, question)
    chosen = _label(session, scale or question.value, label, question)
    evidence = session.scalar(
        select(func.count())
        .select_from(Evidence)
        .where(Evidence.claim_id == claim_id, Evidence.withdrawn_at.is_(None))
    )
    demand_grounds(
        question=question,
        label=chosen.means,
        rationale=rationale,
        evidence=evidence or 0,
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
        labels = [v.label for v in in_force if v.question == question and v is not own]
        claim.state = state_after([*labels, chosen.means], claim.verdicts_wanted).value
    claim.version += 1
    session.flush()
    record(
        session,
        actor=reviewer,
        action=Action.VERDICT_REVISED if own else Action.VERDICT_RECORDED,
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
        },
        at=at,
        article=claim.article_id,
    )
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


def _label(session: Session, scale: str, label: str, question: Question) -> ScaleLabel:
    chosen = session.scalar(
        select(ScaleLabel)
        .join(Scale)
        .where(Scale.name == scale, Scale.question == question.value, ScaleLabel.name == label)
        .order_by(Scale.version.desc())
        .limit(1)
    )
    if chosen is None:
        raise RuleViolationError(
            f"The scale “{scale}” has no label “{label}” for “{question.asked}”"
        )
    return chosen


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
    if claim.state in CLOSED:
        raise RuleViolationError(f"This claim is {claim.state} already.")
    if not reason.strip():
        raise RuleViolationError("Say why it is left out: the report shows the reason.")
    claim.state = ClaimState.EXCLUDED.value
    claim.excluded_because = reason.strip()
    claim.version += 1
    record(
        session,
        actor=actor,
        action=Action.CLAIM_EXCLUDED,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "reason": reason.strip()},
        at=at,
        article=claim.article_id,
    )
    return claim
