"""Whom “he” and “she” mean, where the article leaves no doubt.

The nearest sentence that names anybody decides (Hobbs, “Resolving pronoun references”, 1978). In it a pronoun
goes on meaning whom it meant, and the subject is meant before anybody else (Grosz, Joshi and Weinstein,
“Centering”, Computational Linguistics 1995); a name that no first name or title tells the sex of is taken up
only as a subject. A pronoun and a name of one clause are two people (Chomsky's principle B). Whatever is
still open stays open: a statement about the wrong person is worse than one about “he”.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from factcheck.domain.document import Document

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
# How many sentences back a person may have been named for “he” still to mean them.
_REACH = 3
_PRONOUN = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
# “Vey’s office”, “Vey and Tarn’s office”
_OWNING = re.compile(r"['’]s|['’](?= )|,? and (?:[A-Z][\w-]{0,30} ){0,2}[A-Z][\w-]{0,30}['’]s")
_FIRST_PERSON = frozenset({"i", "we", "you"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PHRASE = frozenset({"pobj", "prep", "compound", "appos", "poss", "nmod", "amod", "conj"})
_CLIMB = 8  # relations from a name to the verb it stands beside
_ANYBODY = (
    "person|child|teenager|teen|baby|spokesperson|official|officer|candidate|leader|minister|president|senator|lawyer|doctor|judge|"
    "teacher|student|reporter|journalist|patient|victim|suspect|driver|friend|colleague|player|coach|employee|resident|"
    "neighbou?r|witness|defendant|researcher|professor|soldier|worker|manager|director|captain|year-old|opponent|successor|predecessor|"
    r"(?:one|another|each) of (?:the|these|those|his|her|its|their) \w{1,30}s"
)
_MAN = re.compile(
    rf"\b(?:man|boy|son|father|brother|husband|uncle|nephew|grandfather|grandson|king|prince|{_ANYBODY})\b",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    rf"\b(?:woman|girl|daughter|mother|sister|wife|aunt|niece|grandmother|granddaughter|queen|princess|{_ANYBODY})\b",
    re.IGNORECASE,
)
# “Vey was the second mayor”, “Vey, a teacher,”: what is said of the one who was named.
_TOLD_OF = re.compile(
    r"\s{0,5}(?:,|,? who (?:is|was)|is|was|became|has been|had been|remains|served as)"
    r"(?: (?:an?|the|its|his|her|their))?(?: [\w’'-]{1,20}){0,4} "
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A person's name in the text."""

    start: int
    end: int
    entity: int
    owns: bool


@dataclass(slots=True)
class _Scene:
    """The people of one sentence: names, and pronouns already looked at (None where left open)."""

    named: list[_Named] = field(default_factory=list)
    taken_up: list[tuple[int, str, int | None]] = field(default_factory=list)


class Persons:
    """Looks every “he” and “she” of a document up, in order of the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts = [sentence.span.start for sentence in document.sentences]
        self._quotations = sorted(
            (q.span.start, q.span.end, q.speaker_name) for q in document.quotations
        )
        self._quoted_from = [start for start, _, _ in self._quotations]
        self._gender = {i: e.gender for i, e in enumerate(document.entities)}
        self._scenes: dict[int, _Scene] = {}
        self._subjects: dict[int, dict[int, Token]] = {}
        self._meant: dict[int, int | None] = {}
        self._waiting = iter(_PRONOUN.finditer(document.text))
        self._next = next(self._waiting, None)
        by_name = {entity.name: i for i, entity in enumerate(document.entities)}
        self._speaking = {
            said.speaker_span.start: by_name[said.speaker_name]
            for said in document.speech
            if said.speaker_span is not None and said.speaker_name in by_name
        }
        for i, entity in enumerate(document.entities):
            for mention in entity.mentions if entity.type == "PERSON" else ():
                start, end = mention.span.start, mention.span.end
                owns = _OWNING.match(document.text, end) is not None
                self._scene(start).named.append(_Named(start, end, i, owns))

    def meant(self, position: int) -> int | None:
        """The entity that the pronoun at `position` means, if only one can be meant."""
        while self._next is not None and self._next.start() <= position:
            start, word = self._next.start(), self._next.group().lower()
            self._next = next(self._waiting, None)
            entity = self._look_up(word, start)
            self._meant[start] = entity
            gender = "he" if word in HE else "she"
            if entity is not None or word in {"he", "she"}:
                self._scene(start).taken_up.append((start, gender, entity))
            if entity is not None and word in {"he", "she"} and self._gender[entity] is None:
                self._gender[entity] = gender
        return self._meant.get(position)

    def _look_up(self, word: str, position: int) -> int | None:
        gender = "he" if word in HE else "she"
        speaking = self._speaking.get(position)
        if speaking is not None and self._gender.get(speaking) in {None, gender}:
            return speaking
        sentence = self._sentence(position)
        said = self._quotation(position)
        for back in range(_REACH + 1):
            if sentence - back < 0:
                break
            scene = self._scenes.get(sentence - back)
            if scene is None:
                continue
            named = [
                one
                for one in scene.named
                if one.end <= position and self._may_be_meant(one, position, said)
            ]
            people = [one for one in named if not one.owns]
            before = [one for one in scene.taken_up if one[1] == gender and one[0] < position]
            if named and not people and not before:
                return None  # “Fenn’s office said … He noted”: the office speaks, and who “he” is stays open
            fitting = [one for one in people if self._gender[one.entity] in {None, gender}]
            if fitting or before:
                return self._choice(word, position, sentence - back, fitting, before)
        return None

    def _choice(
        self,
        word: str,
        position: int,
        sentence: int,
        fitting: list[_Named],
        before: list[tuple[int, str, int | None]],
    ) -> int | None:
        """The one of the people of a sentence that is meant, if only one can be."""
        gender = "he" if word in HE else "she"
        subjects = {one.entity for one in fitting if self._is_subject(sentence, one)}
        sure = {one.entity for one in fitting if self._gender[one.entity] == gender}
        if before and (not fitting or before[-1][0] > fitting[-1].start or before[-1][2]):
            entity = before[-1][2]
            others = (sure | subjects) - {entity}
            return None if entity is None or others & subjects else entity
        entities = {one.entity for one in fitting}
        if len(entities) > 1 and len(sure) == 1 and not (subjects - sure):
            entities = sure
        if len(entities) != 1:
            return None
        entity = entities.pop()
        nearest = next(one for one in reversed(fitting) if one.entity == entity)
        unknown = bool(before) and before[-1][2] is None
        doubtful = unknown or entity not in sure or self._rival(sentence, position)
        if entity not in subjects and doubtful:
            return None
        if entity not in sure and word not in {"he", "she"}:
            return None  # “police think him …” may mean a man who was not named
        between = self.document.text[nearest.end : position]
        somebody = _MAN if gender == "he" else _WOMAN
        if any(not _TOLD_OF.fullmatch(between[: m.start()]) for m in somebody.finditer(between)):
            return None  # somebody without a name came in between and may be meant
        return entity

    def _may_be_meant(self, one: _Named, position: int, said: int | None) -> bool:
        """Whether the pronoun can speak of the name at all."""
        quotation = self._quotation(one.start)
        if quotation is not None and quotation != said:
            return False
        if said is not None:
            speaker = self._quotations[said][2]
            if speaker == self.document.entities[one.entity].name:
                return False  # nobody calls themselves “he”
        return not self._same_clause(one, position)

    def _same_clause(self, one: _Named, position: int) -> bool:
        """“In talks with Vey, she said”, “Vey told her”: the two stand beside one verb."""
        sentence = self._sentence(position)
        if self._sentence(one.start) != sentence:
            return False
        pronoun = self._token(sentence, position)
        name = self._root(sentence, one)
        if pronoun is None or name is None or pronoun.dep_ == "poss":
            return False
        if pronoun.dep_ in _SUBJECTS:
            return _beside(name) == pronoun.head and not _credits(name)
        return name.dep_ in _SUBJECTS and _beside(pronoun) == name.head

    def _is_subject(self, sentence: int, one: _Named) -> bool:
        root = self._root(sentence, one)
        while root is not None and root.dep_ in {"appos", "compound", "nmod"} and root.head != root:
            root = root.head
        return root is not None and root.dep_ in _SUBJECTS

    def _rival(self, sentence: int, position: int) -> bool:
        """Whether the subject of the sentence may be somebody that the pronoun means."""
        parse = self.document.sentences[sentence].parse
        offset = self.document.sentences[sentence].offset
        for token in parse.root.children if parse is not None else ():
            if token.dep_ in _SUBJECTS and token.idx + offset < position:
                return (
                    token.lower_ in _FIRST_PERSON
                    or (token.pos_ == "PROPN" and token.tag_ == "NNP" and not token.ent_type_)
                    or token.ent_type_ == "PERSON"
                )
        return False

    def _root(self, sentence: int, one: _Named) -> Token | None:
        token = self._token(sentence, one.start)
        for _ in range(_CLIMB):
            if token is None:
                return None
            offset = self.document.sentences[sentence].offset
            if not one.start <= token.head.idx + offset < one.end or token.head == token:
                return token
            token = token.head
        return token

    def _token(self, sentence: int, position: int) -> Token | None:
        if sentence not in self._subjects:
            one = self.document.sentences[sentence]
            self._subjects[sentence] = {t.idx + one.offset: t for t in one.parse or ()}
        return self._subjects[sentence].get(position)

    def _scene(self, position: int) -> _Scene:
        return self._scenes.setdefault(self._sentence(position), _Scene())

    def _sentence(self, position: int) -> int:
        return max(0, bisect_left(self._starts, position + 1) - 1)

    def _quotation(self, position: int) -> int | None:
        """Which quotation the position stands in."""
        at = bisect_right(self._quoted_from, position) - 1
        return at if at >= 0 and position < self._quotations[at][1] else None


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_CLIMB):
        if token.dep_ not in _PHRASE or token.head == token:
            return
        token = token.head
        yield token


def _beside(token: Token) -> Token:
    """The verb that a phrase stands beside, whatever it is within the phrase."""
    last = token
    for last in _above(token):  # noqa: B007 - the last one counts
        pass
    return last.head if last.dep_ in {"dobj", "dative", "iobj", "agent", "npadvmod"} else last


def _credits(name: Token) -> bool:
    """“According to Vey, she …” may well speak of Vey."""
    return any(above.lower_ in {"to", "for", "like"} for above in _above(name))
