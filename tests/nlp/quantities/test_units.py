from __future__ import annotations

import pint
import pytest

from factcheck.nlp.quantities.currencies import (
    BEFORE,
    CODES,
    DOLLARS,
    HUNDREDTHS,
    NAMES,
    OF_COUNTRY,
    SIGNS,
)
from factcheck.nlp.quantities.unit_names import PAIRS, SHORT, TIME, UNIT_WORDS
from factcheck.nlp.quantities.units import read_unit
from factcheck.nlp.tokens import Tokens

PINT = pint.UnitRegistry()


@pytest.mark.parametrize(
    "name", sorted({*TIME.values(), *UNIT_WORDS.values(), *SHORT.values(), *PAIRS.values()} - {""})
)
def test_pint_knows_every_unit_by_the_name_we_give_it(name: str) -> None:
    assert PINT.parse_units(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hours", "hour"),
        ("km", "kilometer"),
        ("kilometres", "kilometer"),
        ("sq km", "kilometer ** 2"),
        ("square kilometers", "kilometer ** 2"),
        ("km²", "kilometer ** 2"),
        ("km2", "kilometer ** 2"),
        ("cubic meters", "meter ** 3"),
        ("miles per hour", "mile / hour"),
        ("mph", "mile / hour"),
        ("km/h", "kilometer / hour"),
        ("kilometers an hour", "kilometer / hour"),
        ("barrels a day", "oil_barrel / day"),
        ("°C", "degree_Celsius"),
        ("degrees Celsius", "degree_Celsius"),
        ("degrees Fahrenheit", "degree_Fahrenheit"),
        ("kilowatt-hours", "kilowatt * hour"),
        ("GWh", "gigawatt * hour"),
        ("tonnes", "metric_ton"),
        ("light-years", "light_year"),
        ("light years", "light_year"),
        ("nautical miles", "nautical_mile"),
        ("fl. oz", "fluid_ounce"),
        ("fluid ounces", "fluid_ounce"),
        ("troy ounces", "troy_ounce"),
        ("long tons", "long_ton"),
        ("parts per million", "ppm"),
        ("gigatonnes", "gigametric_ton"),
        ("nanograms", "nanogram"),
        ("hectolitres", "hectoliter"),
        ("milliamps", "milliampere"),
        ("terabecquerels", "terabecquerel"),
        ("cu ft", "foot ** 3"),
        ("sqm", "meter ** 2"),
        ("mmHg", "millimeter_Hg"),
        ("British thermal units", "british_thermal_unit"),
        ("degrees Kelvin", "kelvin"),
        ("degrees celcius", "degree_Celsius"),
        ("micrograms per cubic metre", "microgram / meter ** 3"),
        ("pounds per square inch", "pound / inch ** 2"),
        ("meters per second squared", "meter / second ** 2"),
        ("cubic meters per second", "meter ** 3 / second"),
        ("kW·h", "kilowatt * hour"),
        ("ms", "millisecond"),
        ("kΩ", "kiloohm"),
        ("megapixels", "megapixel"),
        ("kg/m³", "kilogram / meter ** 3"),
        ("ft/s", "foot / second"),
        ("miles per gallon", "mile / gallon"),
        ("percent", "percent"),
        ("per cent", "percent"),
        ("%", "percent"),
        ("percentage points", "percentage_point"),
    ],
)
def test_a_unit_gets_the_name_pint_has_for_it(text: str, name: str) -> None:
    tokens = Tokens(f"5 {text}")

    unit = read_unit(tokens, 1)

    assert unit is not None
    assert unit.name == name
    assert unit.end == tokens.size
    if name != "percentage_point":
        assert PINT.parse_units(name) is not None


@pytest.mark.parametrize(
    "text",
    [
        "in Paris",
        "people",
        "as many",
        "of them",
        "Houses",
        "bars",
        "moles",
        "parts per thousand",
        "light bulbs",
    ],
)
def test_a_word_that_is_no_unit_is_left_alone(text: str) -> None:
    assert read_unit(Tokens(f"5 {text}"), 1) is None


def test_every_currency_is_in_iso_4217() -> None:
    named = {*SIGNS.values(), *DOLLARS.values(), *BEFORE.values(), *NAMES.values()}
    named |= {*HUNDREDTHS.values(), *OF_COUNTRY.values()}

    assert named <= CODES
    assert all(len(code) == 3 and code.isupper() for code in CODES)
