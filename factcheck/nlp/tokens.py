"""Words, numbers and signs of a sentence with their places: what the readers of values look at."""

from __future__ import annotations

import re
from typing import NamedTuple

# Groups of three are capped so that a hostile chain of groups is read in linear time; six groups reach
# beyond a quintillion, more than any figure in the news.
_TOKEN = re.compile(
    r"(?P<n>\d{1,3},\d{1,2}(?=\s?(?:%|€|bn\b|mn\b|(?:million|billion|trillion|percent|per\scent|crore|lakh)\b))"
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?![\d,]\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?![\d.,]\d|\d)"
    r"|\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,6}(?![\d,]\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3}(?!\w))?)"
    r"|(?P<w>(?:[^\W\d_²³¹¼-¾⅐-⅞]\.){2,}|[^\W\d_²³¹¼-¾⅐-⅞]+)"
    r"|(?P<s>\S)"
)
_GROUPING = {ord(mark): None for mark in ",\u00a0\u202f\u2009"}

DASHES = frozenset("-–—‐‑−")  # noqa: RUF001 - the dashes themselves
MINUSES = frozenset("-–−")  # noqa: RUF001 - the signs themselves
APOSTROPHES = frozenset("'’ʼ")  # noqa: RUF001 - the apostrophes themselves


_AHEAD = 64
"""Empty tokens after the last: more than any reader looks ahead."""


class Token(NamedTuple):
    """One word, number or sign. `glued` tells that no space stands before it."""

    text: str
    lower: str
    start: int
    end: int
    kind: str
    """"n" a number in digits, "w" a word, "s" a sign; "" after the last token."""
    glued: bool

    @property
    def number(self) -> float:
        """What the digits say; infinite beyond the range of a float."""
        head, comma, tail = self.text.rpartition(",")
        if comma and len(tail) < len(
            "000"
        ):  # "3,5 million", "1.111,11": the comma of the Continent
            return float(f"{head.replace('.', '')}.{tail}")
        return float(self.text.translate(_GROUPING))

    @property
    def plain(self) -> bool:
        """Whether it is a whole number in bare digits, without groups or decimals."""
        return self.kind == "n" and self.text.isdecimal()


class Tokens(list[Token]):
    """The tokens of one stretch of text, with empty ones after the last.

    `asked` tells that the text asks a calendar ("easter", "2/15") rather than tells news.

    `size` counts the real ones. The empty ones let a reader look ahead, or one or two back from the
    first, without asking where it stands.
    """

    __slots__ = ("asked", "size", "text")

    def __init__(self, text: str, *, asked: bool = False) -> None:
        self.text = text
        self.asked = asked
        before = -1
        for match in _TOKEN.finditer(text):
            word = match.group()
            start, end = match.span()
            self.append(
                Token(word, word.lower(), start, end, match.lastgroup or "s", start == before)
            )
            before = end
        self.size = len(self)
        self.extend([Token("", "", len(text), len(text), "", glued=False)] * _AHEAD)

    def words(self, index: int, length: int) -> tuple[str, ...]:
        """The lower-case forms of `length` tokens from `index`."""
        if length == 2:  # noqa: PLR2004 - a pair is by far the most common question
            return self[index].lower, self[index + 1].lower
        if length == 3:  # noqa: PLR2004 - then a triple
            return self[index].lower, self[index + 1].lower, self[index + 2].lower
        return tuple(token.lower for token in self[index : index + length])

    def hyphen(self, index: int) -> bool:
        """Whether a dash stands at `index` without a space on either side."""
        token = self[index]
        return token.glued and token.text in DASHES and self[index + 1].glued
