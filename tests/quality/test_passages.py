"""The passage that bears a claim out is found first, and the one with another figure is told apart."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.matching.passages import Beside, Indexed, indexed, propose
from tests.quality import floors

pytestmark = pytest.mark.quality
GOLD = Path(__file__).with_name("passages.toml")


def test_passages_are_ranked_and_told_apart_as_well_as_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every claim is held against the passages of all, so that each has some hundred to choose from."""
    triples = tomllib.loads(GOLD.read_text("utf-8"))["triple"]
    assert len(triples) >= 30
    sources = [
        Indexed(number, text, indexed(text))
        for number, text in enumerate(
            f"{one['beside']}\n{one['otherwise']}\n{one['supports']}" for one in triples
        )
    ]
    first = otherwise = wrong = 0

    for number, one in enumerate(triples):
        found = propose(one["claim"], sources)
        first += bool(found) and found[0].text == one["supports"]
        own = {proposal.text: proposal for proposal in found if proposal.source == number}
        other = own.get(one["otherwise"])
        otherwise += other is not None and other.beside is Beside.DIFFERENT_FIGURE
        support = own.get(one["supports"])
        wrong += support is not None and support.beside is Beside.DIFFERENT_FIGURE

    lines = floors.hold(
        "own/passages",
        sha256(GOLD.read_bytes()).hexdigest(),
        {"supports_first": first / len(triples), "figure_told": otherwise / len(triples)},
        {"support_called_different": wrong},
    )
    with capsys.disabled():
        print(f"\n{lines}")  # noqa: T201 - the figures are what the test is for
