"""What the API answers about articles."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.answers import ClaimThen, Made, Page
from factcheck.api.fields import (
    MaybeDay,
    MaybeNumber,
    MaybeWords,
    Moment,
    Number,
    Words,
    Yes,
)


class ArticleHead(Schema):
    """An article in a list."""

    id = Number()
    title = Words()
    published = MaybeDay()
    sha256 = Words()
    characters = Number()
    ingested_at = Moment()
    ingested_by = Words()


class Article(ArticleHead):
    """An article with its text; offsets of claims and findings are code points into `text`."""

    dateline = MaybeWords()
    byline = MaybeWords()
    published_source = MaybeWords()
    language = Words()
    text = Words()
    claims = fields.Dict(required=True, metadata={"description": "Number of claims by state."})
    open_findings = fields.Dict(required=True, metadata={"description": "By severity."})


class Articles(Page):
    """A list of articles."""

    articles = fields.List(fields.Nested(ArticleHead), required=True)


class Taken(Made):
    """An article that was taken in, or was here already."""

    created = Yes()


class FileTaken(Schema):
    """One file of an archive: the article it is, or why it is none."""

    name = Words()
    id = MaybeNumber()
    created = Yes()
    problem = MaybeWords()


class Unpacked(Schema):
    """What came of a ZIP file, file by file."""

    files = fields.List(fields.Nested(FileTaken), required=True)


class ArticleThen(Schema):
    """The claims of an article as they stood at an event, and how many findings were in which state."""

    id = Number()
    title = Words()
    event = Number()
    event_at = Moment()
    head = Words()
    claims = fields.List(fields.Nested(ClaimThen), required=True)
    findings = fields.Dict(required=True)


class Changed(Schema):
    """How many claims changed."""

    claims = Number()


class Analysis(Schema):
    """The analysis of a text, `factcheck/analysis@1`: ids count within it, offsets are code points."""

    schema = Words()
    article = fields.Dict(required=True)
    sentences = fields.List(fields.Dict(), required=True)
    claims = fields.List(fields.Dict(), required=True)
    quotations = fields.List(fields.Dict(), required=True)
    findings = fields.List(fields.Dict(), required=True)
