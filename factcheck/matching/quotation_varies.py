"""The same words of one speaker, printed differently in another stored article.

Flagged: “We will rebuild every house in the valley before winter” beside “We will rebuild every home in
the valley before winter” — “We will not raise the tax on bread this year” beside the same without “not”.
Passed: a part of the quotation, word for word — “We will … rebuild every house”, where the marks of
omission tell that words are missing — “recognise” for “recognize”, “don't” for “do not”, “ten” for “10” —
another sentence of the same speaker — the same set phrase from another speaker — two
versions of one article, or a near copy of which nobody has said yet that it is no new version.

Both articles get a finding that names the other. Two quotations are of one utterance when at least six
words and most of the shorter one stand in the same order in the other, and the speaker may be the same.
At least one of the two is not verbatim (or both are translations): hold them against a recording or a
transcript. Where the likeness is weaker, or a speaker is not named, the finding is a notice and unsure.

Source: the Associated Press, “Statement of News Values and Principles” (quotations are exact); A. Broder,
“On the resemblance and containment of documents” (1997), for how the other quotation is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Opcode, Opcodes
from rapidfuzz.distance.Levenshtein import opcodes

from factcheck.domain.finding import Severity
from factcheck.domain.plugin import Across
from factcheck.matching.families import EMPTY
from factcheck.matching.fingerprints import key_of
from factcheck.matching.quotation_words import GAP, quoted_words
from factcheck.nlp.word_lists import words

RUN = 3
"""Words in a run that is looked up: three in a row are seldom the same by chance."""
MOST_KEYS = 32
"""Runs kept of one quotation, those with the smallest keys: which ones is chance, but the same for all
(A. Broder, "On the resemblance and containment of documents", 1997)."""
FEWEST = 6
"""Words two quotations must have in common; shorter ones are set phrases."""
ALIKE = 0.6
"""The part of the shorter quotation that must be found in the other."""
NEARLY = 0.8
"""From here on nobody doubts that it is one utterance."""
_DENYING = words("not no never none nothing nobody neither nor without")
_PRONOUNS = words("he she it they we i you who one this that his her their")
_TITLES = words(
    "mr mrs ms dr sir dame lord lady prof president minister governor mayor senator general"
)


@dataclass(frozen=True, slots=True)
class Variation:
    """How two tellings of one quotation differ: the words of each where they part first."""

    ours: str
    theirs: str
    severity: Severity
    unsure: bool


def quotation_keys(text: str) -> tuple[int, ...]:
    """What to look a quotation up by; none for one too short to be told from a set phrase."""
    said = quoted_words(text)
    if sum(word != GAP for word in said) < FEWEST:
        return ()
    runs = {
        key_of(*run)
        for run in zip(*(said[k:] for k in range(RUN)), strict=False)
        if GAP not in run and any(word not in EMPTY for word in run)
    }
    return tuple(sorted(runs)[:MOST_KEYS])


@lru_cache(maxsize=4096)
def variation(
    ours: str, theirs: str, our_speaker: str | None, their_speaker: str | None
) -> Variation | None:
    """How the two differ; None where they are not of one utterance, or do not differ."""
    known = _same_speaker(our_speaker, their_speaker)
    if known is False:
        return None
    left, right = quoted_words(ours), quoted_words(theirs)
    steps = _inner(opcodes(left, right))
    same = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    if same < FEWEST:
        return None
    shorter = min(_extent(steps, "src"), _extent(steps, "dest"))
    likeness = same / shorter
    whole = same / min(len(left), len(right))
    if likeness < ALIKE or whole < ALIKE:
        return None
    different = list(_differences(steps, left, right))
    if not different:
        return None
    sure = known is True and likeness >= NEARLY
    first = next((pair for pair in different if _grave(*pair)), different[0])
    return Variation(
        ours=" ".join(first[0]),
        theirs=" ".join(first[1]),
        severity=Severity.WARNING if sure else Severity.NOTICE,
        unsure=not sure,
    )


def _inner(found: Opcodes) -> list[Opcode]:
    """The steps without what one of the two prints before the other begins or after it ends."""
    steps = list(found)
    while steps and steps[0].tag in {"insert", "delete"}:
        steps.pop(0)
    while steps and steps[-1].tag in {"insert", "delete"}:
        steps.pop()
    return steps


def _extent(steps: Sequence[Opcode], side: str) -> int:
    return int(getattr(steps[-1], f"{side}_end") - getattr(steps[0], f"{side}_start")) or 1


def _differences(
    steps: Sequence[Opcode], left: Sequence[str], right: Sequence[str]
) -> Iterator[tuple[list[str], list[str]]]:
    """The words of both wherever they part; what was left out and marked is no difference."""
    for equal, run in groupby(steps, key=lambda step: step.tag == "equal"):
        if equal:
            continue
        found = list(run)
        ours = list(left[found[0].src_start : found[-1].src_end])
        theirs = list(right[found[0].dest_start : found[-1].dest_end])
        if (
            GAP not in ours
            and GAP not in theirs
            and not _same_letters("".join(ours), "".join(theirs), first=found[0] is steps[0])
        ):
            yield ours, theirs


def _same_letters(ours: str, theirs: str, *, first: bool) -> bool:
    """Whether the words differ in their gaps alone: "health care" and "healthcare".

    The first may have lost its beginning to what one of the two does not quote.
    """
    short, long = sorted((ours, theirs), key=len)
    return ours == theirs or (first and bool(short) and long.endswith(short))


def _grave(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words that differ change what was said: a denial or a number."""
    either = {*ours} ^ {*theirs}
    return bool(either & _DENYING) or any(word[0].isdigit() for word in either)


def _same_speaker(one: str | None, other: str | None) -> bool | None:
    """True where both are named and may be one, False where they cannot, None where it is not told."""
    left, right = _named(one), _named(other)
    if not left or not right:
        return None
    return not left.isdisjoint(right)


def _named(speaker: str | None) -> frozenset[str]:
    """The words of a name, without titles; none for a pronoun or a role ("the minister")."""
    found = [word.strip(".,’'") for word in (speaker or "").replace("’s", "").split()]
    return frozenset(
        word.casefold()
        for word in found
        if word[:1].isupper() and word.casefold() not in _PRONOUNS | _TITLES | EMPTY
    )


across = Across(
    name="quotation-varies",
    label="Quotation varies between articles",
    version=2,
    kinds=("quotation-varies",),
    compare=variation,
)
