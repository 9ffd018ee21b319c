"""What a number counts, measures or only names: each reading with its near misses."""

from __future__ import annotations

import pytest

from factcheck.nlp.values import values_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports fell by a fifth last year.", ("proportion", 0.2, None)),
        ("The ferry carried 112 day trippers.", ("count", 112, "tripper")),
        ("The storm lasted 112 days.", ("duration", 112, "day")),
        ("It sold 3,5 million copies.", ("count", 3_500_000, "copy")),
        ("It sold 3,500 copies.", ("count", 3500, "copy")),
        ("It sold 40 000 books.", ("count", 40_000, "book")),
        ("It cost 12,34,567 rupees.", ("money", 1_234_567, "INR")),
        ("Rates rose by a quarter point.", ("percentage", 0.25, "percentage_point")),
        ("A magnitude 6.4 earthquake struck.", ("measurement", 6.4, None)),
        ("A 7.1-magnitude earthquake struck.", ("measurement", 7.1, None)),
        ("They are children under the age of 10.", ("age", 10, "year")),
        ("It can reach an age of more than 200 years.", ("age", 200, "year")),
        ("She won seven of her last nine races.", ("proportion", 7 / 9, None)),
        ("They freed 12 of the 40 prisoners.", ("count", 12, None)),
        ("Parliament lowered the voting age from 18 to 16.", ("age", 18, "year")),
        ("The temperature fell from 18 to 16.", ("count", 18, None)),
    ],
)
def test_what_a_number_means(text: str, expected: tuple[str, float, str | None]) -> None:
    value = values_in(text)[0]

    assert (value.kind.value, value.number, value.unit) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "She lives on Fifth Avenue.",
        "The first lady spoke.",
        "The Second World War ended.",
        "The Big Four met.",
        "Drivers of Formula One raced.",
        "It is a Catch-22 for Generation Z.",
        "The G-20 met one-on-one.",
        "A Boeing 737-800 landed.",
        "Version 2.1 is in Room 12.",
        "Call +44 20 7946 0958 now.",
        "Orvell won 3-1.",
    ],
)
def test_a_name_counts_nothing(text: str) -> None:
    assert not values_in(text)


def test_what_is_paid_over_a_time_does_not_bound_it() -> None:
    spread = values_in("The company offered 5 percent over two years.")[1]
    lasted = values_in("It lasted over two years.")[0]

    assert (spread.comparator, lasted.comparator) == ("=", ">")


def test_a_rate_holds_no_length_of_time() -> None:
    assert [v.text for v in values_in("Pupils spend 4.2 hours a day on it.")] == ["4.2 hours"]
