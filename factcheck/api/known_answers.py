"""What the API answers about what is published, and about claims met before."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.fields import (
    MaybeDay,
    MaybeMoment,
    MaybeWords,
    Moment,
    Nested,
    Number,
    Words,
    Yes,
)


class PublishedHead(Schema):
    """A published report in a list."""

    slug = Words()
    title = Words()
    article = Number()
    number = Number()
    reason = Words()
    published_at = Moment()
    withdrawn_at = MaybeMoment()
    withdrawn_because = MaybeWords()


class PublishedList(Schema):
    """What is published."""

    published = fields.List(fields.Nested(PublishedHead), required=True)


class PublishedVersion(Schema):
    """One version, which never changes."""

    number = Number()
    published_at = Moment()
    reason = Words()
    as_of = Words()
    html_sha256 = Words()
    json_sha256 = Words()


class PublishedPage(Schema):
    """A published report with its versions."""

    report = Nested(PublishedHead)
    versions = fields.List(fields.Nested(PublishedVersion), required=True)


class PublishedNumber(Schema):
    """The number of the version."""

    number = Number()


class KnownClaim(Schema):
    """An earlier claim that says the same, as far as a program can tell."""

    id = Number()
    statement = Words()
    article_id = Number()
    article_title = Words()
    state = Words()
    label = MaybeWords()
    as_of = MaybeDay()
    rationale = Words()
    stale = Yes()
    version = Number()


class RelationShown(Schema):
    """How a claim hangs together with another."""

    id = Number()
    kind = Words()
    forth = Yes(metadata={"description": "Whether this claim is the first of the two."})
    other_id = Number()
    statement = Words()
    reason = Words()
    made_by = Words()
    made_at = Moment()


class RelationProposed(Schema):
    """A relation the program proposes: nothing until a person accepts it."""

    kind = Words()
    claim_id = Number(metadata={"description": "The one that restates, is part of, … the other."})
    to_id = Number()
    statement = Words(metadata={"description": "Of the one that is not the claim asked about."})
    proposed = Words(metadata={"description": "What in the program proposes it; send it back."})
    reason = Words()


class StaleMark(Schema):
    """Something a verdict rests on that has changed."""

    id = Number()
    because_id = Number()
    statement = Words()
    what = Words()
    since = Moment()


class ClaimsKnown(Schema):
    """What the desk knows beside a claim."""

    known = fields.List(fields.Nested(KnownClaim), required=True)
    relations = fields.List(fields.Nested(RelationShown), required=True)
    proposals = fields.List(fields.Nested(RelationProposed), required=True)
    stale = fields.List(fields.Nested(StaleMark), required=True)


class Checklist(Schema):
    """The questions a claim of one kind raises."""

    name = Words()
    label = Words()
    questions = fields.List(fields.String(), required=True)
    own = Yes(metadata={"description": "Whether they are the desk's own."})


class Checklists(Schema):
    """The questions of every kind."""

    kinds = fields.List(fields.Nested(Checklist), required=True)
    version = Number()


class ClaimQuestion(Schema):
    """A question of a claim with its answer, empty where there is none."""

    question = Words()
    answer = Words()
    source = Words()
    answered_by = Words()
    answered_at = MaybeMoment()
    version = Number()
    asked = Yes(metadata={"description": "Whether the checklist still has it."})


class ClaimQuestions(Schema):
    """The checklist of a claim."""

    questions = fields.List(fields.Nested(ClaimQuestion), required=True)
