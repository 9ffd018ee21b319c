"""The record over the API: its lines, proofs, checkpoints, and the check of the whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Response, stream_with_context

from factcheck.api import context, queries, record_answers
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import NotAllowedError
from factcheck.history import held
from factcheck.history.export import exported
from factcheck.queries.checkpoints import checkpoint_note, checkpoint_page, verify_page
from factcheck.queries.history import Asked, line
from factcheck.queries.listings import events_after
from factcheck.queries.proof import proof_of
from factcheck.queries.telling import Line
from factcheck.workflow import checkpoint

bp = Part("history", "The record nobody can change unseen.")
_WHOLE = {"application/x-ndjson": {"type": "string", "format": "binary"}}


@bp.call("GET", "/history", gives=record_answers.Events, asks=queries.EventsAsked)
def list_events(asked: dict[str, Any]) -> Answer:
    """The record, oldest first; `after` the last event you have answers what is new."""
    after, limit = asked.pop("after"), asked.pop("limit")
    since, until = asked.pop("since"), asked.pop("until")
    with context.reading() as db:
        found = events_after(
            db,
            Asked(
                **asked,
                since=context.midnight(since),
                until=context.midnight(until, days=1),
            ),
            after=after,
            limit=limit,
            viewer=context.caller().email,
            all_people=context.sees_people(),
        )
    return context.listed("events", found)


@bp.call("GET", "/history/record", media=_WHOLE)
def whole() -> Response:
    """The whole record as `factcheck history export` writes it: what `verify_history.py` checks."""

    def written() -> Iterator[str]:
        with context.reading() as db:
            for one in exported(db):
                yield f"{one}\n"

    return Response(stream_with_context(written()), mimetype="application/x-ndjson")


@bp.call("GET", "/history/<id:event_id>", gives=record_answers.Event)
def show_event(event_id: int) -> Line:
    """One line of the record."""
    return _line(event_id)


@bp.call("GET", "/history/<id:event_id>/proof", gives=record_answers.Proof)
def prove(event_id: int) -> Answer:
    """That the event is in the record the last checkpoint signs, in hashes anybody can redo."""
    if _line(event_id).hidden:
        raise NotAllowedError("A proof shows the event, and this one is kept back for now.")
    with context.reading() as db:
        return json.loads(proof_of(db, event_id).written())


def _line(event_id: int) -> Line:
    with context.reading() as db:
        return line(db, event_id, viewer=context.caller().email, all_people=context.sees_people())


@bp.call("GET", "/history/verification", gives=record_answers.Verification)
def verify() -> Answer:
    """Walk the whole record, and hold checkpoints and tables against it; nothing is noted."""
    with context.reading() as db:
        return verify_page(db, held.beside(context.settings().instance), context.now()).result


@bp.call("POST", "/history/verification", gives=record_answers.Verification)
def check() -> Answer:
    """The same, and note on the record's seal when that was and what came of it."""
    return checkpoint.check_record(
        context.around().store, instance=context.settings().instance, at=context.now()
    )


@bp.call("GET", "/history/checkpoints", gives=record_answers.Checkpoints)
def list_checkpoints() -> Answer:
    """Every checkpoint that was signed, and the public keys."""
    with context.reading() as db:
        return checkpoint_page(db)


@bp.call("GET", "/history/checkpoints/<id:size>", gives=record_answers.Note)
def show_checkpoint(size: int) -> Answer:
    """One checkpoint as the signed note it is."""
    with context.reading() as db:
        return {"size": size, "note": checkpoint_note(db, size)}


@bp.call("POST", "/history/checkpoints", gives=record_answers.Note, status=201)
def sign() -> Answer:
    """Sign the record as it stands."""
    return checkpoint.seal(
        context.around().store,
        instance=context.settings().instance,
        desk=context.settings().desk,
        because="asked",
        actor=context.caller().email,
        at=context.now(),
    )
