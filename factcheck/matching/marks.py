"""Figures that are no plain values: marks on a scale ("8.2/10") and counts of nothing ("no deaths")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.quantities.number_words import SCALES

# "8.2/10", "72/100": a mark given on a scale, which no fraction of a thing is.
_MARK = re.compile(
    r"(?<![\d/.,])(\d{1,3}(?:\.\d{1,3})?) ?(?:/|out of) ?(5|10|20|100)(?![\d/]|\.\d)"
)
_MARK_BOUND = re.compile(
    r"(?:(more than|over|above|higher than|greater than)|(at least|no less than)"
    r"|(less than|under|below|lower than|fewer than)|(at most|up to))\s+(?:an? )?$",
    re.IGNORECASE,
)
_LONGEST_BOUND = 24
"""Characters looked back for a bound: "greater than an " and some."""
_MARK_COMPARATORS = (Comparator.MORE, Comparator.AT_LEAST, Comparator.LESS, Comparator.AT_MOST)
_NONE = re.compile(
    r"\b(no|zero)((?: [^\W\d_]+){0,4}? (?:cases?|infections?|deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injur(?:y|ies)"
    r"|recover(?:y|ies)|victims|survivors|arrests?|people|votes|goals|wins|losses))\b",
    re.IGNORECASE,
)
_NOT_NONE = re.compile(r"\b(?:longer|doubt|more|less|fewer|of|in|to|and|for)\b", re.IGNORECASE)
_NO_FIGURE = frozenset({"gross", "score", *SCALES})
"""Read as 144 and 20 elsewhere, they are the words for takings and marks here; and a scale without its
number is the rest of one that was misprinted."""


class Marked(NamedTuple):
    """A value, and the highest mark of its scale where it is a mark."""

    value: Value
    scale: int | None = None


def with_marks(text: str, values: Sequence[Value]) -> list[Marked]:
    """The values of `text` in its order, with its marks on a scale and its counts of nothing."""
    marks = _marks(text)
    taken = _places(marks)
    plain = [
        Marked(value)
        for value in values
        if value.text.split()[0].lower() not in _NO_FIGURE and _free(value.span, taken)
    ]
    taken |= _places(plain)
    nothing = [found for found in _counts_of_nothing(text) if _free(found.value.span, taken)]
    return sorted((*plain, *marks, *nothing), key=lambda found: found.value.span.start)


def _places(found: Sequence[Marked]) -> set[int]:
    return {at for some in found for at in range(some.value.span.start, some.value.span.end)}


def _free(span: Span, taken: set[int]) -> bool:
    return taken.isdisjoint(range(span.start, span.end))


def _marks(text: str) -> list[Marked]:
    marks: list[Marked] = []
    for match in _MARK.finditer(text):
        number, scale = float(match[1]), int(match[2])
        if number > scale:
            continue
        before = text[max(0, match.start() - _LONGEST_BOUND) : match.start()]
        bound = _MARK_BOUND.search(before)
        comparator = Comparator.EQUAL
        if bound:
            comparator = next(
                sense for k, sense in enumerate(_MARK_COMPARATORS, 1) if bound[k] is not None
            )
        start = match.start() - (len(before) - bound.start() if bound else 0)
        value = Value(
            kind=ValueKind.PROPORTION,
            span=Span(start, match.end()),
            text=text[start : match.end()],
            number=number,
            low=None if comparator in {Comparator.LESS, Comparator.AT_MOST} else number,
            high=None if comparator in {Comparator.MORE, Comparator.AT_LEAST} else number,
            comparator=comparator,
        )
        marks.append(Marked(value, scale))
    return marks


def _counts_of_nothing(text: str) -> list[Marked]:
    return [
        Marked(
            Value(
                kind=ValueKind.COUNT,
                span=Span(match.start(), match.end()),
                text=match.group(),
                number=0.0,
                low=0.0,
                high=0.0,
                unit=match[2].split()[-1].lower(),
            )
        )
        for match in _NONE.finditer(text)
        if not _NOT_NONE.search(match[2])
    ]
