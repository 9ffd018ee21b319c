from __future__ import annotations

import pytest

from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.places import read_place
from factcheck.nlp.quantities.sides import read_side
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
        ("twentyfive", 25),
        ("ninety-nine hundredths", 0.99),
        ("three twenty-firsts", 1 / 7),
        ("two and fifty-four hundredths", 2.54),
        ("one hundred and thirty fifths", 26),
        ("six million and two thirds", 6_666_666.667),
        ("one billion and a half million", 1_000_500_000),
        ("3 doz", 36),
        ("300 cr", 3e9),
        ("1200k", 1.2e6),
        ("10^6", 1e6),
        ("2.5 × 10^6", 2.5e6),
        ("6.02 x 10²³", 6.02e23),
        ("10⁻³", 0.001),
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
    "text",
    [
        "people",
        "9/11",
        "24/7",
        "50/50",
        "1/0",
        "hundredth",
        "the",
        "and",
        "thirty seconds",
        "three firsts",
        "2023²",
        "10 x 10",
        "1 point 5",
        "2.3 k",
    ],
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
        ("twentyfifth", 25),
        ("a hundred thousandth", 100_000),
    ],
)
def test_an_ordinal_is_read(text: str, value: float) -> None:
    number = read_ordinal(Tokens(text), 0)

    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("penultimate stage", -1),
        ("antepenultimate stage", -2),
        ("second-to-last lap", -1),
        ("second to last lap", -1),
        ("third from last", -2),
        ("second-last lap", -1),
        ("next-to-last lap", -1),
        ("last but one stop", -1),
        ("second to none", None),
        ("first to last", None),
        ("last but not least", None),
        ("next week", None),
        ("last stop", None),
    ],
)
def test_a_place_is_counted_from_the_end(text: str, steps: int | None) -> None:
    place = read_place(Tokens(text), 0)

    assert (place.steps if place else None) == steps


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 point 1", 1.1), ("2.33 k", 2330), ("10G", 1e10), ("twenty and four", 24), ("1 234 567", 1_234_567)],
)  # fmt: skip
def test_a_number_as_said_is_read_only_of_a_text_that_asks(text: str, value: float) -> None:
    asked, told = Tokens(text, asked=True), Tokens(text)
    sides = read_side(asked, 0), read_side(told, 0)

    assert sides[0]
    assert (sides[0].number.value, sides[0].end) == (pytest.approx(value), asked.size)
    assert sides[1]
    assert sides[1].end < told.size


def test_a_number_beyond_a_float_is_no_number() -> None:
    assert read_number(Tokens("9" * 5000), 0) is None
    assert read_number(Tokens("1e999"), 0) is None
    beyond = read_number(Tokens("10^9999"), 0)
    assert beyond is None or beyond.end == 1


@pytest.mark.parametrize(
    "unit",
    ["1,", "1,000,", "one hundred and ", "twenty-", "1/2 ", "- ", "half a ", "10^", "2 and "],
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
