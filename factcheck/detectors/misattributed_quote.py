"""A quotation that the record gives to somebody else.

Flagged: “‘The bridge is safe,’ Lind said” where the transcript has “WOLAN: The bridge is safe.”
Passed: the same words under the speaker the article names — records without names before each turn

Only transcripts that put a name before each turn (“LIND: …”, “Ada Lind: …”) can tell who spoke. The last
name decides; titles and “The” do not.

Source: Reuters Handbook of Journalism, “attribution” (a quotation is credited to the one who spoke).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.speech.fidelity import Fidelity, grade


def detect(document: Document) -> Iterator[Finding]:
    """One warning a quotation."""
    if not document.references:
        return
    for quotation in document.quotations:
        graded = grade(
            quotation.text,
            document.references,
            credited=quotation.speaker_name or quotation.speaker,
        )
        if graded is None or graded.grade is not Fidelity.MISATTRIBUTED:
            continue
        yield Finding(
            kind="misattributed-quote",
            severity=Severity.WARNING,
            span=quotation.span,
            message=graded.why,
        )


detector = Detector(
    name="misattributed-quote",
    label="Misattributed quotation",
    version=2,
    kinds=("misattributed-quote",),
    detect=detect,
)
