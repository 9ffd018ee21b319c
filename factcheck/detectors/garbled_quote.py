"""A quotation that nobody can have spoken in these words.

Flagged: “‘The plan will pass without no doubt’, Lind said.” — “‘He spoke with they’, she said.”
Passed: a quotation in plain, even careless English: “‘Me and him was there’, he said.” is left to people

Words between quotation marks are printed as somebody's own. Where they break the grammar in a way that
speech does not, they were translated, transcribed or edited badly, and are no evidence of what was said.
The same patterns as for garbled text are used, and doubled negation of the kind “without no”.

Source: as for garbled text; The Associated Press Stylebook, “quotations in the news” (a quotation that
is in doubt is paraphrased).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.quotation import Quotation
from factcheck.domain.span import Span, hull
from factcheck.nlp.prose import Quoted, prose_sentences
from factcheck.nlp.wording.fluency import garbles
from factcheck.nlp.wording.other_languages import foreign_places

_WITHOUT_NO = re.compile(
    r"\b(?:(?:will|would|can|could|shall|must) )?(?:\w{1,20} )?without no [a-z]+(?: [a-z]+)?",
    re.IGNORECASE,
)


def detect(document: Document) -> Iterator[Finding]:
    """One warning a quotation, at the words that break."""
    quoted = Quoted(document)
    foreign = foreign_places(document)
    broken: dict[int, tuple[Span, str]] = {}
    for sentence in prose_sentences(document):
        if sentence.parse is None:
            continue
        for garble in garbles(sentence):
            if quoted.holds(garble.span) and not foreign.holds(garble.span):
                broken.setdefault(garble.span.start, (garble.span, garble.why))
    places = sorted(broken.items())
    starts = [start for start, _ in places]
    for index, quotation in enumerate(document.quotations):
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, quotation.span.end)
        inside = [place for _, place in places[first:last]]
        inside += [
            (Span(match.start(), match.end()), "two negations turn the sense round")
            for match in _WITHOUT_NO.finditer(
                document.text, quotation.span.start, quotation.span.end
            )
        ]
        if inside:
            yield _finding(document, quotation, index, inside)


def _finding(
    document: Document, quotation: Quotation, index: int, inside: list[tuple[Span, str]]
) -> Finding:
    span = hull([place for place, _ in inside])
    words = span.of(document.text)
    speaker = quotation.speaker_name or "Nobody"
    return Finding(
        kind="garbled-quote",
        severity=Severity.WARNING,
        span=span,
        message=(
            f"{speaker} cannot have said “{words}” in these words: {inside[0][1]}."
            " Look up what was said; until then the quotation is no evidence of it."
        ).replace("Nobody cannot", "Nobody can"),
        quotations=(index,),
    )


detector = Detector(
    name="garbled-quote",
    label="Garbled quotation",
    version=1,
    kinds=("garbled-quote",),
    detect=detect,
)
