"""What the API answers about the desk: sources, the record, scales, settings, people."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.answers import Evidence, Page
from factcheck.api.fields import (
    MaybeDay,
    MaybeMoment,
    MaybeNumber,
    MaybeReal,
    MaybeWords,
    Moment,
    Nested,
    Number,
    Real,
    Words,
    Yes,
)


class SourceHead(Schema):
    """A source in a list."""

    id = Number()
    kind = Words()
    title = Words()
    publisher = Words()
    url = MaybeWords()
    published = MaybeDay()
    closeness = Words()
    grade = Words()
    added_at = Moment()
    added_by = Words()
    has_text = Yes()
    no_text_because = MaybeWords()
    evidence = Number()


class Sources(Page):
    """A list of sources."""

    sources = fields.List(fields.Nested(SourceHead), required=True)


class Fetch(Schema):
    """What came of looking at a source's address once."""

    id = Number()
    found_at = MaybeWords()
    status = MaybeNumber()
    body_sha256 = MaybeWords()
    size = MaybeNumber()
    problem = MaybeWords()
    fetched_at = Moment()
    fetched_by = Words()


class Known(Schema):
    """Another source, named."""

    id = Number()
    title = Words()
    publisher = Words()


class Copy(Schema):
    """The program's question whether one source copies another."""

    id = Number()
    source = Nested(Known)
    original = Nested(Known)
    share = Real()
    state = Words()
    decided_by = MaybeWords()


class Source(Schema):
    """A source with the evidence taken from it."""

    line = Nested(SourceHead)
    note = Words()
    media_type = MaybeWords()
    file_name = MaybeWords()
    version = Number()
    copy_of = Nested(Known, allow_none=True)
    copies = fields.List(fields.Nested(Known), required=True)
    maybe = fields.List(fields.Nested(Copy), required=True)
    evidence = fields.List(fields.Nested(Evidence), required=True)
    fetches = fields.List(fields.Nested(Fetch), required=True)


class Hit(Schema):
    """One thing found."""

    sort = Words()
    id = Number()
    words = Words()
    beside = Words()


class Found(Schema):
    """What holds the words."""

    words = Words()
    hits = fields.List(fields.Nested(Hit), required=True)
    more = fields.List(fields.String(), required=True)
    total = Number()
    after = MaybeNumber(
        metadata={"description": "Give it back for the next page; null at the end."}
    )


class Measured(Schema):
    """One figure."""

    value = MaybeReal()


class Figures(Schema):
    """How far reviewers agree on some claims."""

    name = Words()
    label = Words()
    claims = Number()
    differing = Number()
    percent = Nested(Measured)
    fleiss = Nested(Measured)
    nominal = Nested(Measured, metadata={"description": "Krippendorff's alpha."})
    ordinal = Nested(Measured)
    cohen = MaybeReal()


class Agreement(Schema):
    """How far reviewers agree, in all and by group."""

    all = Nested(Figures)
    articles = fields.List(fields.Nested(Figures), required=True)
    kinds = fields.List(fields.Nested(Figures), required=True)
    pairs = fields.List(fields.Nested(Figures), required=True)


class Label(Schema):
    """One answer of a scale."""

    name = Words()
    label = Words()
    definition = Words()
    means = Words(attribute="built_in.name")
    claimreview = MaybeNumber()


class Scale(Schema):
    """A scale verdicts are given on."""

    id = Number()
    name = Words()
    version = Number()
    label = Words()
    question = Words()
    newest = Yes()
    in_use = Yes()
    choices = fields.List(fields.Nested(Label), required=True)


class Scales(Schema):
    """All scales."""

    scales = fields.List(fields.Nested(Scale), required=True)


class Setting(Schema):
    """One thing the desk has decided, or its default."""

    name = Words(attribute="definition.name")
    label = Words(attribute="definition.label")
    explanation = Words(attribute="definition.explanation")
    value = fields.Raw(required=True, allow_none=True)
    version = Number()
    changed_at = MaybeMoment()
    changed_by = MaybeWords()


class Settings(Schema):
    """All settings."""

    settings = fields.List(fields.Nested(Setting), required=True)


class Account(Schema):
    """A person."""

    id = Number()
    email = Words()
    role = Words()
    created_at = Moment()
    disabled_at = MaybeMoment()
    has_password = Yes()
    seen_at = MaybeMoment()


class Accounts(Schema):
    """Everybody."""

    accounts = fields.List(fields.Nested(Account), required=True)


class Link(Schema):
    """A one-time link, shown this once."""

    id = Number()
    email = Words()
    link = Words()


class Outcome(Schema):
    """What came of it, in a few words."""

    id = Number()
    outcome = Words()


class Detector(Schema):
    """A detector with what the desk decided about it; version 0 where it decided nothing."""

    name = Words()
    label = Words()
    rule_version = Number()
    kinds = fields.List(fields.String(), required=True)
    findings = Number()
    dismissed = Number()
    is_on = Yes()
    severity = MaybeWords(
        metadata={"description": "What its findings are told as; null: their own."}
    )
    decided_by = MaybeWords()
    decided_at = MaybeMoment()
    version = Number()


class Detectors(Schema):
    """All detectors."""

    detectors = fields.List(fields.Nested(Detector), required=True)
