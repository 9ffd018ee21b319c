"""An age that does not fit the year of birth, or that differs within one article.

Flagged: “Lind (1950–2010) died at the age of 72.” — “Ada Lind, 34, … the 43-year-old Lind” — “Ada Lind, 45,
was born in 1969.” and “Born in 1990, the 28-year-old joined the club this week.” in an article of 2024
Passed: “Lind, born in 1950, died in 2010 aged 59.” (her birthday was still to come) — “Born in 1990, she was
19 when she joined the club.”

A birth year and an age leave one year of room, for the birthday may still be to come; a birthday that is
printed leaves none. “Now” is the date of publication where the sentence names no other year.

Source: arithmetic; Associated Press Stylebook, “ages”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.domain.value import ValueKind
from factcheck.nlp.arithmetic.lines import AGE, DATE, FIGURE, Line, lines
from factcheck.nlp.dates.edtf import limits
from factcheck.nlp.prose import prose_sentences

_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_NAME = r"[A-ZÀ-Þ][\w’'\-]{1,30}"
_DAY = r"(?:(?:on )?(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2},? |[0-9]{1,2} [A-Z][a-z]{2,8} )|in (?:[A-Z][a-z]{2,8} )?)?"
_LIFE = re.compile(
    rf"\(({_YEAR}) ?[–-] ?({_YEAR})\)[^.;\n]{{0,80}}?\b(?:aged|at the age of|at age) ([0-9]{{1,3}})\b(?! to\b| and\b|[–-])"
)
_BORN_DIED = re.compile(
    rf"\b[Bb]orn {_DAY}({_YEAR})[^.;\n]{{0,120}}?\bdied {_DAY}({_YEAR})[^.;\n]{{0,40}}?\b(?:aged|at the age of|at age) ([0-9]{{1,3}})\b"
)
_BORN_IS = re.compile(
    rf"\b([0-9]{{1,3}})-year-old(?: [\w’'\-]{{1,20}}){{0,4}},? (?:who was )?born {_DAY}({_YEAR})\b"
)
_NAMED = re.compile(rf"(?<![\w’'\-] )(?<![\w’'\-])({_NAME} {_NAME})(?=, [0-9]{{1,3}},)")
_AGED = re.compile(
    rf"\b({_NAME}), ([0-9]{{1,3}})(?=,)|\b([0-9]{{1,3}})-year-old (?:[a-z]{{2,20}} )?(?:{_NAME} )?({_NAME})\b|\b({_NAME}), aged ([0-9]{{1,3}})(?=[,.])"
)


_BORN = r"[Bb]orn(?: [\w’'\-]{1,20}){0,4}? (?:in|on) "
_AND_AGE = tuple(
    re.compile(pattern)
    for pattern in (
        rf", (?P<age>{AGE}|{FIGURE}),? (?:who )?(?:was|is|had been) {_BORN}(?P<born>{DATE})",
        rf"{_BORN}(?P<born>{DATE}), (?:the |now )?(?P<age>{AGE})(?!,? when\b| (?:at|in|on) )",
        rf"{_BORN}(?P<born>{DATE})[^.;:\n]{{0,120}}?\bdied (?:in |on )?(?P<died>{DATE})[^.;:\n]{{0,60}}?(?:aged |at (?:the )?)?(?P<age>{AGE})(?! (?:to|and)\b)",
        rf"\bdied (?:in |on )?(?P<died>{DATE})[^.;:\n]{{0,40}}?(?:aged |at (?:the )?)?(?P<age>{AGE})[^.:\n]{{0,60}}?\b{_BORN}(?P<born>{DATE})",
    )
)
_YEAR_OF_ITS_OWN = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")


def detect(document: Document) -> Iterator[Finding]:
    """One finding an age."""
    held: list[Span] = []
    for finding in (*_by_pattern(document), *_by_value(document)):
        if not any(finding.span.overlaps(span) for span in held):
            held.append(finding.span)
            yield finding


def _by_value(document: Document) -> Iterator[Finding]:
    """Birth and age in one sentence, up to a death told there or to the day of publication."""
    for line in lines(document, 2):
        for pattern in _AND_AGE:
            for match in pattern.finditer(line.text):
                yield from _against_the_birth(document, line, match)


def _against_the_birth(document: Document, line: Line, match: re.Match[str]) -> Iterator[Finding]:
    named = match.groupdict()
    born, age = line.value(match["born"]), line.value(match["age"])
    until = line.value(named["died"]).date if named.get("died") else None
    now = limits(until) if until else (document.published, document.published)
    years = {found[0] for value in line.values if (found := _YEAR_OF_ITS_OWN.search(value.text))}
    first, last = limits(born.date)
    bare = age.kind is ValueKind.AGE or age.text.isdigit()
    if age.number is None or not bare or age.approximate or None in (*now, first, last):
        return
    if not until and len(years) > 1:
        return
    least, most = _full_years(last, now[0]), _full_years(first, now[1])
    if least <= age.number <= most:
        return
    signs = [named[name] for name in ("born", "age", "died") if named.get(name)]
    between = f"{least}" if least == most else f"{least} or {most}"
    yield Finding(
        kind="age-mismatch",
        severity=Severity.WARNING,
        span=line.span(*signs),
        message=f"Born “{born.text}” makes an age of {between}, not “{age.text}”. Check the birth and the age.",
    )


def _full_years(born: date | None, on: date | None) -> int:
    if born is None or on is None:
        return 0
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _by_pattern(document: Document) -> Iterator[Finding]:
    ages: dict[str, list[tuple[int, Span]]] = {}
    people = _last_names(document)
    for sentence in prose_sentences(document):
        start, end = sentence.span.start, sentence.span.end
        for pattern in (_LIFE, _BORN_DIED):
            for match in pattern.finditer(document.text, start, end):
                yield from _held(
                    match, int(match[2]) - int(match[1]), int(match[3]), "between the two years"
                )
        if document.published is not None:
            for match in _BORN_IS.finditer(document.text, start, end):
                passed = document.published.year - int(match[2])
                yield from _held(match, passed, int(match[1]), "since the year of birth")
        for match in _AGED.finditer(document.text, start, end):
            name = match[1] or match[4] or match[5]
            age = int(match[2] or match[3] or match[6])
            if name in people:
                ages.setdefault(name, []).append((age, Span(match.start(), match.end())))
    yield from _two_ages(document.text, ages)


def _last_names(document: Document) -> set[str]:
    """Last names that one person alone bears in the article."""
    bearers: dict[str, int] = {}
    names = {entity.name for entity in document.entities if entity.type == "PERSON" and entity.name}
    # Who has an age is a person, whatever the name was taken for.
    names |= {match[1] for match in _NAMED.finditer(document.text)}
    for name in names:
        last = name.split()[-1]
        bearers[last] = bearers.get(last, 0) + 1
    return {name for name, count in bearers.items() if count == 1}


def _held(match: re.Match[str], passed: int, age: int, since: str) -> Iterator[Finding]:
    if passed - 1 <= age <= passed:
        return
    yield Finding(
        kind="age-mismatch",
        severity=Severity.WARNING,
        span=Span(match.start(), match.end()),
        message=f"“{match[0]}”: {passed} years lie {since}, which makes an age of {max(passed - 1, 0)} or {passed}, not {age}.",
    )


def _two_ages(text: str, ages: dict[str, list[tuple[int, Span]]]) -> Iterator[Finding]:
    for name, told in ages.items():
        first_age, first = told[0]
        for age, span in told[1:]:
            if age != first_age:
                yield Finding(
                    kind="age-mismatch",
                    severity=Severity.WARNING,
                    span=span,
                    message=f"{name} is {age} here (“{span.of(text)}”) and {first_age} there (“{first.of(text)}”). Check the age.",
                    related=(first,),
                )
                break


detector = Detector(
    name="age-mismatch",
    label="Age mismatch",
    version=2,
    kinds=("age-mismatch",),
    detect=detect,
)
