"""The same figure of the same event, told in two articles: what is compared, and whether it conflicts.

A figure is looked up by what it counts and a name or an event it stands with, and two are compared only
when they speak of the same thing at the same place: the same thing counted, the same kind of event, the
same places, and, where nobody's fate is told, the same subject and verb. Bounds are ranges: “more than
50,000” and “52,000” do not conflict, and two lower bounds never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.matching.events import events_in
from factcheck.matching.families import ANYTHING, EMPTY, concept
from factcheck.matching.figures import Figure
from factcheck.matching.fingerprints import key_of
from factcheck.matching.relations import dimension
from factcheck.matching.surroundings import is_change
from factcheck.nlp.word_lists import words

MOST_KEYS = 8
"""Keys of one figure: a sentence names few places, and each key is one look into the index."""
FATES = words("death injury missing recovery case hospital arrest")
"""What befalls people: its number is the event's, whoever is the subject of the sentence."""
_COMPARED = frozenset(
    {
        ValueKind.COUNT, ValueKind.MONEY, ValueKind.PERCENTAGE, ValueKind.PROPORTION, ValueKind.MEASUREMENT,
        ValueKind.AGE,
    }
)  # fmt: skip
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMES = _PLACES | {"ORG", "PERSON", "NORP", "EVENT"}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ANY = ANYTHING | {"person", "people", "victim", "victims"}
_BEFORE = 40
"""Characters looked back for the words before a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figured:
    """One figure of a claim with all that is compared of it; kept as JSON beside the claim."""

    start: int
    end: int
    text: str
    statement: str
    kind: str
    number: float | None
    low: float | None
    high: float | None
    unit: str | None
    comparator: str
    approximate: bool
    thing: str
    """The concept counted; empty where the figure is no count."""
    fate: str
    """What befell those counted, if that is what is told."""
    about: tuple[str, ...]
    """The concepts of the subject and the verb, events and names aside."""
    rest: tuple[str, ...]
    """The other concepts of the statement."""
    places: tuple[str, ...]
    """The places the figure is of: its own, or else those of the headline and the first sentence."""
    own_places: bool
    names: tuple[str, ...]
    events: tuple[str, ...]
    lead: tuple[str, ...]
    """The names in the headline and the first sentence."""
    change: bool
    day: str | None
    """The date the statement itself gives, as EDTF."""
    published: str | None
    claimant: str | None

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Figured:
        """The figure that `as_json` wrote."""
        fields: dict[str, Any] = {
            key: tuple(one) if isinstance(one, list) else one for key, one in given.items()
        }
        return cls(**fields)

    def as_json(self) -> dict[str, Any]:
        """The figure as it is kept."""
        return {
            key: list(one) if isinstance(one, tuple) else one for key, one in asdict(self).items()
        }

    @property
    def figure(self) -> Figure:
        """The figure as figures are compared."""
        value = Value(
            kind=ValueKind(self.kind),
            span=Span(self.start, self.end),
            text=self.text,
            number=self.number,
            low=self.low,
            high=self.high,
            unit=self.unit,
            comparator=Comparator(self.comparator),
            approximate=self.approximate,
        )
        return Figure(value, {}, self.thing or None)

    @property
    def when(self) -> date | None:
        """The day its article was published."""
        return date.fromisoformat(self.published) if self.published else None

    def lookups(self) -> tuple[int, ...]:
        """What it is looked up by: its dimension and thing, with each place, name or event."""
        measure = dimension(self.figure) or self.kind
        what = self.fate or self.thing or " ".join(self.about[-1:])
        alone = () if self.names or self.own_places else self.lead
        with_whom = [*self.places, *self.names, *alone, *self.events]
        return tuple(
            dict.fromkeys(key_of(measure, what, name) for name in with_whom[: MOST_KEYS * 2])
        )[:MOST_KEYS]


def figured(document: Document) -> Iterator[tuple[int, Figured]]:
    """The figures of a document that another article may tell otherwise, by the claim's index."""
    lead = _lead(document)
    lead_places, lead_events = tuple(sorted(_named(document, lead, _PLACES))), events_in(lead)
    lead_names = tuple(sorted(_named(document, lead, _NAMES)))
    for index, claim in enumerate(document.claims):
        value = claim.value
        if value is None or value.kind not in _COMPARED or _unbounded(value):
            continue
        found = _figured(document, claim, value)
        if found is None:
            continue
        found = replace(found, lead=lead_names)
        if not found.places:
            found = replace(found, places=lead_places, own_places=False)
        if not found.events:
            found = replace(found, events=tuple(sorted(lead_events)))
        if found.places or found.names or found.events:
            yield index, found


def _unbounded(value: Value) -> bool:
    return value.number is None and value.low is None and value.high is None


def _lead(document: Document) -> str:
    """The headline and the first sentence: what the article is about."""
    head = document.title or ""
    for sentence in document.sentences:
        if sentence.role is SentenceRole.BODY:
            return f"{head}\n{sentence.span.of(document.text)}"
    return head


def _named(document: Document, words_: str, types: frozenset[str]) -> set[str]:
    """The names of the document's people, bodies and places that stand in `words_`."""
    return {
        entity.name.casefold()
        for entity in document.entities
        if entity.type in types
        and any(
            re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", words_)
            for mention in {entity.name, *(one.text for one in entity.mentions)}
        )
    }


def _figured(document: Document, claim: Claim, value: Value) -> Figured | None:
    if value.kind is ValueKind.PROPORTION and not claim.subject:
        return None
    statement = claim.statement
    names = _named(document, statement, _NAMES)
    places = _named(document, statement, _PLACES)
    name_words = {word for name in names for word in name.split()}
    said = [w for w in _words(statement) if w not in name_words and w not in EMPTY]
    inside = {concept(word) for word in _words(value.text)} | {concept(value.unit or "")}
    thing = ""
    if value.kind is ValueKind.COUNT:
        unit = (value.unit or "").split()
        thing = "people" if not unit or unit[-1] in _ANY else concept(unit[-1])
    concepts = [concept(word) for word in said]
    verb = concept((claim.predicate or "").lower())
    # "At least 40 people died": who is counted is the subject itself.
    fate = next((one for one in (verb, thing, *concepts) if one in FATES), "")
    if fate and thing == fate:
        thing = "people"
    fate = fate if value.kind is ValueKind.COUNT else ""
    subject = [concept(w) for w in _words(claim.subject or "") if w not in EMPTY]
    happened = {concept(word) for word in said if events_in(word)}
    apart = inside | happened | {concept(word) for word in name_words}
    about = tuple(sorted({one for one in (*subject, verb) if one and one not in apart}))
    before = document.text[max(0, value.span.start - _BEFORE) : value.span.start]
    return Figured(
        start=value.span.start, end=value.span.end, text=value.span.of(document.text), statement=statement,
        kind=value.kind.value, number=value.number, low=value.low, high=value.high, unit=value.unit,
        comparator=value.comparator.value, approximate=value.approximate, thing=thing, fate=fate,
        about=about, rest=tuple(sorted({c for c in concepts if c not in apart and c not in about})),
        places=tuple(sorted(places)), own_places=bool(places), names=tuple(sorted(names - places)),
        events=tuple(sorted(events_in(statement))), lead=(),
        change=is_change(value, tuple(_words(before)[-3:])),
        day=next((one.date for one in claim.values if one.kind is ValueKind.DATE and one.date), None),
        published=document.published.isoformat() if document.published else None,
        claimant=claim.attribution.claimant,
    )  # fmt: skip


def _words(text: str) -> list[str]:
    return [found.lower() for found in _WORD.findall(text)]
