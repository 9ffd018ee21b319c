"""Names that share a word and mean two things: North Korea and South Korea, two people called Ruiz."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.nlp.word_lists import words

_RUN = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*(?:[ \t]{1,2}[A-Z][\w’'-]*){0,5}")
_WORD = re.compile(r"\w+")
# What stands before a name and is no part of it: titles, offices, and words that open a sentence.
_BEFORE = words("""mr mrs ms miss dr sir dame lord lady prof professor president vice prime minister chancellor king
    queen prince princess pope bishop father sister judge justice senator sen representative rep governor gov mayor
    secretary general colonel major captain lieutenant sergeant chief director chairman chairwoman speaker ambassador
    the a an in on at of for from by with to and but or as if when while after before since until during did does do is
    are was were has have had will would can could should may might this that these those he she it they we i you his
    her its their our my no not new former ex late our all both each every some any most many few one two three""")
_HEADLINE = 0.7
"""In a line with more capitals than this share of its words, they tell nothing of names."""
_NICKNAME = 2
"""Letters that a first name and its short form have in common: "Jo" of Joe and Joseph."""


def names(text: str) -> Iterator[tuple[str, ...]]:
    """The runs of words with capitals, without titles; none of a line that has capitals throughout."""
    for line in text.splitlines():
        found = _WORD.findall(line)
        capitals = sum(one[0].isupper() for one in found)
        if not found or (len(found) > 3 and capitals > _HEADLINE * len(found)):  # noqa: PLR2004 - a name alone on its line is one
            continue
        for match in _RUN.finditer(line):
            alone = " " not in match.group() and _opens_sentence(line, match.start())
            parts = [part.removesuffix("’s").removesuffix("'s") for part in match.group().split()]
            while parts and parts[0].lower().rstrip(".") in _BEFORE:
                parts.pop(0)
            # A single word at the start of a sentence has its capital from there.
            if parts and not alone:
                yield tuple(parts)


def _opens_sentence(line: str, at: int) -> bool:
    before = line[max(0, at - 6) : at].rstrip(" \t\"'“‘([")
    return not before or before.rstrip("\"'”’)]")[-1:] in {"", ".", "!", "?", ":", "…"}


def namesake(one: str, other: str) -> tuple[str, str] | None:
    """A name of each text that could be taken for the other's; None where there is none."""
    first, second = {n for n in names(one) if len(n) > 1}, {n for n in names(other) if len(n) > 1}
    ours = {word.lower() for word in _WORD.findall(one)}
    theirs = {word.lower() for word in _WORD.findall(other)}
    for name in sorted(first):
        for twin in sorted(second):
            if name[-1].lower() != twin[-1].lower():
                continue
            if _is_rank(name[-2]) or _is_rank(twin[-2]):
                continue
            left, right = name[-2].lower(), twin[-2].lower()
            if left not in theirs and right not in ours and not _short_for(left, right):
                return " ".join(name), " ".join(twin)
    return None


def _is_rank(word: str) -> bool:
    """Whether it is short for a rank or a party, which say nothing against a name: LTC, MEP."""
    return word.isupper() and len(word.rstrip(".")) <= 4  # noqa: PLR2004 - longer ones are bodies


def _short_for(one: str, other: str) -> bool:
    shorter, longer = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    common = shorter[:_NICKNAME] == longer[:_NICKNAME]
    return longer.startswith(shorter) or (len(shorter) <= 4 and common)  # noqa: PLR2004 - Joe, Dave


def meet(one: str, other: str) -> bool:
    """Whether the two texts name anything in common, or one of them names nothing."""
    first = {word.lower() for name in names(one) for word in name}
    second = {word.lower() for name in names(other) for word in name}
    return not first or not second or bool(first & second)
