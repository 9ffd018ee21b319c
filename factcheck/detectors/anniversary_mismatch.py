"""An anniversary that does not fit the year it counts from, or that does not say what it counts from.

Flagged: “the 20th anniversary of the 2001 flood” in an article of 2023 — “The club, founded in 1924,
celebrates its 90th anniversary this year.” in 2024 — “the 12-year anniversary of the revolt-turned-war” (of
the revolt, or of the war?)
Passed: “the 20th anniversary of the 2003 flood” in 2023 — “next year's 20th anniversary of the 2004 flood”
— “opened in 1990, it marked its 25th anniversary in 2015”

The year of the event is the one printed within the phrase, or that of the founding, signing or outbreak told
in the same sentence; the year of the anniversary is the one that follows it, or else that of publication, or
the next one where the sentence looks ahead. A jubilee counts as what it is called (a centenary 100, a golden
jubilee 50). What began as one thing and became another has two beginnings, so its anniversary needs to say
which.

Source: arithmetic; Associated Press Stylebook, “anniversary” (count from the event; “12th anniversary”,
for “year” is in the word already).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.arithmetic.lines import DATE, ORDINAL, Line, lines
from factcheck.nlp.dates.edtf import limits
from factcheck.nlp.prose import prose_sentences

_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    r"\b(?P<count>[0-9]{1,4}|[A-Za-z]{3,7})(?:st|nd|rd|th)?(?P<year_word>[ -]years?)? anniversary of (?:the |his |her |its |their )?"
    r"(?P<event>(?:[\w’'.\-]{1,30}[ ]){0,10}?(?P<year>(?:1[0-9]|20)[0-9]{2})\b)?(?P<rest>(?:[ ]?[\w’'\-]{1,40}){0,4})",
)
_AHEAD = re.compile(
    r"\b(?:next|upcoming|coming|will|ahead of|approach|later|soon|before|eve of|prepar)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?:founded|established|opened|signed|born|began|started|broke out|launched|created|formed|built|set up|adopted|held|struck"
    rf"|happened|took place|premiered|released|published|married|independent) (?:in|on) (?P<since>{DATE})"
)
_ITS = re.compile(
    rf"(?:(?P<count>{ORDINAL}) (?:birth |founding |wedding )?anniversary|\b(?P<name>centenary|bicentenary|bicentennial|centennial|(?:silver|golden|diamond) jubilee))\b"
    rf"(?P<of> of (?!(?:the |its |their )?(?:[a-z]{{1,20}} ){{0,2}}[a-z]{{1,20}},? (?:that|which|who|when)\b))?(?: in (?P<held>{DATE}))?"
)
_NAMED = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "silver jubilee": 25,
    "golden jubilee": 50, "diamond jubilee": 60,
}  # fmt: skip
_TEENS = range(10, 21)
_TURNED = re.compile(r"(?<![\w’'])[\w’']{1,30}-turned-[\w\-]{1,40}(?: [a-z]{1,20})?")


def detect(document: Document) -> Iterator[Finding]:
    """One finding an anniversary."""
    for sentence in prose_sentences(document):
        words = sentence.span.of(document.text)
        for match in _ANNIVERSARY.finditer(document.text, sentence.span.start, sentence.span.end):
            count = (
                int(match["count"])
                if match["count"].isdigit()
                else _WORDS.get(match["count"].lower())
            )
            if count is None:
                continue
            span = Span(match.start(), match.end())
            yield from _against_the_year(
                document, match, count, span, ahead=bool(_AHEAD.search(words))
            )
            yield from _of_what(document, match, count, span, sentence.span.end)
    for line in lines(document, 1):
        yield from _against_the_founding(document, line)


def _against_the_founding(document: Document, line: Line) -> Iterator[Finding]:
    """“The club, founded in 1924, celebrates its 90th anniversary”: two years of one sentence."""
    since, told = list(_SINCE.finditer(line.text)), _ITS.search(line.text)
    if len(since) != 1 or told is None or told["of"]:
        return
    count = line.value(told["count"]).number if told["count"] else _NAMED[told["name"]]
    begun = limits(line.value(since[0]["since"]).date)
    held = limits(line.value(told["held"]).date)[0] if told["held"] else document.published
    if count is None or held is None or begun[0] is None or begun[1] is None:
        return
    passed = held.year - begun[0].year
    ahead = not told["held"] and bool(_AHEAD.search(line.text))
    if begun[0].year != begun[1].year or passed == count or (ahead and 0 <= count - passed <= 1):
        return
    if passed - count == 1 and held.month <= 1 and not told["held"]:
        return
    signs = [told["count"] or "", since[0]["since"]]
    span = line.span(*filter(None, signs))
    yield Finding(
        kind="anniversary-mismatch",
        severity=Severity.WARNING,
        span=span,
        message=f"From {begun[0].year} to {held.year} it is {passed} years, not {count:g}. Check the year and the count.",
    )


def _against_the_year(
    document: Document, match: re.Match[str], count: int, span: Span, *, ahead: bool
) -> Iterator[Finding]:
    if document.published is None or match["year"] is None:
        return
    passed = document.published.year - int(match["year"])
    if (
        passed == count
        or (ahead and 0 <= count - passed <= 1)
        or (passed - count == 1 and document.published.month <= 1)
    ):
        return
    yield Finding(
        kind="anniversary-mismatch",
        severity=Severity.WARNING,
        span=span,
        message=(
            f"“{span.of(document.text)}”: {match['year']} was {passed} years before this article"
            f" ({document.published.year}), not {count}. Check the year and the count."
        ),
    )


def _of_what(
    document: Document, match: re.Match[str], count: int, span: Span, end: int
) -> Iterator[Finding]:
    turned = _TURNED.search(document.text, match.start(), min(end, match.end() + 60))
    if turned is None:
        return
    ordinal = _ordinal(count)
    yield Finding(
        kind="ambiguous-reference",
        severity=Severity.NOTICE,
        span=Span(span.start, max(span.end, turned.end())),
        message=(
            f"The {ordinal} anniversary of what? “{turned[0]}” names two things that began at different times."
            f" Say which one began {count} years ago"
            + (f", and write “{ordinal} anniversary”." if match["year_word"] else ".")
        ),
    )


def _ordinal(number: int) -> str:
    if number % 100 in _TEENS:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


detector = Detector(
    name="anniversary-mismatch",
    label="Anniversary",
    version=2,
    kinds=("anniversary-mismatch", "ambiguous-reference"),
    detect=detect,
)
