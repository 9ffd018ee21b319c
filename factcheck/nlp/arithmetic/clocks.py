"""Where a sentence tells two times of day and how long lies between them.

“The hearing lasted four hours, from 10 a.m. to 2 p.m.” — “It began at 8 p.m. and ended three hours later, at 11.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.nlp.arithmetic.lines import CLOCK, DATE, LENGTH, WORD, Line, lines
from factcheck.nlp.dates.edtf import limits

_TIME = re.compile(
    r"\b(?:(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?: ?(?P<half>[ap])\.?m\b)?|(?P<word>noon|midday|midnight))",
    re.IGNORECASE,
)
_PIECE = r"(?:an? |the )?(?:(?!of\b)[\w’'\-]{1,20} ){0,2}?(?:(?:total|span|period|stretch) of )?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<range>{CLOCK})(?:,| –| —| \(|:) ?(?:for |or )?{_PIECE}(?P<length>{LENGTH})(?! (?:ago|later|earlier|after|before|old|an?|per)\b)",
        rf"(?P<length>{LENGTH})(?! an? | per )(?: (?!of\b)[\w’'\-]{{1,20}}){{0,4}},? (?P<range>{CLOCK})(?! on {DATE} (?:to|until))",
        rf"(?P<length>{LENGTH})(?! an? | per ){WORD}{{0,4}}?,? (?:from )?(?P<start>{CLOCK}) on (?P<from>{DATE}) (?:to |until )?(?P<end>{CLOCK}) on (?P<on>{DATE})",
        rf"\bat (?P<start>{CLOCK}){WORD}{{0,8}}? (?P<length>{LENGTH}|{DATE}),?{WORD}{{0,2}}? at (?P<end>{CLOCK})",
    )
)
_MINUTES_IN = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
_DAY = 24 * 60
_HALF_DAY = _DAY // 2
_NOON = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that is told in minutes, and the minutes that the clock may have run."""

    told: float
    room: float
    passed: tuple[int, ...]
    words: str
    span: Span


def stretches(document: Document) -> Iterator[Stretch]:
    """Every length of time beside its two times of day."""
    for line in lines(document, 2):
        for pattern in _PATTERNS:
            for match in pattern.finditer(line.text):
                yield from _stretch(line, match)


def _stretch(line: Line, match: re.Match[str]) -> Iterator[Stretch]:
    named = match.groupdict()
    length = line.value(match["length"])
    size = _MINUTES_IN.get(length.unit or "")
    if size is None or length.number is None or length.comparator.value not in {"=", "~"}:
        return
    if named.get("range"):
        text = line.value(match["range"]).text
        span = line.span(match["range"], match["length"])
        if not re.match(r"(?:from|between)\b|\S+ ?[–-]", text, re.IGNORECASE):
            return
        found = list(_TIME.finditer(text))
    else:
        if not named.get("on") and not length.text.endswith(" later"):
            return
        ends = (line.value(match["start"]), line.value(match["end"]))
        found = [one for end in ends for one in list(_TIME.finditer(end.text))[:1]]
        span = line.span(match["start"], match["length"], match["end"])
    days = _days(line, named)
    if len(found) == len(("start", "end")) and days is not None:
        passed = tuple(days * _DAY + minutes for minutes in _passed(found[0], found[1]))
        room = size / 2 + (0.15 * length.number * size if length.approximate else 0)
        yield Stretch(length.number * size, room, passed, length.text, span)


def _days(line: Line, named: Mapping[str, str | None]) -> int | None:
    """The nights between the two times, where their days are told; None where those are not known."""
    first, last = named.get("from"), named.get("on")
    if not first or not last:
        return 0
    start, end = limits(line.value(first).date)[0], limits(line.value(last).date)[0]
    return (end - start).days if start and end else None


def _passed(start: re.Match[str], end: re.Match[str]) -> tuple[int, ...]:
    """The minutes from one time to the other; more than one where a half of the day is not told."""
    return tuple(
        sorted({(last - first) % _DAY for first in _minutes(start) for last in _minutes(end)})
    )


def _minutes(told: re.Match[str]) -> tuple[int, ...]:
    if told["word"]:
        return (0,) if told["word"].lower() == "midnight" else (_HALF_DAY,)
    hour, minute = int(told["hour"]), int(told["minute"] or 0)
    if told["half"]:
        hour = hour % _NOON + (_NOON if told["half"].lower() == "p" else 0)
        return (hour * 60 + minute,)
    if hour > _NOON or (told["minute"] and len(told["hour"]) > 1 and hour < _NOON):
        return (hour * 60 + minute,)
    return (hour % _NOON * 60 + minute, (hour % _NOON + _NOON) * 60 + minute)
