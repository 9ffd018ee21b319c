"""Every detector against its table of cases: what it must flag, word for word, and what it must pass."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.analysis import run_detectors
from factcheck.domain.document import Document, Reference
from factcheck.domain.finding import Finding
from factcheck.nlp.read import read
from factcheck.plugins import DETECTORS

CASES = Path(__file__).parent / "cases"
ENOUGH = 12
"""Flagged places, and articles without any, for each detector."""
RULES = {rule.name: rule for rule in DETECTORS}


def tables() -> dict[str, dict[str, Any]]:
    return {
        path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml"))
    }


def single(table: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The cases of a table, one an article: `articles` is a list of articles in which nothing is flagged."""
    return {
        f"{title}-{number}" if number else title: {"flags": [], **case, "article": article}
        for title, case in table.items()
        for number, article in enumerate(case.get("articles", [case.get("article")]))
    }


def cases() -> list[Any]:
    return [
        pytest.param(name, case, id=f"{name}:{title}")
        for name, table in tables().items()
        for title, case in single(table).items()
    ]


def notice(name: str, case: dict[str, Any]) -> tuple[Document, tuple[Finding, ...]]:
    published = case.get("published")
    document = read(
        case["article"],
        published=date.fromisoformat(published) if published else None,
        references=tuple(Reference(name=n, text=t) for n, t in case.get("records", {}).items()),
    )
    findings, failed = run_detectors(document, [RULES[name]])
    assert not failed
    return document, findings


@pytest.mark.parametrize(("name", "case"), cases())
def test_flags_exactly_these_words(name: str, case: dict[str, Any]) -> None:
    document, findings = notice(name, case)

    assert [finding.span.of(document.text) for finding in findings] == case["flags"]
    if "kinds" in case:
        assert [finding.kind for finding in findings] == case["kinds"]
    if "severities" in case:
        assert [finding.severity for finding in findings] == case["severities"]
    for finding, words in zip(findings, case.get("messages", ()), strict=False):
        assert words in finding.message
    if "suggestions" in case:
        assert [finding.suggestion for finding in findings] == case["suggestions"]


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_finding_explains_itself(name: str, case: dict[str, Any]) -> None:
    document, findings = notice(name, case)

    for finding in findings:
        assert finding.kind in RULES[name].kinds
        assert (finding.detector, finding.version) == (name, RULES[name].version)
        assert len(finding.message) > 30
        assert finding.message[-1] in ".?!”"
        for place in finding.related:
            assert place.of(document.text).strip()


@pytest.mark.parametrize("name", sorted(RULES))
def test_has_enough_that_must_be_flagged_and_enough_that_must_pass(name: str) -> None:
    table = single(tables()[name]).values()

    assert sum(len(case["flags"]) for case in table) >= ENOUGH
    assert sum(not case["flags"] for case in table) >= ENOUGH


def test_every_table_belongs_to_a_detector() -> None:
    assert set(tables()) == set(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_manual_page_shows_what_is_flagged_and_what_is_passed(name: str) -> None:
    page = __import__(RULES[name].detect.__module__, fromlist=["__doc__"]).__doc__

    for heading in ("Flagged", "Passed", "Source:"):
        assert heading in page
