"""A number that nothing can have.

Flagged: “120% of voters” — “a turnout of 104%” — “a 143-year-old woman” — “25:10 GMT” — “minus 300 degrees
Celsius” — “13:75” — “a fever of 61 degrees Celsius” — “open 26 hours a day” — “a chance of 120 per cent”
Passed: “120% of the target” — “a 143-year-old oak” — “up 300%” — “a 24-hour clock” — “he gave 110 per cent”

A share of people cannot pass the whole, nor a turnout, a probability or the humidity of the air 100%; nobody
has been shown to live past 122 years or a fever above 46.5 degrees Celsius; a day has 24 hours, an hour 60
minutes, a week seven days and a year 366; nothing is colder than 273.15 degrees below zero Celsius (459.67
Fahrenheit); no earthquake has had a magnitude of ten.

Source: Guinness World Records and Robine and Allard, “The oldest human” (Science 279, 1998) for Jeanne
Calment's 122 years, and Guinness for the highest body temperature; SI Brochure (9th ed.) for absolute zero;
ISO 8601-1 for the clock; the United States Geological Survey for the largest earthquake (9.5, Chile 1960).
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
_RATE = re.compile(
    r"\b(?:turnout|approval rating|literacy rate|unemployment rate|poverty rate|employment rate|mortality rate|vaccination rate"
    r"|conviction rate|attendance rate|probability|likelihood|chance|humidity|share of the vote)\b"
    r"(?: (?!than\b|times\b|by\b|up\b|increas|ris|rose|grew|jump)[\w’'\-]{1,20}){0,6}? (?P<minus>minus |[\u2212-])?(?P<rate>[0-9]{1,7}(?:\.[0-9]{1,3})?)"
    r" ?(?:%|per ?cent\b)(?! (?:higher|lower|more|less|of|up|down|above|below|increase|rise)\b)",
    re.IGNORECASE,
)
_FEVER = re.compile(
    r"\b(?:fever|body temperature) of (?:more than |over |about |nearly |up to )?([0-9]{2,7}(?:\.[0-9]{1,2})?) ?(?:degrees? |° ?)(C(?:elsius)?|F(?:ahrenheit)?)\b"
)
_PER = re.compile(
    r"(?<![\w.,])([0-9]{1,7}) (?P<unit>hours|days|months|weeks) (?:a|per|out of every|every) (?P<per>day|week|year)\b"
)
_QUAKE = re.compile(
    r"\b(?:magnitude(?: of)?[ -]|measuring )([0-9]{1,7}(?:\.[0-9]{1,2})?)(?=[ -](?:magnitude )?(?:earth)?quake|(?: on the Richter)| tremor)"
)
_MOST_IN = {
    ("hours", "day"): 24, ("hours", "week"): 168, ("days", "week"): 7, ("days", "year"): 366,
    ("weeks", "year"): 53, ("months", "year"): 12,
}  # fmt: skip
_HOTTEST = {"C": 46.5, "F": 115.7}
_LARGEST_QUAKE = 10
_COLDEST = {"C": 273.15, "F": 459.67}


def detect(document: Document) -> Iterator[Finding]:
    """One error a value."""
    for sentence in prose_sentences(document):
        if not any(map(str.isdigit, sentence.span.of(document.text))):
            continue
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
    (
        _RATE,
        lambda match: bool(match["minus"]) or float(match["rate"]) > _WHOLE,
        Severity.ERROR,
        "this lies between 0% and 100%",
    ),
    (
        _FEVER,
        lambda match: float(match[1]) > _HOTTEST[match[2][0]],
        Severity.ERROR,
        "no one has survived such a fever",
    ),
    (
        _PER,
        lambda match: int(match[1]) > _MOST_IN.get((match["unit"], match["per"]), int(match[1])),
        Severity.ERROR,
        "there are not so many",
    ),
    (
        _QUAKE,
        lambda match: float(match[1]) >= _LARGEST_QUAKE,
        Severity.ERROR,
        "no earthquake on record has had a magnitude of ten",
    ),
)


detector = Detector(
    name="impossible-value",
    label="Impossible value",
    version=2,
    kinds=("impossible-value",),
    detect=detect,
)
