"""Quantities of a unit and a part of it: "a mile and a half", "5 feet 2 inches", "thirteen dollars and forty cents"."""

from __future__ import annotations

from factcheck.nlp.quantities.sides import Side, read_side
from factcheck.nlp.tokens import Tokens

# How many of the first unit one of the second makes.
_SMALLER = {("foot", "inch"): 1 / 12, ("pound", "ounce"): 1 / 16, ("stone", "pound"): 1 / 14,
            ("kilometer", "meter"): 1 / 1000, ("meter", "centimeter"): 1 / 100, ("liter", "milliliter"): 1 / 1000,
            ("centimeter", "millimeter"): 1 / 10, ("yard", "foot"): 1 / 3, ("yard", "inch"): 1 / 36,
            ("mile", "yard"): 1 / 1760, ("mile", "foot"): 1 / 5280, ("metric_ton", "kilogram"): 1 / 1000,
            ("gallon", "quart"): 1 / 4, ("gallon", "pint"): 1 / 8, ("pint", "fluid_ounce"): 1 / 16, ("kilogram", "gram"): 1 / 1000}  # fmt: skip


_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_HUNDREDTHS = 100


def read_composite(tokens: Tokens, first: Side) -> Side | None:
    """`first` with the part of its unit that follows, in its own unit."""
    return _with_a_part(tokens, first) or _with_smaller(tokens, first)


def _with_a_part(tokens: Tokens, first: Side) -> Side | None:
    """Such as "a mile and a half", "two pounds and a quarter", "a dollar and a half"."""
    if first.unit is None or first.number.value is None or first.time:
        return None
    place = first.end + 1
    if tokens[first.end].lower != "and" or tokens[place].lower != "a":
        return None
    part = _PARTS.get(tokens[place + 1].lower)
    if part is None:
        return None
    value = first.number.value + part
    number = first.number._replace(value=value, low=value, high=value)
    return first._replace(end=place + 2, number=number)


def _with_smaller(tokens: Tokens, first: Side) -> Side | None:
    """Such as "thirteen dollars and forty cents", "5 feet 2 inches": a unit and a smaller one of its kind."""
    if first.unit is None or first.number.value is None or first.time:
        return None
    place = first.end
    if first.unit == "foot" and tokens.hyphen(place) and tokens[place + 1].plain:
        return _tall(first, tokens, place + 1)
    while tokens[place].lower in {"and", ","} and place < first.end + 1:
        place += 1
    second = read_side(tokens, place)
    if second is None or second.number.value is None:
        return None
    if second.unit is None and not (tokens.asked and first.money):
        return None
    part = second.number.value
    if second.unit is None:  # "15 dollars 50" of a text that asks
        whole = part == int(part) and part < _HUNDREDTHS
        part, times = part / _HUNDREDTHS, 1.0
        same = whole and tokens[second.end].kind in {"", "s"}
    elif first.money:
        small = tokens[second.end - 1].lower
        same = second.money and (
            small in {"c", "¢", "p"}
            or small.startswith(("cent", "pen", "kop", "pais", "sen", "groszy"))
        )
        times = 1.0
    else:
        times = _SMALLER.get((first.unit, second.unit), 0.0)
        same = bool(times) and part * times < 1
    if not same or (part >= 1 and first.money):
        return None
    value = round(first.number.value + part * times, 12 if first.money else 15)
    number = first.number._replace(value=value, low=value, high=value)
    return first._replace(end=second.end, number=number)


def _tall(first: Side, tokens: Tokens, at: int) -> Side | None:
    """Such as "6-foot-4", "5-foot-11-inch": how tall somebody is."""
    inches, end = tokens[at].number, at + 1
    if inches >= 12 or first.number.value is None:  # noqa: PLR2004 - inches of a foot
        return None
    if tokens.hyphen(end) and tokens[end + 1].lower in {"inch", "inches"}:
        end += 2
    value = round(first.number.value + inches / 12, 15)
    number = first.number._replace(value=value, low=value, high=value)
    return first._replace(end=end, number=number)
