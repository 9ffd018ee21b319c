"""The record, told line by line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from factcheck.domain.action import SENTENCES, Action
from factcheck.domain.claim import ClaimState
from factcheck.history.chain import GENESIS
from factcheck.history.verify import Verification, verify
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.verdict import Verdict

PAGE = 50
"""Lines on one page of the record."""

_VERDICTS = {Action.VERDICT_RECORDED.value, Action.VERDICT_REVISED.value}
# What the data of an event names as the program does: “mostly-supported”.
_NAMES = {"label", "kind", "role"}
_HIDDEN = "gave a verdict on claim {claim}; it is shown once yours is in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One column of one row, before and after."""

    row: str
    column: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event as a sentence, with what it changed."""

    id: int
    at: datetime
    actor: str
    action: str
    sentence: str
    subject: str
    article_id: int | None
    previous: str
    digest: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Part of the record, newest first, and the seal on top."""

    lines: tuple[Line, ...]
    older: int | None
    """Where the next page goes on; None at the beginning of the record."""
    events: int
    head: str
    people: tuple[str, ...]
    actions: tuple[str, ...]
    articles: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage:
    """What came of checking the whole record."""

    result: Verification
    at: datetime


def history_page(
    session: Session,
    *,
    article: int | None,
    actor: str,
    action: str,
    before: int | None,
    viewer: str,
    all_people: bool,
) -> HistoryPage:
    """The record filtered by article, person and action; `before` is the event to go on from.

    Without `all_people` what concerns accounts and signing in is left out.
    """
    where = _visible(all_people=all_people)
    mine = list(where)
    if article is not None:
        mine.append(Event.article_id == article)
    if actor:
        mine.append(Event.actor == actor)
    if action:
        mine.append(Event.action == action)
    if before is not None:
        mine.append(Event.id < before)
    rows = session.execute(
        select(Event.__table__).where(*mine).order_by(Event.id.desc()).limit(PAGE + 1)
    ).all()
    last = session.execute(
        select(Event.id, Event.digest).order_by(Event.id.desc()).limit(1)
    ).one_or_none()
    return HistoryPage(
        lines=_lines(session, rows[:PAGE], viewer),
        older=rows[PAGE - 1].id if len(rows) > PAGE else None,
        events=last.id if last else 0,
        head=last.digest if last else GENESIS,
        people=tuple(
            session.scalars(select(Event.actor).where(*where).distinct().order_by(Event.actor))
        ),
        actions=tuple(
            session.scalars(select(Event.action).where(*where).distinct().order_by(Event.action))
        ),
        articles=tuple(
            (row.id, row.title)
            for row in session.execute(
                select(Article.id, Article.title).order_by(Article.id.desc()).limit(PAGE)
            )
        ),
    )


def line(session: Session, event_id: int, *, viewer: str, all_people: bool) -> Line:
    """One event.

    Raises:
        NoResultFound: there is none with this number that the reader may see.
    """
    row = session.execute(
        select(Event.__table__).where(Event.id == event_id, *_visible(all_people=all_people))
    ).one()
    return _lines(session, [row], viewer)[0]


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
    return _lines(session, rows, viewer)


def verify_page(session: Session, at: datetime) -> VerifyPage:
    """Check the whole record now."""
    return VerifyPage(result=verify(session), at=at)


def event_count(session: Session) -> int:
    """How long the record is."""
    return session.scalar(select(func.max(Event.id))) or 0


def _visible(*, all_people: bool) -> list[ColumnElement[bool]]:
    return [] if all_people else [Event.subject.not_like("account/%")]


def _lines(session: Session, rows: Any, viewer: str) -> tuple[Line, ...]:  # noqa: ANN401 - Core rows
    blind = _blind_claims(session, rows, viewer)
    return tuple(_line(row, blind, viewer) for row in rows)


def _blind_claims(session: Session, rows: Any, viewer: str) -> set[int]:  # noqa: ANN401 - Core rows
    """The claims whose verdicts `viewer` must not see yet."""
    claims = {
        int(row.subject.removeprefix("claim/"))
        for row in rows
        if row.action in _VERDICTS and row.subject.startswith("claim/")
    }
    if not claims:
        return set()
    own = select(Verdict.claim_id).where(
        Verdict.in_force, Verdict.reviewer == viewer, Verdict.question == "truth"
    )
    return set(
        session.scalars(
            select(Claim.id).where(
                Claim.id.in_(claims),
                Claim.verdicts_wanted > 1,
                Claim.state.in_([ClaimState.OPEN, ClaimState.IN_REVIEW, ClaimState.REOPENED]),
                Claim.id.not_in(own),
            )
        )
    )


def _line(row: Any, blind: set[int], viewer: str) -> Line:  # noqa: ANN401 - a Core row
    body = json.loads(row.body)
    data = body.get("data") or {}
    hidden = (
        row.action in _VERDICTS
        and row.actor != viewer
        and int(row.subject.removeprefix("claim/")) in blind
    )
    return Line(
        id=row.id,
        at=row.at,
        actor=row.actor,
        action=row.action,
        sentence=_HIDDEN.format(claim=data.get("claim")) if hidden else sentence(row.action, data),
        subject=row.subject,
        article_id=row.article_id,
        previous=row.previous,
        digest=row.digest,
        changes=() if hidden else _changes(body.get("changes") or ()),
    )


def sentence(action: str, data: dict[str, Any]) -> str:
    """What happened, as a sentence; an action of another version is told by its name."""
    told = {
        name: said.replace("-", " ").replace("_", " ") if name in _NAMES and said else said
        for name, said in data.items()
    }
    try:
        return SENTENCES[Action(action)].format(**told)
    except (ValueError, KeyError):
        return action.replace(".", " ").replace("_", " ")


def _changes(changes: Any) -> tuple[Change, ...]:  # noqa: ANN401 - JSON
    made = []
    for change in changes:
        was, now = change["was"] or {}, change["now"] or {}
        for column in {**was, **now}:
            before, after = _told(was.get(column)), _told(now.get(column))
            if before != after and column != "id":
                made.append(Change(row=change["row"], column=column, was=before, now=after))
    return tuple(made)


def _told(value: Any) -> str | None:  # noqa: ANN401 - JSON
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False)
