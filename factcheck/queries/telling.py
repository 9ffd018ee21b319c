"""Events told as sentences, with what they changed: by name, and blind where a reviewer has to be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from factcheck.domain.action import SENTENCES, Action
from factcheck.queries.blind import blind_among
from factcheck.store.pseudonym import names_in, told

# What shows how somebody judged a claim, and is kept back while others still have to.
_TELLING = {
    Action.VERDICT_RECORDED.value: "gave a verdict on claim {claim}; it is shown once all are in",
    Action.VERDICT_REVISED.value: "changed a verdict on claim {claim}; it is shown once all are in",
    Action.VERDICT_UPHELD.value: "stood by a verdict on claim {claim}; it is shown once all are in",
    Action.VERDICT_REUSED.value: "gave a verdict on claim {claim}; it is shown once all are in",
    Action.CLAIM_MARKED_STALE.value: "marked claim {claim} stale; why is shown once all verdicts are in",
    Action.COMMENT_WRITTEN.value: "wrote about claim {claim}; it is shown once all verdicts are in",
    Action.COMMENT_EDITED.value: "changed a comment on claim {claim}; it is shown once all verdicts are in",
    Action.COMMENT_WITHDRAWN.value: "withdrew a comment on claim {claim}",
    Action.EVENT_UNDONE.value: "took something back on claim {claim}; it is shown once all verdicts are in",
}
# What the data of an event names as the program does: “mostly-supported”.
_NAMES = {"label", "kind", "role", "before"}
_REASONS = ("reason", "rationale", "question", "words")


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
    reason: str
    """Why, in the person's own words; "" where nobody had to say."""
    subject: str
    article_id: int | None
    previous: str
    digest: str
    changes: tuple[Change, ...]
    hidden: bool
    """Part of it is kept back from the reader while verdicts are given blind."""


def lines_of(session: Session, rows: Sequence[Any], viewer: str) -> tuple[Line, ...]:
    """Rows of the event table as `viewer` may see them."""
    blind = blind_among(
        session,
        {
            int(row.subject.removeprefix("claim/"))
            for row in rows
            if row.action in _TELLING and row.subject.startswith("claim/")
        },
    )
    hidden = {str(number) for number in blind}
    names = names_in(session, [text for row in rows for text in (row.actor, row.body)])
    return tuple(_line(row, hidden, viewer, names) for row in rows)


def sentence(action: str, data: dict[str, Any]) -> str:
    """What happened, as a sentence; an action of another version is told by its name."""
    said = {
        name: value.replace("-", " ").replace("_", " ")
        if name in _NAMES and isinstance(value, str)
        else value
        for name, value in data.items()
    }
    try:
        return SENTENCES[Action(action)].format(**said)
    except (ValueError, KeyError):
        return action.replace(".", " ").replace("_", " ")


def _line(row: Any, blind: set[str], viewer: str, names: dict[str, str]) -> Line:  # noqa: ANN401 - a Core row
    body = json.loads(row.body)
    data = {name: _named(value, names) for name, value in (body.get("data") or {}).items()}
    actor = told(row.actor, names)
    hidden = (
        row.action in _TELLING and actor != viewer and row.subject.removeprefix("claim/") in blind
    )
    return Line(
        id=row.id,
        at=row.at,
        actor=actor,
        # That it was taken over would say what it is: the earlier claim's verdict is no secret.
        action=Action.VERDICT_RECORDED.value
        if hidden and row.action == Action.VERDICT_REUSED
        else row.action,
        sentence=(
            _TELLING[row.action].format(claim=row.subject.removeprefix("claim/"))
            if hidden
            else sentence(row.action, data)
        )
        + (f" (by token “{data['by_token']}”)" if data.get("by_token") else ""),
        reason="" if hidden else next((str(data[key]) for key in _REASONS if data.get(key)), ""),
        subject=row.subject,
        article_id=row.article_id,
        previous=row.previous,
        digest=row.digest,
        changes=() if hidden else _changes(body.get("changes") or (), names),
        hidden=hidden,
    )


def _named(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return told(value, names)
    return [_named(one, names) for one in value] if isinstance(value, list) else value


def _changes(changes: Any, names: dict[str, str]) -> tuple[Change, ...]:  # noqa: ANN401 - JSON
    made = []
    for change in changes:
        was, now = change["was"] or {}, change["now"] or {}
        for column in {**was, **now}:
            before, after = _told(was.get(column), names), _told(now.get(column), names)
            if before != after and column != "id":
                made.append(Change(row=change["row"], column=column, was=before, now=after))
    return tuple(made)


def _told(value: Any, names: dict[str, str]) -> str | None:  # noqa: ANN401 - JSON
    if value is None:
        return None
    if isinstance(value, str):
        return told(value, names)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False)
