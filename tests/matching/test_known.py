"""Which earlier claims are offered, and what is said of their figures."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.matching.claim_keys import MOST_KEYS, keys_of
from factcheck.matching.known import Figure, Telling, known

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "cases" / "known.toml").read_text("utf-8")
)
SAYS = {True: "same", False: "different", None: ""}


def telling(number: int, statement: str, figure: float) -> Telling:
    made = Figure(
        kind="count", number=figure, low=None, high=None, unit="people", text=f"{figure:,.0f}"
    )
    return Telling(id=number, statement=statement, figure=made if figure else None)


@pytest.mark.parametrize("name", CASES)
def test_the_cases(name: str) -> None:
    case = CASES[name]
    ours, theirs = case.get("figures", (0, 0))

    found = known(telling(2, case["asked"], ours), [telling(1, case["other"], theirs)], most=5)

    assert bool(found) is case["alike"]
    if found:
        assert SAYS[found[0].same_figure] == case["figure"]
        assert (found[0].figure is not None) is (case["figure"] == "different")


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["alike"]])
def test_what_is_alike_shares_a_key(name: str) -> None:
    case = CASES[name]
    assert set(keys_of(case["asked"])) & set(keys_of(case["other"]))


def test_the_figure_is_no_part_of_the_keys() -> None:
    assert keys_of("The flood killed 40 people in Kadra.") == keys_of(
        "The flood killed 55,000 people in Kadra."
    )


def test_the_keys_of_a_long_claim_are_bounded_and_an_empty_one_has_none() -> None:
    assert len(keys_of(" ".join(f"Word{n} Name{n}" for n in range(10_000)))) == MOST_KEYS
    assert keys_of("") == ()
    assert keys_of("40") == ()


def test_the_same_figure_comes_first() -> None:
    asked = telling(9, "The flood in Kadra killed 40 people.", 40)
    others = [
        telling(1, "The flood in Kadra killed 55 people.", 55),
        telling(2, "A flood in Kadra killed 40 people, officials said.", 40),
    ]
    assert [one.id for one in known(asked, others, most=5)] == [2, 1]
