"""What dates news text, what only looks as if it did, and what repeats: each reading with its near misses."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates.moon import lunar_day
from factcheck.nlp.values import values_in

PUBLISHED = date(2024, 5, 16)  # a Thursday


def read(text: str) -> list[str]:
    found = values_in(text, PUBLISHED)
    return [
        v.date or v.iso8601 or "-" for v in found if v.kind in {ValueKind.DATE, ValueKind.DURATION}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The market is held every Tuesday.", ["R/P1W"]),
        ("Ferries leave every two hours.", ["R/PT2H"]),
        ("They vote once every four years.", ["R/P4Y"]),
        ("It is emptied twice a week.", ["R/P1W"]),
        ("It rains every other day.", ["R/P2D"]),
        ("Every one of them left.", []),
        ("Each side blamed the other.", []),
        ("He was there once a year ago.", ["2023"]),
        ("Sales in calendar week 31 fell.", ["2024-07-29/2024-08-04"]),
        ("Sales in week 3 of 2027 fell.", ["2027-01-18/2027-01-24"]),
        ("They lost in Week 10 of the season.", []),
        ("It opens the week after next.", ["2024-05-27/2024-06-02"]),
        ("It opens next week on Tuesday.", ["2024-05-21"]),
        ("It opens next week.", ["2024-05-20/2024-05-26"]),
        ("It is closed from Monday to today.", ["2024-05-13/2024-05-16"]),
        ("It runs from this May to Oct. 2025.", ["2024-05/2025-10"]),
        ("It was moved from Monday to Friday.", ["2024-05-13", "2024-05-10"]),
        ("Entries close no later than June 5, 2024.", ["../2024-06-05"]),
        ("The rule holds for homes built in 2018 or later.", ["2018/.."]),
        ("It has been closed since a fire in 2020.", ["2020/.."]),
        ("Since the 2020 fire it has been closed.", ["2020"]),
        ("A truce of a week starting tomorrow was agreed.", ["2024-05-17/2024-05-23"]),
        ("Sales fell in the year to date.", ["2024-01-01/2024-05-16"]),
        ("Traffic was heavy on Labor Day weekend 2023.", ["2023-09-02/2023-09-04"]),
        ("Seas will rise by 2150.", ["../2150"]),
        ("Sales rose in last year’s fourth quarter.", ["2023-36"]),
        ("It was the largest since World War II.", ["1945-09-02/.."]),
        ("He served in the Second World War.", []),
        ("She wrote of the September 11 attacks.", ["2001-09-11"]),
        ("They met on Sept. 11.", ["2023-09-11"]),
        ("The 9/11 memorial reopened.", []),
        ("Three days later the dam broke.", ["P3D"]),
        ("It opened two years later than planned.", ["P2Y"]),
        ("The strike is expected to last 48 hours.", ["PT48H"]),
        ("It was directed by Jun Sakamoto.", []),
        ("It was directed by April Stone.", []),
        ("It was released in April by the studio.", ["2024-04"]),
        ("October is Heritage Month.", ["XXXX-10"]),
    ],
)
def test_what_a_text_dates(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said the road is closed until Friday.", "../2024-05-17"),
        ("They had until Friday to answer.", "../2024-05-17"),
        ("She was asked to leave by Monday.", "../2024-05-20"),
        ("The search would continue until Friday, police said.", "../2024-05-17"),
        ("The strike lasted until Friday.", "../2024-05-10"),
        ("The park was closed until Friday.", "../2024-05-10"),
        ("The deal was signed by Friday.", "../2024-05-10"),
        ("The board voted to ban telephones from classrooms starting in September.", "2024-09/.."),
        ("By Friday, 300 people had died.", "../2024-05-10"),
    ],
)
def test_a_deadline_is_ahead_unless_its_clause_is_past(text: str, expected: str) -> None:
    assert read(text)[:1] == [expected]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        # As kept: Hebrew holidays exactly, Muslim ones as Saudi Arabia announced them.
        ("passover", date(2024, 4, 23)),
        ("rosh hashanah", date(2023, 9, 16)),
        ("yom kippur", date(2023, 9, 25)),
        ("hanukkah", date(2023, 12, 8)),
        ("purim", date(2024, 3, 24)),
        ("shavuot", date(2024, 6, 12)),
        ("eid al-fitr", date(2023, 4, 21)),
        ("eid al-fitr", date(2024, 4, 10)),
        ("islamic new year", date(2023, 7, 19)),
        ("chinese new year", date(2024, 2, 10)),
        ("chinese new year", date(2023, 1, 22)),
        ("diwali", date(2023, 11, 12)),
    ],
    ids=str,
)
def test_a_holiday_by_the_moon_falls_on_its_day(name: str, day: date) -> None:
    assert lunar_day(name, day.year) == day
