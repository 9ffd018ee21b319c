"""The words of one sentence that lean on the article, by token, with what stands for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.claim import EditReason
from factcheck.domain.value import Value
from factcheck.nlp import references
from factcheck.nlp.claims.continuity import continues, joined_to, spoken_of, topic
from factcheck.nlp.claims.full_dates import full_dates
from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.claims.slips import number_of
from factcheck.nlp.claims.tree import Tree
from factcheck.nlp.claims.verbs import ASSERTING
from factcheck.nlp.names.words import TITLES
from factcheck.nlp.persons import HE, SHE
from factcheck.nlp.references import References

_COUNTRY = frozenset({"country", "nation"})
_CLIMB = 6  # relations from a relative clause to the verb above
_DUMMY = frozenset({"expl"})


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands for some tokens: from the first up to `last`."""

    last: int
    before: str
    after: str
    why: EditReason
    entity: int | None


class Leaning:
    """Looks up, for each token of a sentence, whether it leans on the article and what it means."""

    def __init__(self, tree: Tree, references: References, values: Sequence[Value]) -> None:
        self.tree = tree
        self.references = references
        self.before: Tree | None = None
        """The sentence before, where it stands in the same paragraph."""
        self.quoted: frozenset[int] = frozenset()
        """Tokens between quotation marks, which stay as they are while the marks are shown."""
        self._at: dict[int, Instead] = {}
        self._resolved: dict[int, Instead | None] = {}
        self._by_start = {start: i for i, start in enumerate(tree.starts)}
        self._by_end = {end: i for i, end in enumerate(tree.ends)}
        if len(tree):
            start, end = tree.starts[0], tree.ends[-1]
            text = references.document.text
            for one in (
                *references.names(start, end),
                *full_dates(text, start, end, values),
            ):
                first, last = self._by_start.get(one.start), self._by_end.get(one.end)
                if first is not None and last is not None:
                    if one.why is EditReason.ALIAS and self._names_a_thing(last):
                        continue
                    if one.why is EditReason.DATE and self._pointed_at(first):
                        continue
                    if one.why is EditReason.ALIAS and self._has_another_name(first):
                        continue
                    before = text[one.start : one.end]
                    self._at[first] = Instead(last, before, one.after, one.why, one.entity)
            self._countries()

    def _has_another_name(self, first: int) -> bool:
        """“Ilse [Orsk]” beside an Ada Orsk: the name before it, which the model left out, is hers."""
        tree, before = self.tree, first - 1
        return (
            first > 0
            and tree.pos[before] == "PROPN"
            and tree.words[before].istitle()
            and not tree.entity[before]
            and tree.low[before] not in TITLES
        )

    def _pointed_at(self, first: int) -> bool:
        """“the previous day”: a day of the calendar does not fit behind the “the”."""
        return (
            first > 0
            and self.tree.low[first - 1] == "the"
            and self.tree.low[first] in {"previous", "next", "following", "same", "last", "past"}
        )

    def _names_a_thing(self, last: int) -> bool:
        """Whether a person's name is that of a thing: “the Huygens probe”."""
        tree = self.tree
        head = tree.head[last]
        return (
            tree.dep[last] in {"compound", "nmod"}
            and head > last
            and all(tree.pos[t] in {"NOUN", "PROPN", "ADJ"} for t in range(last + 1, head + 1))
            and tree.run[head] != tree.run[last]
            and not names_a_person(tree, head)
        )

    def _countries(self) -> None:
        tree = self.tree
        for i in range(1, len(tree)):
            if tree.low[i] in _COUNTRY and tree.low[i - 1] == "the" and tree.kids[i]:
                if any(tree.dep[k] not in {"det", "case", "punct"} for k in tree.kids[i]):
                    continue
                one = self.references.country(tree.starts[i - 1])
                if one is not None and not self._modifies(one.entity):
                    before = f"{tree.words[i - 1]} {tree.words[i]}"
                    self._at[i - 1] = Instead(i, before, one.after, EditReason.ALIAS, one.entity)

    def _modifies(self, entity: int | None) -> bool:
        """Whether the place named in this sentence only tells whose a thing is: “its Arden troops left the country”."""
        tree = self.tree
        return any(
            found.entity == entity and tree.dep[found.last] in {"compound", "amod", "nmod", "poss"}
            for found in self._at.values()
        )

    def at(self, token: int) -> Instead | None:
        """The name, date or “the country” that begins at `token`."""
        return self._at.get(token)

    def pronoun(self, token: int) -> bool:
        """Whether `token` is a word that means something named elsewhere."""
        low = self.tree.low[token]
        if self.tree.pos[token] not in {"PRON", "DET"}:
            return False
        if low == "that":  # “That is not true”; not the “that” of a clause
            subject = self.tree.dep[token] in {"nsubj", "nsubjpass"}
            return subject and self.tree.tag[token] == "DT"
        word = self.tree.words[token]
        if (
            low not in references.LEANING
            or (word.isupper() and len(word) > 1)
            or self.tree.dep[token] in _DUMMY
        ):
            return False
        if low in {"this", "these", "those"}:
            return self.tree.dep[token] != "det"
        return True

    def leans(self, pieces: Sequence[int | str]) -> bool:
        """Whether a subject is a pronoun that was not resolved."""
        tokens = [piece for piece in pieces if isinstance(piece, int)]
        return len(tokens) == 1 and self.pronoun(tokens[0]) and self.resolved(tokens[0]) is None

    def may_mean(self, token: int, subject: Sequence[int | str]) -> bool:
        """Whether a pronoun can speak of the subject before it: “police” are no “him”."""
        if self.tree.low[token] not in HE | SHE:
            return True
        return any(
            isinstance(piece, int)
            and (names_a_person(self.tree, piece) or self.tree.pos[piece] in {"PRON", "PROPN"})
            for piece in subject
        )

    def resolved(self, token: int) -> Instead | None:
        """The name that stands for the pronoun `token`, where only one can be meant."""
        if token not in self._resolved:
            self._resolved[token] = self._resolve(token)
        return self._resolved[token]

    def agrees(self, token: int, subject: Sequence[int | str]) -> bool:
        """Whether the pronoun may well mean the subject of its own statement, so that it is left as it is."""
        meant = self.resolved(token)
        if meant is None:
            return True
        said = " ".join(self.tree.words[piece] for piece in subject if isinstance(piece, int))
        if meant.entity is None and said.lower().startswith(meant.after.lower()):
            return True
        entities = [
            found.entity
            for piece in subject
            if isinstance(piece, int)
            and (found := self._at.get(piece) or self._resolved.get(piece))
        ]
        return meant.entity in entities

    def _resolve(self, token: int) -> Instead | None:
        tree = self.tree
        low = tree.low[token]
        if low in {"it", "they"}:
            return (
                self._speaking(token)
                or self._within(token)
                or self._joined(token)
                or self._continued(token)
            )
        if low not in HE | SHE or low in {"himself", "herself"}:
            return None
        entity = self.references.person(tree.starts[token])
        if entity is None:
            return self._speaking(token) if low in {"he", "she"} else None
        name = self.references.document.entities[entity].name
        if low == "his" or (low == "her" and tree.tag[token] == "PRP$"):
            name += "’" if name.endswith("s") else "’s"
        return Instead(token, tree.words[token], name, EditReason.PRONOUN, entity)

    def _within(self, token: int) -> Instead | None:
        """“will return three statues to Aford, where they were made”: the one noun that it can be."""
        tree = self.tree
        verb = tree.head[token]
        above = tree.head[verb]
        if tree.dep[token] not in {"nsubj", "nsubjpass"} or token in self.quoted:
            return None
        if tree.dep[verb] == "relcl":
            if not any(tree.low[k] == "where" for k in tree.kids[verb]):
                return None
            for _ in range(_CLIMB):
                if tree.pos[above] in {"VERB", "AUX"}:
                    break
                above = tree.head[above]
        elif tree.dep[verb] != "advcl" or not any(tree.dep[k] == "mark" for k in tree.kids[verb]):
            return None
        if above >= token or tree.pos[above] not in {"VERB", "AUX"}:
            return None
        if tree.subject_of(above) is None and tree.dep[above] == "conj":
            above = tree.head[above]
        words = spoken_of(tree, above, token, plural=tree.low[token] == "they")
        if not words:
            return None
        return Instead(token, tree.words[token], " ".join(words), EditReason.PRONOUN, None)

    def _joined(self, token: int) -> Instead | None:
        """“The dam is old, and it leaks”: the subject of the clause before, where nothing else can be meant."""
        words = [] if token in self.quoted else joined_to(self.tree, token)
        if not words:
            return None
        return Instead(token, self.tree.words[token], " ".join(words), EditReason.PRONOUN, None)

    def _continued(self, token: int) -> Instead | None:
        """“The dam broke. It had held for years”: it is the dam."""
        if self.before is None or token in self.quoted or not continues(self.tree, token):
            return None
        words = topic(self.before, plural=self.tree.low[token] == "they")
        if not words or self._names_one_person(words):
            return None
        if self.tree.low[token] == "they" and self._asks_for_many(token):
            return None  # “the firm” would want another form of the verb
        text = self.references.document.text[
            self.before.starts[words[0]] : self.before.ends[words[-1]]
        ]
        if self.before.dep[words[0]] == "det":
            text = text[0].lower() + text[1:]
        return Instead(token, self.tree.words[token], text, EditReason.PRONOUN, None)

    def _names_one_person(self, words: list[int]) -> bool:
        """Whether the subject of the sentence before, which the model took for a body, is a person's name."""
        before = self.before
        if before is None:
            return False
        entities = self.references.document.entities
        return any(
            one.entity is not None and entities[one.entity].type == "PERSON"
            for one in self.references.names(before.starts[words[0]], before.ends[words[-1]])
        )

    def _asks_for_many(self, token: int) -> bool:
        """Whether the verb is in the plural and the subject of the sentence before is not."""
        before = self.before
        subject = before.subject_of(before.root) if before is not None else None
        if before is None or subject is None or before.tag[subject] in {"NNS", "NNPS"}:
            return False
        return number_of(self.tree, self.tree.head[token]) == "plural"

    def _speaking(self, token: int) -> Instead | None:
        """“The firm said it had lost …”: the one that speaks is the one spoken of."""
        tree = self.tree
        verb = tree.head[token]
        above = tree.head[verb]
        if tree.dep[token] not in {"nsubj", "nsubjpass"} or tree.dep[verb] != "ccomp":
            return None
        speaker = tree.subject_of(above)
        if speaker is None or tree.lemma[above] not in ASSERTING or tree.lemma[verb] == "be":
            return None
        if not self._speaks_of_itself(token, speaker):
            return None
        words = [t for t in tree.under(speaker) if t <= speaker]
        if words != list(range(words[0], speaker + 1)):
            return None
        text = self.references.document.text[tree.starts[words[0]] : tree.ends[speaker]]
        if tree.pos[words[0]] != "PROPN":
            text = text[0].lower() + text[1:]
        return Instead(token, tree.words[token], text, EditReason.PRONOUN, None)

    def _speaks_of_itself(self, token: int, speaker: int) -> bool:
        """Whether the pronoun in what was said can mean the one, not named, who said it."""
        tree, low = self.tree, self.tree.low[token]
        if tree.pos[speaker] == "PRON" or tree.entity[speaker] == "PERSON":
            return False
        if tree.has(speaker, "conj"):
            return False
        if low != "they" and names_a_person(tree, speaker) != (low in {"he", "she"}):
            return False
        plural = tree.tag[speaker] == "NNS" or (
            tree.tag[speaker] == "NNPS" and tree.entity[speaker] != "ORG"
        )
        return plural == (low == "they") and (low in {"it", "they"} or tree.pos[speaker] == "NOUN")
