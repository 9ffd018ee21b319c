"""Every claim type against its table of cases: texts with a claim of the kind, and texts without one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.analysis import analyse
from factcheck.plugins import CLAIM_TYPES

CASES = Path(__file__).parent / "cases"
FEWEST = 3


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


def cases(answer: str) -> list[Any]:
    return [
        pytest.param(kind.name, text, id=f"{kind.name}:{text}")
        for kind in CLAIM_TYPES
        for text in table(kind.name)[answer]
    ]


def kinds_in(text: str) -> list[str]:
    return [claim.kind for claim in analyse(text, published=date(2024, 5, 17)).document.claims]


@pytest.mark.parametrize(("name", "text"), cases("yes"))
def test_a_text_has_a_claim_of_the_kind(name: str, text: str) -> None:
    assert name in kinds_in(text)


@pytest.mark.parametrize(("name", "text"), cases("no"))
def test_a_text_has_no_claim_of_the_kind(name: str, text: str) -> None:
    assert name not in kinds_in(text)


@pytest.mark.parametrize("kind", CLAIM_TYPES, ids=lambda kind: kind.name)
def test_a_kind_has_its_table_and_its_questions(kind: Any) -> None:
    found = table(kind.name)

    assert len(found["yes"]) >= FEWEST
    assert len(found["no"]) >= FEWEST
    assert kind.questions
    assert len(kind.icon) == 1


def test_the_last_kind_takes_whatever_is_left() -> None:
    assert CLAIM_TYPES[-1].name == "event"


def test_no_two_kinds_have_the_same_sign() -> None:
    assert len({kind.icon for kind in CLAIM_TYPES}) == len(CLAIM_TYPES)
