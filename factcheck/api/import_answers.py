"""What the API answers about a file that is brought in, or would be."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.fields import MaybeNumber, Nested, Number, Words, Yes


class Counts(Schema):
    """How many rows of each sort there are."""

    new = Number()
    known = Number(metadata={"description": "Rows whose claim the desk has already."})
    refused = Number()


class NewRow(Schema):
    """A row that becomes a claim; without an article it goes onto a list of the file's name."""

    place = Words()
    statement = Words()
    article = MaybeNumber()
    start = Number()
    end = Number()


class KnownRow(Schema):
    """A row whose claim is here."""

    place = Words()
    statement = Words()


class RefusedRow(Schema):
    """Why a row cannot be taken."""

    place = Words()
    message = Words()


class Imported(Schema):
    """What came of a file: what was written, or what would be; of each sort of rows the first 1,000."""

    written = Yes()
    counts = Nested(Counts)
    articles = fields.List(fields.Integer(), required=True)
    claims = fields.List(fields.Integer(), required=True)
    new = fields.List(fields.Nested(NewRow), required=True)
    known = fields.List(fields.Nested(KnownRow), required=True)
    refused = fields.List(fields.Nested(RefusedRow), required=True)
