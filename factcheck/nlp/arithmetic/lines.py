"""A sentence with one sign for each value in it: a pattern over words then holds for “12” and “twelve” alike.

The signs are of Unicode's private use, one block for each sort of value, and the place in its block tells
which value of the sentence it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.document import Document, Sentence
from factcheck.domain.span import Span, hull
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.prose import prose_sentences
from factcheck.nlp.values import values_in

_BLOCK = 256
_FIRST = 0xE000
_SORTS = ("figure", "share", "length", "date", "clock", "ordinal", "age")
FIGURE, SHARE, LENGTH, DATE, CLOCK, ORDINAL, AGE = (
    f"[{chr(_FIRST + _BLOCK * place)}-{chr(_FIRST + _BLOCK * (place + 1) - 1)}]"
    for place in range(len(_SORTS))
)
"""One value of a sort, to be put into patterns: an amount, a part of a whole, how long, when, at what
time of day, the how-manieth, how old."""
_PLACE_OF = {
    ValueKind.COUNT: 0, ValueKind.MONEY: 0, ValueKind.MEASUREMENT: 0,
    ValueKind.PERCENTAGE: 1, ValueKind.PROPORTION: 1,
    ValueKind.DURATION: 2, ValueKind.DATE: 3, ValueKind.TIME: 4, ValueKind.ORDINAL: 5, ValueKind.AGE: 6,
}  # fmt: skip
WORD = r"(?: [\w’'\-.]{1,25})"
"""One word and the space before it."""
ANY = rf"(?: (?:[\w’'\-.]{{1,25}}|{DATE}|{CLOCK}))"
"""The same, or a day or an hour."""
_TO = re.compile(r" to ")
_OF = re.compile(r"(?<=\w) (?:out )?of (?:the |its |their |all )?")


@dataclass(frozen=True, slots=True)
class Line:
    """The sentence as signs and words, and the values the signs stand for."""

    text: str
    values: tuple[Value, ...]
    sentence: Sentence

    def value(self, sign: str) -> Value:
        """The value a sign stands for."""
        return self.values[(ord(sign) - _FIRST) % _BLOCK]

    def span(self, *signs: str) -> Span:
        """From the first to the last of some values, in the article."""
        return hull([self.value(sign).span for sign in signs])


def lines(document: Document, fewest: int = 2) -> Iterator[Line]:
    """The sentences of headline and body that hold at least `fewest` values."""
    values = document.values
    at = 0
    for sentence in prose_sentences(document):
        start, end = sentence.span.start, sentence.span.end
        while at < len(values) and values[at].span.start < start:
            at += 1
        last = at
        while last < len(values) and values[last].span.end <= end:
            last += 1
        if last - at >= fewest:
            yield _line(document.text, sentence, values[at:last])


def _line(text: str, sentence: Sentence, values: Sequence[Value]) -> Line:
    pieces: list[str] = []
    kept: list[Value] = []
    at = sentence.span.start
    for value in values:
        place = _PLACE_OF.get(value.kind)
        if place is None or value.span.start < at or len(kept) > _BLOCK - 2:
            continue
        pieces.append(text[at : value.span.start])
        joint = " to "
        told: tuple[Value, ...] = (value,)
        if place <= 1:
            told = _halves(value)
        if place <= 1 and len(told) == 1:
            joint, told = " of ", part_and_whole(value)
            place = 0 if len(told) > 1 else place
        pieces.append(
            joint.join(chr(_FIRST + _BLOCK * place + len(kept) + k) for k in range(len(told)))
        )
        kept += told
        at = value.span.end
    pieces.append(text[at : sentence.span.end])
    return Line("".join(pieces), tuple(kept), sentence)


def _halves(value: Value) -> tuple[Value, ...]:
    """“12 to 15” as two values: where one figure became another it was no range."""
    if value.comparator is not Comparator.BETWEEN or value.low is None or value.high is None:
        return (value,)
    found = _TO.search(value.text)
    if found is None:
        return (value,)
    start = value.span.start
    ends = (
        (value.low, Span(start, start + found.start())),
        (value.high, Span(start + found.end(), value.span.end)),
    )
    return tuple(_end(value, number, span) for number, span in ends)


def part_and_whole(value: Value) -> tuple[Value, ...]:
    """“40 of 80 votes” as two values."""
    found = _OF.search(value.text)
    if found is None or (value.kind is ValueKind.PROPORTION and not value.text[:1].isdigit()):
        return (value,)
    start = value.span.start
    pair = [
        replace(one, span=Span(one.span.start + at, one.span.end + at))
        for at, text in (
            (start, value.text[: found.start()]),
            (start + found.end(), value.text[found.end() :]),
        )
        for one in values_in(text)[:1]
        if _PLACE_OF.get(one.kind) == 0
    ]
    return tuple(pair) if len(pair) > 1 else (value,)


def _end(value: Value, number: float, span: Span) -> Value:
    text = value.text[span.start - value.span.start : span.end - value.span.start]
    return replace(
        value, number=number, low=number, high=number, comparator=Comparator.EQUAL, span=span, text=text
    )  # fmt: skip
