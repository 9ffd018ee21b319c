from __future__ import annotations

import pytest

from factcheck.domain.value import Value
from factcheck.nlp.values import values_in


def only(text: str) -> Value:
    values = values_in(text)
    assert len(values) == 1, values
    return values[0]


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high", "approximate"),
    [
        ("300 boats", "=", 300, 300, False),
        ("more than 300 boats", ">", 300, None, False),
        ("over 300 boats", ">", 300, None, False),
        ("well above 300 boats", ">", 300, None, False),
        ("at least 300 boats", ">=", 300, None, False),
        ("no fewer than 300 boats", ">=", 300, None, False),
        ("a minimum of 300 boats", ">=", 300, None, False),
        ("300 boats or more", "=", 300, 300, False),
        ("300 or more boats", ">=", 300, None, False),
        ("fewer than 300 boats", "<", None, 300, False),
        ("just under 300 boats", "<", None, 300, False),
        ("up to 300 boats", "<=", None, 300, False),
        ("as many as 300 boats", "<=", None, 300, False),
        ("no more than 300 boats", "<=", None, 300, False),
        ("nearly 300 boats", "<", None, 300, True),
        ("almost 300 boats", "<", None, 300, True),
        ("close to 300 boats", "<", None, 300, True),
        ("about 300 boats", "~", 300, 300, True),
        ("some 300 boats", "~", 300, 300, True),
        ("an estimated 300 boats", "~", 300, 300, True),
        ("just short of 300 boats", "<", None, 300, False),
        ("no larger than 300 boats", "<=", None, 300, False),
        ("not below 300 boats", ">=", 300, None, False),
        ("at the very least 300 boats", ">=", 300, None, False),
        ("the better part of 300 boats", "<", None, 300, True),
        ("in the neighbourhood of 300 boats", "~", 300, 300, True),
        ("about 300 or more boats", ">=", 300, None, True),
        ("equal to 300 or less boats", "<=", None, 300, False),
        ("300-odd boats", "~", 300, 300, True),
        ("300 or so boats", "~", 300, 300, True),
        ("between 200 and 300 boats", "between", 200, 300, False),
        ("from 200 to 300 boats", "between", 200, 300, False),
        ("200–300 boats", "between", 200, 300, False),
        ("200~300 boats", "between", 200, 300, False),
        ("two or three boats", "between", 2, 3, True),
    ],
)
def test_the_words_around_a_number_bound_it(
    text: str, comparator: str, low: float | None, high: float | None, *, approximate: bool
) -> None:
    value = only(text)

    assert value.kind == "count"
    assert value.unit == "boat"
    assert (value.comparator, value.low, value.high) == (comparator, low, high)
    assert value.approximate is approximate


@pytest.mark.parametrize(
    ("text", "comparator", "words"),
    [
        ("They want 10 maximum security prisons.", "=", "10 maximum security prisons"),
        ("The hall holds 300 maximum.", "<=", "300 maximum"),
        ("Officials put it at 500 and counting.", ">=", "500 and counting"),
        ("It draws 300, give or take.", "~", "300, give or take"),
        ("It is 300 or less than 300.", "=", "300"),
        ("It is less than 300 or equal to it.", "<=", "less than 300 or equal to"),
        ("That equals 300 boats.", "=", "300 boats"),
        ("It fell two votes short of 300.", "=", "two votes"),
    ],
)
def test_what_follows_a_number_bounds_it(text: str, comparator: str, words: str) -> None:
    value = values_in(text)[0]

    assert (value.comparator, value.text) == (comparator, words)


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("$1.2 trillion", "money", 1.2e12, "USD"),
        ("US$40", "money", 40, "USD"),
        ("£2.3bn", "money", 2.3e9, "GBP"),
        ("€5m", "money", 5e6, "EUR"),
        ("20 million yuan", "money", 2e7, "CNY"),
        ("300 Swiss francs", "money", 300, "CHF"),
        ("A$7", "money", 7, "AUD"),
        ("GBP3.01", "money", 3.01, "GBP"),
        ("50 cents", "money", 0.5, "USD"),
        ("thirteen dollars and forty cents", "money", 13.4, "USD"),
        ("$15 an hour", "money", 15, "USD / hour"),
        ("18%", "percentage", 18, "percent"),
        ("6.5 per cent", "percentage", 6.5, "percent"),
        ("0.3 percentage points", "percentage", 0.3, "percentage_point"),
        ("12 miles", "measurement", 12, "mile"),
        ("19km", "measurement", 19, "kilometer"),
        ("half a mile", "measurement", 0.5, "mile"),
        ("an eighth of a mile", "measurement", 0.125, "mile"),
        ("a mile and a half", "measurement", 1.5, "mile"),
        ("three and three-quarter miles", "measurement", 3.75, "mile"),
        ("a 6-foot-4 guard", "measurement", 6 + 4 / 12, "foot"),
        ("5'11\"", "measurement", 5 + 11 / 12, "foot"),
        ("20 (kg)", "measurement", 20, "kilogram"),
        ("20,50 €", "money", 20.5, "EUR"),
        ("573.15K", "count", 573_150, None),
        ("R20 million", "money", 2e7, "ZAR"),
        ("3,000 Costa Rican colones", "money", 3000, "CRC"),
        ("100,000 Georgian lari", "money", 100_000, "GEL"),
        ("20 Belarusian rubles", "money", 20, "BYN"),
        ("2 North Korean won", "money", 2, "KPW"),
        ("a dollar and a half", "money", 1.5, "USD"),
        ("a quarter-point cut", "percentage", 0.25, "percentage_point"),
        ("a half-percentage-point rise", "percentage", 0.5, "percentage_point"),
        ("a margin of plus or minus 3 points", "count", 3, "point"),
        ("a 10th of the fleet", "proportion", 0.1, None),
        ("a magnitude-7.8 earthquake", "measurement", 7.8, None),
        ("a score of students", "count", 20, "student"),
        ("a gross of pencils", "count", 144, "pencil"),
        ("a baker's dozen", "count", 13, None),
        ("growth of 5% a year", "percentage", 5, "percent"),
        ("a 200-pound gorilla", "measurement", 200, "pound"),
        ("5 feet 6 inches", "measurement", 5.5, "foot"),
        ("30m high", "measurement", 30, "meter"),
        ("-12 °C", "measurement", -12, "degree_Celsius"),
        ("90 km/h", "measurement", 90, "kilometer / hour"),
        ("doubled", "factor", 2, None),
        ("twice as many", "factor", 2, None),
        ("threefold", "factor", 3, None),
        ("ten times as many", "factor", 10, None),
        ("halved", "factor", 0.5, None),
    ],
)
def test_kind_number_and_unit(text: str, kind: str, number: float, unit: str | None) -> None:
    value = only(text)

    assert (value.kind, value.unit) == (kind, unit)
    assert value.number == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$5-7 million", 5e6, 7e6, "USD"),
        ("between 5 and 7 percent", 5, 7, "percent"),
        ("from $3 to $4", 3, 4, "USD"),
        ("10-12 km", 10, 12, "kilometer"),
        ("between 2 million and 3 million euros", 2e6, 3e6, "EUR"),
    ],
)
def test_a_range_shares_its_scale_and_unit(text: str, low: float, high: float, unit: str) -> None:
    value = only(text)

    assert (value.number, value.low, value.high, value.unit) == (None, low, high, unit)
    assert value.comparator == "between"


def test_a_change_is_two_values_and_no_range() -> None:
    assert [v.number for v in values_in("Output rose from 5% to 7%.")] == [5, 7]
    assert [v.number for v in values_in("The motion passed 218 to 213.")] == [218, 213]


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("half of the harbour's fleet", 0.5, "the harbour's fleet"),
        ("half the seats", 0.5, "the seats"),
        ("two-thirds of voters", 2 / 3, "voters"),
        ("a third of its budget", 1 / 3, "its budget"),
        ("one in five adults", 0.2, "adults"),
        ("6 out of 10 farms", 0.6, "farms"),
    ],
)
def test_a_share_says_what_it_is_a_share_of(text: str, number: float, of: str) -> None:
    value = only(text)

    assert value.kind == "proportion"
    assert value.number == pytest.approx(number)
    assert value.of == of


@pytest.mark.parametrize(
    "text",
    [
        "one-on-one talks",
        "iPhone 12",
        "ISO 9001",
        "the R2 road",
        "a gross violation",
        "the -200",
        "a Boeing 737-800",
        "G-20",
    ],
)
def test_a_number_in_a_name_counts_nothing(text: str) -> None:
    assert values_in(f"They spoke of {text}.") == ()


@pytest.mark.parametrize(
    ("text", "number", "low", "high", "unit"),
    [
        ("12.9 ± 0.3 km", 12.9, 12.6, 13.2, "kilometer"),
        ("5 +/- 0.2 kg", 5, 4.8, 5.2, "kilogram"),
        ("52 plus or minus 3 percent", 52, 49, 55, "percent"),
    ],
)
def test_a_number_may_be_off_by_some(
    text: str, number: float, low: float, high: float, unit: str
) -> None:
    value = only(text)

    assert (value.number, value.unit, value.comparator) == (number, unit, "~")
    assert (value.low, value.high) == (pytest.approx(low), pytest.approx(high))


def test_a_temperature_in_kelvins_stands_beside_another() -> None:
    assert [v.unit for v in values_in("It melts at 300 °C (573.15K).")] == [
        "degree_Celsius",
        "kelvin",
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a couple hundred boats", 200, 399),
        ("dozens upon dozens of boats", 24, 99),
        ("hundreds and hundreds of boats", 200, 999),
    ],
)
def test_a_vague_amount_may_be_said_twice(text: str, low: float, high: float) -> None:
    value = only(text)

    assert (value.low, value.high, value.unit) == (low, high, "boat")


def test_most_is_more_than_half() -> None:
    for text in ("most of the islands", "a majority of the islands", "the bulk of the islands"):
        value = only(text)
        assert (value.comparator, value.low, value.high, value.number) == (">", 0.5, 1, None)
        assert value.of == "the islands"


def test_a_number_of_a_number_names_its_whole() -> None:
    six, ten = values_in("6 of 10 patients")

    assert (six.number, six.of) == (6, "10 patients")
    assert (ten.number, ten.unit) == (10, "patient")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("third", "ordinal"), ("12th", "ordinal"), ("second-largest", "ordinal")],
)
def test_ordinals_are_kept_apart(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "737-800", "the G-20", "the A1", "a one-on-one", "the Boeing 747 took off", "Route 66", "COVID-19",
        "Apollo 11 landed", "9/11", "call 555-0199", "+1 (212) 555-0199", "a 3-1 win", "passed 69-30",
        "12 Harbour Street", "221B Orchard Road", "version 2.1", "No. 10", "section 230", "page 12",
        "one of the islands", "the one", "no one", "that one", "one another", "1. The ferry", "a 4K screen",
        "Flight 370 vanished", "10.0.0.1", "the MH370", "24/7", "a 50/50 chance", "room 101", "a star, HR 6819 was seen",
    ],
)  # fmt: skip
def test_a_number_that_names_or_scores_is_left_alone(text: str) -> None:
    assert [v for v in values_in(text) if v.kind != "ordinal"] == []


def test_the_noun_counted_is_singular_and_people_stay_people() -> None:
    assert only("50,000 people").unit == "people"
    assert only("22 members").unit == "member"
    assert only("three children").unit == "child"
    assert only("14 countries").unit == "country"
    assert only("tens of thousands of refugees").unit == "refugee"
    assert only("three Finns").unit == "Finn"
    assert only("more than 6,000 in Brevania").unit is None


def test_a_vague_amount_of_money_or_miles_keeps_its_unit() -> None:
    dollars, miles = only("hundreds of dollars"), only("thousands of miles")

    assert (dollars.kind, dollars.unit, dollars.low) == ("money", "USD", 200)
    assert (miles.kind, miles.unit, miles.low) == ("measurement", "mile", 2000)


def test_an_adjective_is_not_the_thing_counted() -> None:
    assert only("12 dead").unit is None
    assert only("at least three others").unit is None
    assert only("a two-thirds majority").of is None


def test_few_million_is_no_million() -> None:
    value = only("another few million years")

    assert (value.number, value.low, value.high) == (None, 3e6, 9_999_999)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("They kept the 1.5-degree target.", "degree_Celsius"),
        ("They will hold warming to 1.5 degrees.", "degree_Celsius"),
        ("It is 2 degrees above preindustrial levels.", "degree_Celsius"),
        ("The ship made a 20-degree turn.", "degree"),
        ("He made a 2-degree turn.", "degree"),
    ],
)
def test_degrees_of_warming_are_celsius(text: str, unit: str) -> None:
    (value,) = values_in(text)

    assert value.unit == unit


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("less than or equal to 30", "<="),
        ("greater than or equal to 30", ">="),
        ("equal to or more than 30", ">="),
    ],
)
def test_a_bound_that_takes_in_its_end(text: str, comparator: str) -> None:
    (value,) = values_in(text)

    assert (value.comparator, value.number) == (comparator, 30)


def test_a_scale_may_follow_the_code_of_a_currency() -> None:
    (value,) = values_in("They lost 75 USD million.")

    assert (value.number, value.unit) == (75e6, "USD")


def test_gross_is_no_number() -> None:
    """A gross of twelve dozen is hardly ever meant; a gross domestic product nearly always."""
    assert values_in("The debt is larger than the gross domestic product.", None) == ()
