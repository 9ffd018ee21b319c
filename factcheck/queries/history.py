"""The record, told line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from factcheck.history.chain import GENESIS
from factcheck.queries.telling import Line, lines_of
from factcheck.store.article import Article
from factcheck.store.checkpoint import Checkpoint, RecordCheck
from factcheck.store.claim import Claim
from factcheck.store.event import Event, of_article
from factcheck.store.pseudonym import names_in, tokens_of, told

__all__ = ["Line"]

PAGE = 50
"""Lines on one page of the record."""
_BATCH = 500
"""Lines of a download fetched at a time: bounds memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which part of the record is wanted; nothing asked is all of it."""

    article: int | None = None
    claim: int | None = None
    actor: str = ""
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """Without this moment itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What is on top of the record: how long it is, when it was checked, when it was last signed."""

    events: int
    head: str
    checked_at: datetime | None
    checked_events: int
    problem: str | None
    signed_at: datetime | None
    signed_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Part of the record, newest first, and the seal on top."""

    lines: tuple[Line, ...]
    older: int | None
    """Where the next page goes on; None at the beginning of the record."""
    events: int
    head: str
    seal: Seal
    people: tuple[str, ...]
    actions: tuple[str, ...]
    articles: tuple[tuple[int, str], ...]


def history_page(
    session: Session,
    *,
    article: int | None = None,
    actor: str = "",
    action: str = "",
    claim: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: int | None,
    viewer: str,
    all_people: bool,
) -> HistoryPage:
    """The record filtered by article, claim, person, action and time; `before` is the event to go on from.

    Without `all_people` what concerns accounts and signing in is left out.
    """
    asked = Asked(
        article=article, claim=claim, actor=actor, action=action, since=since, until=until
    )
    mine = _wanted(session, asked, all_people=all_people)
    if before is not None:
        mine.append(Event.id < before)
    rows = session.execute(
        select(Event.__table__).where(*mine).order_by(Event.id.desc()).limit(PAGE + 1)
    ).all()
    whole = seal(session)
    visible = _visible(all_people=all_people)
    actors = session.scalars(select(Event.actor_token).where(*visible).distinct()).all()
    names = names_in(session, actors)
    return HistoryPage(
        lines=_fitting(lines_of(session, rows[:PAGE], viewer), action),
        older=rows[PAGE - 1].id if len(rows) > PAGE else None,
        events=whole.events,
        head=whole.head,
        seal=whole,
        people=tuple(sorted({told(one, names) for one in actors})),
        actions=tuple(
            session.scalars(select(Event.action).where(*visible).distinct().order_by(Event.action))
        ),
        articles=tuple(
            (row.id, row.title)
            for row in session.execute(
                select(Article.id, Article.title).order_by(Article.id.desc()).limit(PAGE)
            )
        ),
    )


def told_lines(
    session: Session, asked: Asked, *, viewer: str, all_people: bool, after: int = 0
) -> Iterator[Line]:
    """Every line that fits and comes after the event `after`, oldest first, for a download."""
    mine = _wanted(session, asked, all_people=all_people)
    while rows := session.execute(
        select(Event.__table__).where(*mine, Event.id > after).order_by(Event.id).limit(_BATCH)
    ).all():
        yield from _fitting(lines_of(session, rows, viewer), asked.action)
        after = rows[-1].id


def _fitting(lines: tuple[Line, ...], action: str) -> tuple[Line, ...]:
    """Without lines whose action is not shown for what it is."""
    return tuple(one for one in lines if not action or one.action == action)


def line(session: Session, event_id: int, *, viewer: str, all_people: bool) -> Line:
    """One event.

    Raises:
        NoResultFound: there is none with this number that the reader may see.
    """
    row = session.execute(
        select(Event.__table__).where(Event.id == event_id, *_visible(all_people=all_people))
    ).one()
    return lines_of(session, [row], viewer)[0]


def lines_about(
    session: Session, subject: str, *, viewer: str, all_people: bool
) -> tuple[Line, ...]:
    """The last page of what happened to one thing, newest first."""
    rows = session.execute(
        select(Event.__table__)
        .where(Event.subject == subject, *_visible(all_people=all_people))
        .order_by(Event.id.desc())
        .limit(PAGE)
    ).all()
    return lines_of(session, rows, viewer)


def seal(session: Session) -> Seal:
    """How the record stands, from what was noted: nothing is checked here."""
    last = session.execute(
        select(Event.id, Event.digest).order_by(Event.id.desc()).limit(1)
    ).one_or_none()
    checked = session.execute(
        select(RecordCheck.__table__).order_by(RecordCheck.id.desc()).limit(1)
    ).one_or_none()
    signed = session.execute(
        select(Checkpoint.size, Checkpoint.made_at).order_by(Checkpoint.size.desc()).limit(1)
    ).one_or_none()
    return Seal(
        events=last.id if last else 0,
        head=last.digest if last else GENESIS,
        checked_at=checked.at if checked else None,
        checked_events=checked.events if checked else 0,
        problem=checked.problem if checked else None,
        signed_at=signed.made_at if signed else None,
        signed_events=signed.size if signed else 0,
    )


def event_count(session: Session) -> int:
    """How long the record is."""
    return session.scalar(select(func.max(Event.id))) or 0


def _wanted(session: Session, asked: Asked, *, all_people: bool) -> list[ColumnElement[bool]]:
    mine = _visible(all_people=all_people)
    if asked.article is not None:
        mine.append(of_article(asked.article))
    if asked.claim is not None:
        mine += _about_claim(session, asked.claim)
    if asked.actor:
        mine.append(Event.actor_token.in_(tokens_of(session, asked.actor)))
    if asked.action:
        mine.append(Event.action == asked.action)
    if asked.since is not None:
        mine.append(Event.at >= asked.since)
    if asked.until is not None:
        mine.append(Event.at < asked.until)
    return mine


def _about_claim(session: Session, claim: int) -> list[ColumnElement[bool]]:
    """What names the claim, or changed its row or one that hangs on it.

    Quotes in what people wrote are escaped in the body, so that nobody's words are taken for it.
    """
    article = session.scalar(select(Claim.article_id).where(Claim.id == claim))
    marks = (
        f'"claim":{claim},',
        f'"claim":{claim}}}',
        f'"claim_id":{claim},',
        f'"row":"claim/{claim}"',
    )
    return [
        or_(Event.article_id == article, Event.article_id.is_(None)),
        or_(
            Event.subject == f"claim/{claim}",
            *(Event.body.contains(mark, autoescape=True) for mark in marks),
        ),
    ]


def _visible(*, all_people: bool) -> list[ColumnElement[bool]]:
    return [] if all_people else [Event.subject.not_like("account/%")]
