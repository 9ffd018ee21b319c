"""What the API is asked: queries, checked before the database is."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from factcheck.api.fields import (
    MOST_ID,
    asked_row,
    needed,
    one_of,
    said,
)
from factcheck.domain.claim import ClaimState
from factcheck.domain.finding import FindingState, Severity

MOST_LINES = 200
"""Lines on one page of a list."""


class Slice(Schema):
    """Where to go on in a list, and how far."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, MOST_ID),
        metadata={"description": "`next` of the page before."},
    )
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MOST_LINES))


class WordsAsked(Slice):
    """A list narrowed by words of a title."""

    q = said(200, load_default="")


class ClaimsAsked(Slice):
    """Which claims."""

    state = one_of(ClaimState, load_default="")
    kind = said(40, load_default="")
    article = asked_row(load_default=None)


class FindingsAsked(Slice):
    """Which findings."""

    state = one_of(FindingState, load_default="")
    severity = one_of(Severity, load_default="")
    kind = said(40, load_default="")
    article = asked_row(load_default=None)


class EventsAsked(Slice):
    """Which lines of the record."""

    article = asked_row(load_default=None)
    claim = asked_row(load_default=None)
    actor = said(200, load_default="")
    action = said(40, load_default="")


class ThenAsked(Schema):
    """At which event."""

    event = asked_row(required=True)


class SearchAsked(Schema):
    """Which words."""

    q = needed(200)


class AgreementAsked(Schema):
    """Of which claims."""

    article = asked_row(load_default=None)
    kind = said(40, load_default="")
