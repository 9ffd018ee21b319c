"""What sources say about a claim."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.evidence import Stance
from factcheck.history.log import record
from factcheck.matching.excerpts import Excerpt, find_excerpt, nearest_passage
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence, Source
from factcheck.workflow.staleness import spread


def add_evidence(
    session: Session,
    *,
    claim_id: int,
    source_id: int,
    stance: Stance,
    excerpt: str,
    locator: str = "",
    note: str = "",
    near: int | None = None,
    actor: str,
    at: datetime,
) -> Evidence:
    """Attach what a source says to a claim.

    Where the source has a text, the words have to be in it; `near` tells which place is meant where they
    stand in it more than once.

    Raises:
        NoResultFound: there is no such claim or source.
        RuleViolationError: it says nothing, the words are not in the source, or the claim is excluded.
    """
    claim = session.get_one(Claim, claim_id)
    source = session.get_one(Source, source_id)
    if claim.state == ClaimState.EXCLUDED:
        raise RuleViolationError("This claim is excluded. Reopen it to attach evidence.")
    if not excerpt.strip() and not note.strip():
        raise RuleViolationError(
            "Give the words of the source, or say in a note what it shows: a bare link proves nothing."
        )
    place = _place(source, excerpt, near)
    evidence = Evidence(
        claim_id=claim.id,
        source_id=source.id,
        stance=stance.value,
        excerpt=place.exact if place else excerpt.strip(),
        start=place.start if place else None,
        end=place.end if place else None,
        prefix=place.prefix if place else None,
        suffix=place.suffix if place else None,
        locator=locator.strip(),
        note=note.strip(),
        added_at=at,
        added_by=actor,
    )
    session.add(evidence)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.EVIDENCE_ADDED,
        subject=f"claim/{claim.id}",
        data={
            "claim": claim.id,
            "source": source.title,
            "evidence": evidence.id,
            "stance": stance.value,
            "excerpt": evidence.excerpt,
            "place": [place.start, place.end] if place else None,
        },
        at=at,
        article=claim.article_id,
    )
    return evidence


def _place(source: Source, excerpt: str, near: int | None) -> Excerpt | None:
    """Where the words stand in the source's text; None where there are no words or no text."""
    if source.text is None or not excerpt.strip():
        return None
    found = find_excerpt(source.text, excerpt, near=near)
    if found is None:
        nearest = nearest_passage(source.text, excerpt)
        raise RuleViolationError(
            "These words are not in the text of the source. "
            + (
                f"Nearest to them there: “{nearest}” "
                if nearest
                else "Nothing in it is like them. "
            )
            + "Copy the words as they stand, or leave them out and say in the note what it shows."
        )
    return found


def withdraw_evidence(
    session: Session, *, evidence_id: int, reason: str, actor: str, at: datetime
) -> Evidence:
    """Take a piece of evidence back; it stays in the record with the reason.

    Raises:
        NoResultFound: there is no such evidence.
        RuleViolationError: the reason is missing, or it is withdrawn already.
    """
    evidence = session.get_one(Evidence, evidence_id)
    if evidence.withdrawn_at:
        raise RuleViolationError("This evidence is withdrawn already.")
    if not reason.strip():
        raise RuleViolationError("Say why it is withdrawn: the reason goes into the record.")
    evidence.withdrawn_at = at
    evidence.withdrawn_because = reason.strip()
    event = record(
        session,
        actor=actor,
        action=Action.EVIDENCE_WITHDRAWN,
        subject=f"claim/{evidence.claim_id}",
        data={
            "claim": evidence.claim_id,
            "source": evidence.source.title,
            "evidence": evidence.id,
            "reason": reason.strip(),
        },
        at=at,
        article=evidence.claim.article_id,
    )
    spread(
        session,
        event,
        claim_id=evidence.claim_id,
        what="a piece of its evidence was withdrawn",
        at=at,
    )
    return evidence
