"""Whether one text is a near copy of another: the runs of words they share.

A. Broder, On the resemblance and containment of documents (1997): runs of w words as a set; of the set
only the keys divisible by a number are kept to look texts up by, and the share is counted on the whole.
"""

from __future__ import annotations

import re
from hashlib import blake2b

WORDS = 5
"""Words in a run: shorter ones are shared by texts on one subject, longer ones break at every edit."""
NEAR_COPY = 0.5
"""Share of the shorter text's runs from which a text is proposed as a new wording of the other. An edit of
one word breaks five runs, so that half the runs is about one changed word in every eight."""
SAMPLE = 8
"""One run in so many is kept to look up."""
FEWEST = 20
"""Runs below which a text is too short to tell."""
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> frozenset[int]:
    """Every run of words of a text, as signed 64-bit numbers."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(
        int.from_bytes(
            blake2b(" ".join(words[at : at + WORDS]).encode(), digest_size=8).digest(),
            "big",
            signed=True,
        )
        for at in range(len(words) - WORDS + 1)
    )


def sample(whole: frozenset[int]) -> frozenset[int]:
    """The runs by which a text is looked up: the same ones of every text that has them."""
    return frozenset(key for key in whole if key % SAMPLE == 0)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the smaller set that stands in the other, 0 to 1; 0 where one is too small to tell."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= FEWEST else 0.0
