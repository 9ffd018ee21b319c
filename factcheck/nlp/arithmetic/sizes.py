"""What an article gives as a size of one thing: how long the bridge is, how many sit on the council.

Told are the length, height, width or depth of a thing, what it cost, how many members, seats, beds or
employees it has, and how many people were aboard. The thing is a common noun in the singular, with the
names that stand beside it; what is compared is left to the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.arithmetic.lines import FIGURE, Line, lines
from factcheck.nlp.wording.lexicon import word_set

_DET = r"\b(?P<det>[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]hat|[Tt]his|[Aa]n?) "
_MODS = r"(?P<mods>(?:[\w’'\-]{1,20} ){0,3}?)"
_THING = r"(?P<thing>[a-zé\-]{3,20})(?P<tail>(?: (?:in|of|over|near|at|across) (?:the )?[A-Z][\w’'\-]{1,25}){0,1})"
_AXIS = r"(?P<axis>long|tall|wide|high|deep)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DET}{_MODS}{_THING},? (?:which )?(?:is|was|measures|stretches) (?P<value>{FIGURE}) {_AXIS}\b",
        rf"{_DET}(?P<value>{FIGURE})-{_AXIS} {_MODS}{_THING}\b",
        rf"{_DET}{_MODS}{_THING},? (?:which )?(?P<axis>cost) (?P<value>{FIGURE})",
        rf"{_DET}(?P<value>{FIGURE}) {_MODS}{_THING}\b",
        rf"{_DET}{_MODS}{_THING},? (?:which )?(?:has|had|with) (?P<value>{FIGURE})(?! (?:in|of|on|from|at|among|across|under|abroad)\b)",
        rf"\b[Aa]ll (?:the )?(?P<value>{FIGURE}) of {_DET}{_MODS}{_THING}\b",
        rf"{_DET}{_MODS}{_THING}[^.;:\n]{{0,60}}? with (?P<value>{FIGURE}) (?P<axis>aboard|on board)\b",
        rf"{_DET}{_MODS}{_THING} (?:was |is |had been |had |has |were )?(?P<axis>carrying|carried|carries) (?P<value>{FIGURE})",
    )
)
_ROWS = word_set(
    "member seat employee worker pupil student bed resident inhabitant floor storey room apartment flat house"
)
"""What a body or a building has a settled number of."""
_ABOARD = word_set("people person passenger crew")
_ABOARD_SAID = frozenset({"aboard", "on board", "carrying", "carried", "carries"})
_VEHICLES = word_set(
    "ferry ship boat plane aircraft jet bus train helicopter vessel airliner coach yacht tanker"
)
_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")
_UNSETTLED = re.compile(
    r"\b(?:now|today|then|originally|previously|formerly|initially|expected|planned|estimated|projected|grew|grown"
    r"|ris(?:e|en|ing)|rose|fell|until|since|will|would|could|may|might|if|about to|at first|eventually|no longer|used to|average)\b",
    re.IGNORECASE,
)
"""Words that place a size in another time, or say that it is no fact yet."""
_OTHERS = r"\b(?:another|other|second|third|first|old|older|former|previous|original|proposed|two|three|four|both|several|each|every|neighbouring|neighboring|sister|most|many|main|upper|lower|[a-z]{2,10}(?:er|est)) (?:[\w\-]{1,20} )?"


@dataclass(frozen=True, slots=True)
class Size:
    """A size of a thing, with what tells it from others of its sort."""

    thing: str
    quality: str
    names: frozenset[str]
    definite: bool
    """“The bridge”, not “a bridge”: one that was spoken of before, or the only one."""
    value: Value
    sentence: int


def sizes(document: Document) -> Iterator[Size]:
    """Every settled size, in order of the text."""
    for number, line in enumerate(lines(document, 1)):
        if len(line.values) > 12 or _UNSETTLED.search(line.text):  # noqa: PLR2004 - a table of results
            continue
        seen: set[str] = set()
        for pattern in _PATTERNS:
            for match in pattern.finditer(line.text):
                size = _size(line, match, number)
                if size is not None and match["value"] not in seen:
                    seen.add(match["value"])
                    yield size


def is_one_of_its_sort(document: Document, thing: str) -> bool:
    """Whether the article speaks of one such thing only: not of “another bridge” or “bridges”."""
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}e?s"
    others = re.compile(rf"{_OTHERS}{re.escape(thing)}\b|\b{plural}\b", re.IGNORECASE)
    return not others.search(document.text)


def _size(line: Line, match: re.Match[str], number: int) -> Size | None:
    value = line.value(match["value"])
    axis = match.groupdict().get("axis")
    thing = match["thing"]
    dated = any(one.kind is ValueKind.DATE and _YEAR.search(one.text) for one in line.values)
    quality = _quality(value, axis, thing, dated=dated)
    if quality is None:
        return None
    beside = f"{match['mods']} {match['tail']}"
    names = frozenset(word for word in re.findall(r"[A-Z][\w’'\-]+", beside))
    definite = match["det"].lower() not in {"a", "an"}
    return Size(thing, quality, names, definite, value, number)


def _quality(value: Value, axis: str | None, thing: str, *, dated: bool) -> str | None:
    if value.kind is ValueKind.MEASUREMENT:
        return (
            f"{axis} {value.unit}" if axis and axis not in _ABOARD_SAID and axis != "cost" else None
        )
    if value.kind is ValueKind.MONEY:
        return f"cost {value.unit}" if axis == "cost" else None
    if value.kind is not ValueKind.COUNT or not value.unit:
        return None
    if dated:
        return None
    if axis in _ABOARD_SAID:
        return f"aboard {value.unit}" if value.unit in _ABOARD and thing in _VEHICLES else None
    return f"has {value.unit}" if axis is None and value.unit in _ROWS else None
