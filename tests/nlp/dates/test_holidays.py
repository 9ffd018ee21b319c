from __future__ import annotations

from datetime import date

import pytest

from factcheck.nlp.dates.holidays import day_of, easter, orthodox_easter
from factcheck.nlp.values import values_in

WEDNESDAY = date(2023, 3, 15)


def dates(text: str) -> list[str | None]:
    return [value.date for value in values_in(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, date(1818, 3, 22)), (1943, date(1943, 4, 25)), (2019, date(2019, 4, 21)), (2024, date(2024, 3, 31))],
)  # fmt: skip
def test_easter_falls_where_the_almanac_has_it(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [(2018, date(2018, 4, 8)), (2021, date(2021, 5, 2)), (2024, date(2024, 5, 5))],
)
def test_orthodox_easter_falls_where_the_almanac_has_it(year: int, day: date) -> None:
    assert orthodox_easter(year) == day


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("thanksgiving", date(2022, 11, 24)),
        ("black friday", date(2022, 11, 25)),
        ("memorial day", date(2022, 5, 30)),
        ("labor day", date(2022, 9, 5)),
        ("mlk day", date(2022, 1, 17)),
        ("ash wednesday", date(2022, 3, 2)),
        ("whit monday", date(2022, 6, 6)),
        ("boxing day", date(2022, 12, 26)),
    ],
)
def test_a_holiday_is_reckoned_by_its_rule(key: str, day: date) -> None:
    assert day_of(key, 2022) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The market closed on Christmas.", "2022-12-25"),
        ("He will return on Christmas Day.", "2023-12-25"),
        ("It has been open since New Year's Eve.", "2022-12-31/.."),
        ("The chapel burned on Easter Sunday 2019.", "2019-04-21"),
        ("They left before Thanksgiving, she said.", "../2022-11-24"),
        ("Last Christmas he sang in Velmond.", "2022-12-25"),
        ("It opens next Easter.", "2023-04-09"),
    ],
)
def test_news_names_a_holiday(text: str, expected: str) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Christmas market closed.",
        "She came after Christmas dinner.",
        "They marked Mother's Day.",
        "He lives in Corpus Christi.",
        "It fell on Independence Day.",
        "The Easter Island statues fell.",
        "The mayor of Halloween spoke.",
    ],
)
def test_a_holiday_that_dates_nothing_or_differs_by_country_is_left(text: str) -> None:
    assert dates(text) == []


def test_who_asks_a_calendar_needs_no_capitals() -> None:
    (value,) = values_in("easter 2024", WEDNESDAY, prefer="future")

    assert value.date == "2024-03-31"
