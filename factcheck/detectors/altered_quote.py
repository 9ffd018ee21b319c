"""A quotation whose words are not quite those of the record.

Flagged: “We will never raise the tax” against a transcript that has “We will not raise the tax” — words
    left out without “…” — a “…” or [bracket] that swallows a “not” — the sense in other words
Passed: the same words in other capitals, punctuation or spelling — words left out behind “…” that keep the
    meaning — words in [brackets] — the speaker's “um”

Only articles that come with a record (a transcript, the wire copy) are looked at. A quotation that
resembles nothing in it is not altered; see `quote-not-found`. The message says whether the meaning is
another: a negation, a number, a name, an opposite. An article that translates what was said will differ
from a record in another translation: a person decides.

Source: The Associated Press Stylebook, “quotations in the news” (“Never alter quotations even to correct
minor grammatical errors or word usage”).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.speech.fidelity import Fidelity, Graded, grade, told
from factcheck.nlp.speech.locating import FEWEST
from factcheck.nlp.speech.record import words_of

_OTHER_WORDS = {
    Fidelity.ALTERED_WORDING: "has other words: {told}.",
    Fidelity.ALTERED_MEANING: "says something else: {why}",
    Fidelity.GARBLED: "has it otherwise: {why}",
    Fidelity.PARAPHRASE: "has the sense in other words.",
    Fidelity.ELIDED: "has more words: {told}.",
}


def detect(document: Document) -> Iterator[Finding]:
    """One warning a quotation."""
    if not document.references:
        return
    for quotation in document.quotations:
        if len(words_of(quotation.text)) < FEWEST:
            continue
        graded = grade(
            quotation.text,
            document.references,
            credited=quotation.speaker_name or quotation.speaker,
        )
        if graded is None or not _is_other(graded):
            continue
        says = _OTHER_WORDS[graded.wording or graded.grade].format(
            told=told(graded.steps), why=_within(graded.why)
        )
        yield Finding(
            kind="altered-quote",
            severity=Severity.WARNING,
            span=quotation.span,
            message=f"“{graded.record}” {says} It reads: “{graded.passage}”.",
            suggestion=graded.passage,
        )


def _is_other(graded: Graded) -> bool:
    wording = graded.wording or graded.grade
    return wording in _OTHER_WORDS and not (wording is Fidelity.ELIDED and graded.marked)


def _within(why: str) -> str:
    return why[0].lower() + why[1:]


detector = Detector(
    name="altered-quote",
    label="Altered quotation",
    version=2,
    kinds=("altered-quote",),
    detect=detect,
)
