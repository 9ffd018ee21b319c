"""The unit that follows a number: "sq km", "miles per hour", "°C"."""

# ruff: noqa: C901, PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.quantities.unit_names import PAIRS, SHORT, SHORT_TIME, TIME, UNIT_WORDS
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

PERCENT = "percent"
POINTS = "percentage_point"

_INCH_AFTER = words("thick long tall wide deep high broad across diameter x")
_METRE_AFTER = words("high tall long deep wide thick above below away from across")
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_SUPERSCRIPT = {"²": 2, "³": 3}
_SHORT_BELOW = {"h": "hour", "s": "second", "m": "meter"}
_DEGREES = {"c": "degree_Celsius", "celsius": "degree_Celsius", "centigrade": "degree_Celsius",
            "celcius": "degree_Celsius", "f": "degree_Fahrenheit", "fahrenheit": "degree_Fahrenheit",
            "farenheit": "degree_Fahrenheit", "k": "kelvin", "kelvin": "kelvin"}  # fmt: skip
_CLIMATE = words("warming warmer hotter preindustrial industrial climate")
_DAY_PEOPLE = words(
    "tripper trippers visitor visitors pass passes laborer laborers labourer labourers patients pupils students "
    "tickets nurseries"
)
"""Nouns that "day" makes a compound with: the number counts them."""
_GOALS = words("target targets goal goals limit threshold ceiling cap pathway scenario")
_WARMEST = 10
"""Degrees of warming that any scenario reaches."""
_NEAR = 5
_RATE_WORDS = frozenset({"per", "a", "an", "each", "every"})


_FIRST_OF_PAIRS = frozenset(first for first, _ in PAIRS)


class Unit(NamedTuple):
    """A unit by pint's name and the token after it."""

    end: int
    name: str
    time: bool = False


def singular_unit(word: str) -> str:
    """`word` (lower case) as the tables have it: without the "s" of the plural."""
    if word in UNIT_WORDS or word in TIME or not word.endswith("s"):
        return word
    return word[:-1]


def read_unit(tokens: Tokens, at: int) -> Unit | None:
    """The unit that begins at token `at`, right after its number: "sq km", "miles per hour", "°C"."""
    unit = _percent(tokens, at) or _degrees(tokens, at) or _powered(tokens, at)
    unit = unit or _plain(tokens, at) or _mark(tokens, at)
    if unit is None or unit.name in {PERCENT, POINTS} or unit.time:
        return unit
    return _raised(tokens, unit)


def time_unit(tokens: Tokens, at: int) -> Unit | None:
    """A unit of time at `at`: "hours", "hrs", "yrs"."""
    word = tokens[at].lower
    name = TIME.get(word) or (TIME.get(word[:-1]) if word.endswith("s") else None)
    if name is None and tokens[at - 1].kind == "n":
        name = SHORT_TIME.get(tokens[at].text)
    if name is None or (word == "day" and tokens[at + 1].lower in _DAY_PEOPLE):
        return None  # "112 day trippers"
    return Unit(at + 1, name, time=True)


def _percent(tokens: Tokens, at: int) -> Unit | None:
    word, follows = tokens[at].lower, tokens[at + 1].lower
    if word == "%":
        return Unit(at + 1, PERCENT)
    if word == "percentage" and follows in {"point", "points"}:
        return Unit(at + 2, POINTS)
    before = tokens[at - 2] if tokens.hyphen(at - 1) else tokens[at - 1]
    if word == "point" and before.lower.removesuffix("s") in {"half", "quarter"}:
        return Unit(at + 1, POINTS)  # "a quarter point", "a quarter-point cut"
    if (
        word == "percentage"
        and tokens.hyphen(at + 1)
        and tokens[at + 2].lower in {"point", "points"}
    ):
        return Unit(at + 3, POINTS)
    if word == "basis" and follows in {"point", "points"}:
        return Unit(at + 2, "basis_point")
    if word in {"percent", "pct", "pc", "percentage"}:
        if follows in {"point", "points"}:
            return Unit(at + 2, POINTS)
        return Unit(at + 1, PERCENT)
    if word == "per" and follows in {"cent", "cents"}:
        return Unit(at + 2, PERCENT)
    return None


def _degrees(tokens: Tokens, at: int) -> Unit | None:
    word = tokens[at].lower
    if word in {"°", "º", "˚"} or word in {"degree", "degrees", "deg"}:
        place = at + 1
        if tokens[place].text == "." and tokens[place].glued and word == "deg":
            place += 1
        if tokens[place].lower in _DEGREES and tokens[place + 1].text not in APOSTROPHES:
            return Unit(place + 1, _DEGREES[tokens[place].lower])
        return Unit(place, "degree_Celsius" if _of_climate(tokens, at, place) else "degree")
    if tokens[at].text in {"℃", "℉"}:
        return Unit(at + 1, "degree_Celsius" if word == "℃" else "degree_Fahrenheit")
    return None


def _of_climate(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a few bare degrees tell how much warmer the earth gets: always Celsius (UNFCCC, IPCC)."""
    before = at - 1 if tokens[at - 1].kind == "n" else at - 2
    number = tokens[before]
    if number.kind != "n" or number.number >= _WARMEST or tokens[at].kind != "w":
        return False
    near = [tokens[k].lower for k in range(max(0, before - _NEAR), before)]
    near += [tokens[k].lower for k in range(end, end + _NEAR)]
    goal = before < at - 1 and tokens[end].lower in _GOALS
    return goal or any(word in _CLIMATE for word in near)


def _powered(tokens: Tokens, at: int) -> Unit | None:
    power = _POWERS.get(tokens[at].lower)
    if power is None:
        return None
    place = at + 1
    if tokens[place].text in {".", "-"}:
        place += 1
    base = _word(tokens, place)
    return Unit(base.end, f"{base.name} ** {power}") if base else None


def _word(tokens: Tokens, at: int) -> Unit | None:
    """One word of a unit, long or short."""
    token = tokens[at]
    if (pair := _pair(tokens, at)) is not None:
        return pair
    name = UNIT_WORDS.get(singular_unit(token.lower)) or SHORT.get(token.text)
    if name:
        end = at + 1
        if (
            tokens[end].text == "."
            and tokens[end].glued
            and token.lower in {"ft", "lb", "lbs", "oz", "mi"}
        ):
            end += bool(tokens[end + 1].kind == "w" and not tokens[end + 1].text.istitle())
        return Unit(end, name)
    return None


def _pair(tokens: Tokens, at: int) -> Unit | None:
    """Such as "nautical miles", "light-years", "fl. oz.", "parts per million"."""
    first = tokens[at].lower
    if first in {"part", "parts"} and tokens.words(at + 1, 2) == ("per", "million"):
        return Unit(at + 3, "ppm")
    if first not in _FIRST_OF_PAIRS:
        return None
    joint = tokens.hyphen(at + 1) or (tokens[at + 1].text == "." and tokens[at + 1].glued)
    place = at + 1 + joint
    name = PAIRS.get((first, singular_unit(tokens[place].lower)))
    if name is None:
        return None
    return Unit(place + 1 + (tokens[place + 1].lower in {"unit", "units"}), name)


def _plain(tokens: Tokens, at: int) -> Unit | None:
    time = time_unit(tokens, at)
    if time:
        return time
    token, follows = tokens[at], tokens[at + 1]
    if token.lower == "in":
        ends = follows.kind == "" or follows.text in {".", ")"} or follows.lower in _INCH_AFTER
        return Unit(at + 1, "inch") if ends or token.glued else None
    if token.text in {"C", "F"}:
        loose = follows.kind != "w" or follows.lower in {"in", "on", "and", "or", "to", "outside"}
        return Unit(at + 1, _DEGREES[token.lower]) if loose and follows.text != "/" else None
    if token.text == "m" and (not token.glued or tokens[at - 1].kind == "n"):
        return Unit(at + 1, "meter")
    if token.text == "D" and token.glued and tokens.asked and tokens[at - 1].plain:
        return Unit(at + 1, "day", time=True)
    if token.text == "b" and token.glued and tokens[at - 1].plain:
        return Unit(at + 1, "bit")
    if token.text == "t" and not token.glued:
        return Unit(at + 1, "metric_ton")
    if token.text in {"A", "bar"} and not token.glued and follows.kind not in {"w", "n"}:
        return Unit(at + 1, "ampere" if token.text == "A" else "bar")
    if token.text == "h" and follows.text not in APOSTROPHES:
        return Unit(at + 1, "hour", time=True)
    if (
        token.text in {"pm", "am", "s", "N", "V", "J", "L", "l"}
        and token.glued
        and token.text in {"pm", "am"}
    ):
        return None
    return _word(tokens, at)


def _mark(tokens: Tokens, at: int) -> Unit | None:
    """An inch mark; the same mark closes a quotation, so an even number must stand before it."""
    token = tokens[at]
    if not token.glued:
        return None
    if token.text == "'" and tokens[at + 1].text == "'" and tokens[at + 1].glued:
        return Unit(at + 2, "inch")
    inches = (
        tokens[at + 1].plain and tokens[at + 2].glued and tokens[at + 2].text in {'"', "″", "”"}
    )
    if token.text in {"'", "’", "′"} and inches and tokens[at + 1].glued:  # 5'11"
        return Unit(at + 1, "foot")
    if token.text in {'"', "″"} and tokens.text.count('"', 0, token.start) % 2 == 0:
        return Unit(at + 1, "inch")
    return None


def _raised(tokens: Tokens, unit: Unit) -> Unit:
    """The unit with its power and its "per": "km²", "kilometers squared", "km/h", "miles an hour"."""
    unit = _with_power(tokens, unit)
    end, name = unit.end, unit.name
    second = tokens[end + 1]
    if tokens[end].text in {"·", "⋅"} and tokens[end].glued and second.glued:  # "kW·h", "N·m"
        factor = _SHORT_BELOW.get(second.text) or UNIT_WORDS.get(singular_unit(second.lower))
        return Unit(end + 2, f"{name} * {factor}") if factor else unit
    if tokens[end].text == "-" and tokens[end].glued and tokens[end + 1].lower in {"hour", "hours"}:
        return Unit(end + 2, f"{name} * hour")
    if tokens[end].lower in {"hour", "hours"} and "watt" in name:
        return Unit(end + 1, f"{name} * hour")
    return _rate(tokens, unit)


def _with_power(tokens: Tokens, unit: Unit) -> Unit:
    """Such as "km²", "m^3", "m2", "kilometers squared"."""
    end, name, token = unit.end, unit.name, tokens[unit.end]
    if token.text in _SUPERSCRIPT and token.glued:
        return Unit(end + 1, f"{name} ** {_SUPERSCRIPT[token.text]}")
    if token.text == "^" and tokens[end + 1].text in {"2", "3"}:
        return Unit(end + 2, f"{name} ** {tokens[end + 1].text}")
    if token.glued and token.text in {"2", "3"} and tokens[end - 1].kind == "w":
        return Unit(end + 1, f"{name} ** {token.text}")
    if token.lower in {"squared", "cubed"}:
        return Unit(end + 1, f"{name} ** {2 if token.lower == 'squared' else 3}")
    return unit


def _rate(tokens: Tokens, unit: Unit) -> Unit:
    token = tokens[unit.end]
    slash = token.text == "/" and token.glued
    if not slash and token.lower not in _RATE_WORDS:
        return unit
    place = unit.end + 1
    below = time_unit(tokens, place)
    if below is None and tokens[place].text in _SHORT_BELOW:
        below = Unit(place + 1, _SHORT_BELOW[tokens[place].text])
    if below is None and (slash or token.lower == "per"):
        below = _powered(tokens, place) or _word(tokens, place)
    if below is None:
        return unit
    below = _with_power(tokens, below)
    return Unit(below.end, f"{unit.name} / {below.name}")
