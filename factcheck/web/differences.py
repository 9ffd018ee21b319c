"""Which words changed between two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Comparing grows with the product of the lengths; longer texts are shown one after the other (words).
_MOST = 600
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: "same", "gone" or "new"."""

    sort: str
    words: str


def word_differences(was: str | None, now: str | None) -> tuple[Piece, ...]:
    """What was taken out and put in on the way from `was` to `now`."""
    if not was or not now:
        return tuple(Piece(sort, said) for sort, said in (("gone", was), ("new", now)) if said)
    before, after = _WORDS.findall(was), _WORDS.findall(now)
    if max(len(before), len(after)) > _MOST:
        return (Piece("gone", was), Piece("new", now))
    made: list[Piece] = []
    for sort, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort == "equal":
            made.append(Piece("same", "".join(before[a:b])))
            continue
        made += [
            Piece(name, "".join(some))
            for name, some in (("gone", before[a:b]), ("new", after[c:d]))
            if some
        ]
    return tuple(made)
