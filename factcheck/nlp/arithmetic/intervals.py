"""Where a sentence tells a beginning, an end, and how long that is; and where the end comes before the beginning.

Days: “from 2010 to 2015, a five-year term” — “in 1990, 30 years after the flood of 1960” — “ten years ago,
in 2014”. Running: “The strike, which began on 1 May, is now in its third week.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.nlp.arithmetic.lines import DATE, LENGTH, ORDINAL, WORD, Line, lines
from factcheck.nlp.dates.edtf import limits

_PIECE = r"(?:an? |the |his |her |its |their )?(?:(?!of\b)[\w’'\-]{1,20} ){0,2}?(?:(?:total|span|period|stretch|term|reign|run|spell|stay) of )?"
_FEW = r"(?: (?!of\b)[\w’'\-]{1,20}){0,4}"
_RANGE_FIRST = re.compile(
    rf"(?P<range>{DATE})(?:,| –| —| \(|:) ?(?:for |or )?{_PIECE}(?P<length>{LENGTH})(?! (?:ago|later|earlier|after|before|older|younger|old|of|an?|per)\b)"
)
_LENGTH_FIRST = re.compile(rf"(?P<length>{LENGTH})(?! an? | per ){_FEW},? (?P<range>{DATE})")
_AFTER = re.compile(
    rf"\b[Ii]n (?P<end>{DATE}),? (?P<length>{LENGTH}) after{WORD}{{0,5}}? (?P<start>{DATE})"
)
_LATER = re.compile(
    rf"\b(?:[Ii]n|[Oo]n) (?P<start>{DATE}){WORD}{{0,8}}?,?(?: and,?)? (?P<length>{DATE}),? (?:in|on) (?P<end>{DATE})"
)
_AGO = re.compile(
    rf"(?P<length>{DATE}),? (?:in|on) (?P<start>{DATE})|(?:[Ii]n|[Oo]n) (?P<day>{DATE})(?:,| –| \() ?(?P<since>{DATE})"
)
_BEGAN = r"(?:began|begun|started|starting|launched|erupted|broke out|opened|called|walked out|under way since|since|broke)"
_RUNNING = rf"(?:now |currently |already )?(?:in|into|entering|enters|entered) (?:its|their|his|her|the) (?P<nth>{ORDINAL}) (?P<unit>day|week|month|year)(?=[,.;:)]| [–—-]|$| (?:and|but|after|with|since|amid|when|as|on)\b)"
_RUNNING_SINCE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_BEGAN} (?:on |in |at |last )?(?P<start>{DATE})[^;:]{{0,60}}?(?:is|are|now|and)[ ,]{{1,2}}{_RUNNING}",
        rf"{_RUNNING}[^;:]{{0,60}}?\b{_BEGAN} (?:on |in |at |last )?(?P<start>{DATE})",
    )
)
_BEGAN_ON = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[\w’'\-]{{1,20}} ){{0,2}}?(?P<thing>[a-z\-]{{3,20}}),? (?:which )?(?:{_BEGAN}) (?:on |in )?(?P<start>{DATE})"
)
_THING_RUNS = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[\w’'\-]{{1,20}} ){{0,2}}?(?P<thing>[a-z\-]{{3,20}}),? (?:which )?(?:is |are )?{_RUNNING}"
)
_NOT_NOW = re.compile(r"\b(?:was|were|had|by then|at the time|would|will)\b")
_SPAN_WORD = re.compile(r"^(?:from|between)\b|\b(?:to|until|till|through)\b|[–-]", re.IGNORECASE)
_FROM = re.compile(r"^from\b|^[^ ]+(?: ?[–-] ?| to )", re.IGNORECASE)
_DAYS_IN = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Days:
    """Between how few and how many days."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A length of time that is told, and what lies between the two ends it is told of."""

    told: Days
    passed: Days
    unit: str
    words: str
    span: Span


def intervals(document: Document) -> Iterator[Interval]:
    """Every length of time beside its two ends, one of which may be the day of publication."""
    began: dict[str, tuple[Value, Span]] = {}
    for line in lines(document, 1):
        yield from _within(line)
        if document.published is not None:
            yield from _until_now(line, document.published)
            yield from _running(line, document.published, began)
        for match in _BEGAN_ON.finditer(line.text):
            start = line.value(match["start"])
            began.setdefault(match["thing"], (start, start.span))


def _within(line: Line) -> Iterator[Interval]:
    for pattern in (_RANGE_FIRST, _LENGTH_FIRST):
        for match in pattern.finditer(line.text):
            both, length = line.value(match["range"]), line.value(match["length"])
            is_range = both.date and "/" in both.date and _SPAN_WORD.search(both.text)
            if not is_range or (pattern is _LENGTH_FIRST and not _FROM.search(both.text)):
                continue
            opens, _, closes = (both.date or "").partition("/")
            span = line.span(match["range"], match["length"])
            yield from _interval(length, opens, closes, span)
    for pattern in (_AFTER, _LATER):
        for match in pattern.finditer(line.text):
            start, end = line.value(match["start"]), line.value(match["end"])
            length = line.value(match["length"])
            if pattern is _LATER and not length.text.endswith(" later"):
                continue
            span = line.span(match["start"], match["end"], match["length"])
            yield from _interval(length, start.date, end.date, span)


def _until_now(line: Line, published: date) -> Iterator[Interval]:
    for match in _AGO.finditer(line.text):
        length = line.value(match["length"] or match["since"])
        start = line.value(match["start"] or match["day"])
        if length.text.endswith(" ago") and not start.text.endswith(" ago"):
            signs = [match[name] for name in ("length", "since", "start", "day") if match[name]]
            yield from _interval(length, start.date, published.isoformat(), line.span(*signs))


def _running(
    line: Line, published: date, began: dict[str, tuple[Value, Span]]
) -> Iterator[Interval]:
    told = next((m for pattern in _RUNNING_SINCE if (m := pattern.search(line.text))), None)
    if told is not None:
        start = line.value(told["start"])
        span = line.span(told["start"], told["nth"])
    else:
        told = _THING_RUNS.search(line.text)
        if told is None or told["thing"] not in began:
            return
        start, span = began[told["thing"]][0], line.span(told["nth"])
    nth = line.value(told["nth"])
    passed = _between(start.date, published.isoformat())
    if passed is None or nth.number is None or _NOT_NOW.search(told[0]):
        return
    size = _DAYS_IN[told["unit"]]
    if told["unit"] == "year" and passed.most < size / 2:
        return  # a yearly event: “The festival, now in its tenth year, began on Monday.”
    # Whole weeks since the day it began, or weeks of the calendar: half a unit of room, a day at least.
    room = max(1.0, size / 2)
    yield Interval(
        Days((nth.number - 1) * size - room, nth.number * size + room), passed, told["unit"],
        f"the {nth.text} {told['unit']}", span,
    )  # fmt: skip


def _interval(length: Value, start: str | None, end: str | None, span: Span) -> Iterator[Interval]:
    passed = _between(start, end)
    size = _DAYS_IN.get(length.unit or "")
    if passed is None or size is None or length.number is None:
        return
    low = length.number if length.comparator.value not in {"<", "<="} else 0.0
    high = length.number if length.comparator.value not in {">", ">="} else float("inf")
    room = 1.0 if length.unit == "day" else size / 2
    if length.approximate:
        room += 0.15 * length.number * size
    yield Interval(
        Days(low * size - room, high * size + room), passed, length.unit or "", length.text, span
    )


def _between(start: str | None, end: str | None) -> Days | None:
    """The days from one to the other: at least, and at most with both ends counted."""
    first, last = limits(start), limits(end)
    if None in (*first, *last):
        return None
    least = (last[0] - first[1]).days  # type: ignore[operator]
    most = (last[1] - first[0]).days + 1  # type: ignore[operator]
    return Days(least, most)
