"""Which of our statements or values goes with which of the gold's: the most alike first, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

_WORD = re.compile(r"\d[\d,.]*\d|\w+")
# What carries no news: articles, the weekday beside a date, the forms of "be" and "have".
_IDLE = frozenset(
    "a an the that monday tuesday wednesday thursday friday saturday sunday "  # noqa: SIM905
    "is are was were be been being has have had having".split()
)


def words(statement: str) -> Counter[str]:
    """The words of a statement that carry its news."""
    plain = statement.lower().replace("’s", "").replace("'s", "").replace("’", "'")
    return Counter(word for word in _WORD.findall(plain) if word not in _IDLE)


def likeness(one: str, other: str) -> float:
    """F1 of the words two statements share, 0 to 1."""
    a, b = words(one), words(other)
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def pairs(
    ours: Sequence[Any], gold: Sequence[Any], like: Callable[[Any, Any], float]
) -> list[tuple[float, int, int]]:
    """The most alike first, each once: likeness, index of ours, index of the gold."""
    every = ((like(o, g), i, j) for i, o in enumerate(ours) for j, g in enumerate(gold))
    taken: set[int] = set()
    met: set[int] = set()
    found = []
    for value, i, j in sorted(every, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if value > 0 and i not in taken and j not in met:
            taken.add(i)
            met.add(j)
            found.append((value, i, j))
    return found
