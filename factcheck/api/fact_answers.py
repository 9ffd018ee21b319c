"""What the API answers about passages of sources and about taking a claim apart."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.fields import MaybeDay, Number, Words, Yes


class Passage(Schema):
    """Words of a source that may speak of the claim."""

    source_id = Number()
    title = Words()
    publisher = Words()
    published = MaybeDay()
    start = Number()
    end = Number()
    text = Words()
    beside = Words(metadata={"description": "What its figure or event is beside the claim's."})
    later = Yes(metadata={"description": "Dated after the article."})
    used = Yes(metadata={"description": "Evidence for this claim already."})


class Passages(Schema):
    """The passages found in the sources that have a text."""

    searched = Number()
    passages = fields.List(fields.Nested(Passage), required=True)


class PieceProposed(Schema):
    """A part, as the program reads it."""

    words = Words()
    statement = Words()


class Neighbour(Schema):
    """A claim nearby that it could be merged with."""

    id = Number()
    statement = Words()
    version = Number()
    before = Yes()


class SplitProposed(Schema):
    """How a claim could be split, and what it could be merged with."""

    pieces = fields.List(fields.Nested(PieceProposed), required=True)
    neighbours = fields.List(fields.Nested(Neighbour), required=True)
