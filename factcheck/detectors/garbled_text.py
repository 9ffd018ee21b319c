"""Wording that breaks the grammar, as bad translation and careless editing leave it.

Flagged: “The crews searched the with dogs.” — “She said that him would stay.” — “a hour” — “two candidate” —
“according over the mayor” — “the last inspect was” — “the crews been working”
Passed: “the house he lives in is old” — “What it is is a mistake.” — “the to-do list” — “an hour”

Told is a warning, with the words that cannot stand together and the reason. Inside quotation marks the
same break is told as a garbled quotation.

Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002); the constructions are
listed in `factcheck.nlp.wording`: `adjacency`, `verb_groups`, `word_forms`, `pronouns`, `fixed_phrases` and
`fluency`.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.prose import Quoted
from factcheck.nlp.wording.fluency import broken_wording


def detect(document: Document) -> Iterator[Finding]:
    """One warning a break outside quotation marks."""
    quoted = Quoted(document)
    for garble in broken_wording(document):
        if quoted.holds(garble.span):
            continue
        words = garble.span.of(document.text)
        yield Finding(
            kind="garbled-text",
            severity=Severity.WARNING,
            span=garble.span,
            message=f"“{words}” is not English as it stands: {garble.why}. Look up the original wording.",
        )


detector = Detector(
    name="garbled-text",
    label="Garbled text",
    version=2,
    kinds=("garbled-text",),
    detect=detect,
)
