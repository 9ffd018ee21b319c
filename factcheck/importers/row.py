"""What every import format gives: claims as rows, and what is wrong with the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LARGEST = 2**31 - 1
"""What a column of whole numbers holds on both databases."""
# No text on PostgreSQL holds the first, and no UTF-8 the others.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What another desk made of a claim. `label` is the built-in answer it stands for, None if none does."""

    words: str
    label: str | None
    reason: str
    reviewer: str
    url: str | None
    published: str | None
    """ISO 8601 date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim of a file.

    `place` tells a person where it stands (“row 7”, “line 3”, “item 2”). The article is told by its id or
    by the SHA-256 of its text; a row without either is a claim without an article. `start` and `end` count
    Unicode code points; without them the words are looked for.
    """

    place: str
    statement: str
    article: int | None = None
    article_sha256: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    kind: str | None = None
    claimant: str | None = None
    cue: str | None = None
    channel: str | None = None
    rating: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why one row cannot be taken, in one line."""

    place: str
    message: str


@dataclass(kw_only=True)
class Rows:
    """Everything a file holds, and what in it could not be read."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def demand_writable(name: str, words: str) -> None:
    """See that a text can be kept.

    Raises:
        ValueError: it holds a character that is none.
    """
    if found := _UNWRITABLE.search(words):
        raise ValueError(f"“{name}” holds a character that is none (U+{ord(found[0]):04X})")
