"""What the API is asked: queries, checked before the database is."""

from __future__ import annotations

from datetime import UTC, datetime

from marshmallow import Schema, fields, validate

from factcheck.api.fields import (
    LINE,
    MOST_ID,
    asked_row,
    needed,
    one_of,
    said,
)
from factcheck.domain.claim import ClaimState
from factcheck.domain.evidence import Closeness, Grade
from factcheck.domain.finding import FindingState, Severity
from factcheck.domain.report_options import Scope
from factcheck.queries.claim_lines import STALE_ONES, WAITING
from factcheck.queries.search_facets import NAMES

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Moments that can be told in any time zone."""
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
    """Which claims; those that wait for a verdict and those that are stale may be asked for like a state."""

    state = one_of((*ClaimState, WAITING, STALE_ONES), load_default="")
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
    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None, metadata={"description": "The last day."})


class ArticleFileAsked(Schema):
    """What is known of an article beside its file."""

    title = said(LINE, load_default="")
    published = fields.Date(load_default=None)
    language = one_of(("en",), load_default=None)


class WordingAsked(Schema):
    """When a new wording was published."""

    published = fields.Date(load_default=None)


class ReferenceAsked(Schema):
    """What a file is that an article is held against."""

    name = said(LINE, load_default="")
    closeness = one_of(Closeness, load_default=Closeness.PRIMARY.value)


class ComparisonAsked(Schema):
    """Beside what: a reference of the article, or an earlier wording."""

    reference = asked_row(load_default=None)
    version = asked_row(
        load_default=None, metadata={"description": "An article: the earlier wording."}
    )


class SourceFileAsked(Schema):
    """What is known of a source beside its file."""

    title = said(LINE, load_default="")
    publisher = said(LINE, load_default="")
    published = fields.Date(load_default=None)
    closeness = one_of(Closeness, load_default=Closeness.SECONDARY.value)
    grade = one_of(Grade, load_default=Grade.UNGRADED.value)
    note = said(LINE, load_default="")


class ImportAsked(Schema):
    """Whether a file is written or only tried, and what becomes of rows that cannot be taken."""

    write = fields.Boolean(load_default=False)
    partly = fields.Boolean(
        load_default=False,
        metadata={"description": "Leave out rows with problems, write the others."},
    )
    article = asked_row(
        load_default=None, metadata={"description": "The article of rows that name none."}
    )


class BoardAsked(Schema):
    """Where the board goes on, and whose claims are listed with it."""

    before = asked_row(load_default=None, metadata={"description": "`next` of the page before."})
    person = said(200, load_default="")
    overdue = fields.Boolean(load_default=False)


class ReportAsked(Schema):
    """What of a report is wanted; everything, in the words it was given in, where nothing is said."""

    scope = one_of(Scope, load_default="")
    kind = fields.List(said(40), load_default=list)
    person = said(200, load_default="", metadata={"description": "Only this reviewer's verdicts."})
    scale = said(
        40, load_default="", metadata={"description": "A name of /scales, or averitec, fever …"}
    )
    names = one_of(("yes", "no"), load_default="")


class ThenAsked(Schema):
    """After which event, or at which moment; now where neither is said."""

    event = asked_row(load_default=None)
    at = fields.AwareDateTime(
        load_default=None, default_timezone=UTC, validate=validate.Range(_FIRST, _LAST)
    )


class SearchAsked(Schema):
    """Which words, and what narrows the search."""

    q = needed(200)
    after = asked_row(
        load_default=None,
        metadata={"description": "`after` of the page before: a place in the index."},
    )
    sort = one_of(NAMES, load_default="")
    kind = said(40, load_default="")
    state = said(40, load_default="")
    severity = one_of(Severity, load_default="")
    verdict = said(80, load_default="")
    article = asked_row(load_default=None)
    person = said(200, load_default="")
    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None, metadata={"description": "The last day."})


class AgreementAsked(Schema):
    """Of which claims."""

    article = asked_row(load_default=None)
    kind = said(40, load_default="")
