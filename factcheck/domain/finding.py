"""What a machine noticed: never a verdict, always a sentence that explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.span import Span

BY_HAND = "by-hand"
"""In the place of a detector: a person flagged it."""


class Severity(StrEnum):
    """How sure and how grave: wrong on its face, probably wrong, or good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class FindingState(StrEnum):
    """What people made of a finding."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"
    """By the machine: its detector does not raise it any more, or the desk has switched it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing noticed at one place.

    `related` are the other places it speaks of (what it conflicts with). `claims` and `quotations` are
    indices into the document's; where a detector leaves them empty they are filled in from the spans.
    `unsure` says that the detector itself is in doubt.
    """

    kind: str
    severity: Severity
    span: Span
    message: str
    suggestion: str | None = None
    related: tuple[Span, ...] = ()
    claims: tuple[int, ...] = ()
    quotations: tuple[int, ...] = ()
    unsure: bool = False
    detector: str = ""
    version: int = 0
