"""What the API takes of whole texts: references, new wordings, and files of claims."""

from __future__ import annotations

from marshmallow import fields, validate

from factcheck.api.bodies import MOST_TEXT
from factcheck.api.fields import LINE, REASON, Given, needed, one_of, row, said
from factcheck.domain.evidence import Closeness


class ReferenceGiven(Given):
    """A text to hold an article against: its words, or the number of a source or of another article."""

    text = said(MOST_TEXT, load_default="")
    name = said(LINE, load_default="")
    closeness = one_of(Closeness, load_default=Closeness.PRIMARY.value)
    source_id = row(load_default=None, allow_none=True)
    other_id = row(
        load_default=None, allow_none=True, metadata={"description": "An article of the desk."}
    )


class GradeGiven(Given):
    """The grade that was shown, to be recorded as a verdict on the claim that carries the quotation."""

    claim_id = row(required=True)
    quotation_id = row(required=True)
    label = needed(80)
    rationale = said(REASON, load_default="")


class WordingTaken(Given):
    """The new wording of an article."""

    text = needed(MOST_TEXT)
    published = fields.Date(load_default=None, allow_none=True)


class PlaceGiven(Given):
    """Words of the new wording, and the character they stand near, where they stand there more than once."""

    words = needed(REASON)
    near = fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(0, MOST_TEXT)
    )


class LaterGiven(Given):
    """The article that is the next version."""

    later_id = row(required=True)


class ClaimsFileGiven(Given):
    """A table or feed of claims as text; the name's ending tells JSON Lines from CSV where that is in doubt."""

    text = needed(MOST_TEXT)
    name = said(200, load_default="claims.csv")
