"""Direct speech: the words between the marks, who spoke them and how they are introduced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.claim import AttributionMode
from factcheck.domain.span import Span


class QuotationMode(StrEnum):
    """How much of an utterance the marks hold."""

    FULL = "full"
    PARTIAL = "partial"
    SCARE = "scare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between quotation marks, without the marks.

    `speaker` is as printed at the cue ("He", "the minister"); `speaker_name` is the fullest name the
    article gives for the same person or body.
    """

    span: Span
    text: str
    opening: int
    """Position of the opening mark in the text."""
    mode: QuotationMode
    speaker: str | None = None
    speaker_span: Span | None = None
    speaker_name: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What somebody is reported to have said, in their words or in the article's.

    `content` are the spans of what was said, in order of the text, without quotation marks at their
    ends and without the cue. `quotations` are indices of the document's quotations in it. `speaker`
    is as printed at the cue, `speaker_name` the fullest name the article gives for the same person or
    body; both are None where the article does not tell.
    """

    content: tuple[Span, ...]
    mode: AttributionMode
    speaker: str | None = None
    speaker_span: Span | None = None
    speaker_name: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    channel: str | None = None
    quotations: tuple[int, ...] = ()
