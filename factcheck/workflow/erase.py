"""Taking a person's data out of the desk, so that the record goes on holding.

The record knows people by pseudonyms (`store/pseudonym.py`): what is erased is the name and the salt that
tie a pseudonym to a person, and the name wherever a table holds it. Not one byte of the record changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from sqlalchemy import JSON, Text, cast, delete, func, select, update
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError
from factcheck.history.log import record
from factcheck.store.account import Account
from factcheck.store.base import Base
from factcheck.store.changes import note_change
from factcheck.store.event import Event
from factcheck.store.pseudonym import (
    CONTACT,
    PERSON,
    Pseudonym,
    erased_name,
    forget_known,
    personal_columns,
    token_for,
)
from factcheck.store.published import PublishedVersion
from factcheck.store.source import Source
from factcheck.store.tables import RECORDED
from factcheck.store.token import KeptAnswer
from factcheck.workflow.account import shut_out
from factcheck.workflow.publish import subject_of

_APART = {Event.__tablename__, Pseudonym.__tablename__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure came to."""

    name: str
    """What stands in the place of the name from now on: “erased person 3”."""
    rows: int
    old_events: tuple[int, ...]
    """Events that hold it in clear and cannot be changed: from before pseudonyms, or with such a text."""
    published: tuple[str, ...]
    """Published versions that name the person, as “published/kadra-flood-1/2”: their bytes stay."""
    left: tuple[str, ...]
    """Longer texts that still contain it, as “comment/5 words”: for a person to look at."""


def erase_person(session: Session, *, name: str, reason: str, actor: str, at: datetime) -> Erased:
    """Erase an e-mail address, or the name of somebody who used the command line.

    Their account is disabled and loses its password; what they did stays, by “erased person 3”.

    Raises:
        NotFoundError: nobody here is called that.
        RuleViolationError: no reason is given, or it is the only admin.
    """
    reason = _demanded(reason)
    account = session.scalar(select(Account).where(Account.email == name.strip().lower()))
    known = account.email if account else name.strip()
    if account is None and not _is_known(session, PERSON, known):
        raise NotFoundError(f"nobody here is called {name}; factcheck account list names everybody")
    if account is not None:
        shut_out(session, account=account, at=at)
        account.password_hash = None
    session.flush()
    token, new = _replace(session, PERSON, known, at)
    erased = _outcome(session, known, *new)
    record(
        session,
        actor=actor if actor != known else token,
        action=Action.ACCOUNT_ERASED,
        subject=f"account/{account.id}" if account else "record",
        data={"person": token, "tokens": [token], "reason": reason},
        at=at,
    )
    return erased


def erase_contact(
    session: Session, *, source_id: int, reason: str, actor: str, at: datetime
) -> Erased:
    """Erase who was reached behind a described source, wherever the same words stand as a contact.

    Raises:
        NotFoundError: there is no such source.
        RuleViolationError: no reason is given, or the source has no contact.
    """
    reason = _demanded(reason)
    source = session.get(Source, source_id)
    if source is None:
        raise NotFoundError(f"there is no source {source_id}")
    known = source.contact
    if not known:
        raise RuleViolationError(f"Source {source_id} has no contact to erase.")
    token, new = _replace(session, CONTACT, known, at)
    erased = _outcome(session, known, *new)
    record(
        session,
        actor=actor,
        action=Action.CONTACT_ERASED,
        subject=f"source/{source_id}",
        data={"source": source.title, "tokens": [token], "reason": reason},
        at=at,
    )
    return erased


def _demanded(reason: str) -> str:
    if not reason.strip():
        raise RuleViolationError("An erasure needs a reason, such as “asked for on 3 March”.")
    return reason.strip()


def _is_known(session: Session, kind: str, name: str) -> bool:
    return (
        session.scalar(
            select(Pseudonym.id).where(
                Pseudonym.kind == kind, Pseudonym.name == name, Pseudonym.erased_at.is_(None)
            )
        )
        is not None
    )


def _replace(session: Session, kind: str, name: str, at: datetime) -> tuple[str, tuple[str, int]]:
    """Put a number in the place of a name everywhere; each row is told of in the event, by pseudonym."""
    token = token_for(session, name, kind)
    count = session.scalar(
        select(func.count())
        .select_from(Pseudonym)
        .where(Pseudonym.kind == kind, Pseudonym.erased_at.is_not(None))
    )
    new = erased_name(kind, (count or 0) + 1)
    rows = 0
    for table in Base.metadata.sorted_tables:
        if table.name in _APART:
            continue
        for column, sort in personal_columns(table):
            if sort != kind:
                continue
            ids = session.scalars(select(table.c.id).where(column == name)).all()
            session.execute(
                update(table).where(column == name).values({column.name: new}),
                execution_options={"told": True},
            )
            rows += len(ids)
            if table in RECORDED:
                told = {column.name: token}
                for number in ids:
                    # The record has the pseudonym already, but for lines older than pseudonyms.
                    note_change(session, f"{table.name}/{number}", was=told, now=told)
    _forget_answers(session, name)
    session.execute(
        update(Pseudonym).where(Pseudonym.token == token).values(name=new, salt=None, erased_at=at)
    )
    session.expire_all()
    forget_known(session)
    return token, (new, rows)


def _forget_answers(session: Session, name: str) -> None:
    """Let go of answers kept for programs that hold the name; what was asked twice is done anew."""
    holding = [
        row.id
        for row in session.execute(select(KeptAnswer.id, KeptAnswer.body))
        if row.body is not None and any(one in row.body for one in _written(name))
    ]
    session.execute(delete(KeptAnswer).where(KeptAnswer.id.in_(holding)))


def _written(name: str) -> set[bytes]:
    """How a name may stand in bytes: plain, in HTML, in JSON."""
    return {name.encode(), escape(name).encode(), json.dumps(name)[1:-1].encode()}


def _outcome(session: Session, name: str, new: str, rows: int) -> Erased:
    left = []
    for table in Base.metadata.sorted_tables:
        if table.name in _APART:
            continue
        for column in table.columns:
            if isinstance(column.type, Text | JSON):
                words = cast(column, Text) if isinstance(column.type, JSON) else column
                found = select(table.c.id).where(words.contains(name, autoescape=True))
                left += [
                    f"{table.name}/{number} {column.name}" for number in session.scalars(found)
                ]
    old = select(Event.id).where(Event.body.contains(name, autoescape=True)).order_by(Event.id)
    return Erased(
        name=new,
        rows=rows,
        old_events=tuple(session.scalars(old)),
        left=tuple(left),
        published=tuple(_naming(session, name)),
    )


def _naming(session: Session, name: str) -> Iterator[str]:
    """The published versions whose bytes hold the name."""
    written = _written(name)
    for version in session.scalars(
        select(PublishedVersion)
        .order_by(PublishedVersion.published_report_id, PublishedVersion.number)
        .execution_options(yield_per=1)
    ):
        if any(one in version.html or one in version.json for one in written):
            yield subject_of(version.report.slug, version.number)
