"""A time that cannot be put on a calendar from the text alone.

Flagged: “on Wednesday” in an article without a date — “the May 3 storm” (no year) — “recently”
Passed: the same words in an article that prints its date of publication; “on May 3, 2019”

An article is read, quoted and checked long after it was printed, and mostly without its page. Told are
the first weekday, and every month or day without a year, where the text prints no date of publication,
and “recently” and its like anywhere. A date given from outside is used to resolve them and named in the
message.

Source: The Associated Press Stylebook, “time element” and “months” (a date tells its year when it is
not this one); Reuters Handbook, “dates”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document, PublishedSource
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import Quoted, prose_sentences

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\."
_WEEKDAY = re.compile(r"\b(?:on |last |next |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTH = re.compile(
    rf"(?<![\w\-])(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|early|late|[Oo]n|[Ff]rom|to|[Bb]etween) )?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? )?"
    rf"(?:{_MONTHS}|{_SHORT})(?: [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9,]*[0-9]))?(?![\w\-])"
)
_YEAR_NEAR = re.compile(
    r"^[,\s]{0,3}(?:of |(?:to|until|and) (?:[0-9]{1,2} )?[A-Z][a-z]+ (?:[0-9]{1,2},? )?|(?:and|or|through|until|[–-]) ?[A-Z]?[a-z0-9]+ ?[0-9]{0,2},? ?)?(?:1[0-9]|20)[0-9]{2}\b"
)
_LOOSE = re.compile(
    r"\b(?:recently|lately|in recent (?:days|weeks|months|years)|some time ago|not long ago|in the near future|soon after)\b",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset({"may", "march"})


def detect(document: Document) -> Iterator[Finding]:
    """Weekdays, months without a year, and “recently”."""
    quoted = Quoted(document)
    dated = document.published_source is PublishedSource.TEXT
    weekday_told = dated
    for sentence in prose_sentences(document):
        start, end = sentence.span.start, sentence.span.end
        for match in _LOOSE.finditer(document.text, start, end):
            yield from _finding(quoted, match, "does not tell when. Give the date if it matters.")
        if dated:
            continue
        weekday = None if weekday_told else _WEEKDAY.search(document.text, start, end)
        if weekday is not None:
            weekday_told = True
            yield from _finding(
                quoted,
                weekday,
                f"names a weekday, but the text prints no date{_resolved(document)}.",
            )
        for match in _MONTH.finditer(document.text, start, end):
            if _is_month(document.text, match):
                yield from _finding(
                    quoted, match, f"has no year, and the text prints no date{_resolved(document)}."
                )


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the words are a month without a year, not “may” or “march” at the head of a sentence."""
    words = match[0].split()
    if len(words) == 1 and words[0].lower() in _AMBIGUOUS:
        return False
    after = text[match.end() : match.end() + 30]
    # “March 2011”, “March 3, 2011”, “3 March to 5 May 2011”.
    return not _YEAR_NEAR.match(after) and not re.match(r"\s+[A-Z][a-z]+", after)


def _resolved(document: Document) -> str:
    if document.published is None:
        return ""
    return f"; it was read as counted from {document.published.isoformat()}, the date it was given"


def _finding(quoted: Quoted, match: re.Match[str], says: str) -> Iterator[Finding]:
    span = Span(match.start(), match.end())
    if quoted.holds(span):
        return
    yield Finding(
        kind="undated-reference",
        severity=Severity.NOTICE,
        span=span,
        message=f"“{match[0]}” {says}",
    )


detector = Detector(
    name="undated-reference",
    label="Undated reference",
    version=1,
    kinds=("undated-reference",),
    detect=detect,
)
