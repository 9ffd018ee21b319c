"""What the API takes: bodies, checked before anything is asked of the workflow."""

from __future__ import annotations

from flask_smorest.fields import Upload
from marshmallow import Schema, fields, validate

from factcheck.api.fields import (
    LINE,
    REASON,
    TEXT,
    Given,
    needed,
    one_of,
    place,
    reason,
    row,
    said,
)
from factcheck.domain.evidence import Closeness, Grade, Stance
from factcheck.domain.finding import FindingState
from factcheck.domain.roles import Role
from factcheck.domain.setting import MOST_VERDICTS
from factcheck.domain.verdict import Question
from factcheck.workflow.comment import LONGEST
from factcheck.workflow.scale import LEAST_CLAIMREVIEW, MOST_CLAIMREVIEW, MOST_LABELS

MOST_TEXT = 10_000_000
"""Characters; the size of the request bounds it before."""


class ArticleGiven(Given):
    """An article: its text, or the address of its page."""

    text = said(MOST_TEXT, load_default="")
    url = said(LINE, load_default="")
    title = said(LINE, load_default="")
    published = fields.Date(load_default=None, allow_none=True)
    language = one_of(("en",), load_default=None)


class FileGiven(Schema):
    """An article as a file: text, web page, Word or PDF."""

    file = Upload(required=True)


class TextGiven(Given):
    """A text to read without keeping it."""

    text = needed(MOST_TEXT)
    title = said(LINE, load_default="")
    published = fields.Date(load_default=None, allow_none=True)
    language = one_of(("en",), load_default=None)


class WantedGiven(Given):
    """How many independent verdicts."""

    wanted = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_VERDICTS))


class WordingGiven(Given):
    """A claim in other words, or of another kind; what is left out stays."""

    statement = said(REASON, least=1)
    kind = said(40, least=1)
    reason = reason()


class ReasonGiven(Given):
    """Why."""

    reason = reason()


class VerdictGiven(Given):
    """An answer to one question."""

    question = one_of(Question, load_default=Question.TRUTH.value)
    label = needed(80, metadata={"description": "A label of the scale in use; see /scales."})
    rationale = needed(TEXT)
    as_of = fields.Date(required=True)
    looked_at = said(LINE, load_default="")


class SettlementGiven(Given):
    """Under which label a claim is closed."""

    label = needed(80)
    reason = reason()


class QuestionGiven(Given):
    """What is asked of those who disagree."""

    question = needed(REASON)


class EvidenceGiven(Given):
    """What a source says."""

    source_id = row(required=True)
    stance = one_of(Stance, required=True)
    excerpt = said(TEXT, load_default="")
    near = place()
    locator = said(LINE, load_default="")
    note = said(TEXT, load_default="")


class HoldGiven(Given):
    """To whom a claim goes; to oneself where nobody is named."""

    reviewer = said(LINE, load_default="")
    due = fields.Date(load_default=None, allow_none=True)


class HandBackGiven(Given):
    """Out of whose hands."""

    reviewer = said(LINE, load_default="")
    reason = said(REASON, load_default="")


class CommentGiven(Given):
    """Something to say, perhaps in answer to a comment."""

    words = needed(LONGEST)
    answers = row(load_default=None, allow_none=True)


class CommentEdited(Given):
    """The same in other words."""

    words = needed(LONGEST)


class DecisionGiven(Given):
    """What a person makes of a finding."""

    state = one_of(
        [one for one in FindingState if one is not FindingState.WITHDRAWN], required=True
    )
    reason = reason()


class SuggestionGiven(Given):
    """Whether what a finding suggests is accepted."""

    accepted = fields.Boolean(required=True)


class SourceGiven(Given):
    """A source; one with an address is fetched."""

    title = said(LINE, load_default="")
    publisher = said(LINE, load_default="")
    url = said(LINE, load_default="")
    published = fields.Date(load_default=None, allow_none=True)
    closeness = one_of(Closeness, load_default=Closeness.SECONDARY.value)
    grade = one_of(Grade, load_default=Grade.UNGRADED.value)
    copy_of = row(load_default=None, allow_none=True)
    contact = said(LINE, load_default="")
    reached_on = fields.Date(load_default=None, allow_none=True)
    reached_how = said(LINE, load_default="")
    note = said(TEXT, load_default="")


class MarksGiven(Given):
    """How near a source is to the fact, and how far it is relied on."""

    closeness = one_of(Closeness, required=True)
    grade = one_of(Grade, required=True)
    copy_of = row(load_default=None, allow_none=True)


class CopyGiven(Given):
    """Whether one source copies another."""

    copy = fields.Boolean(required=True)


class LabelGiven(Given):
    """One answer of a scale."""

    label = needed(80)
    means = needed(40)
    definition = said(LINE, load_default="")
    claimreview = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=validate.Range(LEAST_CLAIMREVIEW, MOST_CLAIMREVIEW),
    )


class ScaleGiven(Given):
    """A scale, or a new version of one."""

    label = needed(80)
    question = one_of(Question, required=True)
    labels = fields.List(
        fields.Nested(LabelGiven), required=True, validate=validate.Length(1, MOST_LABELS)
    )


class ValueGiven(Given):
    """What a setting is from now on."""

    value = fields.Raw(required=True, allow_none=True)


class AccountGiven(Given):
    """A person to let in."""

    email = needed(LINE)
    role = one_of(Role, required=True)


class RoleGiven(Given):
    """Another role."""

    role = one_of(Role, required=True)
