from __future__ import annotations

from datetime import date

import pytest

from factcheck.nlp.values import values_in

WEDNESDAY = date(2023, 3, 15)


@pytest.mark.parametrize(
    ("text", "clock", "comparator"),
    [
        ("It started at half past three.", "T03:30", "="),
        ("It rang at a quarter to noon.", "T11:45", "="),
        ("It left 20 minutes past 3 p.m.", "T15:20", "="),
        ("It began at 3 o'clock in the afternoon.", "T15:00", "="),
        ("Polls open after 3 p.m.", "T15:00", ">"),
        ("Polls close by 9 p.m.", "T21:00", "<="),
        ("Doors open from 2:00 to 2:30 p.m.", "T14:00/T14:30", "between"),
        ("Doors open 5 to 6 p.m.", "T17:00/T18:00", "between"),
        ("It is due at 1140 a.m.", "T11:40", "="),
        ("It is due at ten thirty a.m.", "T10:30", "="),
        ("Polls close no later than 9 p.m.", "T21:00", "<="),
        ("It began later than 10 in the morning.", "T10:00", ">"),
        ("Doors open from 10 a.m. through 2 p.m.", "T10:00/T14:00", "between"),
    ],
)
def test_a_time_of_day(text: str, clock: str, comparator: str) -> None:
    (value,) = values_in(text, WEDNESDAY)

    assert (value.kind, value.iso8601, value.comparator) == ("time", clock, comparator)


@pytest.mark.parametrize(
    "text", ["It fell 20 to 3.", "It lost by a quarter to five votes.", "They won 10 to 3."]
)
def test_a_score_is_no_time(text: str) -> None:
    assert all(value.kind != "time" for value in values_in(text, WEDNESDAY))


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at three twenty", "T03:20"), ("at half three", "T03:30"), ("at 5", "T05:00"), ("at 9p", "T21:00"),
        ("Monday 3-8", "T03:00/T08:00"), ("Friday 11-4", "T11:00/T16:00"), ("five to seven today", "T05:00/T07:00"),
        ("between 0730-0930", "T07:30/T09:30"), ("in the morning at 7", "T07:00"),
        ("end of the day", "T23:59:59"), ("9 tomorrow", "T09:00"), ("at 15h", "T15:00"), ("at 6.45", "T06:45"),
    ],
)  # fmt: skip
def test_a_time_as_said_is_read_only_of_a_text_that_asks(text: str, clock: str) -> None:
    values = values_in(text, WEDNESDAY, prefer="future")
    asked = [value.iso8601 for value in values if value.kind == "time"]
    told = [value for value in values_in(text, WEDNESDAY) if value.kind == "time"]

    assert (asked, told) == ([clock], [])


@pytest.mark.parametrize(
    "unit",
    [
        "by ",
        "after about ",
        "1 over ",
        "5 to ",
        "half past ",
        "two weeks after ",
        "the end of the ",
    ],
)
def test_endless_openings_are_read_through(unit: str) -> None:
    values_in(unit * 3000, WEDNESDAY)
    values_in(unit * 3000, WEDNESDAY, prefer="past")
