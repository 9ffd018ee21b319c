"""Undoing: a new event that puts back what another changed. Nothing is taken out of the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotAllowedError, RuleViolationError
from factcheck.domain.roles import Role
from factcheck.domain.undoing import named, who_may_undo, why_not_undoable
from factcheck.history.log import record
from factcheck.history.undone import caused_by, undoings
from factcheck.store.event import Event
from factcheck.store.restore import (
    Net,
    first_unlike,
    hanging,
    lost_content,
    net_changes,
    take_back,
)
from factcheck.workflow.detectors import switches
from factcheck.workflow.kinship import TIES, bring_in_line, kin
from factcheck.workflow.staleness import spread_undoing, standings

# Rows that are looked for by name in the bodies of events; more are found by reading these.
_BY_NAME = 40


def undo_event(session: Session, *, event_id: int, actor: str, role: Role, at: datetime) -> Event:
    """Put back what an event changed; undoing an undoing does it again.

    Raises:
        NoResultFound: there is no such event.
        NotAllowedError: it is somebody else's, and `role` does not reach that far.
        RuleViolationError: it cannot be undone, is undone already, or something later builds on it.
    """
    event = session.get_one(Event, event_id)
    refused = why_not_undoable(event.action)
    if refused:
        raise RuleViolationError(f"This cannot be undone. {refused}")
    body = json.loads(event.body)
    by = caused_by(session, event.action, event.actor, body["data"])
    refused = who_may_undo(event.action, own=by == actor, role=role)
    if refused:
        raise NotAllowedError(refused)
    nets = net_changes(body["changes"])
    if not nets:
        raise RuleViolationError("This changed nothing, so there is nothing to undo.")
    undone = undoings(session, after=event.id)
    if event.id in undone:
        raise RuleViolationError(
            f"This is undone already, by event {undone[event.id]}; undo that one to do it again."
        )
    _demand_last_word(session, event, {net.row for net in nets}, undone)
    column = lost_content(nets)
    if column:
        raise RuleViolationError(
            f"This cannot be undone: of what stood there ({column}) the record keeps only a fingerprint."
        )
    row = hanging(session, nets)
    if row:
        raise RuleViolationError(
            f"{_thing(row)} hangs on what would be taken away{_since(session, event, row)}"
        )
    row = first_unlike(session, nets)
    if row:
        raise RuleViolationError(
            f"{_thing(row)} no longer stands as this left it{_since(session, event, row)}"
        )
    judged = standings(session, _claims(event.subject, nets))
    wordings = _wordings(session, event, nets)
    take_back(session, nets)
    wordings |= _wordings(session, event, nets)
    bring_in_line(session, wordings, switches(session), at)
    undoing = record(
        session,
        actor=actor,
        action=Action.EVENT_UNDONE,
        subject=event.subject,
        data={"undone": event.id, "what": _what(event, body["data"]), "action": event.action},
        at=at,
        article=event.article_id,
    )
    spread_undoing(session, undoing, judged, at=at)
    return undoing


def _claims(subject: str, nets: Iterable[Net]) -> set[int]:
    """The claims that the undoing puts back: the one it is about, or each of many."""
    kind, _, number = subject.partition("/")
    if kind == "claim" and number.isdigit():
        return {int(number)}
    return {net.id for net in nets if net.table == "claim"}


def _wordings(session: Session, event: Event, nets: Sequence[Net]) -> frozenset[int]:
    """The articles that are one story as things stand, where the event is about just that."""
    if event.article_id is None or TIES.isdisjoint(net.table for net in nets):
        return frozenset()
    return kin(session, event.article_id)


def _what(event: Event, data: dict[str, Any]) -> str:
    if event.action == Action.EVENT_UNDONE:
        return f"which had undone event {data['undone']}: {named(data['action'])}"
    return named(event.action)


def _demand_last_word(
    session: Session, event: Event, rows: set[str], undone: dict[int, int]
) -> None:
    """Refuse where a later event, itself not undone, changed one of the rows."""
    later = select(Event.id, Event.action, Event.actor, Event.body).where(Event.id > event.id)
    if event.article_id is not None:
        later = later.where(or_(Event.article_id == event.article_id, Event.article_id.is_(None)))
    if len(rows) <= _BY_NAME:
        later = later.where(
            or_(*(Event.body.contains(f'"row":"{row}"', autoescape=True) for row in sorted(rows)))
        )
    for one in session.execute(later.order_by(Event.id.desc()).execution_options(yield_per=500)):
        if one.id in undone:
            continue
        body = json.loads(one.body)
        if one.action == Action.EVENT_UNDONE and body["data"]["undone"] > event.id:
            continue
        if not rows.isdisjoint(change["row"] for change in body["changes"]):
            raise RuleViolationError(
                f"Something later builds on this: {one.actor}, event {one.id} ({named(one.action)}). "
                "Undo that first."
            )


def _since(session: Session, event: Event, row: str) -> str:
    """Which event the row was last changed by, where that is a later one; ends the sentence."""
    last = session.execute(
        select(Event.id, Event.action, Event.actor)
        .where(Event.id > event.id, Event.body.contains(f'"row":"{row}"', autoescape=True))
        .order_by(Event.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        return "."
    return f": {last.actor}, event {last.id} ({named(last.action)}). Undo that first."


def _thing(row: str) -> str:
    table, _, number = row.rpartition("/")
    words = table.replace("_", " ")
    return f"{words[:1].upper()}{words[1:]} {number}"
