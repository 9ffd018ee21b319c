"""Sources, and what they say about a claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.evidence import Closeness, Grade, SourceKind, Stance
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.source import Evidence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as a person describes it."""

    title: str
    kind: SourceKind = SourceKind.DESCRIBED
    publisher: str = ""
    url: str = ""
    published: date | None = None
    closeness: Closeness = Closeness.SECONDARY
    copy_of: int | None = None
    grade: Grade = Grade.UNGRADED
    contact: str = ""
    note: str = ""


def add_source(session: Session, *, new: NewSource, actor: str, at: datetime) -> Source:
    """Put a source on the desk's list.

    Raises:
        RuleViolationError: it has no title, its address is not http(s), or a copy names no original.
    """
    if not new.title.strip():
        raise RuleViolationError("A source needs a title: what would one look for to find it?")
    if new.url and urlsplit(new.url).scheme not in {"http", "https"}:
        raise RuleViolationError("The address of a source has to start with http:// or https://.")
    if (new.closeness is Closeness.COPY) != (new.copy_of is not None):
        raise RuleViolationError(
            "A copy names the source it was copied from, and only a copy does."
        )
    source = Source(
        kind=(SourceKind.URL if new.url else new.kind).value,
        title=new.title.strip(),
        publisher=new.publisher.strip(),
        url=new.url or None,
        published=new.published,
        closeness=new.closeness.value,
        copy_of_id=new.copy_of,
        grade=new.grade.value,
        contact=new.contact.strip(),
        note=new.note.strip(),
        added_at=at,
        added_by=actor,
    )
    session.add(source)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.SOURCE_ADDED,
        subject=f"source/{source.id}",
        data={"title": source.title, "url": source.url},
        at=at,
    )
    return source


def add_evidence(
    session: Session,
    *,
    claim_id: int,
    source_id: int,
    stance: Stance,
    excerpt: str,
    locator: str = "",
    note: str = "",
    actor: str,
    at: datetime,
) -> Evidence:
    """Attach what a source says to a claim.

    Raises:
        NoResultFound: there is no such claim or source.
        RuleViolationError: it says nothing, or the claim is excluded.
    """
    claim = session.get_one(Claim, claim_id)
    source = session.get_one(Source, source_id)
    if claim.state == ClaimState.EXCLUDED:
        raise RuleViolationError("This claim is excluded. Reopen it to attach evidence.")
    if not excerpt.strip() and not note.strip():
        raise RuleViolationError(
            "Give the words of the source, or say in a note what it shows: a bare link proves nothing."
        )
    evidence = Evidence(
        claim_id=claim.id,
        source_id=source.id,
        stance=stance.value,
        excerpt=excerpt.strip(),
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
        },
        at=at,
        article=claim.article_id,
    )
    return evidence


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
    record(
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
    return evidence
