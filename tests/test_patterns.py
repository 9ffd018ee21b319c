"""No pattern of the program is worse than linear: a hostile article cannot make it hang."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import factcheck
from tests.growth import grows_linearly, processor_seconds

SMALL, LARGE = 12_500, 100_000
# A linear pattern takes eight times as long for eight times the text, a quadratic one 64 times.
LEEWAY = 3.0
# Seconds. What takes less than SCREEN on the smallest size would take less than NOISE on the largest
# even if it were quadratic, so only the others are measured there.
SCREEN, NOISE = 0.002, 0.15

# What breaks patterns: one character without end, near misses of words, numbers, quotations and lists.
HOSTILE = [
    "a", " ", "\n", "9", "“", '"', "'", "’", ".", ",", "-", "(", "A", "1,", "a ", "a.", ". ", "1 ", "9.9", "a-",
    "“a", "a”", "the ", "and ", "more than ", "one hundred and ", "said ", "Mr. ", "He said ", "1,000,", "$1",
    "May 1 ", "St. ", "U.S. ", "A.B.", "x@x", "http://", "/", "é", "e\u0301", "🌊", "\u200f", "\t", "a\n", "1\n",
    "of the ", "no ", "not ", "to ", "20 per cent ", "from 1 to ", "minus ", "half ", "ago ", "2023-", "12:", "#", "*",
    "Ab ", "Ab: ", "a'", "&amp;", "&#", "â€", "\n \n", "10 of 20 members ", "10th anniversary of the ", "in 1990 and ",
    "minister of Ab ", "will meet ", "Ab reported from ", "born in 1950 ", "is due to ", "no date for a ", "killed 12 ",
    # Sentences with signs for their values: a figure, a share, a length, a day, a time, a rank, an age.
    "\ue000 ", "\ue000, ", "\ue000 and ", "\ue000 of ", "from \ue000 to ", "\ue100 ", "\ue100 of \ue000 ", "\ue200 ",
    "\ue300 ", "in \ue300 ", "\ue400 ", "at \ue400 ", "\ue500 ", "born in \ue300 ", "\ue600 ", "the \ue000 a ",
]  # fmt: skip


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for index, found in enumerate(_in(value)):
                yield f"{module.name}.{name}[{index}]", found


def _in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _in(one)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _in(one)


PATTERNS = {found.pattern + str(found.flags): (name, found) for name, found in _patterns()}


@pytest.mark.parametrize(
    ("name", "pattern"), PATTERNS.values(), ids=[name for name, _ in PATTERNS.values()]
)
def test_a_pattern_takes_linear_time_on_hostile_text(name: str, pattern: re.Pattern[str]) -> None:
    for unit in HOSTILE:
        for end in ("", "!"):

            def seconds(size: int, unit: str = unit, end: str = end) -> float:
                text = (unit * (size // len(unit) + 1))[:size] + end
                return processor_seconds(lambda: sum(1 for _ in pattern.finditer(text)))

            if seconds(SMALL) < SCREEN:
                continue
            assert seconds(SMALL) < 4 * NOISE, f"{name} on {SMALL} of {unit!r}"
            assert grows_linearly(seconds, SMALL, LARGE, leeway=LEEWAY, noise=NOISE), (
                f"{name} on {unit!r}"
            )
