"""What words lean on the rest of the article, and the words that let a statement stand alone.

“Fenn”, “he”, “on Wednesday”, “the country” each get their full wording where the article leaves no doubt;
where it does, nothing is put in and the statement lists the word as unresolved. A pronoun is resolved
only when one single candidate fits it (Hobbs, 1978, with the search cut down to what is certain).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from factcheck.domain.claim import EditReason
from factcheck.domain.document import Document
from factcheck.domain.value import Value, ValueKind

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
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight"})


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
            if entity.type == "PERSON" and entity.name.endswith(" " + printed):
                full = entity.name
            found.append(
                Replacement(mention.start, mention.end, full, EditReason.ALIAS, mention.entity)
            )
        return found

    def dates(self, start: int, end: int, values: tuple[Value, ...]) -> list[Replacement]:
        """Each relative date between `start` and `end` that was settled, as a full date."""
        found = []
        for value in values:
            if value.kind is not ValueKind.DATE or not (start <= value.span.start < end):
                continue
            full = _full_date(value)
            if full is not None:
                before = self.document.text[: value.span.start].rstrip().rpartition(" ")[2].lower() if value.text.lower() in _TODAY else "on"
                after = full if before == "on" or value.text.lower() not in _TODAY else f"on {full}"
                found.append(Replacement(value.span.start, value.span.end, after, EditReason.DATE))
        return found

    def person(self, word: str, position: int, *, subject: bool) -> int | None:
        """The entity that “he” or “she” at `position` means, if only one can be meant."""
        gender = "he" if word in HE else "she"
        candidates = self._people_before(position, gender)
        if len(set(candidates)) == 1:
            return candidates[0]
        return None

    def country(self, position: int) -> int | None:
        """The entity that “the country” at `position` means, if only one is in reach."""
        index = self._sentence_index(position)
        for back in (0, 1):
            if index - back < 0:
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

    def _people_before(self, position: int, gender: str) -> list[int]:
        """The people named before, nearest sentence with any first; only that sentence's are given."""
        index = self._sentence_index(position)
        for back in range(_REACH + 1):
            if index - back < 0:
                break
            start = self._sentences[index - back]
            end = position if back == 0 else self._sentences[index - back + 1]
            near = [
                mention
                for mention in self._between(start, end)
                if self.document.entities[mention.entity].type == "PERSON"
            ]
            people = [mention.entity for mention in near if not self._owns(mention)]
            if near and not people:
                return []  # “Fenn’s office said … He noted”: the office speaks, and who “he” is stays open
            fitting = [p for p in people if self.document.entities[p].gender in {None, gender}]
            if fitting:
                sure = [p for p in fitting if self.document.entities[p].gender == gender]
                return sure or fitting
        return []

    def _owns(self, mention: _Mention) -> bool:
        return self.document.text[mention.end : mention.end + 2] in {"’s", "'s"}

    def _sentence_index(self, position: int) -> int:
        return max(0, bisect_left(self._sentences, position + 1) - 1)

    def _between(self, start: int, end: int) -> list[_Mention]:
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [mention for mention in self._mentions[low:high] if mention.end <= end]


def _full_date(value: Value) -> str | None:
    """The date of a value in words that need no anchor: “March 15, 2023”; None where it is full already."""
    if value.date is None or value.anchor is None:
        return None
    words = value.text.lower().split()
    year, _, rest = value.date.partition("-")
    if len(year) != 4 or not year.isdigit() or year in value.text or "/" in value.date:  # noqa: PLR2004 - the digits of a year
        return None
    month, _, day = rest.partition("-")
    if month and (not month.isdigit() or not 1 <= int(month) <= len(_MONTHS)):
        return None
    if day and not day.isdigit():
        return None
    if day:
        full = f"{_MONTHS[int(month) - 1]} {int(day)}, {year}"
        named = next((word for word in value.text.split() if word.lower() in _WEEKDAYS), None)
        if named and len(words) <= 2:  # noqa: PLR2004 - “last Wednesday” at most
            return f"{named}, {full}"
        return full if words[0] in _TODAY or len(words) <= 2 else None  # noqa: PLR2004 - “February 6”
    if month and len(words) == 1 and value.text in _MONTHS:
        return f"{value.text} {year}"
    return None
