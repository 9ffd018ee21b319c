"""A quotation that the record gives to somebody else.

Flagged: “‘The bridge is safe,’ Lind said” where the transcript has “WOLAN: The bridge is safe.”
Passed: the same words under the speaker the article names — records without names before each turn

Only transcripts that put a name before each turn (“LIND: …”, “Ada Lind: …”) can tell who spoke. The last
name decides; titles and “The” do not.

Source: Reuters Handbook of Journalism, “attribution” (a quotation is credited to the one who spoke).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.speech.record import Match, look_up

_WORD = re.compile(r"[^\W\d_][\w’'\-]+")
_NOBODY = frozenset({"it", "he", "she", "they", "i", "we", "who"})
_NO_NAMES = frozenset(
    {
        "q",
        "a",
        "question",
        "answer",
        "speaker",
        "moderator",
        "interviewer",
        "host",
        "reporter",
        "journalist",
        "note",
        "unknown",
        "audience",
    }
)


def detect(document: Document) -> Iterator[Finding]:
    """One warning a quotation."""
    if not document.references:
        return
    for quotation in document.quotations:
        credited = quotation.speaker_name or quotation.speaker
        if credited is None or credited.lower() in _NOBODY:
            continue
        passage = look_up(quotation.text, document.references)
        if passage is None or passage.match is Match.ABSENT or not passage.speaker or not credited:
            continue
        spoke, named = _names(passage.speaker), _names(credited)
        if not spoke or not named or spoke & named or spoke & _NO_NAMES:
            continue
        yield Finding(
            kind="misattributed-quote",
            severity=Severity.WARNING,
            span=quotation.span,
            message=f"The article credits {credited}, but in “{passage.record}” these are the words of {passage.speaker}.",
        )


def _names(name: str) -> set[str]:
    return {word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(name)}


detector = Detector(
    name="misattributed-quote",
    label="Misattributed quotation",
    version=1,
    kinds=("misattributed-quote",),
    detect=detect,
)
