"""Where the pieces of a quotation stand in a record: word for word, or nearly, in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from factcheck.nlp.speech.nearest import Nearest, Step, nearest
from factcheck.nlp.speech.record import Record, Word
from factcheck.nlp.speech.turns import other_speaker

FEWEST = 3
"""Words a quotation must have for its absence from the record to tell anything."""
SAME_PASSAGE = 0.6
"""Share of the quoted words, rare ones counting more, from which a passage is the same in other words: a
changed word in a short sentence passes, two sentences on one subject do not."""
SCRAMBLED = 0.85
"""Share of the quoted words that the passage holds in another order, from which they are garbled."""
_CHAINS = 100
"""Places at which a quotation's first words are looked at."""


def located(
    pieces: Sequence[tuple[Word, ...]], record: Record, credited: str | None
) -> list[Nearest] | None:
    """The place of each piece, in order; None where the record does not hold them.

    Of several places the one where the credited speaker speaks is taken.
    """
    return _exact(pieces, record, credited) or _near(pieces, record, credited)


def _exact(
    pieces: Sequence[tuple[Word, ...]], record: Record, credited: str | None
) -> list[Nearest] | None:
    """All pieces word for word, in order; the credited speaker's turn before another's."""
    phrases = [" ".join(word.plain for word in piece) for piece in pieces]
    chains: list[tuple[bool, int, list[Nearest]]] = []
    for begin in record.occurrences(phrases[0], _CHAINS):
        parts = [_whole(pieces[0], record, begin)]
        for piece, phrase in zip(pieces[1:], phrases[1:], strict=True):
            after = parts[-1].last + 1
            if after >= len(record.starts):
                break
            at = record.joined.find(f" {phrase} ", record.starts[after] - 1)
            if at < 0:
                break
            parts.append(_whole(piece, record, bisect_right(record.starts, at + 1) - 1))
        if len(parts) == len(pieces):
            other = bool(other_speaker(credited, record.speaker_at(record.words[begin].start)))
            chains.append((other, parts[-1].last - begin, parts))
    # The pieces that stand closest together are the ones that were put together.
    return min(chains, key=lambda chain: chain[:2])[2] if chains else None


def _whole(piece: tuple[Word, ...], record: Record, begin: int) -> Nearest:
    last = begin + len(piece) - 1
    return Nearest(begin, last, (Step(True, piece, record.words[begin : last + 1]),), 1.0)


def _near(
    pieces: Sequence[tuple[Word, ...]], record: Record, credited: str | None
) -> list[Nearest] | None:
    """Each piece where it comes nearest, in order; None where too little of them stands there."""
    longest = max(range(len(pieces)), key=lambda at: len(pieces[at]))
    anchors = nearest(pieces[longest], record)
    if not anchors:
        return None
    best = max(anchors, key=lambda one: (round(one.matched, 1), _by(record, one, credited)))
    parts = [best]
    for piece in reversed(pieces[:longest]):
        found = nearest(piece, record, before=parts[0].first)
        parts.insert(0, found[0] if found else _nowhere(piece, parts[0].first))
    for piece in pieces[longest + 1 :]:
        found = nearest(piece, record, after=parts[-1].last + 1)
        parts.append(found[0] if found else _nowhere(piece, parts[-1].last + 1))
    weight = sum(len(piece) for piece in pieces)
    matched = sum(one.matched * len(piece) for one, piece in zip(parts, pieces, strict=True))
    if matched / weight >= SAME_PASSAGE or any(
        scrambled(pieces, [one], record) for one in (*anchors, *parts)
    ):
        return parts
    return None


def _by(record: Record, one: Nearest, credited: str | None) -> bool:
    return not other_speaker(credited, record.speaker_at(record.words[one.first].start))


def _nowhere(piece: tuple[Word, ...], at: int) -> Nearest:
    return Nearest(at, at - 1, (Step(False, piece, ()),), 0.0)


def scrambled(pieces: Sequence[tuple[Word, ...]], parts: Sequence[Nearest], record: Record) -> bool:
    """Whether a stretch of the record little longer than the quotation holds its words in disorder."""
    said = Counter(word.plain for piece in pieces for word in piece)
    size = said.total()
    first = max(0, min(one.first for one in parts) - size)
    last = min(len(record.words), max(one.last for one in parts) + 1 + size)
    if size < 2 * FEWEST or last - first > 8 * size:
        return False
    wide = size + size // 3
    there: Counter[str] = Counter()
    for at in range(first, last):
        there[record.words[at].plain] += 1
        if at - first >= wide:
            there[record.words[at - wide].plain] -= 1
        if (said & there).total() >= SCRAMBLED * size:
            return True
    return False
