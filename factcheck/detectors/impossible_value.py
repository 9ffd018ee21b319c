"""A number that nothing can have.

Flagged: “120% of voters” — “a 143-year-old woman” — “25:10 GMT” — “minus 300 degrees Celsius” — “13:75”
Passed: “120% of the target” — “a 143-year-old oak” — “up 300%” — “a 24-hour clock”

A share of people cannot pass the whole; nobody has been shown to live past 122 years; a day has 24
hours and an hour 60 minutes; nothing is colder than 273.15 degrees below zero Celsius (459.67 Fahrenheit).

Source: Guinness World Records and Robine and Allard, “The oldest human” (Science 279, 1998) for Jeanne
Calment's 122 years; SI Brochure (9th ed.) for absolute zero; ISO 8601-1 for the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences

_WHOLE = 100
OLDEST = 122
"""Years of the longest life on record."""
_PEOPLE = (
    r"(?:voters?|people|residents|respondents|citizens|adults|children|students|patients|women|men|households|members|workers"
    r"|employees|inhabitants|the population|the vote|votes|the electorate|lawmakers|delegates|families|passengers|teachers|those (?:polled|surveyed|asked))"
)
_SHARE = re.compile(
    rf"(?<![\w.,])([0-9]{{3,7}}(?:\.[0-9]{{1,3}})?) ?(?:%|per ?cent) of (?:all |the |its |their |registered |eligible |surveyed )?{_PEOPLE}\b"
)
_AGE = re.compile(
    r"(?<![\w.,])([0-9]{3,7})-year-old (?:man|woman|boy|girl|person|mother|father|grandmother|grandfather|student|pensioner|resident|driver|[A-Z][a-z]+ [A-Z][a-z]+)\b"
    r"|\b(?:aged|at the age of) ([0-9]{3,7})(?![\w.,%]?[0-9])"
)
_CLOCK = re.compile(
    r"(?<![\w.:])((?:2[4-9]|[3-9][0-9]):[0-5][0-9]|[0-9]{1,2}:[6-9][0-9])(?= ?(?:a\.?m\.?|p\.?m\.?|GMT|UTC|EST|EDT|CET|BST|local time|hours|o’clock)\b)"
)
_HOUR = re.compile(r"(?<![\w.:,])((?:1[3-9]|[2-9][0-9])(?::[0-5][0-9])?) ?(?:a\.m\.|p\.m\.)")
_COLD = re.compile(
    r"(?:minus |[\u2212–-])([0-9]{3,7}(?:\.[0-9]{1,2})?) ?(?:degrees? |° ?)(C(?:elsius)?|F(?:ahrenheit)?)\b"
)
_COLDEST = {"C": 273.15, "F": 459.67}


def detect(document: Document) -> Iterator[Finding]:
    """One error a value."""
    for sentence in prose_sentences(document):
        for pattern, wrong, severity, why in _RULES:
            for match in pattern.finditer(document.text, sentence.span.start, sentence.span.end):
                if wrong(match):
                    yield Finding(
                        kind="impossible-value",
                        severity=severity,
                        span=Span(match.start(), match.end()),
                        message=f"“{match[0]}”: {why}. Check the figure.",
                    )


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool], Severity, str], ...] = (
    (
        _SHARE,
        lambda match: float(match[1]) > _WHOLE,
        Severity.ERROR,
        "a share of people cannot be more than 100%",
    ),
    (
        _AGE,
        lambda match: float(match[1] or match[2]) > OLDEST,
        Severity.ERROR,
        f"nobody is known to have lived longer than {OLDEST} years",
    ),
    (_CLOCK, lambda match: match[1] != "24:00", Severity.ERROR, "the day has no such time"),
    (
        _HOUR,
        lambda match: bool(match[1]),
        Severity.WARNING,
        "the 24-hour clock is mixed with a.m. and p.m.",
    ),
    (
        _COLD,
        lambda match: float(match[1]) > _COLDEST[match[2][0]],
        Severity.ERROR,
        "nothing is colder than absolute zero",
    ),
)


detector = Detector(
    name="impossible-value",
    label="Impossible value",
    version=1,
    kinds=("impossible-value",),
    detect=detect,
)
