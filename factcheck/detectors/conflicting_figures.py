"""Two figures for one thing that cannot both hold.

Flagged: the headline “Fire kills 12” over a text that knows 14 dead and no other number — “The bridge cost
$3 million … The bridge cost $5 million”
Passed: “Fire kills more than 10” over 12 dead — a toll that rises from day to day — tolls of two events

Figures are compared only within one article and only where they speak of the same thing: the dead,
wounded or missing of the headline with all those of the body, and claims with the same subject, verb
and unit that both are exact, in the same voice, and tied to no date. Bounds are honoured: “more than
50,000” and “52,000” agree, and from two lower bounds nothing follows.

Source: Associated Press Stylebook, “death, casualties” (one figure throughout, the latest one); Reuters
Handbook, “accuracy” (headline and text agree).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.prose import Places

_HARM = {
    "dead": (
        re.compile(r"\b(?:kill(?:s|ed|ing)?|claim(?:s|ed|ing)|leav(?:es|ing)|left|dead|death toll[\w ]{0,30}?)(?: (?:at least|more than|about|over|around|some|up to|nearly|almost|to|at|of|stands at|rises to|rose to))*\s*$", re.IGNORECASE),
        re.compile(r"^\s*(?:[\w’'\-]+ ){0,3}?(?:dead|killed|deaths|died|dies?|fatalities|lives)\b|^\s*(?:[\w’'\-]+ ){0,3}?(?:were|was|are|have been|had been|been) (?:killed|confirmed dead|dead|found dead)\b", re.IGNORECASE),
    ),
    "hurt": (
        re.compile(r"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?)\s*$", re.IGNORECASE),
        re.compile(r"^\s*(?:[\w’'\-]+ ){0,3}?(?:injured|wounded|hurt|injuries)\b|^\s*(?:[\w’'\-]+ ){0,3}?(?:were|was|are|have been|had been|been) (?:injured|wounded|hurt|hospitali[sz]ed)\b", re.IGNORECASE),
    ),
    "missing": (
        re.compile(r"(?!x)x"),
        re.compile(r"^\s*(?:[\w’'\-]+ ){0,3}?(?:missing|unaccounted)\b", re.IGNORECASE),
    ),
}  # fmt: skip
_REACH = 60
_EXACT_KINDS = frozenset({ValueKind.COUNT, ValueKind.MONEY})


@dataclass(frozen=True, slots=True)
class _Toll:
    value: Value
    role: SentenceRole


def detect(document: Document) -> Iterator[Finding]:
    """Headline against body, then claim against claim."""
    yield from _headline_against_body(document)
    yield from _claim_against_claim(document)


def _headline_against_body(document: Document) -> Iterator[Finding]:
    places = Places(document)
    tolls: dict[str, list[_Toll]] = {}
    for value in document.values:
        sentence = places.sentence(value.span.start)
        size = _size(value)
        if (
            value.kind is not ValueKind.COUNT
            or sentence is None
            or size is None
            or size != int(size)
        ):
            continue
        before = document.text[
            max(sentence.span.start, value.span.start - _REACH) : value.span.start
        ]
        after = document.text[value.span.end : min(sentence.span.end, value.span.end + _REACH)]
        for harm, (leads, follows) in _HARM.items():
            if leads.search(before) or follows.match(after):
                tolls.setdefault(harm, []).append(_Toll(value, sentence.role))
    for harm, told in tolls.items():
        body = [toll.value for toll in told if toll.role is SentenceRole.BODY]
        for toll in told:
            if (
                toll.role is not SentenceRole.HEADLINE
                or not body
                or any(_agree(toll.value, value) for value in body)
            ):
                continue
            if _is_sum_of_some(toll.value, body):
                continue
            shown = ", ".join(f"“{value.text}”" for value in body[:3])
            yield Finding(
                kind="conflicting-figures",
                severity=Severity.WARNING,
                span=toll.value.span,
                message=f"The headline has “{toll.value.text}” {harm}, the article {shown}. Make them agree.",
                related=tuple(value.span for value in body[:5]),
            )


def _size(value: Value) -> float | None:
    return value.number if value.number is not None else value.low


def _agree(one: Value, other: Value) -> bool:
    """Whether some number satisfies both."""
    lows = [value.low for value in (one, other) if value.low is not None]
    highs = [value.high for value in (one, other) if value.high is not None]
    room = 0.1 if one.approximate or other.approximate else 0.0
    return not lows or not highs or max(lows) <= min(highs) * (1 + room)


def _is_sum_of_some(value: Value, parts: list[Value]) -> bool:
    """“12 dead” over “seven men … and five women were killed”."""
    numbers = [part.number for part in parts if part.number is not None]
    return (
        len(numbers) > 1
        and value.number is not None
        and value.number in {sum(numbers), *_pair_sums(numbers[:12])}
    )


def _pair_sums(numbers: list[float]) -> set[float]:
    return {a + b for i, a in enumerate(numbers) for b in numbers[i + 1 :]}


def _claim_against_claim(document: Document) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str, str | None, str | None], tuple[Value, Claim]] = {}
    for claim in document.claims:
        value = _only_figure(claim)
        if value is None or not claim.subject or not claim.predicate:
            continue
        # What is said of the thing besides the figure must be the same too: “killed 12 in Oslo” and
        # “killed 14 in Bergen” are two things.
        rest = " ".join(_without(claim.statement, value).lower().split())
        key = (claim.subject.lower(), claim.predicate, rest, value.unit, claim.attribution.claimant)
        first = seen.setdefault(key, (value, claim))
        if first[1].sentence == claim.sentence or _agree(first[0], value):
            continue
        yield Finding(
            kind="conflicting-figures",
            severity=Severity.WARNING,
            span=value.span,
            message=f"“{value.text}” here, “{first[0].text}” elsewhere, for the same thing. Find out which holds.",
            related=(Span(first[0].span.start, first[0].span.end),),
        )


def _only_figure(claim: Claim) -> Value | None:
    """The one exact figure of a claim that is tied to no date."""
    if any(value.kind in {ValueKind.DATE, ValueKind.TIME} for value in claim.values):
        return None
    figures = [value for value in claim.values if value.kind in _EXACT_KINDS]
    if len(figures) != 1 or figures[0].comparator is not Comparator.EQUAL or figures[0].approximate:
        return None
    return figures[0] if figures[0].number is not None else None


def _without(statement: str, value: Value) -> str:
    found = re.sub(re.escape(value.text), "#", statement, count=1)
    return re.sub(r"[0-9][0-9,.]*", "#", found)


detector = Detector(
    name="conflicting-figures",
    label="Conflicting figures",
    version=1,
    kinds=("conflicting-figures",),
    detect=detect,
)
