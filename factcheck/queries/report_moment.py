"""As of when a report speaks, and what vouches for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.store.checkpoint import Checkpoint
from factcheck.store.event import Event, of_article

# Sending a report out, and signing the record because of it, change nothing that the report says.
_ABOUT_THE_RECORD = (
    Action.REPORT_EXPORTED,
    Action.REPORT_PUBLISHED,
    Action.REPORT_UNPUBLISHED,
    Action.KEY_MADE,
    Action.KEY_ROTATED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """As of when a report speaks, and the state of the record at that moment."""

    as_of: str
    head: str
    events: int
    checkpoint: str = ""
    narrowed: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    names: bool | None = None
    beside: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """By the number of a claim, what a report that was brought in says of others beside it."""


def moment_of(session: Session, article_id: int) -> Moment:
    """The last event that changed what the report says; of the whole record where none names the article.

    A report that was brought in and not touched since speaks as of the record it came from.
    """
    newest = (
        select(Event.id, Event.digest, Event.at, Event.action, Event.body)
        .where(Event.action.not_in(_ABOUT_THE_RECORD))
        .order_by(Event.id.desc())
        .limit(1)
    )
    mine = newest.where(of_article(article_id))
    last = session.execute(mine).one_or_none() or session.execute(newest).one()
    if last.action == Action.REPORT_IMPORTED:
        origin = json.loads(last.body)["data"]["origin"]
        return Moment(**origin | {"narrowed": tuple(origin.get("narrowed", ()))})
    as_of = last.at.astimezone(UTC).isoformat(timespec="seconds")
    return Moment(
        as_of=as_of, head=last.digest, events=last.id, checkpoint=_covering(session, last.id)
    )


def _covering(session: Session, event: int) -> str:
    """The first checkpoint that covers an event: later ones change nothing about it."""
    note = session.scalar(
        select(Checkpoint.note).where(Checkpoint.size >= event).order_by(Checkpoint.size).limit(1)
    )
    return note or ""
