"""A day that the calendar does not have.

Flagged: “on February 30” — “31 April 2021” — “February 29, 2023” — “2021-13-02”
Passed: “February 29, 2024” — “In April 31 people were hurt.” (a count, not a day)

Months have the days they have, and February has 29 only in a leap year. A number behind a month without
a year is taken as a day only where the words before it say so (“on”, “by”, “since”, a weekday).

Source: the Gregorian calendar (ISO 8601-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.dates.printed_days import printed_days
from factcheck.nlp.prose import prose_sentences

_SAYS_A_DAY = re.compile(
    r"\b(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|dated|the|of) $"
)


_COUNT = 40
"""From here on a number behind a month is no slip for a day: “By May 45 people had signed”."""


def detect(document: Document) -> Iterator[Finding]:
    """One error a day."""
    for sentence in prose_sentences(document):
        for printed in printed_days(document.text, sentence.span.start, sentence.span.end):
            if printed.exists():
                continue
            before = document.text[max(0, printed.span.start - 8) : printed.span.start]
            words = printed.span.of(document.text)
            said_as_a_day = _SAYS_A_DAY.search(before) and printed.day < _COUNT
            if printed.year is None and printed.weekday is None and not said_as_a_day:
                continue
            yield Finding(
                kind="impossible-date",
                severity=Severity.ERROR,
                span=printed.span,
                message=f"There is no {words} in the calendar. Check the date.",
            )


detector = Detector(
    name="impossible-date",
    label="Impossible date",
    version=1,
    kinds=("impossible-date",),
    detect=detect,
)
