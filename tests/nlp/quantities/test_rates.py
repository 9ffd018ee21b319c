from __future__ import annotations

import pytest

from factcheck.domain.value import ValueKind
from factcheck.nlp.values import values_in


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("The rate is 12 per 100,000 people.", 0.00012, "100,000 people"),
        ("Brevania has 350 cases per 100,000 residents.", 0.0035, "100,000 residents"),
        ("It has 4.2 deaths for every 1,000 live births.", 0.0042, "1,000 live births"),
        ("The ratio is 6.5 per thousand.", 0.0065, "thousand"),
    ],
)
def test_a_count_by_head_is_one_rate(text: str, number: float, of: str) -> None:
    (value,) = values_in(text)

    assert (value.kind, value.number, value.of) == (ValueKind.PROPORTION, number, of)
    assert value.unit is None


def test_a_rate_keeps_its_bound() -> None:
    (value,) = values_in("There were more than 20 cases per 1,000 children.")

    assert (value.comparator, value.low, value.high) == (">", 0.02, None)


@pytest.mark.parametrize(
    "text", ["They earn 12 per day.", "He sat 12 per table.", "It uses 6 per 100 kilometers."]
)
def test_what_is_not_counted_by_head_stays_a_count(text: str) -> None:
    assert values_in(text)[0].kind is ValueKind.COUNT


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Nurses asked for a $3-a-day raise.", "$3-a-day", "USD / day"),
        ("She left a £9-an-hour job.", "£9-an-hour", "GBP / hour"),
        ("It costs $3 a day.", "$3 a day", "USD / day"),
    ],
)
def test_pay_keeps_its_time(text: str, words: str, unit: str) -> None:
    (value,) = values_in(text)

    assert (value.text, value.unit) == (words, unit)
