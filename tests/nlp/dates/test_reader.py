from __future__ import annotations

from datetime import date

import pytest

from factcheck.domain.value import ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.values import values_in

WEDNESDAY = date(2023, 3, 15)


def found(text: str, published: date | None = WEDNESDAY) -> list[str | None]:
    return [v.date for v in values_in(text, published) if v.kind == "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on January 6, 2021", "2021-01-06"),
        ("on 6 January 2021", "2021-01-06"),
        ("on Jan. 6th, 2021", "2021-01-06"),
        ("on the 6th of January 2021", "2021-01-06"),
        ("on Tuesday, Jan. 6, 2021", "2021-01-06"),
        ("in May 2019", "2019-05"),
        ("2021-01-06", "2021-01-06"),
        ("15/03/2023", "2023-03-15"),
        ("03/15/2023", "2023-03-15"),
        ("3/4/1975", "[1975-03-04,1975-04-03]"),
        ("15.03.2023", "2023-03-15"),
        ("in 1952", "1952"),
        ("the 2014 election", "2014"),
        ("the 1990s", "199X"),
        ("in the '90s", "199X"),
        ("the 1800s", "18XX"),
        ("the late 1990s", "1995/1999"),
        ("early 2021", "2021-01/2021-04"),
        ("the 20th century", "19XX"),
        ("in 508 BC", "-0507"),
        ("the 7th century BC", "-0699/-0600"),
        ("spring 2021", "2021-21"),
        ("the summer of 2010", "2010-22"),
        ("the first quarter of 2022", "2022-33"),
        ("Q3 2022", "2022-35"),
        ("the first half of 2022", "2022-40"),
        ("fiscal 2022-23", "2022/2023"),
        ("since September 2015", "2015-09/.."),
        ("until 2020", "../2020"),
        ("after 2018,", "2018/.."),
        ("between 1990 and 1995", "1990/1995"),
        ("from 2006 to 2014", "2006/2014"),
        ("2011–15", "2011/2015"),
        ("from 3 to 5 May 2020", "2020-05-03/2020-05-05"),
        ("May 3-5, 2020", "2020-05-03/2020-05-05"),
        ("30 April to 2 May 2020", "2020-04-30/2020-05-02"),
        ("2020/03/15", "2020-03-15"),
        ("2018-7-6", "2018-07-06"),
        ("since '98", "1998/.."),
        ("the summer of '69", "1969-22"),
        ("AD 79", "0079"),
        ("the third millennium BC", "-2999/-2000"),
        ("the nineteen-eighties", "198X"),
        ("the noughties", "200X"),
        ("the roaring twenties", "192X"),
        ("the second half of the 20th century", "1950/1999"),
        ("the first quarter of the 20th century", "1900/1924"),
        ("the first decade of the 21st century", "200X"),
        ("the last decade of the 19th century", "189X"),
        ("the first half of the 1990s", "1990/1994"),
        ("the second half of May 2020", "2020-05-16/2020-05-31"),
        ("the first three months of 2022", "2022-01/2022-03"),
        ("the last three months of 2022", "2022-10/2022-12"),
        ("the final two weeks of May 2020", "2020-05-18/2020-05-31"),
        ("the 3rd quarter of 2022", "2022-35"),
        ("3Q22", "2022-35"),
        ("Q3'22", "2022-35"),
        ("FY2022", "2022"),
        ("the first half of fiscal 2018-19", "2018/2019"),
        ("prior to 2019", "../2019"),
        ("not until 2025", "2025/.."),
        ("from 2019 on", "2019/.."),
        ("in mid-2005", "2005-05/2005-08"),
        ("in mid-June 1944", "1944-06-11/1944-06-20"),
        ("from the late 19th to the early 20th century", "1875/1924"),
        ("between the 5th and 4th centuries BC", "-0499/-0300"),
        ("the penultimate day of September 2020", "2020-09-29"),
        ("the second-to-last week of 2018", "2018-12-18/2018-12-24"),
    ],
)
def test_a_date_named_outright_is_edtf(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on February 6.", "2023-02-06"),
        ("The bridge opened on Dec. 20.", "2022-12-20"),
        ("In December, the harbour hosted talks.", "2022-12"),
        ("The bridge will open on February 6.", "2024-02-06"),
        ("The hearing is scheduled for May 2.", "2023-05-02"),
        ("The vote is to be held on June 7.", "2023-06-07"),
        ("The mayor may resign on Friday.", "2023-03-17"),
        ("The mayor may have resigned on Friday.", "2023-03-10"),
        ("It dropped out before the May 2 deadline.", "2023-05-02"),
        ("Ballots would not be counted until the end, on April 3.", "2023-04-03"),
        ("She left on Wednesday.", "2023-03-15"),
        ("She left on Monday.", "2023-03-13"),
        ("She will leave on Monday.", "2023-03-20"),
        ("The minister said Thursday that the bridge will open.", "2023-03-09"),
        ("They were due to meet on Thursday.", "2023-03-16"),
        ("On Friday, voters will choose a mayor.", "2023-03-17"),
        ("yesterday", "2023-03-14"),
        ("tonight", "2023-03-15"),
        ("the day before yesterday", "2023-03-13"),
        ("last week", "2023-03-06/2023-03-12"),
        ("this week", "2023-03-13/2023-03-19"),
        ("last month", "2023-02"),
        ("last year", "2022"),
        ("next year", "2024"),
        ("earlier this year", "2023"),
        ("last December", "2022-12"),
        ("last summer", "2022-22"),
        ("two years ago", "2021"),
        ("three days ago", "2023-03-12"),
        ("six months ago", "2022-09"),
        ("more than a decade ago", "../2013"),
        ("over the past three years", "2020/2023"),
        ("The museum will open in two weeks", "2023-03-29"),
        ("March 11 this year", "2023-03-11"),
        ("the first half of this year", "2023-40"),
        ("the second half of last year", "2022-41"),
        ("the 5th of next month", "2023-04-05"),
        ("the 21st of this month", "2023-03-21"),
        ("by the year's end", "../2023-12"),
        ("at year-end.", "2023-09/2023-12"),
        ("half a century ago", "1973"),
        ("a year and a half ago", "2021-09"),
        ("two years and six months ago", "2020-09"),
        ("a couple of years ago", "../2023-03-15"),
        ("It was closed in two weeks' time", "2023-03-29"),
        ("She was injured on Feb. 29", "2020-02-29"),
    ],
)
def test_a_relative_date_is_counted_from_publication(text: str, expected: str) -> None:
    values = [v for v in values_in(text, WEDNESDAY) if v.kind == "date"]

    assert [(v.date, v.anchor) for v in values] in (
        [(expected, "published")],
        [(expected, None)] if "this year" in text else [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "a year-end review", "at fiscal year-end", "the first half of the game", "the first quarter of the match",
        "the first two years of his term", "the second half of his life", "not until he left",
        "the last half", "prior to the vote", "the month's endless rain",
    ],
)  # fmt: skip
def test_a_part_of_nothing_named_is_no_date(text: str) -> None:
    assert [v.date for v in values_in(text, WEDNESDAY) if v.kind == "date" and v.date] == []


def test_months_in_a_row_run_forward() -> None:
    row = "I am in Velmond next month, in Sorrel in May, in Brevania in June and in Osk in June."
    assert found(row) == ["2023-04", "2023-05", "2023-06", "2023-06"]
    assert found("Sales rose in May 2020 and fell in June.") == ["2020-05", "2022-06"]


def test_two_spans_share_their_noun() -> None:
    assert found("in the 17th and 18th centuries") == ["16XX", "17XX"]
    assert found("in the 1960s and 70s") == ["196X", "197X"]
    assert found("the 1st and 2nd teams of the 1960s and 70 others") == ["196X"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday, the men are to travel to Velmond.", "2023-03-17"),
        ("On Friday, the mayor plans to sign it.", "2023-03-17"),
        ("On Friday, the bridge is set to open.", "2023-03-17"),
        ("On Friday, the men were to travel to Velmond.", "2023-03-10"),
        ("On Friday, it is said to have failed.", "2023-03-10"),
        ("The mayor left. The following Friday he came back.", None),
        ("She sank it on 3 May 2020. The following Friday divers came.", "2020-05-08"),
        ("It opens three Fridays from now.", "2023-03-31"),
        ("It opens the Friday after next.", "2023-03-24"),
        ("It will be closed for 10 days from May 3.", "2023-05-03/2023-05-12"),
        ("Shops close Christmas Day.", "2022-12-25"),
        ("It sank the day after Christmas.", "2022-12-26"),
        ("It sank the day before Feb. 6.", "2023-02-05"),
        ("It sank the year before 2019.", "2018"),
        ("The ship went down two days before the outbreak of World War II.", "1939-08-30"),
        ("It sank the year after the end of the Korean War.", "1954"),
        ("It opens the day after tomorrow.", "2023-03-17"),
    ],
)
def test_a_day_is_counted_by_what_its_clause_tells(text: str, expected: str | None) -> None:
    assert found(text)[-1:] == [expected]


def test_the_month_of_may_is_no_modal() -> None:
    assert found("Prices rose in May and June.") == ["2022-05", "2022-06"]


def test_a_later_day_is_counted_from_the_day_before_in_the_text() -> None:
    first, second = values_in("It sank on 3 May 2020. Three days later, divers found it.")

    assert (second.date, second.anchor) == ("2020-05-06", "3 May 2020")
    assert first.date == "2020-05-03"


def test_that_year_is_the_year_last_named() -> None:
    values = values_in(
        "It opened in 2005. That year, the ferry stopped. The following year, it burned."
    )

    assert [(v.date, v.anchor) for v in values] == [
        ("2005", None),
        ("2005", "2005"),
        ("2006", "That year"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on February 6", ["XXXX-02-06"]),
        ("in December", ["XXXX-12"]),
        ("on Wednesday", [None]),
        ("last week", [None]),
        ("two years ago", [None]),
        ("three days later", [None]),
        ("in May 2019", ["2019-05"]),
    ],
)
def test_without_a_day_of_publication_what_is_open_stays_open(
    text: str, expected: list[str | None]
) -> None:
    assert found(text, None) == expected


@pytest.mark.parametrize(
    "text", ["31 February", "on 30/02/2021", "February 30, 2021", "2021-13-45", "2021-02-30"]
)
def test_a_day_no_calendar_has_gives_no_date(text: str) -> None:
    assert all(some is None or "30" not in some for some in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "the 12-year anniversary", "a 90-minute call", "a 53-year low", "He may leave", "They march on",
        "9/11", "2,014 boats", "April said no", "year 99999", "the fall of the wall",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("at 4:17 a.m. local time", "T04:17"),
        ("at 5 p.m.", "T17:00"),
        ("at 16:30 GMT", "T16:30"),
        ("at noon", "T12:00"),
        ("at ten o'clock", "T10:00"),
        ("from 7 to 9 p.m.", "T19:00/T21:00"),
        ("9:30-11:00", "T09:30/T11:00"),
        ("(1930 UTC)", "T19:30"),
    ],
)
def test_a_time_of_day_is_iso_8601(text: str, iso: str) -> None:
    (value,) = values_in(text, WEDNESDAY)

    assert (value.kind, value.iso8601) == ("time", iso)


def test_a_time_takes_the_day_beside_it() -> None:
    assert values_in("5 p.m. Monday", WEDNESDAY)[0].date == "2023-03-13T17:00:00"
    assert values_in("Monday at 5 p.m.", WEDNESDAY)[1].date == "2023-03-13T17:00:00"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28)),
        ("2022-33", date(2022, 1, 1), date(2022, 3, 31)),
        ("2015-09/..", date(2015, 9, 1), None),
        ("../2020", None, date(2020, 12, 31)),
        ("XXXX-02-06", None, None),
        ("-0507", None, None),
        ("2023-02-06T04:17:00", date(2023, 2, 6), date(2023, 2, 6)),
    ],
)
def test_the_limits_of_an_edtf_date(text: str, first: date | None, last: date | None) -> None:
    assert edtf.limits(text) == (first, last)


def test_a_year_earlier_keeps_the_month_it_is_compared_with() -> None:
    assert found("6.5% in February, from 9.1% a year earlier") == ["2023-02", "2022-02"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It meets on the first Monday of October 2014.", "2014-10-06"),
        ("They voted on the last Sunday of March 2022.", "2022-03-27"),
        ("It opens in the third week of May 2022.", "2022-05-15/2022-05-21"),
        ("It ends on the 15th day of next month.", "2023-04-15"),
        ("They met Tuesday of last week.", "2023-03-07"),
        ("They met on Tuesday the 14th.", "2023-03-14"),
        ("It runs in the week of April 10, 2023.", "2023-04-10/2023-04-16"),
        ("Work stops by the end of the year.", "../2023-12"),
        ("It was shut at the end of March 2022.", "2022-03-21/2022-03-31"),
        ("It has grown since the beginning of 2020.", "2020-01/.."),
        ("He will stay for the rest of the year.", "2023-03-15/2023-12-31"),
        ("He had spoken earlier in the day.", "2023-03-15"),
        ("The trip is two weeks from Sunday.", "2023-03-26"),
        ("It opens three weeks from tomorrow.", "2023-04-06"),
        ("He left three days before Feb. 6, 2023.", "2023-02-03"),
        ("He died two years after 2015.", "2017"),
        ("It began around 2019.", "2019"),
        ("He left on 23-Sep-2020.", "2020-09-23"),
        ("It closed in October two thousand and five.", "2005-10"),
        ("He left in nineteen ninety-six.", "1996"),
        ("Sales fell in 2017 Q1.", "2017-33"),
        ("It ran Jan-Feb 2017.", "2017-01/2017-02"),
    ],
)
def test_a_date_told_by_its_place_or_distance(text: str, expected: str) -> None:
    assert found(text) == [expected]


def test_the_end_of_the_year_is_that_of_the_year_in_the_tale() -> None:
    dates = found("In 2019 the firm grew, and by the end of the year it had merged.")

    assert dates == ["2019", "../2019-12"]


@pytest.mark.parametrize(
    "text",
    [
        "It was the end of the war.",
        "He missed the start of the season.",
        "On the first day of the trial he spoke.",
        "Two weeks after the election he left.",
        "The 2 weeks of rest of the crew ended.",
        "He found two thousand and five homes.",
        "The road is around 1,800 meters long.",
        "It treats around 2000 patients.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_letters_behind_a_year_are_no_half_of_it() -> None:
    assert found("The 2009 H1N1 outbreak spread.") == ["2009"]


def test_a_preference_settles_what_the_tense_leaves_open() -> None:
    past = values_in("November 5", WEDNESDAY, prefer="past")[0]
    future = values_in("November 5", WEDNESDAY, prefer="future")[0]

    assert (past.date, future.date) == ("2022-11-05", "2023-11-05")


def test_short_forms_are_read_only_of_a_text_that_asks() -> None:
    assert found("It passed 2/15 of the votes.") == []
    assert values_in("2/15", WEDNESDAY, prefer="past")[0].date == "2023-02-15"


def test_the_sentence_before_a_line_break_tells_no_tense() -> None:
    assert found("Voters will decide\nOn Friday, fishers rescued a crew.") == ["2023-03-10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The panel would hear 140 witnesses and report in November.", "2024-11"),
        ("The plant is starting in September.", "2024-09"),
        ("They would have met in November.", "2023-11"),
    ],
)
def test_what_is_said_to_come_lies_ahead(text: str, expected: str) -> None:
    dates = [
        value.date for value in values_in(text, date(2024, 5, 16)) if value.kind is ValueKind.DATE
    ]

    assert dates == [expected]
