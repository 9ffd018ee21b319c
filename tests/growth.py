"""Whether work grows no faster than its input, told so that a busy machine cannot spoil it.

Noise only ever adds time, so the best of several rounds is compared, and one round that shows the
growth is enough: a quadratic step shows it in none.
"""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 8


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor time `work` takes in this thread."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def grows_linearly(
    seconds: Callable[[int], float], small: int, large: int, *, leeway: float, noise: float
) -> bool:
    """Whether `seconds(large)` is at most `leeway` times its share of `seconds(small)`.

    `seconds` measures the work on an input of that size; under `noise` seconds nothing is told apart.
    """
    before = after = float("inf")
    for _ in range(ROUNDS):
        after = min(after, seconds(large))
        if after <= noise:
            return True
        before = min(before, seconds(small))
        if after <= leeway * before * large / small:
            return True
    return False
