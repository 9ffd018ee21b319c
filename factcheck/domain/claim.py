"""What is asserted: one predicate, one subject, one number, tied to its characters."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind


class AttributionMode(StrEnum):
    """In whose voice a claim is made."""

    OWN_VOICE = "own-voice"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class EditReason(StrEnum):
    """Why words of the text were replaced in the statement."""

    PRONOUN = "pronoun"
    DATE = "date"
    ALIAS = "alias"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The chain claimant ← channel ← article. Own voice: no claimant."""

    claimant: str | None = None
    cue: str | None = None
    channel: str | None = None
    mode: AttributionMode = AttributionMode.OWN_VOICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One replacement made on the way from the words printed to the statement."""

    before: str
    after: str
    why: EditReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One atomic claim.

    `parts` are the exact characters, in order of the text; `span` is their hull. `kind` is the name of a
    claim type, empty until the claim types have looked at it. `predicate` and `subject` are what the
    splitter built the statement around: `predicate` a lemma ("kill"), `subject` as in the statement.
    """

    span: Span
    parts: tuple[Span, ...]
    text: str
    """`span` of the article's text, verbatim."""
    statement: str
    kind: str = ""
    values: tuple[Value, ...] = ()
    attribution: Attribution = field(default_factory=Attribution)
    edits: tuple[Edit, ...] = ()
    unresolved: tuple[str, ...] = ()
    """Words of the statement that still lean on the article ("he", "the meeting")."""
    predicate: str | None = None
    subject: str | None = None
    quotations: tuple[int, ...] = ()
    """Which of the document's quotations it carries, by index."""
    sentence: int = 0
    """Which of the document's sentences it comes from, by index."""
    checkworthiness: float = 0.0
    """0 to 1; never shown without `reasons`."""
    reasons: tuple[str, ...] = ()

    @property
    def value(self) -> Value | None:
        """The number the claim turns on; dates, times of day and ordinals only place it."""
        return next((value for value in self.values if value.kind not in _PLACING), None)


_PLACING = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.ORDINAL})


class ClaimOrigin(StrEnum):
    """Who made a claim: told apart everywhere it is shown."""

    MACHINE = "machine"
    PERSON = "person"
    IMPORT = "import"
    SUGGESTION = "suggestion"
    """Suggested by a language model, accepted by a person."""


class ClaimState(StrEnum):
    """Where a claim stands in review."""

    OPEN = "open"
    IN_REVIEW = "in_review"
    AGREED = "agreed"
    DISPUTED = "disputed"
    SETTLED = "settled"
    REOPENED = "reopened"
    EXCLUDED = "excluded"
