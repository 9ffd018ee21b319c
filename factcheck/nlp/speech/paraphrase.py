"""The sense of what was said in other words: content words in common, endings aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.nlp.speech.record import Record, Word
from factcheck.nlp.wording.lexicon import band

ENOUGH = 0.5
"""Share of a quotation's content words that a passage must have, by their stems."""
FEWEST = 3
"""Content words in common below which two sentences are merely on one subject."""
_FUNCTION = 18
"""Band of the lexicon from which words are mostly grammar: “with”, “would”, “about”."""
_ENDING = re.compile(r"(?:ing|ings|ed|es|s|ly|er|ers|ion|ions|ment|ments|ness|al)$")
_MOST_OCCURRENCES = 200


def stem(plain: str) -> str:
    """A word without its commonest endings, short words as they are; for comparing only."""
    if len(plain) <= 4 or not plain.isalpha():  # noqa: PLR2004 - “king” is no “k”
        return plain
    short = _ENDING.sub("", plain)
    if len(short) < 3:  # noqa: PLR2004 - too little is left to compare
        return plain
    return short[:-1] if short[-1] in {"e", short[-2]} and len(short) > 3 else short  # noqa: PLR2004 - “running”, “hoped”


def is_content(plain: str) -> bool:
    """Whether the word names something: not grammar, not a mere letter."""
    return len(plain) > 2 and (band(plain) or 0) < _FUNCTION  # noqa: PLR2004 - “of”, “is”


def shared_sense(said: Sequence[Word], record: Record) -> tuple[int, int, tuple[str, ...]] | None:
    """First and last word of the passage that shares most with `said`, and the words in common."""
    content = {stem(word.plain): word.printed for word in said if is_content(word.plain)}
    if len(content) < FEWEST:
        return None
    places = sorted(_places(content, record))
    reach = max(12, 2 * len(said))
    best: tuple[int, int, frozenset[str]] | None = None
    for at, (begin, _) in enumerate(places):
        stop = bisect_left(places, (begin + reach, ""))
        shared = frozenset(one for _, one in places[at:stop])
        if best is None or len(shared) > len(best[2]):
            best = (begin, places[stop - 1][0], shared)
        if stop == len(places):
            break
    if best is None or len(best[2]) < max(FEWEST, ENOUGH * len(content)):
        return None
    first, last = _whole_sentence(record, best[0], best[1])
    return first, last, tuple(content[one] for one in content if one in best[2])


def _places(content: dict[str, str], record: Record) -> list[tuple[int, str]]:
    by_stem: dict[str, list[int]] = {}
    for plain, where in record.index.items():
        one = stem(plain)
        if one in content and is_content(plain):
            by_stem.setdefault(one, []).extend(where)
    return [
        (at, one)
        for one, where in by_stem.items()
        if len(where) <= _MOST_OCCURRENCES
        for at in where
    ]


def _whole_sentence(record: Record, first: int, last: int) -> tuple[int, int]:
    """Widened to where sentences begin and end, at most 30 words each way."""
    low = next(
        (at for at in range(first, max(-1, first - 30), -1) if record.words[at].begins), first
    )
    high = next(
        (
            at - 1
            for at in range(last + 1, min(len(record.words), last + 30))
            if record.words[at].begins
        ),
        min(len(record.words) - 1, last + 30),
    )
    return low, high
