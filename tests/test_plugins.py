"""The vocabularies that scripts rely on: every kind is raised by something, nothing else is."""

from __future__ import annotations

import inspect
import os
from pathlib import Path

import pytest

import factcheck
from factcheck.domain.plugin import Across
from factcheck.plugins import ACROSS, CLAIM_TYPES, DETECTORS

CLAIM_KINDS = {
    "casualties", "membership", "duration", "date", "age", "money", "percentage", "proportion",
    "measurement", "count", "comparison", "quotation", "statement", "position", "role", "causal",
    "prediction", "event",
}  # fmt: skip
FINDING_KINDS = {
    "missing-space", "stray-punctuation", "doubled-word", "unbalanced-quote", "truncated-sentence",
    "encoding-damage", "garbled-text", "garbled-title", "page-furniture",
    "garbled-quote", "double-negation", "altered-quote", "quote-not-found", "misattributed-quote",
    "unattributed-quote", "quoted-term-mismatch",
    "ambiguous-reference", "undefined-abbreviation", "name-variant",
    "subset-exceeds-total", "conflicting-figures", "sum-mismatch", "percentage-mismatch", "impossible-value",
    "weekday-mismatch", "anniversary-mismatch", "interval-mismatch", "age-mismatch", "impossible-date",
    "stale-tense", "schedule-conflict",
    "unsourced-figure", "vague-source", "undated-reference", "unnamed-person", "thin-support",
    "house-style",
}  # fmt: skip
MANUAL = Path(factcheck.__file__).parent / "docs" / "detectors.md"


def test_every_kind_of_claim_is_registered_and_the_last_takes_what_is_left() -> None:
    assert {kind.name for kind in CLAIM_TYPES} == CLAIM_KINDS
    assert CLAIM_TYPES[-1].name == "event"
    assert all(kind.label and kind.icon and kind.questions for kind in CLAIM_TYPES)


def test_every_kind_of_finding_within_one_article_is_raised_by_a_detector() -> None:
    assert {kind for detector in DETECTORS for kind in detector.kinds} == FINDING_KINDS


def test_every_kind_of_finding_between_articles_is_raised_by_a_rule() -> None:
    assert {kind for rule in ACROSS for kind in rule.kinds} == {
        "conflicts-with-article",
        "quotation-varies",
    }


def test_names_are_given_once() -> None:
    for plugins in (CLAIM_TYPES, (*DETECTORS, *ACROSS)):
        names = [plugin.name for plugin in plugins]
        assert len(set(names)) == len(names)


def _manual() -> str:
    pages = ["# Detectors\n\nEvery rule's own manual page, in the order in which they run.\n"]
    for detector in (*DETECTORS, *ACROSS):
        looks = detector.compare if isinstance(detector, Across) else detector.detect
        text = inspect.getdoc(inspect.getmodule(looks)) or ""
        kinds = ", ".join(f"`{kind}`" for kind in detector.kinds)
        pages.append(
            f"## {detector.label}\n\n`{detector.name}`, version {detector.version}; raises {kinds}\n\n{text}\n"
        )
    return "\n".join(pages)


def test_the_manual_is_made_of_the_detectors_docstrings() -> None:
    if os.environ.get("UPDATE_EXPECTED"):
        MANUAL.write_text(_manual(), "utf-8")
    assert MANUAL.read_text("utf-8") == _manual(), "UPDATE_EXPECTED=1 pytest tests/test_plugins.py"


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda one: one.name)
def test_a_manual_page_shows_what_is_flagged_and_what_passes(detector) -> None:  # noqa: ANN001
    page = inspect.getdoc(inspect.getmodule(detector.detect)) or ""

    assert "Flagged" in page
    assert "Passed" in page
