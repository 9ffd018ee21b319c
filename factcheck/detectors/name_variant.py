"""One person's name spelled in two ways.

Flagged: “Marek Wolanski … Marek Wolansky” — “Brožek … Brozek”
Passed: “Ada Lind … Eva Lind” — “the Linds” — “Johnson … Johnston” with different first names

Two full names with the same first name and last names one letter apart are mostly one person, one of
them misspelled. So is a last name that stands alone, one letter away from the last name of somebody
named in full, when nobody in the article bears it. Accents left out in one place are told as a notice.

Source: The Associated Press Stylebook, “names” (check every spelling); distance: Damerau, “A technique
for computer detection and correction of spelling errors” (Communications of the ACM 7, 1964).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.wording.lexicon import is_known

_SHORTEST = 5
"""Letters of a last name: in shorter ones a letter often makes another name (Lee, Lea)."""
_MOST_NAMES = 400
"""An article names fewer people; beyond, names are compared within the first of them only."""
_Place = tuple[tuple[str, ...], Span]


def detect(document: Document) -> Iterator[Finding]:
    """One finding a variant, at its first mention, with the other spelling's."""
    names = _names(document)
    last_names = {words[-1] for words, _ in names}
    for index, (words, span) in enumerate(names):
        for earlier, place in names[:index]:
            how = _variant(earlier, words, last_names)
            if how is None:
                continue
            one, other = place.of(document.text), span.of(document.text)
            yield Finding(
                kind="name-variant",
                severity=how,
                span=span,
                message=f"“{other}” here, “{one}” elsewhere: are they one person? Spell the name one way.",
                related=(place,),
            )
            break


def _names(document: Document) -> list[_Place]:
    """The distinct names of people, each with its first place."""
    seen: dict[tuple[str, ...], Span] = {}
    firsts = {
        entity.name.split()[0]
        for entity in document.entities
        if entity.type == "PERSON" and " " in entity.name.strip()
    }
    for entity in document.entities:
        if entity.type != "PERSON" and not (
            entity.type == "ORG"
            and entity.name.split()[-2:-1]
            and entity.name.split()[-2] in firsts
        ):
            continue  # a name that is misspelled is often taken for a body's
        for mention in entity.mentions:
            words = tuple(mention.text.removesuffix("’s").removesuffix("'s").rstrip("’'").split())
            if words[2:] and is_known(words[0].lower()):
                words = words[1:]  # “Farmer Marta Lind”
            if words and all(word[0].isupper() for word in words):
                seen.setdefault(words, _place(document.text, mention.span, " ".join(words)))
    places = sorted(seen.items(), key=lambda item: item[1].start)
    return places[:_MOST_NAMES]


def _place(text: str, mention: Span, name: str) -> Span:
    """Where the name itself stands in its mention."""
    start = text.find(name, mention.start, mention.end)
    return mention if start < 0 else Span(start, start + len(name))


def _variant(one: tuple[str, ...], other: tuple[str, ...], last_names: set[str]) -> Severity | None:  # noqa: PLR0911 - one return a rule
    """How sure it is that `other` is `one` misspelled; None when it is not."""
    last, again = one[-1], other[-1]
    if len(one) > 1 and one[:-1] == other[:-1] and _doubles(last, again):
        return Severity.WARNING
    if last == again or min(len(last), len(again)) < _SHORTEST:
        return _first_names(one, other)
    if _plain(last) == _plain(again):
        return (
            Severity.NOTICE if one[:-1] == other[:-1] or len(one) == 1 or len(other) == 1 else None
        )
    if (
        last.rstrip("s") == again.rstrip("s")
        or DamerauLevenshtein.distance(last, again, score_cutoff=1) > 1
    ):
        return None
    if len(one) > 1 and len(other) > 1:
        return Severity.WARNING if one[0] == other[0] else None
    if len(one) == 1 and len(other) == 1:
        return None
    alone = last if len(one) == 1 else again
    borne = any(name == alone for name in last_names - {alone})
    if borne or is_known(alone.lower()) or len(alone) < _SHORTEST + 1:
        return None
    return Severity.NOTICE


def _doubles(one: str, other: str) -> bool:
    """Whether the two differ in a doubled letter alone: “Grenn”, “Gren”."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= _SHORTEST - 1
        and len(long) == len(short) + 1
        and any(
            long[i] == long[i - 1] and long[:i] + long[i + 1 :] == short
            for i in range(1, len(long))
        )
    )


def _first_names(one: tuple[str, ...], other: tuple[str, ...]) -> Severity | None:
    """The same last name behind first names one letter apart: “Marek Wolanski”, “Marke Wolanski”."""
    if not one[1:] or len(other) != len(one) or one[-1] != other[-1] or one[0] == other[0]:
        return None
    first, again = one[0], other[0]
    if min(len(first), len(again)) < _SHORTEST or first[0] != again[0]:
        return None
    if DamerauLevenshtein.distance(first, again, score_cutoff=1) > 1:
        return None
    # Nicolas and Nicola, Danielle and Daniele: brothers and sisters are told apart by the ending.
    return Severity.NOTICE if first[-1] == again[-1] else None


def _plain(name: str) -> str:
    """The name without accents, in small letters."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).lower()


detector = Detector(
    name="name-variant",
    label="Name variant",
    version=1,
    kinds=("name-variant",),
    detect=detect,
)
