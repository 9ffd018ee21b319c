"""What the API answers about work: jobs, suggestions of a model, the inbox, kept searches, the board."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.desk_answers import Figures
from factcheck.api.fields import (
    MaybeDay,
    MaybeMoment,
    MaybeNumber,
    MaybeWords,
    Moment,
    Nested,
    Number,
    Words,
    Yes,
)


class Job(Schema):
    """A piece of background work; `progress` is for people, `state` is queued, running, done or failed."""

    id = Number()
    article_id = Number()
    kind = Words()
    state = Words()
    progress = Words()
    error = MaybeWords()
    attempts = Number()
    asked_at = Moment()
    ended_at = MaybeMoment()


class Jobs(Schema):
    """What goes on for an article."""

    jobs = fields.List(fields.Nested(Job), required=True)


class Suggestion(Schema):
    """One suggestion, with the characters it is tied to; a person accepts it or does not."""

    id = Number()
    kind = Words()
    claim_id = MaybeNumber()
    source_id = MaybeNumber()
    start = Number()
    end = Number()
    words = Words(metadata={"description": "Of the article, or of the source: `start` to `end`."})
    is_exact = Yes()
    proposed = Words()
    state = Words()
    decided_by = MaybeWords()
    decided_at = MaybeMoment()
    became = MaybeWords()
    version = Number()
    model = Words()
    prompt = Words(metadata={"description": "The version of the prompt."})
    answered_at = Moment()
    claim_version = MaybeNumber()


class ModelAnswer(Schema):
    """One answer of the model, with what of it was refused and why."""

    id = Number()
    kind = Words()
    model = Words()
    host = Words()
    prompt = Words()
    answer_sha256 = Words()
    refused = fields.List(fields.Raw(), required=True)
    asked_by = Words()
    answered_at = Moment()


class Suggestions(Schema):
    """What was suggested for an article."""

    is_on = Yes(metadata={"description": "Whether the desk has switched suggestions on."})
    suggestions = fields.List(fields.Nested(Suggestion), required=True)
    answers = fields.List(fields.Nested(ModelAnswer), required=True)
    work = fields.List(fields.Nested(Job), required=True)


class Waiting(Schema):
    """One thing that waits: assigned, question, dispute, mention or finding; `id` is of the claim or finding."""

    sort = Words()
    id = Number()
    on = Words()
    what = Words()
    why = Words()
    who = Words()
    since = Moment()
    due = MaybeDay()
    overdue = Yes()
    mention = MaybeNumber()


class Inbox(Schema):
    """What waits for you."""

    waiting = fields.List(fields.Nested(Waiting), required=True)


class Search(Schema):
    """A search you keep; `query` is what /search is asked."""

    id = Number()
    name = Words()
    query = Words()
    found = Number()
    more = Yes(metadata={"description": "Whether it finds more than is counted."})


class Searches(Schema):
    """The searches you keep."""

    searches = fields.List(fields.Nested(Search), required=True)


class Block(Schema):
    """What keeps an article from its report: error, disputed, stale, waiting, agreed, or nothing."""

    what = Words()
    number = Number()


class ArticleLine(Schema):
    """An article with how far its claims and findings are."""

    id = Number()
    title = Words()
    claims = Number()
    states = fields.Dict(required=True)
    findings = fields.Dict(required=True)


class BoardLine(Schema):
    """An article on the board."""

    article = Nested(ArticleLine)
    stale = Number()
    block = Nested(Block)
    agreement = Nested(Figures, allow_none=True)


class PersonLine(Schema):
    """What one person has given and has in hand."""

    email = Words()
    given = Number()
    waiting = Number()
    overdue = Number()


class HeldClaim(Schema):
    """A claim in somebody's hands."""

    id = Number()
    statement = Words()
    article_id = Number()
    article = Words()
    state = Words()
    due = MaybeDay()


class Series(Schema):
    """One count a day."""

    name = Words()
    days = fields.Function(
        lambda series: {day.isoformat(): number for day, number in series.days},
        metadata={"type": "object", "additionalProperties": {"type": "integer"}},
    )


class Board(Schema):
    """How the desk stands."""

    lines = fields.List(fields.Nested(BoardLine), required=True)
    next = MaybeNumber(
        metadata={"description": "Give it as `before` for what follows; null at the end."}
    )
    people = fields.List(fields.Nested(PersonLine), required=True)
    verdicts = fields.List(fields.Nested(Series), required=True)
    findings = fields.List(fields.Nested(Series), required=True)
    all = Nested(Figures)
    held = fields.List(fields.Nested(HeldClaim), required=True)
