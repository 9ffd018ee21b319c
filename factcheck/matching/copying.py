"""Whether one source repeats another: two newspapers that print one wire report are one witness.

Texts are compared by the runs of words they share (`shingles`), of which each keeps a sample of the same
kind, so that any two can be compared without reading them again.
"""

from __future__ import annotations

import struct
from heapq import nsmallest

from factcheck.matching.shingles import FEWEST, runs

SAMPLE = 400
"""Runs kept of a text, the smallest ones (Broder 1997, 4): of a text of up to 400 words all."""
ENOUGH = 0.4
"""The share of the shorter text that has to be in the other. Reports on one event written apart have a few
quotations in common; a rewritten wire report keeps about half of its sentences."""

Sketch = frozenset[int]


def sketch(text: str) -> Sketch:
    """The sample of a text's runs of words."""
    return frozenset(nsmallest(SAMPLE, runs(text)))


def packed_sketch(sample: Sketch) -> bytes:
    """A sample as it is kept: eight bytes a run."""
    return struct.pack(f"<{len(sample)}q", *sorted(sample))


def unpacked_sketch(kept: bytes) -> Sketch:
    """The sample that was packed."""
    return frozenset(struct.unpack(f"<{len(kept) // 8}q", kept))


def share(one: Sketch, other: Sketch) -> float:
    """The share of the shorter text that stands in the other, 0 to 1, as far as the samples tell."""
    if min(len(one), len(other)) < FEWEST:
        return 0.0
    # Two samples can be compared as far as both are complete.
    ends = [max(side) for side in (one, other) if len(side) >= SAMPLE]
    if ends:
        one, other = ({run for run in side if run <= min(ends)} for side in (one, other))  # type: ignore[assignment]
    return len(one & other) / max(1, min(len(one), len(other)))
