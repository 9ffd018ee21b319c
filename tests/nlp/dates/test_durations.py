from __future__ import annotations

import pytest

from factcheck.nlp.dates.durations import iso8601
from factcheck.nlp.values import values_in


@pytest.mark.parametrize(
    ("text", "number", "unit", "iso"),
    [
        ("three hours", 3, "hour", "PT3H"),
        ("a three-hour meeting", 3, "hour", "PT3H"),
        ("a 90-minute call", 90, "minute", "PT90M"),
        ("more than a decade", 1, "decade", "P10Y"),
        ("12 years", 12, "year", "P12Y"),
        ("the 12-year anniversary", 12, "year", "P12Y"),
        ("a 53-year low", 53, "year", "P53Y"),
        ("an hour and a half", 1.5, "hour", "PT1H30M"),
        ("three-and-a-half hours", 3.5, "hour", "PT3H30M"),
        ("one and a half years", 1.5, "year", "P1Y6M"),
        ("half an hour", 0.5, "hour", "PT30M"),
        ("half a century", 0.5, "century", "P50Y"),
        ("two years and six months", 30, "month", "P2Y6M"),
        ("2 hours, 5 minutes", 125, "minute", "PT2H5M"),
        ("a tenth of a second", 0.1, "second", "PT0.1S"),
        ("a fortnight", 1, "fortnight", "P2W"),
        ("6 weeks", 6, "week", "P6W"),
    ],
)
def test_a_duration_has_number_unit_and_iso_8601(
    text: str, number: float, unit: str, iso: str
) -> None:
    (value,) = values_in(text)

    assert value.kind == "duration"
    assert (value.number, value.unit, value.iso8601) == (number, unit, iso)


def test_decades_are_at_least_twenty_years() -> None:
    (value,) = values_in("ruled for decades")

    assert (value.kind, value.low, value.unit, value.comparator) == ("duration", 20, "year", ">=")
    assert value.number is None


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("a 34-year-old", 34, "year"),
        ("aged 34", 34, "year"),
        ("at the age of six", 6, "year"),
        ("34 years old", 34, "year"),
        ("his 2-month-old daughter", 2, "month"),
        ("Ilse Brandt, 34, said", 34, "year"),
    ],
)
def test_an_age_is_no_duration(text: str, number: float, unit: str) -> None:
    (value,) = values_in(text)

    assert (value.kind, value.number, value.unit) == ("age", number, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("aged between 18 and 34", 18, 34),
        ("ages 5 to 11", 5, 11),
        ("18- to 24-year-olds", 18, 24),
        ("in her 20s", 20, 29),
        ("in his late thirties", 37, 39),
        ("under-18s", None, 18),
        ("over 65s", 65, None),
    ],
)
def test_an_age_can_be_a_range(text: str, low: float | None, high: float | None) -> None:
    (value,) = values_in(text)

    assert (value.kind, value.low, value.high, value.unit) == ("age", low, high, "year")


def test_no_duration_without_number_or_unit() -> None:
    assert iso8601(None, "hour") is None
    assert iso8601(3, "kilometer") is None
    assert iso8601(0, "day") == "P0D"
