"""Adding to the record. Only the workflow does, as the last thing before it returns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.history.chain import GENESIS, canonical, digest
from factcheck.store.changes import WRITTEN, taken
from factcheck.store.event import Event
from factcheck.store.pseudonym import hidden, token_for

BY_TOKEN = "by token"  # noqa: S105 - the name of a place, no password
"""Where a session keeps the name of the token a program works with, for every event it writes."""


def record(
    session: Session,
    *,
    actor: str,
    action: Action,
    subject: str,
    data: dict[str, Any],
    at: datetime,
    article: int | None = None,
) -> Event:
    """Write down who did what to what, with every row that changed since the last event.

    `data` is what the action's sentence needs. `article` is the article concerned, for filtering.
    People are named by their pseudonyms, so that a name can be erased and the record still holds.
    """
    changes = taken(session)
    if by_token := session.info.get(BY_TOKEN):
        data = {**data, "by_token": by_token}
    actor_token = token_for(session, actor)
    last = session.execute(
        select(Event.id, Event.digest).order_by(Event.id.desc()).limit(1)
    ).one_or_none()
    number, previous = (last.id + 1, last.digest) if last else (1, GENESIS)
    body = canonical(
        {
            "action": action.value,
            "actor": actor_token,
            "article": article,
            "at": at.isoformat(),
            "changes": changes,
            "data": hidden(session, data),
            "seq": number,
            "subject": subject,
        }
    )
    event = Event(
        id=number,
        at=at,
        actor_token=actor_token,
        action=action.value,
        subject=subject,
        article_id=article,
        body=body,
        previous=previous,
        digest=digest(previous, body),
    )
    session.add(event)
    session.flush()
    session.info.setdefault(WRITTEN, []).append((number, action))
    return event
