from __future__ import annotations

from datetime import date

import pytest

from factcheck.domain.value import ValueKind
from factcheck.nlp.values import values_in

PUBLISHED = date(2023, 3, 15)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ortega turns 40 on Friday.", 40),
        ("She turned eighteen last week.", 18),
        ("Turning 30, he left Velmond.", 30),
        ("The painter died at 87 in Brevania.", 87),
        ("He retired at 65.", 65),
        ("She died at the age of 87.", 87),
        ("They admitted a 87 yo woman.", 87),
        ("The patient is an 87 y/o man.", 87),
    ],
)
def test_an_age_told_by_its_verb(text: str, years: int) -> None:
    value = values_in(text, PUBLISHED)[0]

    assert (value.kind, value.number, value.unit) == (ValueKind.AGE, years, "year")


@pytest.mark.parametrize(
    "text",
    [
        "They turned 3 of them away.",
        "It turned 40 people away.",
        "The ship turned 40 degrees.",
        "He died at 6 on Monday.",
        "He died at 8:30 on Monday.",
        "The barrage died at 30 meters.",
        "The plan turned 15% of the land into farms.",
        "Shares turned 30% higher.",
    ],
)
def test_what_turns_or_dies_otherwise_has_no_age(text: str) -> None:
    assert all(value.kind is not ValueKind.AGE for value in values_in(text, PUBLISHED))
