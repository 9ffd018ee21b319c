"""What somebody typed into the search, as a question to the index; and where its words stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

# More than anybody means; what follows is left out.
MOST_WORDS = 24
_LONGEST = 1_000
# “…” and "…": words that have to stand together.
_PARTS = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")
_WORDS = re.compile(r"[^\W_]+")
# Characters around the first hit: two lines of a list.
_BEFORE, _AROUND = 60, 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words looked for: each is a row of words that stand together; the last one may go on."""

    terms: tuple[tuple[str, ...], ...]
    whole: tuple[bool, ...]
    """For each, whether its last word is to be whole (it stood in quotation marks)."""

    @property
    def for_sqlite(self) -> str:
        """The question in FTS5's language: nothing a person types is an operator."""
        return " AND ".join(
            f'"{" ".join(words)}"{"" if whole else " *"}'
            for words, whole in zip(self.terms, self.whole, strict=True)
        )

    @property
    def for_postgres(self) -> str:
        """The question as a `tsquery`."""
        return " & ".join(
            "(" + " <-> ".join(f"'{word}'" for word in words) + ("" if whole else ":*") + ")"
            for words, whole in zip(self.terms, self.whole, strict=True)
        )


def asked_for(words: str) -> Asked:
    """The words of what was typed; empty `terms` where it holds none."""
    terms: list[tuple[str, ...]] = []
    whole: list[bool] = []
    for found in _PARTS.finditer(words[:_LONGEST]):
        phrase = found[1] is not None
        these = tuple(_WORDS.findall((found[1] if phrase else found[2]).lower()))
        if these and len(terms) < MOST_WORDS:
            terms.append(these[:MOST_WORDS])
            whole.append(phrase)
    return Asked(terms=tuple(terms), whole=tuple(whole))


def snippet(body: str, asked: Asked) -> tuple[tuple[str, bool], ...]:
    """A piece of `body` around the first of the words: pieces, each with whether it was looked for."""
    marks = _marks(body, asked)
    first = marks[0][0] if marks else 0
    begin = 0 if first <= _BEFORE else body.rfind(" ", 0, first - _BEFORE) + 1
    end = len(body) if len(body) <= begin + _AROUND else body.rfind(" ", begin, begin + _AROUND)
    if end <= begin:
        end = begin + _AROUND
    made: list[tuple[str, bool]] = [("… ", False)] if begin else []
    place = begin
    for start, stop in marks:
        if stop > end:
            break
        if start < place:
            continue
        if start > place:
            made.append((body[place:start], False))
        made.append((body[start:stop], True))
        place = stop
    made.append((body[place:end] + (" …" if end < len(body) else ""), False))
    return tuple((words, on) for words, on in made if words)


def _marks(body: str, asked: Asked) -> list[tuple[int, int]]:
    if not asked.terms:
        return []
    ways = [
        r"[\W_]+".join(re.escape(word) for word in words) + (r"\b" if whole else r"\w*")
        for words, whole in zip(asked.terms, asked.whole, strict=True)
    ]
    found = re.compile(r"\b(?:" + "|".join(ways) + ")", re.IGNORECASE).finditer(body)
    return [one.span() for _, one in zip(range(_MARKS), found, strict=False)]


# Marks looked for in a text: more than a snippet shows.
_MARKS = 200
