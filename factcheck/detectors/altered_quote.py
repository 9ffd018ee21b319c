"""A quotation whose words are not quite those of the record.

Flagged: “We will never raise the tax” against a transcript that has “We will not raise the tax”
Passed: the same words in other capitals or punctuation — words left out behind “…” — words in [brackets]

Only articles that come with a record (a transcript, the wire copy) are looked at. A quotation that
resembles nothing in it is not altered; see `quote-not-found`. An article that translates what was said
will differ from a record in another translation: a person decides.

Source: The Associated Press Stylebook, “quotations in the news” (“Never alter quotations even to correct
minor grammatical errors or word usage”).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.speech.record import Match, differing_words, look_up


def detect(document: Document) -> Iterator[Finding]:
    """One warning a quotation."""
    if not document.references:
        return
    for quotation in document.quotations:
        passage = look_up(quotation.text, document.references)
        if passage is None or passage.match is not Match.ALTERED:
            continue
        differs = differing_words(quotation.text, passage.text)
        if not differs:
            continue
        yield Finding(
            kind="altered-quote",
            severity=Severity.WARNING,
            span=quotation.span,
            message=f"“{passage.record}” has other words: {differs}. It reads: “{passage.text}”.",
            suggestion=passage.text,
        )


detector = Detector(
    name="altered-quote",
    label="Altered quotation",
    version=1,
    kinds=("altered-quote",),
    detect=detect,
)
