"""What an event was undone by, what it undid itself, and whether the reader may undo it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.roles import Role
from factcheck.domain.undoing import who_may_undo, why_not_undoable
from factcheck.history.undone import caused_by, undoings
from factcheck.store.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """How an event stands."""

    event: int
    action: str
    undone_by: int | None
    undid: int | None
    refused: str
    """Why the reader cannot undo it; "" where a try is worth it."""

    @property
    def can_be_tried(self) -> bool:
        """Whether the page offers to undo it; what later builds on it is found out by trying."""
        return not self.refused and self.undone_by is None


def undoing_of(session: Session, event_id: int, *, viewer: str, role: Role) -> Undoing:
    """How an event stands for the reader.

    Raises:
        NoResultFound: there is no such event.
    """
    row = session.execute(
        select(Event.action, Event.actor, Event.body).where(Event.id == event_id)
    ).one()
    body = json.loads(row.body)
    refused = why_not_undoable(row.action)
    if not refused and not body["changes"]:
        refused = "This changed nothing."
    return Undoing(
        event=event_id,
        action=row.action,
        undone_by=undoings(session, after=event_id).get(event_id),
        undid=body["data"]["undone"] if row.action == Action.EVENT_UNDONE else None,
        refused=refused
        or who_may_undo(
            row.action,
            own=caused_by(session, row.action, row.actor, body["data"]) == viewer,
            role=role,
        ),
    )


def undone_among(session: Session, events: Iterable[int]) -> dict[int, int]:
    """Those of `events` that are undone, each with the event that undid it."""
    events = set(events)
    if not events:
        return {}
    found = undoings(session, after=min(events))
    return {event: found[event] for event in events if event in found}
