"""What two articles have in common and tell otherwise: tables of what is flagged and what is passed."""

from __future__ import annotations

import inspect
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.analysis import analyse
from factcheck.matching.conflicts_with_article import conflict
from factcheck.matching.quotation_varies import quotation_keys, variation
from factcheck.matching.same_figure import Figured, figured
from factcheck.plugins import ACROSS

FOLDER = Path(__file__).parent / "cases"
ENOUGH = 12


def cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]


FIGURES, QUOTATIONS = cases("conflicts_with_article"), cases("quotation_varies")


def figures_of(text: str, published: str) -> list[Figured]:
    document = analyse(text, published=date.fromisoformat(published)).document
    return [one for _, one in figured(document)]


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["name"])
def test_figures_of_two_articles_are_held_against_each_other(case: dict[str, Any]) -> None:
    days = case.get("published", ["2026-03-03", "2026-03-03"])
    ours, theirs = figures_of(case["ours"], days[0]), figures_of(case["theirs"], days[1])

    found = {
        (one.text, other.text): told
        for one in ours
        for other in theirs
        if not set(one.lookups()).isdisjoint(other.lookups())
        and (told := conflict(one, other)) is not None
    }

    assert [list(pair) for pair in found] == case.get("conflicts", [])
    for told in found.values():
        assert told.unsure is case.get("unsure", False)
        assert told.severity == ("notice" if told.unsure else "warning")
        assert bool(told.why_unsure) is told.unsure


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["name"])
def test_it_does_not_matter_which_article_came_first(case: dict[str, Any]) -> None:
    days = case.get("published", ["2026-03-03", "2026-03-03"])
    ours, theirs = figures_of(case["ours"], days[0]), figures_of(case["theirs"], days[1])

    for one in ours:
        for other in theirs:
            assert conflict(one, other) == conflict(other, one)


@pytest.mark.parametrize("case", QUOTATIONS, ids=lambda case: case["name"])
def test_quotations_of_two_articles_are_held_against_each_other(case: dict[str, Any]) -> None:
    mine, yours = case.get("speakers", ["Ana Ruiz", "Ruiz"])

    told = variation(case["ours"], case["theirs"], mine, yours or None)

    assert (told and [told.ours, told.theirs]) == case.get("varies")
    if told:
        assert told.unsure is case.get("unsure", False)
        shared = set(quotation_keys(case["ours"])) & set(quotation_keys(case["theirs"]))
        assert len(shared) >= 2, "it would not be found by the index"


@pytest.mark.parametrize("case", QUOTATIONS, ids=lambda case: case["name"])
def test_a_quotation_varies_both_ways_or_neither(case: dict[str, Any]) -> None:
    mine, yours = case.get("speakers", ["Ana Ruiz", "Ruiz"])

    one = variation(case["ours"], case["theirs"], mine, yours or None)
    other = variation(case["theirs"], case["ours"], yours or None, mine)

    assert (one is None) == (other is None)


@pytest.mark.parametrize(
    ("table", "flag"), [(FIGURES, "conflicts"), (QUOTATIONS, "varies")], ids=["figures", "quotes"]
)
def test_there_is_enough_that_is_flagged_and_enough_that_is_passed(
    table: list[dict[str, Any]], flag: str
) -> None:
    assert sum(flag in case for case in table) >= ENOUGH
    assert sum(flag not in case for case in table) >= ENOUGH


def test_a_figure_is_the_same_when_it_comes_back_from_the_database() -> None:
    for one in figures_of(FIGURES[0]["ours"], "2026-03-03"):
        assert Figured.from_json(one.as_json()) == one


@pytest.mark.parametrize("rule", ACROSS, ids=lambda rule: rule.name)
def test_the_manual_page_shows_what_is_flagged_and_what_is_passed(rule) -> None:  # noqa: ANN001
    page = inspect.getdoc(inspect.getmodule(rule.compare)) or ""

    for heading in ("Flagged", "Passed", "Source:"):
        assert heading in page
