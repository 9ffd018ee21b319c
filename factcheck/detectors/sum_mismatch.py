"""Parts that do not add up to their total, and a change that is not the difference of its two figures.

Flagged: “12 people – five men and eight women – were rescued.” — “a crew of nine (four pilots and six
guards)” — “12 Liberals, 9 Conservatives and 4 Greens, a total of 27” — “grew from 12 to 15, a rise of five”
Passed: “12 people, among them five women” — “about 12 people: five men and eight women” — “two men, two
women and a child, five in all” — “grew from about 12 to 15, a rise of five”

A total may come first, followed by a dash, a colon, a bracket or “made up of”, or set off by commas after
“the”, and then two or more exact counts with nothing but commas and “and” between them; or it follows its
parts as “a total of”, “in all”, “altogether”, or “bringing the toll to”, which may count earlier ones in. More parts than the total is a warning; where a total comes
first, fewer may be a list that does not mean to be complete, and is a notice. A difference is worked out
where the figure before, the figure after and the size of the rise or fall stand in one sentence; sums of
rounded figures (“2.1 million”) may be off by what rounding allows.

Source: arithmetic; Associated Press Stylebook, “numerals” (check that figures add up).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import hull
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.arithmetic.changes import Change, changes
from factcheck.nlp.arithmetic.ranges import Range, amount
from factcheck.nlp.arithmetic.sums import Sum, sums

_FARTHEST = 80
_OPENS = re.compile(
    r"^(?: [\w’'\-]{1,20}){0,4},?(?: ?[–—:(] ?| - | (?:made up|consisting|composed) of | comprising )$"
)
_NEXT = re.compile(r"^(?: [\w’'\-]{1,20}){0,4}(?:, and |, | and | plus )$")
_DEFINITE = re.compile(r"(?:^|\W)[Tt]he $")
_APPOSED = re.compile(r"^(?: [\w’'\-]{1,20}){0,2}, $")
_APPOSITION_ENDS = re.compile(r"^(?: [\w’'\-]{1,20}){0,4},(?= [a-z])")
_CLOSES = re.compile(r"^(?: [\w’'\-]{1,20}){0,4}(?: ?[–—)]| - |[.;,]|$)")


_AND_ONE = re.compile(r"^(?: [\w’'\-]{1,20}){0,4},? and an? [a-z]")
"""One more part, which is no value: “two men, two women and a child”."""
_MONEY_AND_COUNTS = frozenset({ValueKind.COUNT, ValueKind.MONEY, ValueKind.MEASUREMENT})


def detect(document: Document) -> Iterator[Finding]:
    """One finding a list or a change."""
    yield from _total_first(document)
    for one in sums(document):
        if _are_one_sort([*one.parts, one.total]) and _is_wrong(one):
            yield _sum(one)
    for change in changes(document):
        yield from _difference(change)


def _is_wrong(one: Sum) -> bool:
    added, total = Range(0, 0), amount(one.total)
    for part in one.parts:
        added = added.plus(amount(part))
    return added.low > total.high if one.may_hold_more else added.apart(total)


def _are_one_sort(values: list[Value]) -> bool:
    """Whether all are counts, or all sums or measures in one unit."""
    if len({value.kind for value in values}) > 1 or values[0].kind not in _MONEY_AND_COUNTS:
        return False
    return values[0].kind is ValueKind.COUNT or len({value.unit for value in values}) == 1


def _sum(one: Sum) -> Finding:
    listed = " + ".join(f"“{part.text}”" for part in one.parts)
    added = sum(part.number or 0 for part in one.parts)
    return Finding(
        kind="sum-mismatch",
        severity=Severity.WARNING,
        span=one.span,
        message=f"{listed} make {added:,g}, not “{one.total.text}”. Check each figure.",
        related=(*(part.span for part in one.parts), one.total.span),
    )


def _difference(change: Change) -> Iterator[Finding]:
    """A rise or fall that is not what lies between the two figures, or goes the other way."""
    before, after, by = change.before, change.after, change.by
    bare = before.kind is ValueKind.COUNT and before.unit is None
    if not _are_one_sort([after, by]) or not (bare or _are_one_sort([before, by])):
        return
    grown = amount(after).less(amount(before))
    if grown.size().apart(amount(by)):
        size = abs((after.number or 0) - (before.number or 0))
        wrong = (
            f"the difference of “{before.text}” and “{after.text}” is {size:,g}, not “{by.text}”"
        )
    elif change.rises is not None and (grown.high < 0 if change.rises else grown.low > 0):
        went = "down" if change.rises else "up"
        wrong = f"from “{before.text}” to “{after.text}” it went {went}"
    else:
        return
    yield Finding(
        kind="sum-mismatch",
        severity=Severity.WARNING,
        span=change.span,
        message=f"Worked out again, {wrong}. Check the three figures.",
        related=(before.span, after.span, by.span),
    )


def _total_first(document: Document) -> Iterator[Finding]:
    counts = [v for v in document.values if v.kind is ValueKind.COUNT]
    for index, total in enumerate(counts):
        parts = _parts(document.text, counts, index) or _apposed(document.text, counts, index)
        if not parts[1:] or not all(map(_is_exact, [total, *parts])):
            continue
        behind = document.text[parts[-1].span.end : parts[-1].span.end + _FARTHEST]
        added = sum(part.number or 0 for part in parts) + bool(_AND_ONE.match(behind))
        if total.number is None or added == total.number:
            continue
        listed = " + ".join(f"{part.number:g}" for part in parts)
        yield Finding(
            kind="sum-mismatch",
            severity=Severity.WARNING if added > total.number else Severity.NOTICE,
            span=hull([total.span, parts[-1].span]),
            message=f"The parts listed ({listed} = {added:g}) do not add up to “{total.text}”. Check each figure.",
            related=(total.span, *(part.span for part in parts)),
        )


def _parts(text: str, counts: list[Value], index: int) -> list[Value]:
    """The counts listed behind the total at `index`, where a list opens there and is closed."""
    parts: list[Value] = []
    previous = counts[index]
    for value in counts[index + 1 : index + 12]:
        gap = text[previous.span.end : value.span.start]
        if len(gap) > _FARTHEST or not (_NEXT if parts else _OPENS).match(gap):
            break
        parts.append(value)
        previous = value
    after = text[previous.span.end : previous.span.end + 80]
    return parts if _CLOSES.match(after) else []


def _apposed(text: str, counts: list[Value], index: int) -> list[Value]:
    """“The 14 miners, seven from Brann and five from Tarn, were …”: between two commas."""
    total = counts[index]
    if not _DEFINITE.search(text[max(0, total.span.start - 5) : total.span.start]):
        return []
    parts: list[Value] = []
    previous = total
    for value in counts[index + 1 : index + 12]:
        gap = text[previous.span.end : value.span.start]
        if len(gap) > _FARTHEST or not (_NEXT if parts else _APPOSED).match(gap):
            break
        parts.append(value)
        previous = value
    after = text[previous.span.end : previous.span.end + 80]
    joined = len(parts) > 1 and " and " in text[parts[-2].span.end : parts[-1].span.start]
    # In a list of things (“the 14 miners, seven nurses and two cooks were”) no comma stands at the end.
    return parts if joined and _APPOSITION_ENDS.match(after) else []


def _is_exact(value: Value) -> bool:
    return (
        value.comparator is Comparator.EQUAL and not value.approximate and value.number is not None
    )


detector = Detector(
    name="sum-mismatch",
    label="Sum mismatch",
    version=2,
    kinds=("sum-mismatch",),
    detect=detect,
)
