"""The reading held against its own gold sentences: no figure may fall below what was reached."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.analysis import analyse
from factcheck.domain.value import ValueKind
from factcheck.plugins import CLAIM_TYPES
from tests.quality import faults, floors, own

pytestmark = pytest.mark.quality
FEWEST = 150


@pytest.fixture(scope="module")
def measured() -> own.Measured:
    return own.measure()


def test_no_figure_is_below_its_floor(
    measured: own.Measured, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = floors.hold(
        "own", own.digest(), measured.figures, {"statements_untrue": len(measured.untrue)}
    )

    with capsys.disabled():
        print(f"\n{lines}")  # noqa: T201 - the figures are what the test is for


def test_no_statement_loses_or_invents_a_number_name_or_negation(measured: own.Measured) -> None:
    assert measured.faults == []


def test_the_gold_is_large_and_speaks_the_engine_s_words() -> None:
    sentences = [s for article in _articles() for s in article["sentence"]]
    kinds = {k for s in sentences for claim in s["claims"] for k in claim[0].split("|")}
    measures = {k for s in sentences for value in s["values"] for k in value[0].split("|")}

    assert len(sentences) >= FEWEST
    assert kinds == {claim_type.name for claim_type in CLAIM_TYPES}
    assert measures <= set(ValueKind)


def test_no_gold_statement_says_what_its_sentence_does_not() -> None:
    assert [
        claim[1]
        for article in _articles()
        for sentence in article["sentence"]
        for claim in sentence["claims"]
        if own.untrue(claim[1], sentence.get("never", []))
    ] == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("About 40 sheep were not sold at Imber.", None),
        ("About 50 sheep were not sold at Imber.", "invents the number '50'"),
        ("About 4 sheep were not sold at Imber.", "invents the number '4'"),
        ("Sheep were not sold at Imber.", "loses the number '40'"),
        ("About 40 sheep were sold at Imber.", "loses the negation 'not'"),
        ("About 40 sheep were not sold.", "loses the name 'Imber'"),
        ("About 40 sheep were not sold at Imber by Pohl.", "invents the name 'Pohl'"),
    ],
)
def test_a_statement_at_fault_is_seen(statement: str, fault: str | None) -> None:
    document = analyse(
        "About 40 sheep were not sold at Imber.", published=date(2024, 5, 16)
    ).document
    claim = replace(document.claims[0], statement=statement)
    doctored = replace(document, claims=(claim,))

    found = list(faults.in_claims(doctored))

    assert (fault in found[0]) if fault else found == []


@pytest.mark.parametrize(
    ("before", "figure", "says"),
    [
        (0.5, 0.55, None),
        (0.5, 0.45, "not lowered without ALLOW_LOWER=1"),
    ],
)
def test_a_floor_is_not_lowered_by_accident(
    before: float, figure: float, says: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"x": {"digest": "d", "floors": {"f1": before}}}), "utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.setenv("UPDATE_FLOORS", "1")
    monkeypatch.delenv("ALLOW_LOWER", raising=False)

    if says:
        with pytest.raises(floors.Below, match=says):
            floors.hold("x", "d", {"f1": figure})
        monkeypatch.setenv("ALLOW_LOWER", "1")
    floors.hold("x", "d", {"f1": figure})

    assert floors.kept("x")["floors"]["f1"] == round(figure - floors.MARGIN, 3)


def test_a_figure_below_its_floor_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"x": {"digest": "d", "floors": {"f1": 0.5}}}), "utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.delenv("UPDATE_FLOORS", raising=False)

    floors.hold("x", "d", {"f1": 0.5})
    with pytest.raises(floors.Below, match=r"x f1: 0\.499 is below its floor of 0\.500"):
        floors.hold("x", "d", {"f1": 0.499})
    with pytest.raises(floors.Below, match="not those the floors were measured on"):
        floors.hold("x", "other rows", {"f1": 0.6})


def _articles() -> Iterator[dict]:
    for path in sorted(own.GOLD.glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8"))["article"]
