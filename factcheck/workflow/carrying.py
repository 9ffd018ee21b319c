"""Claims that go over from one version of an article to the next, one by one or in bulk.

A verdict is never copied: it was given on the old words and is shown as such. Whoever gave it can stand by
it where the words are the same.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.matching.anchoring import Found, likeness
from factcheck.matching.locating import locate
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence
from factcheck.store.verdict import ScaleLabel, Verdict
from factcheck.store.version import ArticleVersion, CarriedClaim
from factcheck.workflow.carried_rows import SAME_WORDS, Ground, columns_of, copied, target
from factcheck.workflow.review import record_verdict
from factcheck.workflow.version import WAITING

CONFIRMED, LEFT_BEHIND = "confirmed", "left_behind"
"""What a person said to a claim that waited."""


def carry_claim(session: Session, *, carried_id: int, actor: str, at: datetime) -> Claim:
    """Confirm that a claim of the earlier version stands in the new one; returns the claim there.

    Raises:
        NoResultFound: nothing of that number waits.
        RuleViolationError: its words have vanished.
        StaleEditError: somebody has answered in the meantime.
    """
    row = _waiting(session, carried_id)
    if row.found == Found.VANISHED:
        raise RuleViolationError(
            "Its words are not in the new version. Say that it is gone, or place it on the words where it "
            "stands now."
        )
    return _carried(session, row, actor, at)


def place_claim(
    session: Session,
    *,
    carried_id: int,
    words: str,
    near: int | None = None,
    actor: str,
    at: datetime,
) -> Claim:
    """Carry a claim over to words of the new version that a person names, whatever was found before.

    `near` is the character the words stand near, where they stand there more than once.

    Raises:
        NoResultFound: nothing of that number waits.
        InputError: the words are not in the new version.
        StaleEditError: somebody has answered in the meantime.
    """
    row = _waiting(session, carried_id)
    text, old = row.version.article.text, row.carried_from
    parts = locate(text, words, near=near)
    was = [old.article.text[start:end] for start, end in old.parts]
    same = was == [part.of(text) for part in parts]
    row.parts = [[part.start, part.end] for part in parts]
    row.start, row.end = parts[0].start, parts[-1].end
    row.text = text[row.start : row.end]
    row.found = (Found.MOVED if same else Found.CHANGED).value
    row.likeness = round(likeness(old.text, row.text), 4)
    row.why = f"A person placed it here; the words are {row.likeness:.0%} alike."
    return _carried(session, row, actor, at)


def _carried(session: Session, row: CarriedClaim, actor: str, at: datetime) -> Claim:
    claim = _carry(session, row, Ground(session, row.version), actor, at)
    old = row.carried_from
    record(
        session,
        actor=actor,
        action=Action.CLAIM_CARRIED,
        subject=f"claim/{claim.id}",
        data={"claim": old.id, "carried": claim.id, "found": row.found, "why": row.why},
        at=at,
        article=claim.article_id,
    )
    return claim


def carry_unchanged(session: Session, *, article_id: int, actor: str, at: datetime) -> int:
    """Confirm all waiting claims of a version whose words and sentence are unchanged; how many.

    Raises:
        NoResultFound: the article is no new version of another.
        RuleViolationError: none waits.
    """
    version = session.scalars(
        select(ArticleVersion).where(ArticleVersion.article_id == article_id)
    ).one()
    rows = session.scalars(
        select(CarriedClaim)
        .where(
            CarriedClaim.version_id == version.id,
            CarriedClaim.state == WAITING,
            CarriedClaim.found == Found.UNCHANGED.value,
        )
        .order_by(CarriedClaim.id)
    ).all()
    if not rows:
        raise RuleViolationError("No claim with unchanged words waits.")
    ground = Ground(session, version)
    claims = [_carry(session, row, ground, actor, at) for row in rows]
    record(
        session,
        actor=actor,
        action=Action.CLAIMS_CARRIED,
        subject=f"article/{article_id}",
        data={
            "title": session.get_one(Article, article_id).title,
            "claims": len(claims),
            "carried": [
                [row.carried_from_id, one.id] for row, one in zip(rows, claims, strict=True)
            ],
        },
        at=at,
        article=article_id,
    )
    return len(claims)


def leave_behind(session: Session, *, carried_id: int, actor: str, at: datetime) -> CarriedClaim:
    """Say that a claim does not go over: its words are gone, or they are another claim now.

    Raises:
        NoResultFound: nothing of that number waits.
        StaleEditError: somebody has answered in the meantime.
    """
    row = _waiting(session, carried_id)
    row.state = LEFT_BEHIND
    row.decided_at, row.decided_by = at, actor
    record(
        session,
        actor=actor,
        action=Action.CLAIM_LEFT_BEHIND,
        subject=f"claim/{row.carried_from_id}",
        data={"claim": row.carried_from_id, "found": row.found, "why": row.why},
        at=at,
        article=row.version.article_id,
    )
    return row


def stand_by(session: Session, *, article_id: int, reviewer: str, at: datetime) -> int:
    """Give one's own verdicts on the earlier version again, where the words are the same; how many.

    Raises:
        RuleViolationError: there is none to give again, or a rule of review refuses one.
    """
    old = aliased(Claim)
    rows = session.execute(
        select(Claim, Verdict)
        .join(CarriedClaim, CarriedClaim.claim_id == Claim.id)
        .join(old, old.id == CarriedClaim.carried_from_id)
        .join(Verdict, Verdict.claim_id == old.id)
        .where(
            Claim.article_id == article_id,
            Claim.statement == old.statement,
            Claim.state.not_in([state.value for state in CLOSED]),
            CarriedClaim.found.in_(SAME_WORDS),
            Verdict.in_force,
            Verdict.reviewer == reviewer,
        )
        .order_by(Verdict.id)
    ).all()
    given = 0
    for claim, verdict in rows:
        again = session.scalar(
            select(Verdict.id).where(
                Verdict.claim_id == claim.id,
                Verdict.question == verdict.question,
                Verdict.reviewer == reviewer,
            )
        )
        if again is not None:
            continue
        record_verdict(
            session,
            claim_id=claim.id,
            question=Question(verdict.question),
            label=_label(session, verdict),
            scale=verdict.scale_label.scale.name,
            rationale=f"{verdict.rationale} (As on the same words in claim {verdict.claim_id}.)",
            as_of=verdict.as_of,
            looked_at=verdict.looked_at,
            version=claim.version,
            reviewer=reviewer,
            at=at,
        )
        given += 1
    if not given:
        raise RuleViolationError(
            "You have no verdict on the same words that is not given again yet."
        )
    return given


def _label(session: Session, verdict: Verdict) -> str:
    return session.get_one(ScaleLabel, verdict.scale_label_id).name


def _waiting(session: Session, carried_id: int) -> CarriedClaim:
    row = session.get_one(CarriedClaim, carried_id)
    if row.state != WAITING:
        raise StaleEditError(
            f"{row.decided_by} has answered this in the meantime.",
            theirs={"answer": row.state.replace("_", " ")},
        )
    return row


def _carry(session: Session, row: CarriedClaim, ground: Ground, actor: str, at: datetime) -> Claim:
    old = row.carried_from
    same = row.found in SAME_WORDS
    claim = target(row, ground, same=same)
    if claim is None:
        claim = copied(old, row, ground, same=same)
        session.add(claim)
    elif row.found == Found.UNCHANGED and ground.was_reworded(old):
        # What a person put it into goes over; otherwise the new version is read for itself.
        claim.statement, claim.kind = old.statement, old.kind
        claim.version += 1
    if old.state == ClaimState.EXCLUDED and same:
        claim.state = ClaimState.EXCLUDED.value
        claim.excluded_because = old.excluded_because
    session.flush()
    ground.taken.add(claim.id)
    for one in session.scalars(
        select(Evidence).where(Evidence.claim_id == old.id, Evidence.withdrawn_at.is_(None))
    ):
        fields = columns_of(one, {"id", "claim_id", "note"})
        note = f"{one.note} (carried over from claim {old.id})".strip()
        session.add(Evidence(claim_id=claim.id, note=note, **fields))
    row.claim_id = claim.id
    row.state = CONFIRMED
    row.decided_at, row.decided_by = at, actor
    session.flush()
    return claim
