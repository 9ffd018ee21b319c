"""A figure that a checker wants to see a source for, stated in the article's own voice.

Flagged: “The flood killed more than 300 people.” — “Half of the island's homes were lost.”
Passed: “The flood killed 300 people, the ministry said.” — “The two rounds lasted three hours.”

Told are the dead, wounded and displaced, shares and percentages, sums of money, and counts of 1,000 or
more, where the sentence names nobody who says so: no verb of saying with a speaker, no “according to”,
no “by the ministry's count”. Such a figure is often right; the notice says that the article does not
let a reader see where it comes from. Of a share (“half of the town's pre-war population”) the notice also
says when no sentence of the article gives the number it is a share of: then it cannot be computed.

Source: the International Fact-Checking Network's code of principles (transparency of sources); the
Associated Press Stylebook, “attribution” (figures are attributed unless they are common knowledge).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.domain.claim import AttributionMode
from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.prose import Quoted, prose_sentences
from factcheck.nlp.shares_of import ShareBase, share_base
from factcheck.nlp.wording.lexicon import word_set

LARGE_COUNT = 1_000
"""From here on a count of people or things is somebody's estimate or tally."""

_SIZES = frozenset({ValueKind.COUNT, ValueKind.MONEY, ValueKind.MEASUREMENT})
_NEAR = 30
"""Characters between a number and the noun it tells the size of: “a population of about 21 million”."""
_SHARES = frozenset({ValueKind.PERCENTAGE, ValueKind.PROPORTION, ValueKind.MONEY})
_HARM = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|dead|deaths?|died|dying|wound(?:ed|ing)|injur(?:ed|ing|ies)|displac(?:ed|ing)|missing"
    r"|infect(?:ed|ing|ions?)|fatalit(?:y|ies)|casualt(?:y|ies)|massacred?|executed|drowned|evacuated|homeless|hospitali[sz]ed)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:according to|said|says|saying|told|reported|reports?|estimat(?:ed?|es|ing)|announced|showed|shows?|found|data"
    r"|statistics|figures|census|survey|poll|study|cit(?:ed|ing)|stated|states|confirmed|recorded|claimed|claims|put the"
    r"|wrote|tweeted|counted|projected|forecast|predicted|expects?|indicated|revealed|noted|added|declared|alleged(?:ly)?)\b",
    re.IGNORECASE,
)
_PEOPLE = word_set("""people person man woman child civilian soldier fighter worker refugee resident victim officer passenger
    patient protester student migrant villager troop policeman firefighter miner pilgrim""")


def detect(document: Document) -> Iterator[Finding]:
    """One notice a figure."""
    sentences = list(prose_sentences(document))
    starts = [sentence.span.start for sentence in sentences]
    quoted = Quoted(document)
    sourced = _sourced_sentences(document)
    for value in document.values:
        index = bisect_right(starts, value.span.start) - 1
        if index < 0 or not sentences[index].span.contains(value.span):
            continue
        sentence = sentences[index]
        words = sentence.span.of(document.text)
        if (
            not _wants_source(value, words)
            or sentence.span.start in sourced
            or _SOURCE.search(words)
        ):
            continue
        if quoted.holds(value.span):
            continue
        base = share_base(sentence, value)
        if base is not None and not _counted(document, base):
            whole = Span(value.span.start, base.span.end).of(document.text)
            yield Finding(
                kind="unsourced-figure",
                severity=Severity.NOTICE,
                span=value.span,
                message=f"“{whole}” stands without a source, and the article gives no number of which "
                "it is a share, so it cannot be computed. Name who counted, as of when, and the base.",
                related=(base.span,),
            )
            continue
        yield Finding(
            kind="unsourced-figure",
            severity=Severity.NOTICE,
            span=value.span,
            message=f"“{value.text}” stands without a source. Name who counted, and as of when.",
        )


def _counted(document: Document, base: ShareBase) -> bool:
    """Whether the article gives a number of what the share is of, in any sentence."""
    for value in document.values:
        if value.kind not in _SIZES or value.number is None or value.span.overlaps(base.span):
            continue
        sentence = document.sentence_at(value.span.start)
        if sentence is None or sentence.parse is None:
            continue
        if value.unit and base.noun in {value.unit, *value.unit.split()}:
            return True
        for token in sentence.parse:
            place = token.idx + sentence.offset
            near = place - value.span.start >= -_NEAR and place - value.span.end <= _NEAR
            inside = base.span.start <= place < base.span.end
            if near and not inside and token.lemma_.lower() == base.noun:
                return True
    return False


def _sourced_sentences(document: Document) -> set[int]:
    """Where sentences start that report somebody's words."""
    own = AttributionMode.OWN_VOICE
    indices = {claim.sentence for claim in document.claims if claim.attribution.mode is not own}
    return {document.sentences[i].span.start for i in indices if i < len(document.sentences)}


def _wants_source(value: Value, sentence: str) -> bool:
    if value.kind in _SHARES:
        return value.number is not None
    if value.kind is not ValueKind.COUNT:
        return False
    size = max(
        abs(number) for number in (value.number, value.low, value.high, 0) if number is not None
    )
    if size >= LARGE_COUNT:
        return True
    return (
        size > 1 and (value.unit in _PEOPLE or value.unit is None) and bool(_HARM.search(sentence))
    )


detector = Detector(
    name="unsourced-figure",
    label="Unsourced figure",
    version=2,
    kinds=("unsourced-figure",),
    detect=detect,
)
