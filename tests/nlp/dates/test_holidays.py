from __future__ import annotations

from datetime import date

import pytest

from factcheck.nlp.dates import moon
from factcheck.nlp.dates.holidays import NAMES, day_of, easter, orthodox_easter
from factcheck.nlp.values import values_in

_MUSLIM = frozenset(moon.MUSLIM)
"""Their year is shorter than the sun's, so that some years lack one."""
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
        ("anzac day", date(2022, 4, 25)),
        ("victoria day", date(2022, 5, 23)),
        ("election day", date(2022, 11, 8)),
        ("boss day", date(2022, 10, 17)),
        ("giving tuesday", date(2022, 11, 29)),
        ("canadian thanksgiving", date(2022, 10, 10)),
        ("mothering sunday", date(2022, 3, 27)),
        ("makar sankranti", date(2022, 1, 14)),
        ("parsi new year", date(2022, 8, 16)),
        ("jumuatul-wida", date(2022, 4, 29)),
        ("guru nanak jayanti", date(2022, 11, 8)),
        ("mid-autumn festival", date(2022, 9, 10)),
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
        ("They marched on International Women's Day.", "2023-03-08"),
        ("The vigil was held on Anzac Day 2021.", "2021-04-25"),
        ("Shops close at Easter.", "2023-04-09"),
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
        "They marched on Republic Day.",
        "They fasted over Ramadan.",
        "The Remembrance Day parade was long.",
        "The Easter Island statues fell.",
        "The mayor of Halloween spoke.",
    ],
)
def test_a_holiday_that_dates_nothing_or_differs_by_country_is_left(text: str) -> None:
    assert dates(text) == []


def test_every_holiday_has_a_day_in_every_year() -> None:
    assert all(
        day_of(key, year) is not None
        for key in sorted(NAMES - _MUSLIM)
        for year in range(1990, 2060)
    )


def test_who_asks_a_calendar_needs_no_capitals() -> None:
    (value,) = values_in("easter 2024", WEDNESDAY, prefer="future")

    assert value.date == "2024-03-31"
