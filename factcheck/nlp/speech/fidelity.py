"""How faithful a quotation is to the record: the grade, the passage it rests on, and what differs.

The grades are those of the fidelity verdict. What is graded here is a proposal with its reason: a person
accepts it or not. “…” may stand for words left out and [brackets] hold the writer's own words, unless
what they swallow is a negation or a condition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from factcheck.domain.document import Reference
from factcheck.nlp.speech.locating import FEWEST, SAME_PASSAGE, located, scrambled
from factcheck.nlp.speech.meaning import NEGATIONS, negation_turned, swallowed, turned
from factcheck.nlp.speech.nearest import Nearest, Step
from factcheck.nlp.speech.paraphrase import shared_sense
from factcheck.nlp.speech.record import Record, Word, record_of, words_of
from factcheck.nlp.speech.turns import other_speaker

LONGEST = 5_000
"""Characters of a quotation that are graded."""
FAR = 60
"""Words between two pieces beyond which a reader is told that they stand apart."""
_INSERTED = re.compile(r"\[[^\[\]]{0,80}\]")
_ELLIPSIS = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\]?")
_GAP = re.compile(rf"{_ELLIPSIS.pattern}|{_INSERTED.pattern}")
_STOP = re.compile(r"[.?!;:]")
_ASIDE = re.compile(r",\s*(?:who|whom|whose|which|as|like)\b", re.IGNORECASE)


class Fidelity(StrEnum):
    """The grades, as the labels of the fidelity question are called."""

    VERBATIM = "verbatim"
    ELIDED = "elided"
    ALTERED_WORDING = "altered-wording"
    ALTERED_MEANING = "altered-meaning"
    GARBLED = "garbled"
    PARAPHRASE = "paraphrase-in-marks"
    NOT_FOUND = "not-found"
    MISATTRIBUTED = "misattributed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A quotation held against the records."""

    grade: Fidelity
    why: str
    """The reason in one sentence, with the words it rests on."""
    record: str = ""
    """Name of the record."""
    start: int = 0
    end: int = 0
    """The passage in the record's text; equal where there is none."""
    passage: str = ""
    speaker: str | None = None
    """Who speaks there, where the record has a name before each turn."""
    steps: tuple[Step, ...] = ()
    """The words of both, place by place."""
    sure: bool = True
    """False where the quotation is too short for its absence to tell anything."""
    wording: Fidelity | None = None
    """The grade of the words alone, where the speaker is another."""
    marked: bool = True
    """False where words are left out without a sign of it."""


def grade(
    quotation: str,
    references: tuple[Reference, ...],
    *,
    credited: str | None = None,
    broken: bool = False,
) -> Graded | None:
    """The best grade over all records; None without words or records.

    `credited` is whom the article credits, `broken` that its wording alone shows that nobody said so.
    """
    found = [
        one for reference in references if (one := _held(quotation[:LONGEST], reference, credited))
    ]
    if not found:
        return None
    best = min(found, key=lambda one: _ORDER.index(one.grade))
    if broken and best.grade not in {Fidelity.VERBATIM, Fidelity.ELIDED}:
        return replace(best, grade=Fidelity.GARBLED, why=_BROKEN)
    return best


_ORDER = (
    Fidelity.VERBATIM, Fidelity.ELIDED, Fidelity.MISATTRIBUTED, Fidelity.ALTERED_WORDING,
    Fidelity.ALTERED_MEANING, Fidelity.GARBLED, Fidelity.PARAPHRASE, Fidelity.NOT_FOUND,
)  # fmt: skip
_BROKEN = "Nobody can have said it in these words, and the record does not have them."


@lru_cache(maxsize=1_024)
def _held(quotation: str, reference: Reference, credited: str | None) -> Graded | None:
    record = record_of(reference)
    pieces = [words for piece in _GAP.split(quotation) if (words := words_of(piece))]
    if not pieces:
        return None
    parts = located(pieces, record, credited)
    said = [word for piece in pieces for word in piece]
    if parts is None:
        return _without_passage(said, record)
    graded = _judged(quotation, pieces, parts, record)
    who = other_speaker(credited, graded.speaker)
    likely = {Fidelity.VERBATIM, Fidelity.ELIDED, Fidelity.ALTERED_WORDING}
    if who and graded.grade in likely and len(said) >= FEWEST:
        return replace(
            graded,
            grade=Fidelity.MISATTRIBUTED,
            wording=graded.grade,
            why=f"The article credits {credited}, but in “{record.name}” these are the words of {who}.",
        )
    if who and graded.grade in likely:
        return replace(graded, why=f"{graded.why} There they are the words of {who}.")
    return graded


def _judged(
    quotation: str, pieces: Sequence[tuple[Word, ...]], parts: Sequence[Nearest], record: Record
) -> Graded:
    held = [one for one in parts if one.last >= one.first]
    start, end = record.words[held[0].first].start, record.words[held[-1].last].end
    steps = tuple(step for one in parts for step in one.steps)
    base = Graded(
        grade=Fidelity.VERBATIM,
        why=f"Word for word in “{record.name}”.",
        record=record.name,
        start=start,
        end=end,
        passage=" ".join(record.text[start:end].split()),
        speaker=record.speaker_at(start),
        steps=steps,
    )
    differs = [step for step in steps if not step.same]
    size = sum(len(piece) for piece in pieces)
    matched = sum(len(step.ours) for step in steps if step.same)
    if size >= 2 * FEWEST and matched < SAME_PASSAGE * size and scrambled(pieces, parts, record):
        why = "The words of the record stand here in an order in which nobody can have said them."
        return replace(base, grade=Fidelity.GARBLED, why=why)
    if repeated := _repeated(pieces, base.passage):
        why = f"“{repeated}” is doubled, which the record does not have."
        return replace(base, grade=Fidelity.GARBLED, why=why)
    if other := _meaning(steps) or _swallowed(quotation, parts, record):
        return replace(base, grade=Fidelity.ALTERED_MEANING, why=_sentence(other))
    if any(step.ours for step in differs):
        return replace(
            base, grade=Fidelity.ALTERED_WORDING, why=f"The words differ: {told(steps)}."
        )
    if differs or len(pieces) > 1 or _GAP.search(quotation):
        return _elided(base, parts, marked=not differs)
    return base


def _meaning(steps: Sequence[Step]) -> str | None:
    places, at = [], 0
    for step in steps:
        if not step.same:
            places.append((at, step.ours, step.theirs))
        at += max(len(step.ours), 1)
    if why := negation_turned(places):
        return why
    return next((why for _, a, b in places if (why := turned(a, b))), None)


def _swallowed(quotation: str, parts: Sequence[Nearest], record: Record) -> str | None:
    own = {word.plain for gap in _INSERTED.findall(quotation) for word in words_of(gap)}
    for one, other in pairwise(parts):
        gap = [
            word
            for word in record.words[one.last + 1 : other.first]
            if word.plain not in own or word.plain not in NEGATIONS
        ]
        if not gap:
            continue
        from_, to = record.words[one.last].end, record.words[other.first].start
        between = record.text[from_:to]
        if _ASIDE.match(between) and between.rstrip()[-1:] in {",", "—", "–"}:
            continue
        stops = [match.start() for match in _STOP.finditer(between)]
        # What is a sentence of its own is left out as a whole; the halves at both ends are not.
        beside = [
            word
            for word in gap
            if not stops or word.end <= from_ + stops[0] or word.start > from_ + stops[-1]
        ]
        if word := swallowed(beside):
            return f"what is left out holds “{word}”: the sense is turned round"
    return None


def _elided(base: Graded, parts: Sequence[Nearest], *, marked: bool) -> Graded:
    gaps = [other.first - one.last - 1 for one, other in pairwise(parts)]
    left = sum(gaps) + sum(len(step.theirs) for step in base.steps if not step.same)
    if not left:
        return base
    why = f"{left} {'word is' if left == 1 else 'words are'} left out"
    why += "; the meaning is kept" if marked else " without a sign of it"
    if gaps and max(gaps) > FAR:
        why += f"; two pieces stand {max(gaps)} words apart"
    return replace(base, grade=Fidelity.ELIDED, why=why + ".", marked=marked)


def _repeated(pieces: Sequence[tuple[Word, ...]], passage: str) -> str | None:
    """A word the quotation has twice over and the record does not."""
    there = words_of(passage)
    twice = {one.plain for one, other in pairwise(there) if one.plain == other.plain}
    for piece in pieces:
        for one, other in pairwise(piece):
            if one.plain == other.plain and one.start != other.start and one.plain not in twice:
                return other.printed
    return None


def _without_passage(said: Sequence[Word], record: Record) -> Graded:
    sense = shared_sense(said, record)
    if sense is not None:
        first, last, words = sense
        start, end = record.passage(first, last)
        return Graded(
            grade=Fidelity.PARAPHRASE,
            why=f"The record has the sense in other words; in common: {', '.join(words[:6])}.",
            record=record.name,
            start=start,
            end=end,
            passage=" ".join(record.text[start:end].split()),
            speaker=record.speaker_at(start),
            steps=(Step(False, tuple(said), record.words[first : last + 1]),),
        )
    short = len(said) < FEWEST
    why = f"Nothing like these words stands in “{record.name}”."
    if short:
        why += f" With fewer than {FEWEST} words that tells little."
    return Graded(grade=Fidelity.NOT_FOUND, why=why, record=record.name, sure=not short)


def _sentence(why: str) -> str:
    """The reason as a sentence; what begins with a quoted word stays as it is."""
    return f"{why[0].upper()}{why[1:]}."


def told(steps: Sequence[Step], most: int = 6) -> str:
    """What a reader must compare, in words: “goes” for “went”; “no” added."""
    said: list[str] = []
    for step in steps:
        if step.same:
            continue
        ours = " ".join(dict.fromkeys(word.printed for word in step.ours))
        theirs = " ".join(dict.fromkeys(word.printed for word in step.theirs))
        if ours and theirs:
            said.append(f"“{ours}” for “{theirs}”")
        elif ours:
            said.append(f"“{ours}” added")
        else:
            said.append(f"“{theirs}” left out")
    return ", ".join(said[:most])
