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
_ANYBODY = (
    "person|child|teenager|teen|baby|spokesperson|official|officer|candidate|leader|minister|president|senator|lawyer|doctor|judge|"
    "teacher|student|reporter|journalist|patient|victim|suspect|driver|friend|colleague|player|coach|employee|resident|"
    "neighbou?r|witness|defendant|researcher|professor|soldier|worker|manager|director|captain|opponent|successor|predecessor"
)
_MAN = re.compile(
    rf"\b(?:man|boy|son|father|brother|husband|uncle|nephew|grandfather|grandson|king|prince|{_ANYBODY})\b",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    rf"\b(?:woman|girl|daughter|mother|sister|wife|aunt|niece|grandmother|granddaughter|queen|princess|{_ANYBODY})\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 5
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_POINT = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?")
_LONGEST_DATE = 2  # words: “February 6”, “last Friday”
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_PART_BEHIND = re.compile(r"\s(morning|afternoon|evening|night)\b", re.IGNORECASE)
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

    def dates(self, start: int, end: int, values: tuple[Value, ...]) -> list[Replacement]:
        """Each relative date between `start` and `end` that was settled, as a full date."""
        found = []
        for value in values:
            if value.kind is not ValueKind.DATE or not (start <= value.span.start < end):
                continue
            full = _full_date(value)
            if full is None:
                continue
            start_, end_ = value.span.start, value.span.end
            words = value.text.lower().split()
            before = self.document.text[max(0, start_ - 4) : start_].lower().strip()
            part = words[-1] if words[-1] in _PARTS_OF_DAY else None
            follows = _PART_BEHIND.match(self.document.text, end_)
            if part is None and follows is not None:
                if words[0] not in _WEEKDAYS | _TODAY:
                    continue
                part, end_ = follows[1].lower(), follows.end()
            bare = words[0] in _TODAY or words[0] == "last" or value.text.lower() == "that day"
            if part is not None:
                if len(words) > 1 and not bare:
                    continue
                opener = "" if before == "on" else "on "
                full = f"{opener}the {part} of {full}" if bare else f"the {part} of {full}"
            elif words[0] in _WEEKDAYS and self.document.text[end_ : end_ + 2] in {"’s", "'s"}:
                full, end_ = (
                    f"the {full}",
                    end_ + 2,
                )  # “Friday’s vote” → “the Friday, May 3, 2024 vote”
            elif bare:
                full = full if before == "on" else f"on {full}"
            found.append(Replacement(start_, end_, full, EditReason.DATE))
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
        if (_MAN if gender == "he" else _WOMAN).search(between):
            return None  # somebody without a name came in between and may be meant
        return nearest.entity

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

    def _people_before(self, position: int, gender: str) -> list[_Mention]:
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


def _full_date(value: Value) -> str | None:
    """The date of a value in words that need no anchor: “March 15, 2023”; None where it is full already."""
    if value.date is None or value.anchor is None:
        return None
    point = _POINT.fullmatch(value.date)
    if point is None or point["year"] in value.text or int(point["month"]) > len(_MONTHS):
        return None
    words = value.text.split()
    month = _MONTHS[int(point["month"]) - 1]
    if len(words) > _LONGEST_DATE:
        return None
    if point["day"] is None:
        return f"{month} {point['year']}" if words == [month] else None
    full = f"{month} {int(point['day'])}, {point['year']}"
    named = next((word for word in words if word.lower() in _WEEKDAYS), None)
    return f"{named}, {full}" if named else full
