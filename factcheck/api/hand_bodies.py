"""What the API takes for claims made by hand, claims met before, and publishing."""

from __future__ import annotations

from marshmallow import fields, validate

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
from factcheck.domain.claim import AttributionMode
from factcheck.domain.finding import Severity
from factcheck.domain.relation import RelationKind

MOST_PIECES = 50
"""Claims split or merged at once: more than any sentence holds."""


class CreditParts(Given):
    """To whom a claim is credited."""

    claimant = said(LINE, load_default="")
    cue = said(LINE, load_default="")
    channel = said(LINE, load_default="")
    mode = one_of(AttributionMode, load_default=None, allow_none=True)


class CreditGiven(CreditParts):
    """To whom, and why."""

    reason = reason()


class NewClaimGiven(CreditParts):
    """A claim on words of the article."""

    words = needed(TEXT, metadata={"description": "As they stand in the article."})
    statement = needed(REASON)
    near = place()
    kind = said(40, load_default="")


class FlagGiven(Given):
    """Words that are wrong, and what is wrong with them."""

    words = needed(TEXT, metadata={"description": "As they stand in the article."})
    message = needed(REASON)
    kind = said(40, load_default="")
    severity = one_of(Severity, load_default=Severity.WARNING.value)
    suggestion = said(REASON, load_default="")
    near = place()


class PieceGiven(Given):
    """One of the claims a claim is split into."""

    words = needed(TEXT)
    statement = needed(REASON)
    evidence = fields.Boolean(load_default=True)
    verdicts = fields.Boolean(load_default=False)


class SplitGiven(Given):
    """The claims in the place of one."""

    pieces = fields.List(
        fields.Nested(PieceGiven), required=True, validate=validate.Length(2, MOST_PIECES)
    )
    reason = said(REASON, load_default="")


class SeenGiven(Given):
    """A claim, and the version of it that was seen."""

    id = row(required=True)
    version = row(required=True)


class MergeGiven(Given):
    """The claims that become one."""

    claims = fields.List(
        fields.Nested(SeenGiven), required=True, validate=validate.Length(2, MOST_PIECES)
    )
    statement = needed(REASON)
    evidence = fields.Boolean(load_default=True)
    verdicts = fields.Boolean(load_default=False)
    reason = said(REASON, load_default="")


class OtherGiven(Given):
    """Another claim."""

    other_id = row(required=True)


class RelationGiven(OtherGiven):
    """What the claim is to another."""

    kind = one_of(RelationKind, required=True)
    reason = reason()


class ReuseGiven(Given):
    """Which earlier claim's verdict is taken over, and in which version it was seen."""

    earlier_id = row(required=True)
    earlier_version = row(required=True)
    rationale = needed(TEXT)
    as_of = fields.Date(required=True)


class PublicationGiven(Given):
    """What changed since the version before."""

    reason = said(REASON, load_default="")
    head = said(64, load_default="")
