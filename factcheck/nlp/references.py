"""What words lean on the rest of the article, and the words that let a statement stand alone.

“Fenn”, “he”, “on Wednesday”, “the country” each get their full wording where the article leaves no doubt;
where it does, nothing is put in and the statement lists the word as unresolved. A pronoun is resolved
only when one single candidate fits it (Hobbs, 1978, with the search cut down to what is certain).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from factcheck.domain.claim import EditReason
from factcheck.domain.document import Document

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
LEANING = HE | SHE | IT | THEY | SPEAKERS | frozenset({"this", "these", "those"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PLACES = frozenset({"GPE"})
# How many sentences back a person may have been named for “he” still to mean them.
_REACH = 3
_ANYBODY = (
    "person|child|teenager|teen|baby|spokesperson|official|officer|candidate|leader|minister|president|senator|lawyer|doctor|judge|"
    "teacher|student|reporter|journalist|patient|victim|suspect|driver|friend|colleague|player|coach|employee|resident|"
    "neighbou?r|witness|defendant|researcher|professor|soldier|worker|manager|director|captain|opponent|successor|predecessor|"
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

    def names(self, start: int, end: int) -> list[Replacement]:
        """Each name between `start` and `end`; a clipped one with its full form."""
        found = []
        entities = self.document.entities
        for mention in self._between(start, end):
            entity = entities[mention.entity]
            printed = self.document.text[mention.start : mention.end]
            full = printed
            joined = self.document.text[mention.start - 1 : mention.start] == "-" or (
                self.document.text[mention.end : mention.end + 1] == "-"
            )
            if (
                entity.type == "PERSON"
                and not joined
                and not self._said_in_full(mention, entity.name, printed)
                and entity.name.endswith(" " + printed)
                and _is_name(entity.name)
            ):
                full = entity.name
            found.append(
                Replacement(mention.start, mention.end, full, EditReason.ALIAS, mention.entity)
            )
        return found

    def person(self, word: str, position: int) -> int | None:
        """The entity that “he” or “she” at `position` means, if only one can be meant."""
        gender = "he" if word in HE else "she"
        candidates = self._people_before(position, gender)
        if len({mention.entity for mention in candidates}) != 1:
            return None
        nearest = candidates[-1]
        between = self.document.text[nearest.end : position]
        if self.document.entities[nearest.entity].gender is None and word not in {"he", "she"}:
            return None  # “police think him …” may mean a man who was not named
        somebody = _MAN if gender == "he" else _WOMAN
        if any(not _TOLD_OF.fullmatch(between[: m.start()]) for m in somebody.finditer(between)):
            return None  # somebody without a name came in between and may be meant
        return nearest.entity

    def country(self, position: int) -> int | None:
        """The entity that “the country” at `position` means, if only one is in reach."""
        index = self._sentence_index(position)
        for back in (0, 1):
            if not 0 <= index - back < len(self._sentences):
                break
            start = self._sentences[index - back]
            end = position if back == 0 else self._sentences[index - back + 1]
            near = {
                mention.entity
                for mention in self._between(start, end)
                if self.document.entities[mention.entity].type in _PLACES
            }
            if len(near) == 1:
                return near.pop()
            if near:
                return None
        return None

    def _people_before(self, position: int, gender: str) -> list[_Mention]:
        """The people named before, nearest sentence with any first; only that sentence's are given."""
        index = self._sentence_index(position)
        for back in range(_REACH + 1):
            if not 0 <= index - back < len(self._sentences):
                break
            start = self._sentences[index - back]
            end = position if back == 0 else self._sentences[index - back + 1]
            near = [
                mention
                for mention in self._between(start, end)
                if self.document.entities[mention.entity].type == "PERSON"
            ]
            people = [mention for mention in near if not self._owns(mention)]
            if near and not people:
                return []  # “Fenn’s office said … He noted”: the office speaks, and who “he” is stays open
            entities = self.document.entities
            fitting = [p for p in people if entities[p.entity].gender in {None, gender}]
            if fitting:
                return fitting
        return []

    def _said_in_full(self, mention: _Mention, name: str, printed: str) -> bool:
        """Whether the rest of the name stands right before the part that was found."""
        rest = name[: -len(printed)].rstrip()
        nearest = rest.rpartition(" ")[2]
        before = self.document.text[max(0, mention.start - len(nearest) - 1) : mention.start]
        return bool(nearest) and before.rstrip().lower().endswith(nearest.lower())

    def _owns(self, mention: _Mention) -> bool:
        return self.document.text[mention.end : mention.end + 2] in {"’s", "'s"}

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
