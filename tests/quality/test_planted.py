"""How many of the mistakes planted in short invented articles the detectors find, and what else they tell.

`planted/*.toml` holds the articles, each with the mistakes put into it: their kind and the exact words.
A mistake is found when a finding of its kind overlaps its words. `planted/floors.json` holds the least
share found, by kind and overall, which may only rise, and the kinds of notice that are in place on
any article. Run as a module the file prints what is missed and what is told without cause.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.analysis import run_detectors
from factcheck.domain.document import Reference
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.span import Span
from factcheck.nlp.read import read
from factcheck.plugins import DETECTORS

pytestmark = pytest.mark.quality

PLANTED = Path(__file__).parent / "planted"
FLOORS = json.loads((PLANTED / "floors.json").read_text("utf-8"))
ACROSS_ARTICLES = {"conflicts-with-article", "quotation-varies"}


@cache
def articles() -> dict[str, dict[str, Any]]:
    return {
        f"{path.stem}:{name}": {**article, "article": article["article"].strip()}
        for path in sorted(PLANTED.glob("*.toml"))
        for name, article in tomllib.loads(path.read_text("utf-8")).items()
    }


@cache
def findings(name: str) -> tuple[Finding, ...]:
    article = articles()[name]
    document = read(
        article["article"],
        published=date.fromisoformat(article["published"]),
        references=tuple(Reference(name=n, text=t) for n, t in article.get("records", {}).items()),
    )
    found, failed = run_detectors(document, DETECTORS)
    assert not failed
    return found


def places(name: str) -> list[tuple[str, Span]]:
    """The kind and the place of every mistake planted in an article."""
    text = articles()[name]["article"]
    return [
        (mistake["kind"], Span(start, start + len(mistake["words"])))
        for mistake in articles()[name].get("planted", [])
        for start in [text.index(mistake["words"])]
    ]


def is_found(name: str, kind: str, place: Span) -> bool:
    return any(f.kind == kind and f.span.overlaps(place) for f in findings(name))


def recall() -> dict[str, tuple[int, int]]:
    """How many of the planted mistakes are found and how many there are, by kind and "overall"."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for name in articles():
        for kind, place in places(name):
            counts[kind].append(is_found(name, kind, place))
            counts["overall"].append(counts[kind][-1])
    return {kind: (sum(found), len(found)) for kind, found in sorted(counts.items())}


def alarms(name: str) -> list[Finding]:
    """What is told where nothing was planted: errors, warnings, and notices that are out of place.

    A finding at the words of a planted mistake is about that mistake, whatever its kind.
    """
    planted = [place for _, place in places(name)]
    return [
        finding
        for finding in findings(name)
        if not any(
            finding.span.overlaps(place) or any(r.overlaps(place) for r in finding.related)
            for place in planted
        )
        and not (finding.severity is Severity.NOTICE and finding.kind in FLOORS["allowed_notices"])
    ]


@pytest.mark.parametrize("name", sorted(articles()))
def test_an_article_is_made_as_it_says(name: str) -> None:
    article = articles()[name]

    assert 80 <= len(article["article"].split()) <= 150
    for mistake in article.get("planted", []):
        assert article["article"].count(mistake["words"]) >= 1, mistake["words"]


def test_every_kind_of_finding_is_planted() -> None:
    kinds = {kind for rule in DETECTORS for kind in rule.kinds} - ACROSS_ARTICLES

    assert kinds == set(recall()) - {"overall"}
    assert sum(not article.get("planted") for article in articles().values()) >= 10


@pytest.mark.parametrize("kind", sorted(FLOORS["recall"]))
def test_no_fewer_are_found_than_before(kind: str) -> None:
    found, planted = recall()[kind]

    assert found / planted >= FLOORS["recall"][kind]


@pytest.mark.parametrize("name", sorted(articles()))
def test_nothing_is_told_where_nothing_was_planted(name: str) -> None:
    text = articles()[name]["article"]

    assert [(f.severity, f.kind, f.span.of(text)) for f in alarms(name)] == []


def _report() -> None:
    for name in sorted(articles()):
        text = articles()[name]["article"]
        for kind, place in places(name):
            if not is_found(name, kind, place):
                sys.stdout.write(f"missed  {name}  {kind}  {place.of(text)}\n")
        for f in alarms(name):
            sys.stdout.write(f"alarm   {name}  {f.severity} {f.kind}  {f.span.of(text)}\n")
    for kind, (found, planted) in recall().items():
        sys.stdout.write(f"{kind}: {found}/{planted}\n")


if __name__ == "__main__":
    _report()
