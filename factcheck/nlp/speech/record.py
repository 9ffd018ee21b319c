"""Quoted words held against a record of what was said: a transcript, a wire copy, a document.

Words are compared without case, punctuation and the form of apostrophes; words in square brackets are
the writer's own and may be anything; “…” may stand for words left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.domain.document import Reference

SAME_PASSAGE = 72.0
"""Likeness (0 to 100, rapidfuzz's partial ratio) from which two passages are one passage in two wordings;
set so that a changed word in a short sentence passes and two sentences on one subject do not."""
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_INSERTED = re.compile(r"\[[^\[\]]{0,80}\]")
_ELLIPSIS = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\]?")
_TURN = re.compile(
    r"^[ \t]*([A-ZÀ-Þ][^\n:a-z]{1,40}|[A-ZÀ-Þ][\w.'’\-]{0,20}(?:[ ][A-ZÀ-Þ][\w.'’\-]{0,20}){0,4}):[ ]",
    re.MULTILINE,
)
_FEWEST_WORDS = 3
_LONGEST_QUOTE = 5_000
_LONGEST_RECORD = 2_000_000


class Match(StrEnum):
    """What a record says to a quotation."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The place of the record that comes nearest to a quotation."""

    match: Match
    record: str
    """Name of the record."""
    text: str = ""
    """The passage, as the record has it."""
    speaker: str | None = None
    """Who speaks there, where the record is a transcript with names before each turn."""
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as its bare words, and where each stands in it."""

    text: str
    joined: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


def look_up(quotation: str, references: tuple[Reference, ...]) -> Passage | None:
    """The nearest passage over all records; None when the quotation is too short to look up."""
    said = quotation[:_LONGEST_QUOTE]
    if len(_WORD.findall(_INSERTED.sub(" ", said))) < _FEWEST_WORDS:
        return None
    found = [_in_record(said, reference) for reference in references]
    order = [Match.VERBATIM, Match.ALTERED, Match.ABSENT]
    return min(
        found, key=lambda passage: (order.index(passage.match), -passage.likeness), default=None
    )


@lru_cache(maxsize=256)
def _in_record(quotation: str, reference: Reference) -> Passage:
    record = _words(reference.text[:_LONGEST_RECORD])
    pieces = [_plain(piece) for piece in _ELLIPSIS.split(_INSERTED.sub("…", quotation))]
    pieces = [piece for piece in pieces if piece]
    at = 0
    first: int | None = None
    for piece in pieces:
        found = f" {record.joined} ".find(f" {piece} ", at)
        if found < 0:
            break
        first = found if first is None else first
        at = found + len(piece)
    else:
        if first is not None:
            return _passage(Match.VERBATIM, reference, record, first, at, 100.0)
    said = " ".join(pieces)
    aligned = fuzz.partial_ratio_alignment(said, record.joined, score_cutoff=SAME_PASSAGE)
    if aligned is None or not said or len(record.joined) < len(said) // 2:
        return Passage(match=Match.ABSENT, record=reference.name)
    return _passage(
        Match.ALTERED, reference, record, aligned.dest_start, aligned.dest_end, aligned.score
    )


def _passage(
    match: Match, reference: Reference, record: _Words, start: int, end: int, likeness: float
) -> Passage:
    """The passage between two positions of the bare words, widened to whole words."""
    covered = [
        place
        for begin, place in zip(record.starts, record.places, strict=True)
        if begin < end and begin + (place[1] - place[0]) > start
    ]
    if not covered:
        return Passage(match=Match.ABSENT, record=reference.name)
    from_, to = covered[0][0], covered[-1][1]
    return Passage(
        match=match,
        record=reference.name,
        text=" ".join(record.text[from_:to].split()),
        speaker=_speaker(record.text, from_),
        likeness=likeness,
    )


def _speaker(text: str, position: int) -> str | None:
    """The name before the last turn that begins before `position`."""
    turn = None
    for match in _TURN.finditer(text, 0, position):
        turn = match[1].strip()
    return turn


@lru_cache(maxsize=8)
def _words(text: str) -> _Words:
    places = []
    starts = []
    joined = []
    length = 0
    for match in _WORD.finditer(text):
        word = _bare(match[0])
        starts.append(length)
        places.append((match.start(), match.end()))
        joined.append(word)
        length += len(word) + 1
    return _Words(text, " ".join(joined), tuple(starts), tuple(places))


def _plain(text: str) -> str:
    return " ".join(_bare(word) for word in _WORD.findall(text))


def _bare(word: str) -> str:
    return word.replace("’", "'").casefold()


def differing_words(quotation: str, passage: str) -> str:
    """What a reader must compare, in words: “goes” for “went”; “no” added."""
    said, recorded = _plain(quotation).split(), _plain(passage).split()
    told: list[str] = []
    for step in Levenshtein.opcodes(said, recorded):
        ours, theirs = (
            " ".join(said[step.src_start : step.src_end]),
            " ".join(recorded[step.dest_start : step.dest_end]),
        )
        if step.tag == "replace":
            told.append(f"“{ours}” for “{theirs}”")
        elif step.tag == "delete":
            told.append(f"“{ours}” added")
        elif step.tag == "insert" and 0 < step.src_start < len(said):
            told.append(f"“{theirs}” left out")
    return ", ".join(told[:6])
