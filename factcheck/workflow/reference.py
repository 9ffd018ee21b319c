"""Records an article is held against: attaching them, taking them away, and what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import InputError, NotFoundError, RuleViolationError
from factcheck.domain.evidence import Closeness, SourceKind
from factcheck.domain.finding import Finding as Raised
from factcheck.history.log import record
from factcheck.store.article import Article
from factcheck.store.reference import Reference
from factcheck.store.source import Source
from factcheck.workflow.extraction import extract
from factcheck.workflow.holding import keep_findings
from factcheck.workflow.rules import follow_rules
from factcheck.workflow.source import NewSource, add_source
from factcheck.workflow.source_reading import Material


@dataclass(frozen=True, kw_only=True)
class NewReference:
    """A text to hold an article against. `source` is the desk's source it is, where it is one already."""

    name: str
    text: str
    extractor: str = "plaintext"
    file_name: str | None = None
    source: int | None = None
    copied_from: int | None = None
    closeness: Closeness = Closeness.PRIMARY


def read_reference(
    data: bytes, *, name: str, title: str = "", max_bytes: int, closeness: Closeness
) -> NewReference:
    """A reference from the bytes of a file or of pasted text, without a database.

    Raises:
        InputError: there is nothing in it to hold anything against.
    """
    extracted, extractor = extract(data, name=name, max_bytes=max_bytes)
    if not any(map(str.isalpha, extracted.text)):
        raise InputError(f"{name}: there are no words in it to hold the article against")
    return NewReference(
        name=title.strip() or extracted.title or name,
        text=extracted.text,
        extractor=extractor,
        file_name=name,
        closeness=closeness,
    )


def stored_text(
    session: Session, *, source_id: int | None = None, article_id: int | None = None
) -> NewReference:
    """A source or article of the desk as a reference.

    Raises:
        NoResultFound: there is no such source or article.
        RuleViolationError: the text of the source is not kept here.
    """
    if article_id is not None:
        article = session.get_one(Article, article_id)
        return NewReference(
            name=article.title,
            text=article.text,
            extractor=article.extractor,
            file_name=article.file_name,
            copied_from=article.id,
            closeness=Closeness.SECONDARY,
        )
    source = session.get_one(Source, source_id)
    if not source.text or not source.text.strip():
        raise RuleViolationError(
            f"The words of “{source.title}” are not kept here. Paste them, or give the file."
        )
    return NewReference(
        name=source.title, text=source.text, source=source.id, file_name=source.file_name
    )


def attach_reference(
    session: Session,
    *,
    article_id: int,
    new: NewReference,
    actor: str,
    at: datetime,
    raised: Sequence[Raised] | None = None,
) -> Reference:
    """Hold an article against a text from now on; its words never change and are in the record.

    `raised` is what `notice` found with this reference among the others, where it was asked before.

    Raises:
        NoResultFound: there is no such article or source.
        RuleViolationError: it is held against these words already, or they are its own.
    """
    article = session.get_one(Article, article_id)
    digest = sha256(new.text.encode()).hexdigest()
    if digest == article.sha256:
        raise RuleViolationError(
            "This is the text of the article itself: there is nothing to compare."
        )
    known = session.scalar(
        select(Reference).where(Reference.article_id == article_id, Reference.sha256 == digest)
    )
    if known is not None and known.withdrawn_at is None:
        raise RuleViolationError(
            f"The article is held against this text already, as “{known.name}”."
        )
    if known is None:
        known = Reference(
            article_id=article_id,
            source_id=_source(session, new, actor, at).id,
            copied_from_id=new.copied_from,
            name=new.name.strip() or "reference",
            text=new.text,
            sha256=digest,
            characters=len(new.text),
            extractor=new.extractor,
            file_name=new.file_name,
            added_at=at,
            added_by=actor,
        )
        session.add(known)
    known.withdrawn_at = known.withdrawn_because = None
    session.flush()
    added, _ = keep_findings(session, article, raised, at)
    event = record(
        session,
        actor=actor,
        action=Action.REFERENCE_ATTACHED,
        subject=f"article/{article_id}",
        data={
            "title": article.title,
            "name": known.name,
            "reference": known.id,
            "source": known.source_id,
            "sha256": digest,
            "characters": known.characters,
            "findings": added,
        },
        at=at,
        article=article_id,
    )
    follow_rules(session, event, at=at)
    return known


def withdraw_reference(
    session: Session, *, reference_id: int, reason: str, actor: str, at: datetime
) -> Reference:
    """Take a reference away; verdicts and evidence that rest on it stay as they are.

    Raises:
        NoResultFound: there is no such reference.
        RuleViolationError: the reason is missing, or it is withdrawn already.
    """
    reference = session.get_one(Reference, reference_id)
    if reference.withdrawn_at:
        raise RuleViolationError("This reference is withdrawn already.")
    if not reason.strip():
        raise RuleViolationError("Say why: the reason goes into the record.")
    reference.withdrawn_at = at
    reference.withdrawn_because = reason.strip()
    session.flush()
    _, closed = keep_findings(session, reference.article, None, at)
    record(
        session,
        actor=actor,
        action=Action.REFERENCE_WITHDRAWN,
        subject=f"article/{reference.article_id}",
        data={
            "title": reference.article.title,
            "name": reference.name,
            "reference": reference.id,
            "reason": reason.strip(),
            "findings": closed,
        },
        at=at,
        article=reference.article_id,
    )
    return reference


def reference_of(session: Session, article_id: int, reference_id: int) -> Reference:
    """A reference of an article that is in force.

    Raises:
        NotFoundError: it has no such reference.
    """
    found = session.scalar(
        select(Reference).where(
            Reference.id == reference_id,
            Reference.article_id == article_id,
            Reference.withdrawn_at.is_(None),
        )
    )
    if found is None:
        raise NotFoundError("The article is not held against this reference, or no longer.")
    return found


def _source(session: Session, new: NewReference, actor: str, at: datetime) -> Source:
    """The desk's source that the reference is: evidence from it has to name one."""
    if new.source is not None:
        return session.get_one(Source, new.source)
    if new.copied_from is not None:
        before = session.scalar(
            select(Source)
            .join(Reference, Reference.source_id == Source.id)
            .where(Reference.copied_from_id == new.copied_from)
            .limit(1)
        )
        if before is not None:
            return before
    described = NewSource(
        title=new.name.strip() or "reference",
        kind=SourceKind.UPLOAD,
        closeness=new.closeness,
        note="Held against an article as a reference.",
    )
    material = Material(text=new.text, file_name=new.file_name)
    return add_source(session, new=described, material=material, actor=actor, at=at)
