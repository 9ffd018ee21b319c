"""A record of what was said — a transcript, a wire copy, a document — as words with their places.

Words are compared without case, punctuation and the form of apostrophes; “can't” is “can not”, “50,000”
is “50000”, “two” is “2”, “percent” is “per cent” and “colour” is “color”: the same words, written by
another hand. Hesitations (“um”) and what a stenographer notes in brackets (“[applause]”) are no words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.domain.document import Reference

_COMBINING = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_COMBINING}]|['’.,](?=[^\W_]))*|%")
_NOTED = re.compile(r"\[[^\[\]\n]{0,60}\]|\([^()\n]{0,40}\)")
"""What a stenographer adds: “[applause]”, “(laughter)”, “[00:12:31]”."""
_NOTES = re.compile(
    r"applause|laugh|cheer|inaudible|crosstalk|cross-talk|unintelligible|pause|silence|music|sic|"
    r"interrupt|translat|phonetic|\d\d?:\d\d",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"^[ \t]*(?P<line>[A-ZÀ-Þ][^\n:a-z]{1,40}|[A-ZÀ-Þ][\w.'’\-]{0,20}(?:[ ][A-ZÀ-Þ][\w.'’\-]{0,20}){0,4}):\s"
    r"|(?<=[.?!”][ ])(?P<run>[A-ZÀ-Þ][A-ZÀ-Þ.'’ \-]{1,40}):\s",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.?!:“\"\n]")
LONGEST_RECORD = 2_000_000
"""Characters of a record that are looked at: some thirty hours of speech."""

_HESITATIONS = frozenset({"um", "uh", "uhm", "er", "erm", "hmm", "mm", "mhm"})
_ENDINGS = {"'re": "are", "'ll": "will", "'ve": "have", "'m": "am"}
_WHOLE = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "percent": ("per", "cent"),
    "%": ("per", "cent"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "ok": ("okay",),
}
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: str(n) for n, word in enumerate(_UNITS)} | {
    word: str(10 * n) for n, word in enumerate(_TENS, 2)
}
_IZE = re.compile(r"(?<=[a-z]{4})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)")
_OR = re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|ite|hood|ful|ers?)?$)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is compared, as it is printed, and where."""

    plain: str
    printed: str
    start: int
    end: int
    begins: bool = False
    """Whether it begins a sentence, so that its capital tells nothing."""


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; “can't” is two at one place, “twenty-five” one."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        printed = match[0]
        plain = printed.casefold() if printed.isascii() else _composed(printed)
        if plain in _HESITATIONS:
            continue
        first, last = match.span()
        begins = not found or bool(_SENTENCE_END.search(text, found[-1].end, first))
        if plain in _NUMBERS:
            number = _NUMBERS[plain]
            before = found[-1] if found else None
            if (
                before is not None
                and before.printed.casefold() in _TENS
                and 0 < int(number) < 10  # noqa: PLR2004 - a unit after its ten
                and text[before.end : first] in {"-", " ", "\u2011"}
            ):
                whole = text[before.start : last]
                found[-1] = Word(str(int(before.plain) + int(number)), whole, before.start, last)
                continue
            found.append(Word(number, printed, first, last, begins))
            continue
        found += [Word(part, printed, first, last, begins) for part in _parts(plain)]
    return tuple(found)


def _composed(printed: str) -> str:
    return unicodedata.normalize("NFC", printed).replace("’", "'").casefold()


def _parts(plain: str) -> tuple[str, ...]:
    if plain in _WHOLE:
        return _WHOLE[plain]
    if plain[0].isdigit():
        return (plain.replace(",", ""),)
    if "'" in plain:
        if plain.endswith("n't"):
            return (plain[:-3], "not")
        for ending, word in _ENDINGS.items():
            if plain.endswith(ending):
                return (plain[: -len(ending)], word)
        return (plain,)
    if len(plain) > 5:  # noqa: PLR2004 - “four”, “rise” and the like stay as they are
        plain = _OR.sub("or", _IZE.sub("iz", plain))
    return (plain.replace(".", ""),) if "." in plain else (plain,)


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A reference ready to be searched."""

    name: str
    text: str
    words: tuple[Word, ...]
    joined: str
    """The plain words, one space before and after each."""
    starts: tuple[int, ...]
    """Where each word begins in `joined`."""
    index: dict[str, list[int]]
    turns: tuple[tuple[int, str], ...]
    """Where each speaker's turn begins, and the name before it."""

    def occurrences(self, phrase: str, most: int = 20) -> Iterator[int]:
        """Numbers of the words at which the plain words of `phrase` begin, in order."""
        at = self.joined.find(f" {phrase} ")
        while at >= 0 and most:
            yield bisect_right(self.starts, at + 1) - 1
            at = self.joined.find(f" {phrase} ", at + 1)
            most -= 1

    def speaker_at(self, position: int) -> str | None:
        """The name before the last turn that begins before the character at `position`."""
        turn = bisect_right(self.turns, (position, "\U0010ffff")) - 1
        return self.turns[turn][1] if turn >= 0 else None

    def passage(self, first: int, last: int) -> tuple[int, int]:
        """The characters from word `first` to word `last`, both included."""
        return self.words[first].start, self.words[last].end


@lru_cache(maxsize=8)
def record_of(reference: Reference) -> Record:
    """The reference as its words; kept for the last few."""
    text = reference.text[:LONGEST_RECORD]
    named = [(match.span(match.lastgroup or 0), match.start()) for match in _TURN.finditer(text)]
    turns = tuple((begin, text[start:end].strip()) for (start, end), begin in named)
    aside = _asides(text)
    words = [word for word in words_of(text) if not _within(aside, word.start)]
    before = [span for span, _ in named]
    words = [word for word in words if not _within(before, word.start)]
    index: dict[str, list[int]] = {}
    starts: list[int] = []
    length = 1
    for number, word in enumerate(words):
        index.setdefault(word.plain, []).append(number)
        starts.append(length)
        length += len(word.plain) + 1
    joined = " ".join(word.plain for word in words)
    return Record(
        name=reference.name, text=text, words=tuple(words), joined=f" {joined} ",
        starts=tuple(starts), index=index, turns=turns,
    )  # fmt: skip


def _asides(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _NOTED.finditer(text) if _NOTES.search(match[0])]


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    at = bisect_right(spans, (position, len(spans) + (1 << 60))) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]
