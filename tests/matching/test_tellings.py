"""Two tellings of one sentence hold the same numbers, or one of them was changed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.matching.agreement import compare_tellings

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "tellings.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['one']} | {case['other']}")
def test_a_changed_number_is_named(case: dict) -> None:
    comparison = compare_tellings(case["one"], case["other"])

    told = [text for pair in comparison.pairs for text in (pair.claim_text, pair.evidence_text)]
    assert told == case.get("changed", [])
    assert comparison.label == ("disagree" if "changed" in case else "agree")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['one']} | {case['other']}")
def test_it_does_not_matter_which_is_told_first(case: dict) -> None:
    assert (
        compare_tellings(case["one"], case["other"]).label
        == compare_tellings(case["other"], case["one"]).label
    )
