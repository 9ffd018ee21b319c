"""Who and what an article speaks of: one entity a person, body or place, under its fullest name.

The model names entities sentence by sentence and often disagrees with itself; here a name's mentions
over the whole article vote on what it is, and surnames, abbreviations and short forms join the full
name. A place and the government named after it ("Moscow") are never merged with the country.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Token

from factcheck.domain.document import Document, Entity, Mention, Sentence
from factcheck.nlp.names.mentions import (
    LONGEST_INITIALS,
    Named,
    labels_by_vote,
    named_in,
    named_spans,
    overlooked,
)
from factcheck.nlp.names.words import BODIES, HE_NAMES, SHE_NAMES
from factcheck.nlp.word_lists import words as word_list

_PLACES = word_list("GPE LOC FAC")
# Words that initials pass over.
_SMALL = word_list("of the and for in on to de la du des del di da & y e")
_CORPORATE = word_list("inc inc. corp corp. ltd ltd. llc plc co co. ag gmbh sa group")
# “Northern Grain Board (NGB)”, “Harbour Workers’ Union, or HWU”, “… , known as …”.
_ALIAS_GAP = re.compile(
    r"\s?\(|,? or (?:the )?|,? (?:also )?known as (?:the )?|,? abbreviated (?:as )?"
)
# Bearers of one surname that are told apart in one article; a family saga stays below.
MOST_NAMESAKES = 12
_SHORTEST_SURNAME = 3  # letters; shorter words within a name are particles and initials


@dataclass(slots=True)
class _Group:
    """One entity in the making."""

    names: Counter[str] = field(default_factory=Counter)
    votes: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)


def find_entities(document: Document) -> Document:
    """The document with its entities, in order of their first mention."""
    found = list(named_in(document))
    labels = labels_by_vote(found)
    missed = list(overlooked(document, found, labels))
    found += missed
    labels = {**{named.name: named.label for named in missed}, **labels}
    found.sort(key=lambda named: named.span)
    groups = _grouped(document, found, labels)
    entities = [_entity(group) for group in groups if group.mentions]
    document = replace(document, entities=tuple(entities))
    return replace(document, entities=tuple(_with_pronouns(document)))


def entity_at(document: Document, position: int) -> Entity | None:
    """The entity named at a character of the text, in logarithmic time."""
    index: tuple[list[int], list[tuple[int, Entity]]] | None = vars(document).get("_named_at")
    if index is None:
        places = sorted(
            ((m.span.start, m.span.end, e) for e in document.entities for m in e.mentions),
            key=lambda place: place[:2],
        )
        index = [start for start, _, _ in places], [(end, e) for _, end, e in places]
        vars(document)["_named_at"] = index
    at = bisect_right(index[0], position) - 1
    if at < 0 or index[1][at][0] <= position:
        return None
    return index[1][at][1]


def _grouped(document: Document, found: list[Named], labels: dict[str, str]) -> list[_Group]:
    people = _people(found, labels)
    aliases = _aliases(document, found, labels)
    groups: dict[str, _Group] = {}
    for named in found:
        key = _key(named, labels, people, groups, aliases)
        group = groups.setdefault(key, _Group())
        group.names[named.name] += 1
        group.votes["ORG" if named.name in BODIES else named.label] += named.weight  # type: ignore[assignment]
        if named.gender:
            group.genders[named.gender] += 1
            group.votes["PERSON"] += 1
        if key in people.names:
            group.votes["PERSON"] += 1
        group.mentions.append(Mention(span=named.span, text=named.span.of(document.text)))
    return list(groups.values())


@dataclass(slots=True)
class _People:
    """Full names of people, of two words and more, by their first and last words."""

    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    last: dict[str, list[str]] = field(default_factory=dict)
    first: dict[str, list[str]] = field(default_factory=dict)
    middle: dict[str, list[str]] = field(default_factory=dict)
    """By the first of two surnames: “Ana Solís” is Ana Solís Prado."""
    both: dict[tuple[str, str], str] = field(default_factory=dict)
    """The fullest name with these first and last words."""


def _people(found: list[Named], labels: dict[str, str]) -> _People:
    people = _People()
    names = {n.name for n in found if " " in n.name and labels[n.name] == "PERSON"}
    for name in sorted(names, key=lambda name: (-len(name.split()), name)):
        words = name.split()
        ends = _bare(words[0]), _bare(words[-1])
        people.names[name] = ends
        people.both.setdefault(ends, name)
        for index, word in ((people.first, ends[0]), (people.last, ends[1])):
            sharing = index.setdefault(word, [])
            if len(sharing) < MOST_NAMESAKES and people.both[ends] == name:
                sharing.append(name)
        for word in words[1:-1]:
            if word[0].isupper() and len(word) > _SHORTEST_SURNAME and word[-1] != ".":
                people.middle.setdefault(_bare(word), []).append(name)
    return people


def _bare(word: str) -> str:
    """A surname without the article of Arabic names and without accents of case."""
    lower = word.lower().strip(".,")
    return lower[3:] if lower[:3] in ("al-", "el-") else lower


def _key(
    named: Named,
    labels: dict[str, str],
    people: _People,
    groups: dict[str, _Group],
    aliases: dict[str, str],
) -> str:
    name = named.name
    label = labels.get(name, named.label)
    if name in people.names:
        return people.both[people.names[name]]
    if (" " not in name and label not in _PLACES | {"NORP"}) or named.gender:
        bare = _bare(name.rsplit(" ", 1)[-1])
        fitting = people.last.get(bare) or people.first.get(bare)
        if not fitting and len(people.middle.get(bare, ())) == 1:
            fitting = people.middle[bare]
        if fitting and label not in ("WORK_OF_ART", "LAW"):
            return max(fitting, key=lambda full: _standing(groups.get(full), named))
    if name.isupper() and len(name) > LONGEST_INITIALS and name.title() in labels:
        name = name.title()
    return aliases.get(name, name)


def _standing(group: _Group | None, named: Named) -> tuple[int, int, int]:
    """How likely a shared surname means this person: by title, by how much is said of them so far."""
    if group is None:
        return (0, 0, 0)
    fits = 0
    if named.gender and group.genders:
        fits = 1 if named.gender in group.genders else -1
    return (fits, len(group.mentions), group.mentions[-1].span.start)


def _aliases(document: Document, found: list[Named], labels: dict[str, str]) -> dict[str, str]:
    """Short forms of bodies and places, and the full name each stands for."""
    full = [n for n in dict.fromkeys(n.name for n in found) if " " in n and labels[n] != "PERSON"]
    initials: dict[str, str] = {}
    for name in full:
        for short in _initials(name):
            initials.setdefault(short, name)
    aliases: dict[str, str] = {}
    for name in dict.fromkeys(n.name for n in found):
        plain = name.replace(".", "")
        if plain.isupper() and 1 < len(plain) <= 6 and plain in initials:  # noqa: PLR2004
            aliases[name] = initials[plain]
        words = name.split()
        if len(words) > 1 and words[-1].lower().strip(",") in _CORPORATE:
            aliases[" ".join(words[:-1]).rstrip(",")] = name
    text = document.text
    for before, after in pairwise(found):
        gap = text[before.span.end : after.span.start]
        short = after.name.replace(".", "")
        if len(gap) < 20 and short.isupper() and " " in before.name and _ALIAS_GAP.fullmatch(gap):  # noqa: PLR2004
            aliases.setdefault(after.name, before.name)
    return {short: name for short, name in aliases.items() if short != name}


def _initials(name: str) -> Iterator[str]:
    words = [w for w in re.split(r"[\s\-]+", name) if w[:1].isalpha()]
    yield "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    yield "".join(w[0] for w in words).upper()


def _entity(group: _Group) -> Entity:
    kind = group.votes.most_common(1)[0][0]
    name = max(group.names, key=lambda n: (len(n.split()), group.names[n], len(n)))
    gender = None
    if kind == "PERSON":
        counted = group.genders.most_common(1)
        gender = counted[0][0] if counted else _gender_of(name)
    return Entity(name=name, type=kind, mentions=tuple(group.mentions), gender=gender)


def _gender_of(name: str) -> str | None:
    first = name.split(maxsplit=1)[0].lower()
    if " " not in name:
        return None
    return "he" if first in HE_NAMES else "she" if first in SHE_NAMES else None


_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}


def _opens_with_pronoun(sentence: Sentence) -> bool:
    """Whether a “he” or “she” stands before the first person named in the sentence."""
    for token in sentence.parse:
        if token.ent_type_ == "PERSON":
            return False
        if token.lower_ in _PRONOUNS:
            return True
    return False


def _with_pronouns(document: Document) -> Iterator[Entity]:
    """The entities, with the gender of the pronoun that takes up a lone person in the next sentence."""
    votes: dict[str, Counter[str]] = {}
    before: tuple[int, set[str]] | None = None
    for sentence in document.sentences:
        first: Token | None = next((t for t in sentence.parse if t.is_alpha), None)
        pronoun = _PRONOUNS.get(first.lower_) if first is not None else None
        if pronoun and before and before[0] == sentence.paragraph and len(before[1]) == 1:
            votes.setdefault(next(iter(before[1])), Counter())[pronoun] += 1
        people = {
            entity.name
            for words in named_spans(sentence.parse)
            for entity in [entity_at(document, words.end_char - 1 + sentence.offset)]
            if entity and entity.type == "PERSON"
        }
        if len(people) == 1 and _opens_with_pronoun(sentence):
            people = set()  # “she” may go on meaning whom it meant there
        before = sentence.paragraph, people
    for entity in document.entities:
        counted = votes.get(entity.name)
        if counted and entity.gender is None and entity.type == "PERSON":
            yield replace(entity, gender=counted.most_common(1)[0][0])
        else:
            yield entity
