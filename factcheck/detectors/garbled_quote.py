"""A quotation that nobody can have spoken in these words.

Flagged: “‘The plan will pass without no doubt’, Lind said.” — “‘He spoke with they’, she said.”
Passed: a quotation in plain, even careless English: “‘Me and him was there’, he said.” is left to people

Words between quotation marks are printed as somebody's own. Where they break the grammar in a way that
speech does not, they were translated, transcribed or edited badly, and are no evidence of what was said.
The same patterns as for garbled text are used, and doubled negation of the kind “without no”.

Told as an error is only what no speaker produces, native or foreign, careless or tired, so that the text
must be wrong: an article before a preposition or a verb (“the with”), two finite verbs or two articles in
a row, “to must”, “by been”, a phrase with “including” that goes on as a clause, “without no”. What learners
and speakers of dialects do say (“with they”, “they is”, “he not can”, “a hour”) may be verbatim: it is told
as a warning and as unsure. What everybody says (a subject left out) is not told inside quotation marks.

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
from factcheck.nlp.prose import Quoted
from factcheck.nlp.wording.breach import Garble, Said
from factcheck.nlp.wording.fluency import broken_wording

_WITHOUT_NO = re.compile(
    r"\b(?:(?:will|would|can|could|shall|must) )?(?:\w{1,20} )?without no [a-z]+(?: [a-z]+)?",
    re.IGNORECASE,
)


def detect(document: Document) -> Iterator[Finding]:
    """One finding a quotation, at the words that break: an error where nobody speaks so, else unsure."""
    quoted = Quoted(document)
    broken: dict[int, Garble] = {}
    for garble in broken_wording(document):
        if garble.said is not Said.OFTEN and quoted.holds(garble.span):
            broken.setdefault(garble.span.start, garble)
    starts = sorted(broken)
    for index, quotation in enumerate(document.quotations):
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, quotation.span.end)
        inside = [broken[start] for start in starts[first:last]]
        inside += [
            Garble(
                span=Span(match.start(), match.end()),
                why="two negations turn the sense round",
                said=Said.NEVER,
            )
            for match in _WITHOUT_NO.finditer(
                document.text, quotation.span.start, quotation.span.end
            )
        ]
        if inside:
            yield _finding(document, quotation, index, inside)


def _finding(document: Document, quotation: Quotation, index: int, inside: list[Garble]) -> Finding:
    sure = [garble for garble in inside if garble.said is Said.NEVER]
    told = sure or inside
    span = hull([garble.span for garble in told])
    words = span.of(document.text)
    speaker = quotation.speaker_name or "Nobody"
    if sure:
        message = (
            f"{speaker} cannot have said “{words}” in these words: {told[0].why}."
            " Look up what was said; until then the quotation is no evidence of it."
        ).replace("Nobody cannot", "Nobody can")
    else:
        message = (
            f"“{words}” breaks the grammar: {told[0].why}. Some people do speak so;"
            " look up whether these are the words that were said."
        )
    return Finding(
        kind="garbled-quote",
        severity=Severity.ERROR if sure else Severity.WARNING,
        span=span,
        message=message,
        quotations=(index,),
        unsure=not sure,
    )


detector = Detector(
    name="garbled-quote",
    label="Garbled quotation",
    version=2,
    kinds=("garbled-quote",),
    detect=detect,
)
