"""One end of a range, or a whole quantity: a number with its sign, its unit or its currency."""


# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.quantities.cardinals import Number, exactly
from factcheck.nlp.quantities.labels import BEFORE_A_MINUS
from factcheck.nlp.quantities.money import currency_after, currency_before, paid_by
from factcheck.nlp.quantities.number_words import DENOMINATORS, SCALES
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.units import PERCENT, POINTS, Unit, read_unit
from factcheck.nlp.tokens import MINUSES, Tokens

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Side(NamedTuple):
    """One end of a range, or a whole quantity: its number, the currency or unit, and where it ends."""

    start: int
    end: int
    number: Number
    unit: str | None
    time: bool
    money: bool
    hyphened: bool = False


def read_side(tokens: Tokens, at: int) -> Side | None:
    """A number with its unit or currency, without bounds."""
    if tokens[at].lower == "minus" and tokens.words(at - 2, 2) == ("plus", "or"):
        return None  # "a margin of plus or minus 3 points"
    place, sign = (at + 1, -1) if _is_a_minus(tokens, at) else (at, 1)
    before = currency_before(tokens, place)
    number_at = before[0] if before else place
    number = read_number(tokens, number_at)
    if number is None and before is None:
        number = _article(tokens, number_at) or _half(tokens, number_at)
    if number is None:
        return None
    number = _with_spread(tokens, _spaced_groups(tokens, number_at, number))
    if sign < 0 and number.value is not None:
        number = number._replace(value=-number.value, low=-number.value, high=-number.value)
    if before:
        end, unit = paid_by(tokens, number.end, before[1])
        return Side(at, end, number, unit, time=False, money=True)
    return _paid(tokens, at, number) or _measured(tokens, at, number)


def _is_a_minus(tokens: Tokens, at: int) -> bool:
    """Whether the number after `at` is below zero: "-5", "<-30", "minus 5"."""
    minus, behind = tokens[at], tokens[at + 1]
    if minus.text not in MINUSES:
        return minus.lower in {"minus", "negative"}
    loose = not minus.glued or tokens[at - 1].text in BEFORE_A_MINUS
    apart = tokens.asked and tokens[at - 1].kind != "n" and behind.kind == "n"  # "- 10 k"
    return loose and (behind.glued or apart)


def _paid(tokens: Tokens, at: int, number: Number) -> Side | None:
    """The number with the currency that follows it."""
    vague_of = number.form == "vague" and tokens[number.end].lower == "of"
    after = currency_after(tokens, number.end + vague_of)
    if after is None:
        return None
    end, currency, worth = after
    if worth != 1 and number.value is not None:
        value = round(number.value * worth, 6)
        number = number._replace(value=value, low=value, high=value)
    scale = SCALES.get(tokens[end].lower)
    if scale and tokens[end - 1].text == currency and number.value is not None:
        value = number.value * scale  # "75 USD million"
        number, end = number._replace(value=value, low=value, high=value), end + 1
    end, unit = paid_by(tokens, end, currency)
    return Side(at, end, number, unit, time=False, money=True)


def _measured(tokens: Tokens, at: int, number: Number) -> Side:
    """The number with the unit that follows it, if any."""
    bracket = tokens[number.end].text
    inner = read_unit(tokens, number.end + 1) if bracket in _BRACKETS else None
    if inner is not None and tokens[inner.end].text == _BRACKETS[bracket]:  # "20 (kg)"
        return Side(at, inner.end + 1, number, inner.name, inner.time, money=False)
    vague_of = number.form == "vague" and tokens[number.end].lower == "of"
    hyphened = tokens.hyphen(number.end)
    measure = read_unit(tokens, number.end + (hyphened or vague_of))
    if measure and hyphened and measure.name == "inch" and tokens[measure.end - 1].lower == "in":
        measure = None
    broken = number.form == "fraction" or (tokens.asked and number.value and number.value % 1)
    if measure is None and tokens[number.end].lower == "of" and broken:
        measure = _unit_of_part(tokens, number.end + 1)
    if measure is None:
        return Side(at, number.end, number, None, time=False, money=False)
    return Side(at, measure.end, number, measure.name, measure.time, money=False, hyphened=hyphened)


def _with_spread(tokens: Tokens, number: Number) -> Number:
    """Such as "12.9 ± 0.3", "5 +/- 0.2", "5 plus or minus 0.2": a number with what it may be off by."""
    at = number.end
    if tokens[at].text == "±":
        at += 1
    elif tokens.words(at, 3) in {("+", "/", "-"), ("plus", "or", "minus")}:
        at += 3
    else:
        return number
    off = read_number(tokens, at)
    if number.value is None or off is None or not off.value:
        return number
    low, high = round(number.value - off.value, 12), round(number.value + off.value, 12)
    return number._replace(end=off.end, low=low, high=high)


def _spaced_groups(tokens: Tokens, at: int, number: Number) -> Number:
    """Such as "10 000 dollars": groups parted by spaces, read as one only before what they measure or count."""
    first, second, end = tokens[at], tokens[at + 1], at + 2
    if not (first.plain and len(first.text) <= 3 and second.plain and len(second.text) == 3):
        return number
    while tokens[end].plain and len(tokens[end].text) == 3 and end < at + 6:
        end += 1
    noun = tokens[end]
    counted = noun.kind == "w" and noun.text.islower() and noun.lower.endswith(("s", "people"))
    round_ = len(first.text) > 1 and tokens[end - 1].text.endswith(("00", "50"))
    asked = tokens.asked and end > at + 2
    if not (asked or currency_after(tokens, end) or read_unit(tokens, end) or (counted and round_)):
        return number
    return exactly(end, float("".join(tokens[k].text for k in range(at, end))), "digits") or number


def _article(tokens: Tokens, at: int) -> Number | None:
    """Such as "an hour", "a mile", "a dollar": one, where a unit of time, length or money follows."""
    unit = read_unit(tokens, at + 1)
    if tokens[at].lower not in {"a", "an"}:
        return None
    if (unit and unit.name not in {PERCENT, POINTS} and unit.name != "second") or currency_after(
        tokens, at + 1
    ):
        return Number(at + 1, 1.0, 1.0, 1.0, "article")
    return None


def _half(tokens: Tokens, at: int) -> Number | None:
    """Such as "half a mile", "a half-mile", "half a pint", "a quarter mile", "an eighth of a mile"."""
    place = at + 1 if tokens[at].lower in {"a", "an"} else at
    word, end = tokens[place].lower, place + 1
    share = {"half": 0.5, "quarter": 0.25}.get(word)
    if share is None and tokens[end].lower == "of" and not word.endswith("s"):
        share = 1 / DENOMINATORS[word] if word in DENOMINATORS else None  # "a tenth of a mile"
    if share is None:
        return None
    if tokens.words(end, 2) == ("of", "a"):
        end += 2
    elif tokens[end].lower == "of":
        return None
    elif tokens[end].lower in {"a", "an"}:
        end += 1
    unit = read_unit(tokens, end + 1 if tokens.hyphen(end) else end)
    if (
        unit is None
        or unit.time
        or unit.name == PERCENT
        or tokens[unit.end - 1].lower.endswith("s")
    ):
        return None
    return Number(end, share, share, share, "fraction")


def _unit_of_part(tokens: Tokens, at: int) -> Unit | None:
    """Such as "three quarters of an hour", "a tenth of a mile"."""
    if tokens[at].lower not in {"a", "an"}:
        return read_unit(tokens, at) if tokens.asked else None
    return read_unit(tokens, at + 1)
