"""What the API answers about references, comparisons and the versions of an article."""

from __future__ import annotations

from marshmallow import Schema, fields

from factcheck.api.fields import (
    MaybeMoment,
    MaybeNumber,
    MaybeWords,
    Moment,
    Nested,
    Number,
    Real,
    Words,
    Yes,
)


class Reference(Schema):
    """A text an article is held against; it is a source of the desk too."""

    id = Number()
    name = Words()
    sha256 = Words()
    characters = Number()
    source_id = Number()
    copied_from_id = MaybeNumber()
    added_at = Moment()
    added_by = Words()


class References(Schema):
    """All that an article is held against."""

    references = fields.List(fields.Nested(Reference), required=True)


class Piece(Schema):
    """A run of words: `same` on both sides, `gone` on the right, or `new` there."""

    sort = Words()
    words = Words()


class Side(Schema):
    """One sentence, with its number in its text."""

    number = Number()
    pieces = fields.List(fields.Nested(Piece), required=True)


class Line(Schema):
    """A sentence and what stands in its place: same, changed, moved, removed or added."""

    place = Words()
    left = Nested(Side, allow_none=True)
    right = Nested(Side, allow_none=True)
    other = MaybeNumber(metadata={"description": "Where the other text has a moved sentence."})


class Run(Schema):
    """Sentences in a row."""

    lines = fields.List(fields.Nested(Line), required=True)


class GradedQuotation(Schema):
    """A quotation with what it is beside the reference; `label` for accepting it is the grade."""

    id = Number()
    text = Words()
    speaker = MaybeWords()
    grade = Words()
    why = Words()
    sure = Yes()
    ours = fields.List(fields.Nested(Piece), required=True)
    theirs = fields.List(fields.Nested(Piece), required=True)
    says = MaybeWords(metadata={"description": "Who speaks there, by the reference."})
    better = MaybeWords(metadata={"description": "Another reference that has it more nearly."})
    claim = MaybeNumber()
    version = Number(metadata={"description": "Of the claim, for If-Match."})
    closed = Yes()
    given = MaybeWords(metadata={"description": "Your own fidelity verdict on the claim."})


class Comparison(Schema):
    """An article beside a reference or an earlier wording."""

    id = Number()
    title = Words()
    references = fields.List(fields.Nested(Reference), required=True)
    chosen = Nested(Reference, allow_none=True)
    earlier = fields.Function(
        lambda page: page.earlier[0] if page.earlier else None,
        metadata={
            "type": ["integer", "null"],
            "description": "The earlier wording shown on the left; null beside a reference.",
        },
    )
    counts = fields.Dict(required=True)
    runs = fields.List(fields.Nested(Run), required=True)
    quotations = fields.List(fields.Nested(GradedQuotation), required=True, attribute="quotes")
    grades = fields.Dict(required=True)


class Wording(Schema):
    """An article in the line of its versions."""

    id = Number()
    title = Words()


class VersionProposal(Schema):
    """That an article looks like a new wording of an earlier one; a person answers it."""

    id = Number()
    article = Nested(Wording)
    earlier = Nested(Wording)
    overlap = Real()


class Standing(Schema):
    """Where an article stands among its versions."""

    earlier = Nested(Wording, allow_none=True)
    later = Nested(Wording, allow_none=True)
    newest = Nested(Wording, allow_none=True)
    proposals = fields.List(fields.Nested(VersionProposal), required=True)
    waiting = Number()


class CarriedClaim(Schema):
    """A claim of the version before: unchanged, moved, changed or vanished here, and what was said to it."""

    id = Number(metadata={"description": "For /carried-claims/."})
    claim = Number(metadata={"description": "The claim of the version before."})
    statement = Words()
    kind = Words()
    state_before = Words()
    found = Words()
    why = Words()
    was = fields.List(fields.Nested(Piece), required=True)
    now = fields.List(fields.Nested(Piece), required=True)
    state = Words()
    carried = MaybeNumber(metadata={"description": "The claim here, once confirmed."})
    evidence = Number()
    verdicts = Number()
    decided_by = MaybeWords()
    decided_at = MaybeMoment()


class Versions(Schema):
    """The wordings of an article, and the claims on their way to it."""

    article = Nested(Wording)
    line = fields.List(fields.Nested(Wording), required=True)
    standing = Nested(Standing)
    carried = fields.List(fields.Nested(CarriedClaim), required=True)
    counts = fields.Dict(
        required=True, metadata={"description": "Waiting claims by what was found."}
    )
    own_verdicts = Number()
