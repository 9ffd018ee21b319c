"""Which words differ between two wordings of one sentence, on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

SAME, GONE, NEW = "same", "gone", "new"
_TOKEN = re.compile(
    r"(?:[^\W_](?:[^\W_]|[\u0300-\u036f'’.,](?=[^\W_\s]))*|[^\s\w]+|_+)[\u0300-\u036f\s]*"
)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_READABLE = 300
"""Words up to which the difference is found the way a reader would; longer ones the quick way."""


class Piece(NamedTuple):
    """A run of words: the same on both sides, only on the left (`gone`) or only on the right (`new`)."""

    sort: str
    words: str


def differences(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sentences in pieces; joined, the pieces of each side are its words exactly."""
    ours, theirs = _tokens(left), _tokens(right)
    mine, other = [_plain(one) for one in ours], [_plain(one) for one in theirs]
    steps = _islands(_steps(mine, other), mine)
    before: list[Piece] = []
    after: list[Piece] = []
    for same, a, b, c, d in steps:
        _add(before, SAME if same else GONE, "".join(ours[a:b]))
        _add(after, SAME if same else NEW, "".join(theirs[c:d]))
    return tuple(before), tuple(after)


def _tokens(text: str) -> list[str]:
    found = _TOKEN.findall(text)
    lead = len(text) - sum(map(len, found))
    if not lead:
        return found
    # White space in front, or characters of no sort: cut at every space instead, losing nothing.
    return re.findall(r"\s+|[^\s]+\s*", text)


def _plain(token: str) -> str:
    return token.strip().translate(_QUOTES)


def _steps(mine: Sequence[str], other: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    if max(len(mine), len(other)) > _READABLE:
        codes = [
            (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
            for step in Levenshtein.opcodes(mine, other)
        ]
    else:
        codes = list(SequenceMatcher(None, mine, other, autojunk=False).get_opcodes())
    return [(tag == "equal", a, b, c, d) for tag, a, b, c, d in codes]


def _islands(
    steps: list[tuple[bool, int, int, int, int]], mine: Sequence[str]
) -> list[tuple[bool, int, int, int, int]]:
    """A lone comma between two changes belongs to the change: nobody reads around it."""
    made: list[tuple[bool, int, int, int, int]] = []
    for at, (same, a, b, c, d) in enumerate(steps):
        lonely = (
            same and 0 < at < len(steps) - 1 and b - a == 1 and not any(map(str.isalnum, mine[a]))
        )
        if made and made[-1][0] == (same and not lonely):
            _, e, _, f, _ = made[-1]
            made[-1] = (made[-1][0], e, b, f, d)
        else:
            made.append((same and not lonely, a, b, c, d))
    return made


def _add(pieces: list[Piece], sort: str, words: str) -> None:
    """Put words behind the pieces; the space after a word that differs is no difference."""
    bare = words.rstrip() if sort != SAME else words
    for kind, part in ((sort, bare), (SAME, words[len(bare) :])):
        if not part:
            continue
        if pieces and pieces[-1].sort == kind:
            pieces[-1] = Piece(kind, pieces[-1].words + part)
        else:
            pieces.append(Piece(kind, part))
