"""What words lean on the rest of the article, and the words that let a statement stand alone.

“Fenn”, “he”, “on Wednesday”, “the country” each get their full wording where the article leaves no doubt;
where it does, nothing is put in and the statement lists the word as unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from factcheck.domain.claim import EditReason
from factcheck.domain.document import Document
from factcheck.nlp.names.countries import COUNTRIES, is_of
from factcheck.nlp.persons import HE, SHE, Persons

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
LEANING = HE | SHE | IT | THEY | SPEAKERS | frozenset({"this", "these", "those"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PLACES = frozenset({"GPE"})
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of the text, what stands for them in a statement, and whom or what they mean."""

    start: int
    end: int
    after: str
    why: EditReason
    entity: int | None = None
    """Index of the document's entity that is meant; a second mention in a statement stays short."""


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    entity: int


class References:
    """All that a document's words refer to, looked up by place in the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mentions = sorted(
            (
                _Mention(mention.span.start, mention.span.end, index)
                for index, entity in enumerate(document.entities)
                for mention in entity.mentions
            ),
            key=lambda mention: (mention.start, mention.end),
        )
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = [sentence.span.start for sentence in document.sentences]
        self._persons = Persons(document)
        self._knows = any(e.type in _PLACES and e.name in COUNTRIES for e in document.entities)

    def names(self, start: int, end: int) -> list[Replacement]:
        """Each name between `start` and `end`; a clipped one with its full form."""
        found = []
        entities = self.document.entities
        for mention in self._between(start, end):
            entity = entities[mention.entity]
            printed = self.document.text[mention.start : mention.end]
            full = printed
            text = self.document.text
            joined = "-" in (
                text[mention.start - 1 : mention.start],
                text[mention.end : mention.end + 1],
            )
            # “Orsk Chamber of Commerce” is named after somebody, and none of his names
            longer = text[mention.end : mention.end + 1] == " " and (
                text[mention.end + 1 : mention.end + 3].istitle()
            )
            if (
                entity.type == "PERSON"
                and not joined
                and not longer
                and not self._said_in_full(mention, entity.name, printed)
                and f" {entity.name} ".find(f" {printed} ", 1) > 0
                and _is_name(entity.name)
            ):
                full = entity.name
            found.append(
                Replacement(mention.start, mention.end, full, EditReason.ALIAS, mention.entity)
            )
        return found

    def person(self, position: int) -> int | None:
        """The entity that “he” or “she” at `position` means, if only one can be meant."""
        return self._persons.meant(position)

    def country(self, position: int) -> Replacement | None:
        """What “the country” at `position` means, if only one is in reach; its span is the place's."""
        index = self._sentence_index(position)
        for back in (0, 1):
            if not 0 <= index - back < len(self._sentences):
                break
            start = self._sentences[index - back]
            end = position if back == 0 else self._sentences[index - back + 1]
            near = [m for m in self._between(start, end) if self._type(m) in _PLACES]
            countries = [m for m in near if self._name(m) in COUNTRIES] if self._knows else near
            if len({m.entity for m in countries}) == 1:
                place = countries[-1]
                others = (m for m in self._between(start, end) if self._type(m) == "NORP")
                if self._knows and any(not is_of(self._name(m), self._name(place)) for m in others):
                    return None  # “the Polish branch …, against 7% in Britain”: either is a country
                return Replacement(
                    place.start,
                    place.end,
                    self._with_article(place),
                    EditReason.ALIAS,
                    place.entity,
                )
            if near:
                return None
        return None

    def _type(self, mention: _Mention) -> str:
        return self.document.entities[mention.entity].type

    def _name(self, mention: _Mention) -> str:
        return self.document.entities[mention.entity].name

    def _with_article(self, mention: _Mention) -> str:
        """The name of a country with the article that it is printed with: “the United Kingdom”."""
        name = self._name(mention)
        printed = self.document.text[max(0, mention.start - 4) : mention.start + 4].lower()
        return f"the {name}" if printed.startswith("the ") and name[:4].lower() != "the " else name

    def _said_in_full(self, mention: _Mention, name: str, printed: str) -> bool:
        """Whether the rest of the name stands right before the part that was found."""
        rest = name[: -len(printed)].rstrip()
        nearest = rest.rpartition(" ")[2]
        before = self.document.text[max(0, mention.start - len(nearest) - 1) : mention.start]
        return bool(nearest) and before.rstrip().lower().endswith(nearest.lower())

    def _sentence_index(self, position: int) -> int:
        return max(0, bisect_left(self._sentences, position + 1) - 1)

    def _between(self, start: int, end: int) -> list[_Mention]:
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [mention for mention in self._mentions[low:high] if mention.end <= end]


def _is_name(name: str) -> bool:
    """Whether a name looks like a person's full name: no acronym, no more than five words."""
    parts = name.split()
    return len(parts) <= _LONGEST_NAME and not any(p.isupper() and len(p) > 2 for p in parts)  # noqa: PLR2004 - initials are short
