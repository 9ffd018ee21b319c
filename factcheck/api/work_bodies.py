"""What the API takes about how a desk works: detectors, checklists, values, suggestions, kept searches."""

from __future__ import annotations

from marshmallow import fields, validate

from factcheck.api.fields import (
    LINE,
    MOST_ID,
    REASON,
    TEXT,
    Given,
    needed,
    one_of,
    reason,
    row,
    said,
)
from factcheck.domain.evidence import Stance
from factcheck.domain.finding import Severity
from factcheck.domain.relation import RelationKind
from factcheck.domain.suggestion import SuggestionKind
from factcheck.domain.value import Comparator, ValueKind
from factcheck.queries.search_facets import NAMES

MOST_VALUES = 40
"""Values of one claim, as in the browser's form."""
_MOST_QUESTIONS = 100
"""Read at once; the workflow takes fewer and says so."""
_LARGEST = 1e300
"""Of a number: what JSON can write and every reader can read."""


class SwitchGiven(Given):
    """Whether a detector runs, and as what its findings are told; null leaves them their own severity."""

    is_on = fields.Boolean(required=True)
    severity = one_of(Severity, load_default=None, allow_none=True)
    reason = reason()


class QuestionsGiven(Given):
    """The questions of one kind of claim."""

    questions = fields.List(
        said(REASON), required=True, validate=validate.Length(max=_MOST_QUESTIONS)
    )


class AnswerGiven(Given):
    """What was found out about one question, and where."""

    question = needed(REASON)
    answer = needed(TEXT)
    source = said(LINE, load_default="")
    version = fields.Integer(strict=True, load_default=0, validate=validate.Range(0, MOST_ID))


class ProposalAnswered(Given):
    """A proposed relation as it was shown, and what is said to it."""

    kind = one_of(RelationKind, required=True)
    claim_id = row(required=True)
    to_id = row(required=True)
    proposed = needed(LINE)
    accept = fields.Boolean(required=True)
    reason = reason()


class HoldsGiven(Given):
    """Why a stale claim still holds, and the newest mark that was looked at."""

    reason = reason()
    seen = row(required=True)


def _number() -> fields.Float:
    return fields.Float(
        load_default=None, allow_none=True, validate=validate.Range(-_LARGEST, _LARGEST)
    )


class ValueTyped(Given):
    """A value, and the words of the claim it stands in."""

    kind = one_of(ValueKind, required=True)
    words = needed(LINE)
    number = _number()
    low = _number()
    high = _number()
    unit = said(LINE, load_default="")
    comparator = one_of(Comparator, load_default=Comparator.EQUAL.value)
    approximate = fields.Boolean(load_default=False)
    of = said(LINE, load_default="")
    date = said(LINE, load_default="", metadata={"description": "As EDTF writes it."})
    iso8601 = said(LINE, load_default="", metadata={"description": "A duration."})


class ValuesGiven(Given):
    """The values in the place of a claim's; null has them read from its words anew."""

    values = fields.List(
        fields.Nested(ValueTyped),
        required=True,
        allow_none=True,
        validate=validate.Length(max=MOST_VALUES),
    )
    reason = reason()


class ModelAsked(Given):
    """What a language model is asked for, and about which claim and source."""

    kind = one_of(SuggestionKind, required=True)
    claim_id = row(load_default=None, allow_none=True)
    source_id = row(load_default=None, allow_none=True)


class AcceptanceGiven(Given):
    """The wording as the person wants it; for an excerpt, which way it speaks; the claim's version that was seen."""

    statement = said(REASON, load_default="")
    stance = one_of(Stance, load_default=None, allow_none=True)
    claim_version = row(load_default=None, allow_none=True)


class SearchKept(Given):
    """A search to keep: its name, and what /search would be asked."""

    name = needed(80)
    q = said(200, load_default="")
    sort = one_of(("", *NAMES), load_default="")
    kind = said(40, load_default="")
    state = said(40, load_default="")
    severity = one_of(("", *Severity), load_default="")
    verdict = said(80, load_default="")
    article = row(load_default=None, allow_none=True)
    person = said(200, load_default="")
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)
