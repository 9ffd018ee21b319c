"""What a person's wording of a claim leaves out of the words of the article, or puts in: for a warning.

It compares figures, names and negation, and never refuses anything: a person may know better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.values import values_in

_NEGATION = re.compile(
    r"n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely)\b",
    re.IGNORECASE,
)
# A capital inside a sentence: after a small letter, a digit or a comma.
_NAME = re.compile(r"(?<=[\w,;’'”\"] )[A-Z][\w’'-]*[a-z][\w’'-]*")
_WORD = re.compile(r"\w+")
_PLACING = frozenset({ValueKind.DATE, ValueKind.TIME})
_NO_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


def warnings(
    words: str, statement: str, *, article: str, published: date | None = None
) -> tuple[str, ...]:
    """What is to be looked at again, each in a sentence; nothing where all is conserved.

    `words` are those of the claim, `article` the whole text: a name from elsewhere in it is no invention.
    """
    own, said = _figures(words, published), _figures(statement, published)
    found = [f"The words say “{text}”; the statement does not." for text in _missing(own, said)] + [
        f"The statement says “{text}”; the words do not." for text in _missing(said, own)
    ]
    spoken, known = _words_of(statement), _words_of(article)
    found += [
        f"The words name {name}; the statement does not."
        for name in _names(words)
        if _WORD.findall(name)[0].lower() not in spoken
    ]
    found += [
        f"The statement names {name}, who or which is nowhere in the article."
        for name in _names(statement)
        if _WORD.findall(name)[0].lower() not in known
    ]
    denied, denies = _NEGATION.search(words), _NEGATION.search(statement)
    if denied and not denies:
        found.append(f"The words deny something (“{denied[0]}”); the statement does not.")
    if denies and not denied:
        found.append(f"The statement denies something (“{denies[0]}”); the words do not.")
    return tuple(found)


def _figures(text: str, published: date | None) -> list[Value]:
    return [
        value
        for value in values_in(text, published)
        if value.kind not in _PLACING and value.number is not None
    ]


def _missing(these: Iterable[Value], among: Iterable[Value]) -> list[str]:
    there = {value.number for value in among}
    return [value.text for value in these if value.number not in there]


def _names(text: str) -> list[str]:
    found = dict.fromkeys(_NAME.findall(text))
    return [name for name in found if name.lower() not in _NO_NAMES]


def _words_of(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
