"""Where a sentence tells of an end that comes before its beginning, or of deeds after a death."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.nlp.arithmetic.lines import DATE, WORD, lines
from factcheck.nlp.dates.edtf import limits

_AND = rf"{WORD}{{0,6}}?,?(?: and| but)(?: was| were| it| he| she| they| had| had been)?"
_MADE = r"(?:founded|established|built|born|set up|formed|created|launched)"
_BEGAN = r"(?:founded|established|built|born|set up|formed|created|launched|opened|began|started|elected|married|arrested|hired|joined)"
_ENDED = (
    r"(?:closed|ended|died|abolished|demolished|dissolved|shut down|torn down|disbanded|finished)"
)
_LIVED = r"(?:elected|married|joined|became|moved|founded|retired|resigned|graduated|appointed|won|left|emigrated)"
_ON = r"(?: in| on)"
_PATTERNS = tuple(
    (re.compile(pattern), forwards)
    for pattern, forwards in (
        (rf"\b{_BEGAN}{_ON} (?P<a>{DATE}){_AND} {_ENDED}{_ON} (?P<b>{DATE})", True),
        (
            rf"\b{_MADE}{_ON} (?P<a>{DATE}){_AND} (?:opened|expanded|renovated|extended|renamed|married|graduated){_ON} (?P<b>{DATE})",
            True,
        ),
        (rf"\bdied{_ON} (?P<a>{DATE}){_AND} {_LIVED}{WORD}{{0,4}}{_ON} (?P<b>{DATE})", False),
    )
)
_YEARS = re.compile(
    r"\b[Ff]rom (1[0-9]{3}|20[0-9]{2}) (?:to|until) (1[0-9]{3}|20[0-9]{2})\b(?! ?(?:BC|B\.C\.))"
)


@dataclass(frozen=True, slots=True)
class Disorder:
    """Two dates in the wrong order."""

    first: str
    second: str
    span: Span


def disorders(document: Document) -> Iterator[Disorder]:
    """Every pair of dates of one subject that cannot stand in the order told."""
    for line in lines(document, 2):
        for pattern, forwards in _PATTERNS:
            for match in pattern.finditer(line.text):
                one, two = line.value(match["a"]), line.value(match["b"])
                before, after = (one, two) if forwards else (two, one)
                earliest, latest = limits(before.date)[0], limits(after.date)[1]
                if earliest is not None and latest is not None and latest < earliest:
                    yield Disorder(one.text, two.text, line.span(match["a"], match["b"]))
        start = line.sentence.span
        for years in _YEARS.finditer(document.text, start.start, start.end):
            if int(years[2]) < int(years[1]):
                yield Disorder(years[1], years[2], Span(years.start(), years.end()))
