"""A quotation that no record of the occasion holds.

Flagged: words in quotation marks that resemble nothing in the transcript given with the article
Passed: words that stand there, or nearly; fragments of one or two words; articles without a record

The record may be of another occasion, or cut short: the notice says where one looked.

Source: Reuters Handbook of Journalism, “quotes” (a quotation is checked against the record).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.speech.fidelity import Fidelity, grade


def detect(document: Document) -> Iterator[Finding]:
    """One notice a quotation."""
    if not document.references:
        return
    looked_in = ", ".join(f"“{reference.name}”" for reference in document.references[:5])
    for quotation in document.quotations:
        graded = grade(
            quotation.text,
            document.references,
            credited=quotation.speaker_name or quotation.speaker,
        )
        if graded is not None and graded.grade is Fidelity.NOT_FOUND and graded.sure:
            yield Finding(
                kind="quote-not-found",
                severity=Severity.NOTICE,
                span=quotation.span,
                message=f"Nothing like these words stands in {looked_in}. Find the occasion they were spoken on.",
            )


detector = Detector(
    name="quote-not-found",
    label="Quotation not found",
    version=2,
    kinds=("quote-not-found",),
    detect=detect,
)
