"""Naming a place in a text by its words, as the W3C Web Annotation model does.

Source: Web Annotation Data Model (W3C Recommendation, 23 February 2017), 4.2.4 and 4.2.5: `exact` with
what stands before and after it, counted in Unicode code points; no selection should cut a grapheme.
"""

from __future__ import annotations

import unicodedata

from factcheck.domain.span import Span

CONTEXT = 32
"""Characters on either side: the length Hypothesis uses."""
_JOINED = frozenset({"\u200d", "\ufe0e", "\ufe0f"})


def prefix_of(text: str, span: Span) -> str:
    """The words before `span`, begun at a whole character."""
    start = max(0, span.start - CONTEXT)
    while 0 < start < span.start and _continues(text, start):
        start += 1
    return text[start : span.start]


def suffix_of(text: str, span: Span) -> str:
    """The words after `span`, ended at a whole character."""
    end = min(len(text), span.end + CONTEXT)
    while span.end < end < len(text) and _continues(text, end):
        end -= 1
    return text[span.end : end]


def _continues(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it."""
    return (
        unicodedata.combining(text[at]) > 0
        or text[at] in _JOINED
        or "\U0001f3fb" <= text[at] <= "\U0001f3ff"  # skin tones
        or text[at - 1] == "\u200d"
    )
