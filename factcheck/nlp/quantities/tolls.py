"""The dead, the hurt and the missing an article counts, and which of the counts are of one event.

A count is of the whole of an event where its words tell no part of it: no place of its own, no group
among the victims, no earlier time. Words: Associated Press Stylebook, “death, casualties”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.document import Document, Sentence
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.prose import Places
from factcheck.nlp.wording.lexicon import word_set

_HARM = {
    "dead": (
        re.compile(r"\b(?:kill(?:s|ed|ing)?|claim(?:s|ed|ing)|dead|death toll[\w ]{0,30}?)(?: (?:at least|more than|about|over|around|some|up to|nearly|almost|to|at|of|stands at|rises to|rose to))*\s*$", re.IGNORECASE),
        re.compile(r"^\s*(?:[\w’'\-]+ ){0,3}?(?:dead|killed|deaths|died|dies?|fatalities|lives)\b|^\s*(?:[\w’'\-]+ ){0,3}?(?:were|was|are|have been|had been|been) (?:killed|confirmed dead|dead|found dead)\b", re.IGNORECASE),
    ),
    "hurt": (
        re.compile(r"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?)\s*$", re.IGNORECASE),
        re.compile(r"^\s*(?:[\w’'\-]+ ){0,3}?(?:injured|wounded|hurt|injuries)\b|^\s*(?:[\w’'\-]+ ){0,3}?(?:were|was|are|have been|had been|been) (?:injured|wounded|hurt|hospitali[sz]ed)\b", re.IGNORECASE),
    ),
    "missing": (
        re.compile(r"(?!x)x"),
        re.compile(r"^\s*(?:[\w’'\-]+ ){0,3}?(?:missing|unaccounted)\b", re.IGNORECASE),
    ),
}  # fmt: skip
_REACH = 60
_COUNTED = re.compile(
    r"\b(?:counted|recorded|confirmed|registered|reported|toll (?:at|of|to|stood at|stands at|was)|put the (?:death )?toll at)"
    r"(?: (?:a total of|at least|more than|about|some))*\s*$",
    re.IGNORECASE,
)
_MILESTONE = re.compile(
    r"\b(?:surpass(?:es|ed|ing)?|tops|topped|pass(?:es|ed)|exceeds?|exceeded|cross(?:es|ed)|near(?:s|ed)?|approach(?:es|ed)) $",
    re.IGNORECASE,
)
"""A round number that a toll went past: no count."""
_IN_ALL = re.compile(
    r"\b(?:whole|entire|nationwide|in all|in total|altogether|overall)\b", re.IGNORECASE
)
# Another time, another event, a part of the victims, or a toll that is on the move.
_APART = re.compile(
    r"\b(?:includ(?:ing|ed|es)|among|of (?:whom|them|those)|at least one|earlier|previous(?:ly)?|initial(?:ly)?|first|second|third"
    r"|another|other|similar|since|last|ago|until then|so far|by then|at the time|at first|rose|risen|rising|climb(?:ed|s)?|revised|updated"
    r"|up from|down from|corrected|lowered|raised|more (?:people|victims|bodies)|additional(?:ly)?|further|later died|each|both|respectively"
    r"|would|could|may|might|feared|fear|if|denied|wrongly|false(?:ly)?|rumou?rs?|instead|not|hospital|(?:1[89]|20)[0-9]{2}|century|decades?|average|annual(?:ly)?|every|per)\b",
    re.IGNORECASE,
)
_APART_BEHIND = re.compile(
    r"\b(?:earlier|previous(?:ly)?|another|other|last|ago|so far|by then|at the time|at first|among|of (?:whom|them|those)|later died"
    r"|each|every|per|a (?:day|week|month|year)|(?:1[89]|20)[0-9]{2}|century|decades?)\b",
    re.IGNORECASE,
)
_PART = re.compile(r", ?(?:including|among|of (?:whom|which)|with)\b|[;“”(]")
_PLACE = re.compile(
    r"\b(?:in|at|on|near|around|of) (?:the )?([A-ZÀ-Þ][\w’'\-]{1,30})(?! ?(?:day|[0-9]))(?<!day)(?<!January)(?<!June)(?<!July)"
)
_BEFORE = 100
"""Characters before a count in which its clause tells what it is a count of."""
_EVERYBODY = word_set("people person dead body death victim life casualty fatality")


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of victims: of the "dead", the "hurt" or the "missing"."""

    value: Value
    sentence: Sentence
    harm: str
    counted: bool
    """Whether somebody is said to have counted: “the agency counted 12 dead”."""


def tolls(document: Document) -> Iterator[Toll]:
    """Every whole number of victims in the article."""
    places = Places(document)
    for value in document.values:
        size = value.number if value.number is not None else value.low
        if value.kind is not ValueKind.COUNT or size is None or size != int(size):
            continue
        sentence = places.sentence(value.span.start)
        if sentence is None:
            continue
        start = max(sentence.span.start, value.span.start - _REACH)
        before = document.text[start : value.span.start]
        after = document.text[value.span.end : min(sentence.span.end, value.span.end + _REACH)]
        if _MILESTONE.search(before):
            continue
        for harm, (leads, follows) in _HARM.items():
            named = harm == "dead" and value.text.endswith((" dead", " deaths", " bodies"))
            if leads.search(before) or follows.match(after) or named:
                yield Toll(value, sentence, harm, bool(_COUNTED.search(before)))


def is_whole(text: str, toll: Toll) -> bool:
    """Whether the count is of everybody, now: the words beside it tell no part, time or event of its own."""
    if toll.value.unit is not None and toll.value.unit not in _EVERYBODY:
        return False
    sentence, value = toll.sentence.span, toll.value.span
    if _APART.search(text, max(sentence.start, value.start - _BEFORE), value.start):
        return False
    return not _APART_BEHIND.search(text, value.end, min(sentence.end, value.end + _REACH))


def names_of_places(text: str, toll: Toll) -> frozenset[str]:
    """The places named behind the count, before any part of it: what it may be confined to."""
    start, end = toll.value.span.end, toll.sentence.span.end
    part = _PART.search(text, start, end)
    stop = min(end, start + _REACH) if part is None else part.start()
    return frozenset(_PLACE.findall(text, start, max(start, stop)))


def says_in_all(text: str, toll: Toll) -> bool:
    """Whether the sentence says that the count is the sum."""
    return bool(_IN_ALL.search(text, toll.sentence.span.start, toll.sentence.span.end))
