"""Whom a speaker's pronoun or office means: “he”, “it”, “the minister” at a cue.

Only the speaker of a cue is looked for, with rules that rather give up than guess: the wrong name under
a quotation is worse than none. After Hobbs (1978), “Resolving pronoun references”, and the centering
rule that a subject tends to stay the subject (Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from factcheck.domain.document import Document, Entity, SentenceRole
from factcheck.nlp.speech.speakers import people_in

# How many sentences back an antecedent is looked for: pronouns seldom reach farther (Hobbs 1978
# found 98 % of antecedents in the same sentence or the one before).
REACH = 3
_BODIES = frozenset({"ORG", "GPE", "NORP"})


@dataclass(slots=True)
class Antecedents:
    """What the reading of an article so far says about its people, sentence by sentence."""

    document: Document
    offices: dict[str, list[str]] = field(default_factory=dict)
    """Nouns that stand before or beside a person's name, and the names they stood by."""
    _read_to: int = 0
    _by_name: dict[str, Entity] = field(default_factory=dict)
    _people: dict[int, list[tuple[Token, Entity]]] = field(default_factory=dict)
    _speaker: Entity | None = None
    _spoke_in: int = -99

    def spoke(self, index: int, entity: Entity | None) -> None:
        """Note who spoke in a sentence; None for a speaker without a name."""
        self._speaker, self._spoke_in = entity, index

    def people(self, index: int) -> list[tuple[Token, Entity]]:
        """The people named in a sentence."""
        if index not in self._people:
            self._people[index] = list(people_in(self.document, self.document.sentences[index]))
        return self._people[index]

    def of(self, head: Token, index: int, content: tuple[Token, ...]) -> Entity | None:
        """Who the subject of a cue is, where it is a pronoun or a bare office."""
        word = head.lower_
        if word in ("he", "she"):
            return self._person(head, word, index, content)
        if word in ("it", "they") and self._spoke_in >= index - 1:
            speaker = self._speaker
            return speaker if speaker is not None and speaker.type in _BODIES else None
        if head.pos_ == "NOUN" and any(c.lower_ in ("the", "this") for c in head.lefts):
            return self._holder(head.lower_, index)
        return None

    def _holder(self, office: str, index: int) -> Entity | None:
        self._read(index)
        holders = self.offices.get(office, [])
        return self._by_name[holders[0]] if len(set(holders)) == 1 else None

    def _read(self, index: int) -> None:
        """Note the offices of the people in the sentences up to `index`, that one included."""
        while self._read_to <= index:
            for root, entity in self.people(self._read_to):
                self._by_name[entity.name] = entity
                for child in root.children:
                    if child.dep_ in ("compound", "appos", "nmod") and child.pos_ in (
                        "NOUN",
                        "PROPN",
                    ):
                        self.offices.setdefault(child.lower_, []).append(entity.name)
                if root.dep_ == "appos" and root.head.pos_ == "NOUN":
                    self.offices.setdefault(root.head.lower_, []).append(entity.name)
            self._read_to += 1

    def _person(
        self, head: Token, pronoun: str, index: int, content: tuple[Token, ...]
    ) -> Entity | None:
        # A pronoun is never the person named in the clause it governs: “He said that Lind …”.
        barred = {
            entity.name
            for root, entity in self.people(index)
            if content and content[0].i <= root.i <= content[-1].i
        }

        def fits(entity: Entity) -> bool:
            return entity.name not in barred and entity.gender in (None, pronoun)

        before = [e for root, e in self.people(index) if root.i < head.i and fits(e)]
        if before:
            return before[0]
        if self.document.sentences[index].role is SentenceRole.HEADLINE:
            return None
        for back in range(index - 1, max(-1, index - 1 - REACH), -1):
            if self.document.sentences[back].role is not SentenceRole.BODY:
                return None
            if self._goes_on(back, pronoun):
                continue  # the same “he” there: it means whom he was named as before
            known, entity = self._foremost(back, fits)
            if known:
                return entity
        return None

    def _goes_on(self, index: int, pronoun: str) -> bool:
        """Whether the subject of an earlier sentence is the same pronoun, and nobody spoke there."""
        if self._spoke_in == index:
            return False
        main = self.document.sentences[index].parse.root
        return any(c.lower_ == pronoun and c.dep_ in ("nsubj", "nsubjpass") for c in main.children)

    def _foremost(self, index: int, fits: Callable[[Entity], bool]) -> tuple[bool, Entity | None]:
        """Whom an earlier sentence is about, and whether that settles the question."""
        if self._spoke_in == index:
            speaker = self._speaker
            if speaker is None or speaker.type != "PERSON":
                # An office or a ministry spoke: “he” is nobody the article has named.
                return True, None
            if fits(speaker):
                return True, speaker
        main = self.document.sentences[index].parse.root
        people = [(root, entity) for root, entity in self.people(index) if fits(entity)]
        for root, entity in people:
            if root.dep_ in ("nsubj", "nsubjpass") and root.head == main:
                return True, entity
        if not people:
            noun = any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "NUM") for c in main.children)
            return noun, None
        alone = len({entity.name for _, entity in people}) == 1 and people[0][0].dep_ != "poss"
        if people[0][1].gender is None and people[0][0].dep_ not in ("nsubj", "nsubjpass"):
            alone = False  # nothing tells that the name is that of a “he”
        return True, people[0][1] if alone else None
