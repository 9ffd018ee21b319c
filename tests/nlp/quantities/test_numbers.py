from __future__ import annotations

import pytest

from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.tokens import Tokens
from tests.growth import grows_linearly, processor_seconds


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("50,000", 50_000),
        ("1,234,567.5", 1_234_567.5),
        ("50\u00a0000", 50_000),
        (".25", 0.25),
        ("2.3bn", 2.3e9),
        ("1.1m", 1.1e6),
        ("40k", 40_000),
        ("5 million", 5e6),
        ("1.2 trillion", 1.2e12),
        ("3 lakh", 300_000),
        ("two crore", 2e7),
        ("a hundred and twenty", 120),
        ("two hundred thousand", 200_000),
        ("three thousand million", 3e9),
        ("twenty-one", 21),
        ("nineteen", 19),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("one and a half million", 1.5e6),
        ("a million and a half", 1.5e6),
        ("three-and-a-half", 3.5),
        ("two and a half", 2.5),
        ("one and three quarters", 1.75),
        ("1½", 1.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("½", 0.5),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("one-half", 0.5),
        ("one point five", 1.5),
        ("4 thousand 3 hundred and 21", 4321),
        ("-1e-3", None),
    ],
)
def test_the_whole_number_is_read(text: str, value: float | None) -> None:
    tokens = Tokens(text)

    number = read_number(tokens, 0)

    if value is None:
        assert number is None
        return
    assert number is not None
    assert number.end == tokens.size
    assert number.value == pytest.approx(value)
    assert (number.low, number.high) == (number.value, number.value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("hundreds", 200, 999),
        ("dozens", 24, 99),
        ("several", 3, 9),
        ("several hundred", 300, 999),
        ("a few thousand", 3000, 9999),
        ("a few", 3, 9),
    ],
)
def test_a_vague_amount_has_bounds_and_no_value(text: str, low: float, high: float) -> None:
    number = read_number(Tokens(text), 0)

    assert number is not None
    assert number.value is None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["people", "9/11", "24/7", "50/50", "1/0", "hundredth", "the", "and"]
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    number = read_number(Tokens(text), 0)

    assert number is None or number.end < Tokens(text).size


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12th", 12),
        ("1,000th", 1000),
        ("third", 3),
        ("twenty-first", 21),
        ("fortieth", 40),
        ("two hundred and fifth", 205),
        ("three hundredth", 300),
    ],
)
def test_an_ordinal_is_read(text: str, value: float) -> None:
    number = read_ordinal(Tokens(text), 0)

    assert number is not None
    assert number.value == value


def test_a_number_beyond_a_float_is_no_number() -> None:
    assert read_number(Tokens("9" * 5000), 0) is None
    assert read_number(Tokens("1e999"), 0) is None


@pytest.mark.parametrize(
    "unit", ["1,", "1,000,", "one hundred and ", "twenty-", "1/2 ", "- ", "half a "]
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        return processor_seconds(lambda: read_all(unit * times))

    def read_all(text: str) -> None:
        tokens = Tokens(text)
        for at in range(0, tokens.size, 7):
            read_number(tokens, at)

    seconds(100)
    assert grows_linearly(seconds, 400, 4000, leeway=4, noise=0.05)
