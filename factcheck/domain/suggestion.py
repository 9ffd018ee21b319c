"""What a language model may suggest, and what became of it. A verdict is not among it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.claim import Edit
from factcheck.domain.span import Span


class SuggestionKind(StrEnum):
    """What a suggestion is for."""

    CLAIM = "claim"
    """Words of the article that are a claim nobody has, with a statement."""
    STATEMENT = "statement"
    """Another statement for a claim there is."""
    EVIDENCE = "evidence"
    """Words of a stored source that bear on a claim; which way, a person says."""
    QUESTION = "question"
    """What to look for to check a claim."""


class SuggestionState(StrEnum):
    """What a person said to a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing suggested, tied to characters of the article or, for evidence, of the source."""

    kind: SuggestionKind
    span: Span
    words: str
    """`span` of the text, verbatim."""
    is_exact: bool
    """Off where the model gave other words, and these are the only ones like them."""
    proposed: str = ""
    """The statement or question; nothing for evidence, which is its words."""
    edits: tuple[Edit, ...] = ()
    claim: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something suggested that was not taken, and why, each in a few words."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is left of one answer of a model."""

    proposals: tuple[Proposal, ...] = ()
    refusals: tuple[Refusal, ...] = ()
