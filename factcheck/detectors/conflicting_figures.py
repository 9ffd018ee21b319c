"""Two figures for one thing that cannot both hold.

Flagged: the headline “Fire kills 12” over a text that knows 14 dead and no other number — “The bridge cost
$3 million … The bridge cost $5 million” — “the bridge is 320 metres long … the 350-metre-long bridge” —
“The council has 45 members. … All 47 members of the council voted.”
Passed: “Fire kills more than 10” over 12 dead — a toll that rises from day to day — tolls of two events

Figures are compared only within one article and only where they speak of the same thing: the dead,
wounded or missing of the headline with all those of the body, two counts of all the dead of one event
(“the flood killed 12”, “the agency counted 15 dead”) that tell no part, place or time apart, claims with the same subject, verb
and unit that both are exact, in the same voice, and tied to the same date or none, and a size (length, height, cost,
members, seats, people aboard) of the one thing of its sort in the article, told by nobody who differs. Bounds are honoured: “more than
50,000” and “52,000” agree, and from two lower bounds nothing follows.

Source: Associated Press Stylebook, “death, casualties” (one figure throughout, the latest one); Reuters
Handbook, “accuracy” (headline and text agree).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.arithmetic.sizes import Size, is_one_of_its_sort, sizes
from factcheck.nlp.quantities.tolls import Toll, is_whole, names_of_places, says_in_all, tolls

_MOST_TOLLS = 30
_WHEN = frozenset({ValueKind.DATE, ValueKind.TIME})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_HAVE = frozenset({"had", "has", "have"})
"""Left out where statements are compared: “the works lost”, “the works had lost”."""
_EXACT_KINDS = frozenset({ValueKind.COUNT, ValueKind.MONEY})


def detect(document: Document) -> Iterator[Finding]:
    """Headline against body, toll against toll, claim against claim, then size against size."""
    told = list(tolls(document))
    yield from _headline_against_body(told)
    yield from _toll_against_toll(document, told)
    found = list(_claim_against_claim(document))
    yield from found
    yield from _size_against_size(document, {finding.span for finding in found})


def _headline_against_body(told: list[Toll]) -> Iterator[Finding]:
    for toll in told:
        body = [
            other.value
            for other in told
            if other.harm == toll.harm and other.sentence.role is SentenceRole.BODY
        ]
        if (
            toll.sentence.role is not SentenceRole.HEADLINE
            or not body
            or any(_agree(toll.value, value) for value in body)
            or _is_sum_of_some(toll.value, body)
        ):
            continue
        shown = ", ".join(f"“{value.text}”" for value in body[:3])
        yield Finding(
            kind="conflicting-figures",
            severity=Severity.WARNING,
            span=toll.value.span,
            message=f"The headline has “{toll.value.text}” {toll.harm}, the article {shown}. Make them agree.",
            related=tuple(value.span for value in body[:5]),
        )


def _toll_against_toll(document: Document, told: list[Toll]) -> Iterator[Finding]:
    """Two counts of all the dead of one event, in two sentences, that cannot both hold."""
    subjects = _killers(document)
    whole = [
        toll
        for toll in told
        if toll.harm == "dead"
        and toll.sentence.role is SentenceRole.BODY
        and is_whole(document.text, toll)
    ]
    for index, toll in enumerate(whole[:_MOST_TOLLS]):
        first = next(
            (
                other
                for other in whole[:index]
                if other.sentence is not toll.sentence
                and not _agree(other.value, toll.value)
                and _is_one_event(document, other, toll, subjects)
            ),
            None,
        )
        if first is not None:
            yield Finding(
                kind="conflicting-figures",
                severity=Severity.WARNING,
                span=toll.value.span,
                message=f"“{toll.value.text}” here, “{first.value.text}” elsewhere as the toll of one event, and nothing tells why. Find out which holds.",
                related=(first.value.span,),
            )


def _is_one_event(document: Document, first: Toll, toll: Toll, subjects: dict[int, str]) -> bool:
    """Whether both count the victims of one event, and neither those of one place only."""
    killer, again = subjects.get(first.value.span.start), subjects.get(toll.value.span.start)
    if killer is None or not (toll.counted or (again is not None and killer == again)):
        return False
    if says_in_all(document.text, toll):
        return True
    return names_of_places(document.text, toll) <= names_of_places(document.text, first)


def _killers(document: Document) -> dict[int, str]:
    """What killed, in one word (“flood”), by where the count of its dead starts."""
    found: dict[int, str] = {}
    for claim in document.claims:
        leaves_dead = claim.predicate == "leave" and claim.statement.endswith(" dead.")
        if not (claim.predicate == "kill" or leaves_dead) or not claim.subject:
            continue
        words = claim.subject.strip(" ,").lower().split()
        for value in claim.values:
            if words and value.kind is ValueKind.COUNT:
                found.setdefault(value.span.start, words[-1])
    return found


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
    seen: dict[tuple[object, ...], tuple[Value, Claim]] = {}
    for claim in document.claims:
        value = _only_figure(claim)
        if value is None or not claim.subject or not claim.predicate:
            continue
        # What is said of the thing besides the figure must be the same too: “killed 12 in Oslo” and
        # “killed 14 in Bergen” are two things.
        words = _without(claim.statement, value).lower().split()
        rest = " ".join(word for word in words if word not in _HAVE)
        dates = tuple(one.date or one.text for one in claim.values if one.kind in _WHEN)
        key = (dates, claim.subject.lower(), claim.predicate, rest, value.unit)
        first = seen.setdefault(key, (value, claim))
        apart = first[1].sentence != claim.sentence and _is_one_voice(first[1], claim)
        if not apart or _agree(first[0], value):
            continue
        yield Finding(
            kind="conflicting-figures",
            severity=Severity.WARNING,
            span=value.span,
            message=f"“{value.text}” here, “{first[0].text}” elsewhere, for the same thing. Find out which holds.",
            related=(Span(first[0].span.start, first[0].span.end),),
        )


def _is_one_voice(one: Claim, other: Claim) -> bool:
    """Whether both are told by one, who may be “he” the second time."""
    first, again = one.attribution.claimant, other.attribution.claimant
    return first == again or (first is not None and (again or "").lower() in _PRONOUNS)


def _size_against_size(document: Document, told: set[Span]) -> Iterator[Finding]:
    """Two sizes of the one thing of its sort: “the bridge is 320 metres long”, “the 350-metre-long bridge”."""
    first: dict[tuple[str, str], Size] = {}
    voices = _voices(document)
    for size in sizes(document):
        known = first.setdefault((size.thing, size.quality), size)
        if (
            known.sentence == size.sentence
            or not size.definite
            or size.value.span in told
            or (known.names and size.names and not known.names & size.names)
            or _agree(known.value, size.value)
            or len({voices.get(one.value.span.start) for one in (known, size)} - {None}) > 1
            or not is_one_of_its_sort(document, size.thing)
        ):
            continue
        yield Finding(
            kind="conflicting-figures",
            severity=Severity.WARNING,
            span=size.value.span,
            message=f"“{size.value.text}” here, “{known.value.text}” elsewhere, of the same {size.thing}. Find out which holds.",
            related=(known.value.span,),
        )


def _voices(document: Document) -> dict[int, str]:
    """Who tells a figure, by where it starts; the article's own are not there."""
    return {
        value.span.start: claim.attribution.claimant
        for claim in document.claims
        for value in claim.values
        if claim.attribution.claimant
    }


def _only_figure(claim: Claim) -> Value | None:
    """The one exact figure of a claim."""
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
    version=2,
    kinds=("conflicting-figures",),
    detect=detect,
)
