"""What rows were at an earlier moment, from the changes the record holds."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from factcheck.history.state import Rows, replay
from factcheck.store.event import Event, of_article
from factcheck.store.pseudonym import TOKEN, names_in, told

# An id or two of a select's IN list; enough for one article's sources.
_SOURCES = 500


def last_event(session: Session, at: datetime) -> int:
    """The number of the last event up to and at a moment; 0 before the first."""
    return session.scalar(select(func.max(Event.id)).where(Event.at <= at)) or 0


def rows_as_of(session: Session, *, article: int, upto: int) -> Rows:
    """The rows of an article and of the sources it uses, as event `upto` left them, people by name.

    An article's events say so themselves (`Event.article_id`), or hold a row of it; its sources are found
    through its evidence.
    """
    rows = _replayed(session, and_(of_article(article), Event.id <= upto))
    sources = {
        f"source/{evidence.values['source_id']}"
        for evidence in rows.get("evidence", {}).values()
        if evidence.values
    }
    if sources:
        named = or_(
            *(
                Event.subject.in_(sorted(sources)[first : first + _SOURCES])
                for first in range(0, len(sources), _SOURCES)
            )
        )
        for table, known in _replayed(session, and_(named, Event.id <= upto)).items():
            rows.setdefault(table, {}).update(known)
    return rows


def _replayed(session: Session, where: Any) -> Rows:  # noqa: ANN401 - a condition
    bodies = session.scalars(select(Event.body).where(where).order_by(Event.id)).all()
    names = names_in(session, bodies)
    rows: Rows = {}
    for text in bodies:
        replay(json.loads(text), rows, {})
    # An event about several articles changes rows of others too, which none of these events made.
    for known in rows.values():
        for number in [
            one for one, last in known.items() if "id" not in (last.values or {"id": 0})
        ]:
            del known[number]
    for last in (last for known in rows.values() for last in known.values()):
        values = last.values or {}
        for column, value in values.items():
            if isinstance(value, str) and TOKEN.fullmatch(value):
                values[column] = told(value, names)
    return rows
