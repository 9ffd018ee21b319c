"""Taking over what was found out about a claim before; and saying that it is not the same claim."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.verdict import Question, definition_of
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.known import ClaimReuse, ClaimStale, MatchRefusal, shared_evidence, standing_of
from factcheck.store.source import Evidence
from factcheck.store.verdict import Scale, ScaleLabel, Verdict
from factcheck.workflow.review import record_verdict
from factcheck.workflow.staleness import Reuse


def reuse_verdict(
    session: Session,
    *,
    claim_id: int,
    earlier_id: int,
    rationale: str,
    as_of: date,
    version: int,
    earlier_version: int,
    reviewer: str,
    at: datetime,
) -> Verdict:
    """Record the verdict that stands on an earlier claim as one's own on this one, evidence and all.

    The evidence is referred to, not copied. `version` and `earlier_version` are those of the two claims
    when the reviewer looked at them.

    Raises:
        NoResultFound: one of the claims is not there.
        RuleViolationError: no verdict stands on the earlier claim, it is stale or rests on this very claim.
        StaleEditError: either of them has changed since.
    """
    if claim_id == earlier_id:
        raise RuleViolationError("A claim cannot take over its own verdict.")
    earlier = session.get_one(Claim, earlier_id)
    label = standing_of(session, [earlier_id]).get(earlier_id)
    if earlier.version != earlier_version:
        words = definition_of(Question.TRUTH, label).label if label else "no verdict stands on it"
        raise StaleEditError(
            f"Claim {earlier_id} has changed since you looked at it, so nothing was taken over: look again.",
            theirs={f"claim {earlier_id}": words, "statement": earlier.statement},
        )
    if label is None:
        raise RuleViolationError(
            f"No verdict stands on claim {earlier_id}, so there is none to reuse."
        )
    if session.scalar(
        select(ClaimStale.id)
        .where(ClaimStale.claim_id == earlier_id, ClaimStale.cleared_at.is_(None))
        .limit(1)
    ):
        raise RuleViolationError(
            f"Claim {earlier_id} is stale itself: somebody has to look at it again first."
        )
    if claim_id in _rests_on(session, earlier_id):
        raise RuleViolationError(
            f"The verdict on claim {earlier_id} was taken over from this claim: that would be a circle."
        )
    own = session.scalars(
        select(Evidence.id).where(Evidence.claim_id == earlier_id, Evidence.withdrawn_at.is_(None))
    )
    references = {*own, *shared_evidence(session, earlier_id)}
    scale, name = _as_given(session, earlier, label)
    return record_verdict(
        session,
        claim_id=claim_id,
        question=Question.TRUTH,
        label=name,
        rationale=rationale,
        as_of=as_of,
        looked_at=f"claim {earlier_id}",
        version=version,
        reviewer=reviewer,
        at=at,
        scale=scale,
        reuse=Reuse(earlier=earlier_id, label=label, evidence=tuple(sorted(references))),
    )


def _rests_on(session: Session, claim_id: int) -> set[int]:
    """The claims whose verdicts this one's was taken over from, and theirs in turn."""
    found: set[int] = set()
    waiting = {claim_id}
    while waiting:
        waiting = (
            set(
                session.scalars(
                    select(ClaimReuse.earlier_id)
                    .join(Verdict, Verdict.id == ClaimReuse.verdict_id)
                    .where(ClaimReuse.claim_id.in_(waiting), Verdict.in_force)
                )
            )
            - found
        )
        found |= waiting
    return found


def _as_given(session: Session, earlier: Claim, label: str) -> tuple[str, str]:
    """The scale and the label's name there; the built-in one where no verdict carries the label."""
    row = session.execute(
        select(Scale.name, ScaleLabel.name)
        .join(ScaleLabel, ScaleLabel.scale_id == Scale.id)
        .join(Verdict, Verdict.scale_label_id == ScaleLabel.id)
        .where(
            Verdict.claim_id == earlier.id,
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
            Verdict.label == label,
        )
        .order_by(Verdict.id.desc())
        .limit(1)
    ).one_or_none()
    return (row[0], row[1]) if row else (Question.TRUTH.value, label)


def refuse_match(
    session: Session, *, claim_id: int, other_id: int, actor: str, at: datetime
) -> MatchRefusal:
    """Say that two claims are not the same; they are not offered to each other again.

    Raises:
        NoResultFound: one of the claims is not there.
        RuleViolationError: they are one claim, or it is said already.
    """
    claim = session.get_one(Claim, claim_id)
    session.get_one(Claim, other_id)
    first, second = sorted((claim_id, other_id))
    if first == second:
        raise RuleViolationError("These are one and the same claim.")
    if session.scalar(
        select(MatchRefusal.id).where(
            MatchRefusal.claim_id == first, MatchRefusal.other_id == second
        )
    ):
        raise RuleViolationError("It is said already that these are not the same.")
    row = MatchRefusal(claim_id=first, other_id=second, refused_by=actor, refused_at=at)
    session.add(row)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.MATCH_REFUSED,
        subject=f"claim/{claim_id}",
        data={"claim": claim_id, "other": other_id},
        at=at,
        article=claim.article_id,
    )
    return row
