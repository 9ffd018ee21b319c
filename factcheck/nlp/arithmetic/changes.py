"""Where a sentence tells a figure before, a figure after, and by how much it changed.

“The number of ministers grew from 12 to 15, a rise of five.” — “It fell by 20 per cent, to 400 from 500.”
Source: P. Meyer, Precision Journalism (4th ed., 2002), chapter 3, for what a change in per cent is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.nlp.arithmetic.lines import ANY, FIGURE, SHARE, WORD, Line, lines

_UP = r"rise|increase|gain|growth|jump|climb|hike|surge|leap|boost|improvement|addition"
_DOWN = r"fall|drop|decline|decrease|loss|cut|reduction|dip|slump|plunge|slide"
_EITHER = r"change|difference|swing|shift"
_ROSE = r"rose|risen|rises|grew|grown|grows|increased|increases|climbed|jumped|gained|surged|went up|gone up|up|raised"
_FELL = r"fell|fallen|falls|dropped|drops|declined|decreased|shrank|shrunk|slipped|plunged|went down|gone down|down|cut|lowered|reduced"
_FIGURE = f"(?:{FIGURE}|{SHARE})"
_FEW = rf"{ANY}{{0,4}}?"
_LINK = r"(?:,| –| —| -|;|:| \() ?(?:or |which is |which was |that is |representing |marking |making |meaning )?"
_ALONE = rf"(?!{WORD}{{0,3}} (?:on|from|than|over)\b)"
"""What follows does not say that the size is of another change: “up 5 per cent on the year”."""
_BY = (
    rf"{_LINK}(?:(?:an? |the )(?:[a-z\-]{{1,15}} )?(?P<noun>{_UP}|{_DOWN}|{_EITHER}) of |(?P<way>up|down)(?: by)? "
    rf"|(?<=\()|(?<=or ))(?P<by>{_FIGURE}){_ALONE}"
)
_BY_FIRST = rf"{_LINK}(?:an? )?(?P<by>{_FIGURE}) (?P<noun>{_UP}|{_DOWN}|{_EITHER})\b"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        *(
            rf"\b{both}{ANY}{{0,8}}?{by}"
            for both in (
                rf"[Ff]rom (?P<a>{_FIGURE}){_FEW} to (?P<b>{_FIGURE})",
                rf"to (?P<b>{_FIGURE}){_FEW} from (?P<a>{_FIGURE})",
            )
            for by in (_BY, _BY_FIRST)
        ),
        rf"\b(?P<verb>{_ROSE}|{_FELL}) (?:by )?(?P<by>{_FIGURE}){WORD}{{0,3}}?,? from (?P<a>{_FIGURE}){_FEW} to (?P<b>{_FIGURE})",
        rf"\b(?P<verb>{_ROSE}|{_FELL}) (?:by )?(?P<by>{_FIGURE}){WORD}{{0,3}}?,? to (?P<b>{_FIGURE}){_FEW},? from (?P<a>{_FIGURE})",
        rf"(?<![\w-])(?P<b>{FIGURE}){WORD}{{0,3}}, (?P<by>{FIGURE}) (?P<than>more|fewer|less) than (?:the )?(?P<a>{FIGURE})",
    )
)
_RISING = frozenset((*_UP.split("|"), *_ROSE.split("|"), "more"))
_FALLING = frozenset((*_DOWN.split("|"), *_FELL.split("|"), "fewer", "less"))


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that became another. `rises` None: the words do not say which way."""

    before: Value
    after: Value
    by: Value
    rises: bool | None
    span: Span


def changes(document: Document) -> Iterator[Change]:
    """Every change whose size is told beside both figures."""
    for line in lines(document, 2):
        seen: set[str] = set()
        for pattern in _PATTERNS:
            for match in pattern.finditer(line.text):
                if match["by"] not in seen:
                    seen.add(match["by"])
                    yield _change(line, match)


def _change(line: Line, match: re.Match[str]) -> Change:
    named = match.groupdict()
    word = next((named[name] for name in ("noun", "way", "verb", "than") if named.get(name)), "")
    rises = True if word in _RISING else False if word in _FALLING else None
    return Change(
        line.value(match["a"]), line.value(match["b"]), line.value(match["by"]), rises,
        line.span(match["a"], match["b"], match["by"]),
    )  # fmt: skip
