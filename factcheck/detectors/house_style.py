"""A spelling that is not that of the agency the dateline credits.

Flagged, under the dateline “OSLO (AP) —”: “US-backed” (AP: “U.S.-backed”), “February 6” (AP: “Feb. 6”)
Passed: the same words in an article that credits no agency, or Reuters

An agency's copy follows its stylebook to the letter. Copy under its name that does not was edited,
translated or rewritten on the way, and its quotations are then not the agency's. The rule knows the few
habits of The Associated Press that hardly any other house shares.

Source: The Associated Press Stylebook, “U.S.” (periods in text), “months” (Jan., Feb., Aug., Sept.,
Oct., Nov. and Dec. are abbreviated before a day), “percent”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import Quoted, parsed_sentences

_CREDIT = re.compile(r"\(AP\)\s*[—–-]")
_OPENING = 400
"""Characters from the start in which a dateline stands."""
_UNDOTTED = re.compile(r"(?<![\w.])US(?:-[a-z]+)?(?![\w.])")
_MONTH = re.compile(
    r"\b(January|February|August|September|October|November|December) [0-9]{1,2}(?![0-9,]*[0-9])(?:st|nd|rd|th)?\b"
)
_SHORT = {"September": "Sept."}


def detect(document: Document) -> Iterator[Finding]:
    """One notice a place."""
    if not _CREDIT.search(document.text, 0, _OPENING):
        return
    quoted = Quoted(document)
    for sentence in parsed_sentences(document):
        for match in _UNDOTTED.finditer(document.text, sentence.span.start, sentence.span.end):
            yield from _finding(quoted, match, "U.S." + match[0][2:])
        for match in _MONTH.finditer(document.text, sentence.span.start, sentence.span.end):
            short = _SHORT.get(match[1], match[1][:3] + ".")
            yield from _finding(quoted, match, short + match[0][len(match[1]) :])


def _finding(quoted: Quoted, match: re.Match[str], style: str) -> Iterator[Finding]:
    span = Span(match.start(), match.end())
    if quoted.holds(span):
        return
    yield Finding(
        kind="house-style",
        severity=Severity.NOTICE,
        span=span,
        message=f"The dateline credits AP, which writes “{style}”, not “{match[0]}”. The text may have been rewritten since; look up the agency's own.",
        suggestion=style,
    )


detector = Detector(
    name="house-style",
    label="House style",
    version=1,
    kinds=("house-style",),
    detect=detect,
)
