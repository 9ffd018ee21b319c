"""What the API answers about the record."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.answers import Page
from factcheck.api.fields import (
    MaybeMoment,
    MaybeNumber,
    MaybeWords,
    Moment,
    Number,
    Words,
    Yes,
)


class Change(Schema):
    """One column of one row, before and after."""

    row = Words()
    column = Words()
    was = MaybeWords()
    now = MaybeWords()


class Event(Schema):
    """One line of the record."""

    id = Number()
    at = Moment()
    actor = Words()
    action = Words()
    sentence = Words()
    reason = Words()
    subject = Words()
    article_id = MaybeNumber()
    previous = Words()
    digest = Words()
    changes = fields.List(fields.Nested(Change), required=True)
    hidden = Yes()


class Events(Page):
    """Part of the record, oldest first."""

    events = fields.List(fields.Nested(Event), required=True)


class Proof(Schema):
    """That an event is in the record the last checkpoint signs."""

    entry = Words()
    index = Number()
    proof = fields.List(fields.String(), required=True)
    checkpoint = Words()


class Verification(Schema):
    """What came of checking the whole record."""

    holds = Yes()
    events = Number()
    head = Words()
    problem = MaybeWords()
    checkpoints = Number()


class Checkpoint(Schema):
    """One signed checkpoint."""

    size = Number()
    root = Words()
    made_at = Moment()
    made_because = Words()
    key = Words()


class Key(Schema):
    """A public key checkpoints are signed with."""

    verifier = Words()
    made_at = Moment()
    retired_at = MaybeMoment()


class Checkpoints(Schema):
    """What was signed, newest first."""

    checkpoints = fields.List(fields.Nested(Checkpoint), required=True)
    keys = fields.List(fields.Nested(Key), required=True)


class Note(Schema):
    """A checkpoint as the signed note it is."""

    size = Number()
    note = Words()
