"""What the API answers: one schema a thing, named as on the pages."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.fields import (
    Day,
    MaybeDay,
    MaybeMoment,
    MaybeNumber,
    MaybeReal,
    MaybeWords,
    Moment,
    Number,
    Real,
    Words,
    Yes,
)


class Problem(Schema):
    """An error (RFC 9457)."""

    type = Words()
    title = Words()
    status = Number()
    detail = Words()
    instance = Words()
    errors = fields.Raw(metadata={"description": "What is wrong with which field."})
    yours = fields.Raw(
        metadata={"description": "After 412: what you sent, and the version you saw."}
    )
    theirs = fields.Raw(metadata={"description": "After 412: what somebody saved first."})


class Page(Schema):
    """Where a list goes on."""

    next = MaybeNumber(
        metadata={"description": "Give it as `after` for what follows; null at the end."}
    )


class Made(Schema):
    """The number of what was made or changed."""

    id = Number()


class MadeSeveral(Schema):
    """The numbers of what was made."""

    ids = fields.List(fields.Integer(), required=True)


class Me(Schema):
    """Who you are to the API."""

    email = Words()
    role = Words()
    token = Words()
    expires_at = Moment()


class Value(Schema):
    """A number, duration or date of a claim."""

    kind = Words()
    text = Words()
    number = MaybeReal()
    low = MaybeReal()
    high = MaybeReal()
    unit = MaybeWords()
    comparator = Words()
    approximate = Yes()
    of = MaybeWords()
    date = MaybeWords()
    anchor = MaybeWords()


class QuotationShown(Schema):
    """A quotation a claim carries."""

    id = Number()
    text = Words()
    mode = Words()
    speaker_name = MaybeWords()


class Evidence(Schema):
    """What a source says to a claim."""

    id = Number()
    claim_id = Number()
    source_id = Number()
    source = Words()
    publisher = Words()
    url = MaybeWords()
    closeness = Words()
    grade = Words()
    stance = Words()
    excerpt = Words()
    start = MaybeNumber()
    end = MaybeNumber()
    locator = Words()
    note = Words()
    added_at = Moment()
    added_by = Words()
    withdrawn_at = MaybeMoment()
    withdrawn_because = MaybeWords()


class EvidenceList(Schema):
    """All evidence of a claim."""

    evidence = fields.List(fields.Nested(Evidence), required=True)


class Verdict(Schema):
    """One reviewer's answer to one question."""

    id = Number()
    question = Words()
    label = Words()
    given_as = Words()
    rationale = Words()
    looked_at = Words()
    as_of = Day()
    reviewer = Words()
    given_at = Moment()


class Finding(Schema):
    """Something a detector noticed."""

    id = Number()
    article_id = Number()
    kind = Words()
    severity = Words()
    start = Number()
    end = Number()
    text = Words()
    message = Words()
    suggestion = MaybeWords()
    detector = Words()
    detector_version = Number()
    state = Words()
    reason = MaybeWords()
    decided_by = MaybeWords()
    decided_at = MaybeMoment()
    accepted = MaybeWords()
    version = Number()


class Findings(Page):
    """A list of findings."""

    findings = fields.List(fields.Nested(Finding), required=True)


class ClaimHead(Schema):
    """A claim in a list."""

    id = Number()
    article_id = Number()
    kind = Words()
    statement = Words()
    start = Number()
    end = Number()
    parts = fields.List(fields.List(fields.Integer()), required=True)
    claimant = MaybeWords()
    mode = Words()
    state = Words()
    settled_as = MaybeWords()
    evidence = Number()
    verdict = MaybeWords(metadata={"description": "The label in force, as far as you may see it."})


class Claims(Page):
    """A list of claims."""

    claims = fields.List(fields.Nested(ClaimHead), required=True)


class Hold(Schema):
    """In whose hands a claim is."""

    reviewer = Words()
    assigned_by = Words()
    assigned_at = Moment()
    due = MaybeDay()


class Claim(Schema):
    """A claim with everything said about it that you may see."""

    id = Number()
    article_id = Number()
    kind = Words()
    statement = Words()
    text = Words()
    start = Number()
    end = Number()
    claimant = MaybeWords()
    cue = MaybeWords()
    channel = MaybeWords()
    mode = Words()
    edits = fields.List(fields.Dict(), required=True)
    checkworthiness = Real()
    reasons = fields.List(fields.String(), required=True)
    origin = Words()
    state = Words()
    verdicts_wanted = Number()
    excluded_because = MaybeWords()
    settled_as = MaybeWords()
    settled_because = MaybeWords()
    settled_label = MaybeWords()
    withdrawn_as = MaybeWords()
    withdrawn_because = MaybeWords()
    version = Number()
    questions = fields.List(fields.String(), required=True)
    values = fields.List(fields.Nested(Value), required=True)
    quotations = fields.List(fields.Nested(QuotationShown), required=True)
    findings = fields.List(fields.Nested(Finding), required=True)
    evidence = fields.List(fields.Nested(Evidence), required=True)
    verdicts = fields.List(fields.Nested(Verdict), required=True)
    hidden_verdicts = Number(metadata={"description": "Given, but kept back until all are in."})
    holds = fields.List(fields.Nested(Hold), required=True, attribute="together.holds")


class ClaimThen(Schema):
    """A claim as it stood at an event of the record."""

    id = Number()
    statement = Words()
    kind = Words()
    state = Words()
    settled_as = MaybeWords()
    because = Words()
    claimant = MaybeWords()
    event = Number()
    event_at = Moment()
    head = Words()
    hidden_verdicts = Number()


class Comment(Schema):
    """A comment; the words are empty where it is withdrawn or kept back."""

    id = Number()
    depth = Number()
    words = Words()
    author = Words()
    written_at = Moment()
    edited_at = MaybeMoment()
    withdrawn_at = MaybeMoment()
    kept_back = Yes()
    version = Number()


class Comments(Schema):
    """The comments on one thing, answers below what they answer."""

    comments = fields.List(fields.Nested(Comment), required=True)


class NextClaim(Schema):
    """The claim to judge next."""

    claim = MaybeNumber()
