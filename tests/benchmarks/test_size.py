"""How large an analysis gets and how many processors it uses, measured in processes of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.analysis import analyse, each
from factcheck.cli.first_day import sample

pytestmark = pytest.mark.benchmark

MOST_MB = 600
LEAST_GAIN = 0.8
"""Of what twice the processors could give."""
ROUNDS = 3
ARTICLES = 12
START = 5.0
"""Seconds in which a process has loaded the model, on a machine that does little else."""
_CHILD = """
import sys, time
from pathlib import Path
from factcheck.analysis import analyse
from factcheck.nlp.model import load
load()
began = time.process_time()
text = Path(sys.argv[1]).read_text("utf-8")
analysis = analyse(text)
# The kernel's own high-water mark: getrusage would count what the parent held when this was started.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.process_time() - began, int(peak.split()[1]) / 1024)
"""


def long_text(words: int) -> str:
    """The bundled sample again and again, until it has so many words."""
    text = sample()[0].decode()
    head, _, body = text.partition("\n\n")
    times = words // len(body.split()) + 1
    return head + ("\n\n" + body) * times


def measured(path: Path) -> tuple[float, float]:
    """Seconds of processor time and the peak of memory (MB) that a child process takes to analyse a file."""
    # The library's own switch: not to use several threads, whose time would be added up.
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], check=True, capture_output=True, text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def _holds(tmp_path: Path, words: int, record: Callable[[str, object], None]) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(long_text(words // 4), "utf-8")
    large.write_text(long_text(words), "utf-8")

    (before, _), (after, peak) = measured(small), measured(large)

    record("megabytes", peak)
    record("growth", after / before)
    print(f"\n{words} words: {after:.1f} s, {peak:.0f} MB; a quarter of them: {before:.1f} s")  # noqa: T201
    assert peak <= MOST_MB
    assert after <= 1.5 * 4 * before


def test_a_long_document_takes_bounded_memory_and_linear_time(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    _holds(tmp_path, 20_000, record_property)


@pytest.mark.soak
def test_a_document_of_a_book_takes_bounded_memory_and_linear_time(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    _holds(tmp_path, 100_000, record_property)


def _claims(text: str) -> int:
    if not text:  # gives the other process the time to start as well
        analyse("Kadra is a town.")
        time.sleep(START)
    return len(analyse(text).document.claims)


@pytest.mark.soak  # both processors have to be free for as long as it takes
def test_two_processes_read_nearly_twice_as_much(
    record_property: Callable[[str, object], None],
) -> None:
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("ONE PROCESSOR ONLY: that many articles are read side by side is not measured")
    if os.getloadavg()[0] > len(os.sched_getaffinity(0)):
        pytest.skip("THE MACHINE IS BUSY: how well the processors are used is not measured")
    text = long_text(2_500)
    _claims(text)
    gains = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        alone = [_claims(text) for _ in range(ARTICLES // 2)]
        one = time.perf_counter() - began
        # Started and loaded before the clock runs: the first answer comes when a process is ready.
        answers = each(_claims, ["", ""] + [text] * ARTICLES, workers=2)
        next(answers), next(answers)
        began = time.perf_counter()
        together = list(answers)
        gains.append(2 * one / (time.perf_counter() - began) / 2)
        assert together == alone * 2

    record_property("gain", max(gains))
    print(f"\nof twice the speed: {max(gains):.2f}")  # noqa: T201 - the figure is what one runs it for
    assert max(gains) >= LEAST_GAIN
