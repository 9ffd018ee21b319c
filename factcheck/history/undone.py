"""Which events are undone: an undoing is an event itself, and can be undone in turn."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.store.event import Event


def undoings(session: Session, *, after: int = 0) -> dict[int, int]:
    """For each undone event the event that undid it, of those undoings numbered above `after`."""
    rows = session.execute(
        select(Event.id, Event.body)
        .where(Event.action == Action.EVENT_UNDONE.value, Event.id > after)
        .order_by(Event.id.desc())
    ).all()
    return in_force((row.id, json.loads(row.body)["data"]["undone"]) for row in rows)


def caused_by(session: Session, action: str, actor: str, data: Mapping[str, Any]) -> str:
    """Who an event goes back to: whoever did it, or did what the program followed with it.

    A claim is marked stale, or sent back to review, by the program because of what a person did; that person
    may take it back too.
    """
    if action not in {Action.CLAIM_MARKED_STALE, Action.RULE_FOLLOWED}:
        return actor
    return session.scalar(select(Event.actor).where(Event.id == data["event"])) or actor


def in_force(undoings: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Pairs of (undoing, undone), newest first, without the undoings that are undone themselves."""
    found: dict[int, int] = {}
    for undoing, undone in undoings:
        if undoing not in found:
            found.setdefault(undone, undoing)
    return found
