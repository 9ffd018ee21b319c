"""One thing done to many claims or findings, over the API: one event, one undoing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from factcheck.api import context
from factcheck.api.fields import REASON, Given, Number, Words, one_of, row, said
from factcheck.api.hand_bodies import SeenGiven
from factcheck.api.part import Answer, Part
from factcheck.api.problems import problem
from factcheck.domain.bulk import MOST, Bulk, Order
from factcheck.domain.errors import NotAllowedError, SomeRefusedError
from factcheck.domain.roles import covers
from factcheck.domain.setting import MOST_VERDICTS
from factcheck.workflow.bulk import do_in_bulk, refusals

bp = Part("bulk", "One thing done to many claims or findings, as one event.")


class RowGiven(SeenGiven):
    """A claim or finding, and the version of it that was seen; without one it is taken as it is."""

    version = row(load_default=None, allow_none=True)


class BulkGiven(Given):
    """What is done to which rows, and what it needs to be told."""

    bulk = one_of(Bulk, required=True)
    rows = fields.List(
        fields.Nested(RowGiven),
        required=True,
        validate=validate.Length(1, MOST),
        metadata={"description": "Claims, or findings where it is done to findings."},
    )
    partly = fields.Boolean(
        load_default=False,
        metadata={"description": "Where some cannot be done: whether the rest goes on."},
    )
    reviewer = said(load_default="", metadata={"description": "In whose hands; empty: yours."})
    due = fields.Date(load_default=None, allow_none=True)
    wanted = fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(1, MOST_VERDICTS)
    )
    reason = said(REASON, load_default="")


class Left(Schema):
    """A row that was left as it is, and why."""

    id = Number()
    why = Words()


class BulkDone(Schema):
    """What was done, as which event, and what was left."""

    event = Number(metadata={"description": "Take this event back, and all of it is taken back."})
    done = fields.List(fields.Integer(), required=True)
    left = fields.List(fields.Nested(Left), required=True)


class BulkTried(Schema):
    """What could be done to which rows, and what could not."""

    could = fields.List(fields.Integer(), required=True)
    left = fields.List(fields.Nested(Left), required=True)


@bp.call("POST", "/bulk", gives=BulkDone, takes=BulkGiven)
def do(given: dict[str, Any]) -> Answer:
    """Do one thing to many rows; where some cannot be done and `partly` is off, nothing is done (409)."""
    order, rows = _asked_for(given)
    try:
        with context.writing() as db:
            outcome = do_in_bulk(
                db,
                order=order,
                rows=rows,
                partly=given["partly"],
                actor=context.caller().email,
                at=context.now(),
            )
    except SomeRefusedError as error:
        return _refused(error)
    return {"event": outcome.event, "done": outcome.done, "left": _left(outcome.refused)}


@bp.call("POST", "/bulk/trial", gives=BulkTried, takes=BulkGiven)
def try_out(given: dict[str, Any]) -> Answer:
    """Say of each row whether it could be done, and do nothing."""
    order, rows = _asked_for(given)
    with context.reading() as db:
        refused = refusals(
            db, order=order, rows=rows, actor=context.caller().email, at=context.now()
        )
    return {"could": [one for one in rows if one not in refused], "left": _left(refused)}


def _asked_for(given: dict[str, Any]) -> tuple[Order, dict[int, int | None]]:
    who = context.caller()
    order = Order(
        bulk=Bulk(given["bulk"]),
        reviewer=given["reviewer"].strip().lower(),
        due=given["due"],
        wanted=given["wanted"],
        reason=given["reason"],
    )
    needed = order.needs(who.email)
    if not covers(who.role, needed):
        raise NotAllowedError(f"This asks for the role “{needed.value}”.")
    return order, {one["id"]: one["version"] for one in given["rows"]}


def _left(refused: Mapping[int, str]) -> list[dict[str, Any]]:
    return [{"id": number, "why": why} for number, why in refused.items()]


def _refused(error: SomeRefusedError) -> Response:
    """Nothing was done; `errors` says of each row why not."""
    return problem(409, str(error), errors={str(one): why for one, why in error.refused.items()})
