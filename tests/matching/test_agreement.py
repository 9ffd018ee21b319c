"""What evidence makes of a claim, figure by figure."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.matching.agreement import compare
from tests.growth import grows_linearly, processor_seconds

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "agreement.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['claim']} | {case['evidence']}")
def test_evidence_is_held_against_the_claim(case: dict[str, str]) -> None:
    comparison = compare(case["claim"], case["evidence"])

    assert comparison.label == case["label"], comparison
    if "claim_has" in case:
        against = [pair for pair in comparison.pairs if pair.label == "disagree"]
        assert [(pair.claim_text, pair.evidence_text) for pair in against] == [
            (case["claim_has"], case["evidence_has"])
        ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['claim']} | {case['evidence']}")
def test_every_pair_stands_where_it_says(case: dict[str, str]) -> None:
    for pair in compare(case["claim"], case["evidence"]).pairs:
        assert pair.claim.of(case["claim"]) == pair.claim_text
        assert pair.evidence.of(case["evidence"]) == pair.evidence_text


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['claim']} | {case['evidence']}")
def test_the_reason_is_one_sentence_that_quotes_what_decided(case: dict[str, str]) -> None:
    comparison = compare(case["claim"], case["evidence"])

    assert comparison.reason.endswith(".")
    if comparison.label == "disagree":
        against = [pair for pair in comparison.pairs if pair.label == "disagree"]
        assert comparison.reason == (
            f"The claim has “{against[0].claim_text}” but the evidence “{against[0].evidence_text}”."
        )


def test_a_claim_agrees_with_itself() -> None:
    for case in CASES:
        comparison = compare(case["evidence"], case["evidence"])

        assert comparison.label == ("agree" if comparison.pairs else "unknown"), case


def test_likeness_decides_nothing() -> None:
    comparison = compare("The mayor praised the plan.", "The mayor praised the plan warmly.")

    assert (comparison.label, comparison.pairs) == ("unknown", ())


def test_a_year_left_out_is_that_of_the_other_date() -> None:
    assert compare("Holt was born on 3 May.", "Holt was born on 3 May 1980.").label == "agree"
    assert compare("Holt was born on 3 May.", "Holt was born on 4 May 1980.").label == "disagree"


@pytest.mark.parametrize(
    "hostile",
    [
        "12 deaths, " * 4000,
        "no " * 20000,
        "1/10 " * 8000,
        "tested positive " * 6000,
        "Ada " * 9000 + "5",
    ],
    ids=lambda text: text[:12],
)
def test_a_long_text_is_read_in_little_time(hostile: str) -> None:
    def seconds(length: int) -> float:
        text = hostile[:length]
        return processor_seconds(lambda: compare("More than 50 people died.", text))

    assert grows_linearly(seconds, len(hostile) // 4, len(hostile), leeway=2.5, noise=0.5)
