"""What units are called, in words and in short, and how pint names them; a test asks pint for every one.

Words that mostly mean something else (mole, bar, league, hand) are no units here.
"""

from __future__ import annotations

from factcheck.nlp.word_lists import in_order

TIME: dict[str, str] = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "week": "week", "fortnight": "fortnight", "month": "month", "year": "year", "yr": "year",
    "decade": "decade", "century": "century", "centurie": "century", "millennium": "millennium",
    "millennia": "millennium", "millisecond": "millisecond",
    "msec": "millisecond", "microsecond": "microsecond", "nanosecond": "nanosecond", "mth": "month", "wk": "week",
}  # fmt: skip

# Short forms in their own letter case: "5 ms", not "Ms".
SHORT_TIME: dict[str, str] = {
    "ms": "millisecond", "µs": "microsecond", "μs": "microsecond", "ns": "nanosecond",
}  # fmt: skip

# The prefixes of the SI (BIPM, The International System of Units, 9th edition, table 7) in everyday use, and
# what they stand before: the word, as spelt on either side of the Atlantic, and pint's name.
_PREFIXES = in_order("pico nano micro milli centi deci deca hecto kilo mega giga tera peta exa")
_PREFIXED: dict[str, str] = {
    "meter": "meter", "metre": "meter", "gram": "gram", "gramme": "gram", "liter": "liter", "litre": "liter",
    "watt": "watt", "joule": "joule", "calorie": "calorie", "electronvolt": "electron_volt", "volt": "volt",
    "amp": "ampere", "ampere": "ampere", "ohm": "ohm", "hertz": "hertz", "newton": "newton",
    "pascal": "pascal", "bar": "bar", "farad": "farad", "coulomb": "coulomb", "lumen": "lumen",
    "becquerel": "becquerel", "sievert": "sievert", "gray": "gray", "byte": "byte", "bit": "bit",
    "parsec": "parsec", "ton": "ton", "tonne": "metric_ton", "mole": "mole", "pixel": "pixel",
}  # fmt: skip
_ALONE = set(_PREFIXED) - {"bar", "mole", "pixel"}

# Words, singular; an "s" at the end is taken off before the look-up.
UNIT_WORDS: dict[str, str] = {
    **{word: name for word, name in _PREFIXED.items() if word in _ALONE},
    **{f"{prefix}{word}": f"{prefix}{name}" for prefix in _PREFIXES for word, name in _PREFIXED.items()},
    "micron": "micrometer", "angstrom": "angstrom", "mile": "mile", "yard": "yard", "foot": "foot",
    "feet": "foot", "inch": "inch", "inche": "inch", "light-year": "light_year", "lightyear": "light_year",
    "fathom": "fathom", "furlong": "furlong",
    "kilo": "kilogram", "pound": "pound", "ounce": "ounce", "stone": "stone", "hundredweight": "hundredweight",
    "carat": "carat", "karat": "carat",
    "gallon": "gallon", "pint": "pint", "quart": "quart", "barrel": "oil_barrel", "cup": "cup",
    "teaspoon": "teaspoon", "teaspoonful": "teaspoon", "tablespoon": "tablespoon",
    "tablespoonful": "tablespoon", "bushel": "bushel", "hectare": "hectare", "acre": "acre",
    "horsepower": "horsepower", "therm": "therm", "decibel": "decibel", "candela": "candela", "lux": "lux",
    "curie": "curie", "roentgen": "roentgen", "torr": "torr", "baud": "baud", "radian": "radian",
    "arcsecond": "arcsecond", "arcminute": "arcminute",
    "kelvin": "kelvin", "celsius": "degree_Celsius", "celcius": "degree_Celsius", "centigrade": "degree_Celsius",
    "fahrenheit": "degree_Fahrenheit", "farenheit": "degree_Fahrenheit", "degree": "degree", "knot": "knot",
    "kibibyte": "kibibyte", "mebibyte": "mebibyte", "gibibyte": "gibibyte", "tebibyte": "tebibyte",
    "zettabyte": "zettabyte", "gigaannum": "gigayear",
}  # fmt: skip

# Abbreviations, in their own letter case: "m" beside a digit is metres only with a space (a million is
# glued or said), "in" is a preposition unless nothing follows that it could govern.
SHORT: dict[str, str] = {
    "km": "kilometer", "kms": "kilometer", "Km": "kilometer", "KM": "kilometer", "KMs": "kilometer",
    "hm": "hectometer", "dm": "decimeter", "cm": "centimeter", "cms": "centimeter", "mm": "millimeter",
    "nm": "nanometer", "µm": "micrometer", "μm": "micrometer", "mi": "mile", "ft": "foot", "yd": "yard",
    "yds": "yard",
    "kg": "kilogram", "kgs": "kilogram", "Kg": "kilogram", "Kgs": "kilogram", "KG": "kilogram",
    "kilos": "kilogram", "g": "gram", "gm": "gram", "gms": "gram", "mg": "milligram", "mgs": "milligram",
    "µg": "microgram", "μg": "microgram", "mcg": "microgram", "ng": "nanogram", "lb": "pound", "lbs": "pound",
    "LBS": "pound", "oz": "ounce", "cwt": "hundredweight", "kt": "kiloton", "mt": "megaton",
    "Mt": "megametric_ton", "Gt": "gigametric_ton",
    "l": "liter", "L": "liter", "ml": "milliliter", "mL": "milliliter", "mls": "milliliter",
    "µL": "microliter", "µl": "microliter", "cl": "centiliter", "dl": "deciliter", "dL": "deciliter",
    "hl": "hectoliter", "gal": "gallon", "gals": "gallon", "qt": "quart", "qts": "quart", "tsp": "teaspoon",
    "tbsp": "tablespoon", "tbs": "tablespoon", "bbl": "oil_barrel", "bbls": "oil_barrel", "cc": "cubic_centimeter",
    "ha": "hectare", "sqft": "foot ** 2", "sqm": "meter ** 2", "sqkm": "kilometer ** 2", "sqmi": "mile ** 2",
    "mW": "milliwatt", "W": "watt", "kW": "kilowatt", "KW": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
    "TW": "terawatt", "hp": "horsepower", "bhp": "horsepower", "J": "joule", "kJ": "kilojoule", "MJ": "megajoule",
    "GJ": "gigajoule", "kcal": "kilocalorie", "BTU": "british_thermal_unit", "BTUs": "british_thermal_unit",
    "Btu": "british_thermal_unit",
    "eV": "electron_volt", "keV": "kiloelectron_volt", "MeV": "megaelectron_volt",
    "GeV": "gigaelectron_volt", "TeV": "teraelectron_volt", "V": "volt", "kV": "kilovolt",
    "Ω": "ohm", "kΩ": "kiloohm", "MΩ": "megaohm", "nF": "nanofarad", "pF": "picofarad", "µF": "microfarad",
    "μF": "microfarad",
    "mV": "millivolt", "mA": "milliampere", "kVA": "kilovolt_ampere", "MVA": "megavolt_ampere",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "THz": "terahertz", "N": "newton", "kN": "kilonewton", "Pa": "pascal", "kPa": "kilopascal",
    "hPa": "hectopascal", "MPa": "megapascal", "GPa": "gigapascal", "psi": "pound_force_per_square_inch",
    "PSI": "pound_force_per_square_inch", "atm": "standard_atmosphere", "mmHg": "millimeter_Hg",
    "mb": "millibar", "mbar": "millibar", "dB": "decibel", "db": "decibel",
    "Bq": "becquerel", "kBq": "kilobecquerel", "MBq": "megabecquerel", "GBq": "gigabecquerel",
    "Sv": "sievert", "mSv": "millisievert", "µSv": "microsievert", "Gy": "gray", "mGy": "milligray",
    "K": "kelvin", "mol": "mole", "mmol": "millimole", "ppm": "ppm",
    "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
    "EB": "exabyte", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte",
    "kb": "kilobit", "Mb": "megabit", "Mbit": "megabit", "Gb": "gigabit", "Gbit": "gigabit", "gb": "gigabyte",
    "tb": "terabyte", "kbps": "kilobit / second", "Kbps": "kilobit / second", "Mbps": "megabit / second",
    "mbps": "megabit / second", "Gbps": "gigabit / second",
    "mph": "mile / hour", "MPH": "mile / hour", "kph": "kilometer / hour", "KPH": "kilometer / hour",
    "kmh": "kilometer / hour", "kmph": "kilometer / hour", "knots": "knot", "kts": "knot",
    "Wh": "watt * hour", "kWh": "kilowatt * hour", "kwh": "kilowatt * hour", "KWh": "kilowatt * hour",
    "MWh": "megawatt * hour", "GWh": "gigawatt * hour",
    "TWh": "terawatt * hour", "pm": "picometer", "am": "attometer", "rpm": "revolutions_per_minute",
    "RPM": "revolutions_per_minute",
    "Nm": "newton * meter", "Ah": "ampere * hour", "mAh": "milliampere * hour", "sq": "", "tpd": "ton / day",
    "bpd": "oil_barrel / day", "Ga": "gigayear", "Js": "joule * second", "mpg": "mile / gallon",
}  # fmt: skip

# Units of two words, the second in the singular.
PAIRS: dict[tuple[str, str], str] = {
    ("light", "year"): "light_year", ("metric", "ton"): "metric_ton", ("metric", "tonne"): "metric_ton",
    ("short", "ton"): "ton", ("long", "ton"): "long_ton", ("nautical", "mile"): "nautical_mile",
    ("statute", "mile"): "mile", ("fluid", "ounce"): "fluid_ounce", ("fl", "oz"): "fluid_ounce",
    ("troy", "ounce"): "troy_ounce", ("imperial", "gallon"): "imperial_gallon", ("imperial", "pint"): "imperial_pint",
    ("astronomical", "unit"): "astronomical_unit", ("foot", "pound"): "foot_pound", ("board", "foot"): "board_foot",
    ("board", "feet"): "board_foot", ("british", "thermal"): "british_thermal_unit", ("electron", "volt"): "electron_volt",
}  # fmt: skip
