"""Ages: "34-year-old", "aged 34", "six months old", "Dana Reyes, 34,", "in his 20s"."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.quantities.bounds import read_bound
from factcheck.nlp.quantities.labels import LABELS
from factcheck.nlp.quantities.number_words import TENS
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.reader import read_quantity
from factcheck.nlp.quantities.units import Unit, time_unit
from factcheck.nlp.readings import Reading, bounded
from factcheck.nlp.tokens import DASHES, Tokens
from factcheck.nlp.word_lists import words

_OLDEST = 122
"""Years; the longest documented human life (Jeanne Calment, 1875–1997)."""
_POSSESSIVES = words("his her their my your our its")
_TURNS = words("turn turns turned turning")
_AT_AN_AGE = words("died dies die dead retired retires retire married widowed orphaned")
_GOES_ON = words(
    "in on at of from with after before when while as but and this last next later earlier today yesterday "
    "tomorrow following during because since his her their who the so"
)
"""What may follow a bare age; a noun there would be what the number counts."""
_LAST_HOUR = 12
"""Up to this number "died at six" may tell the hour."""
_PART_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def read_age(tokens: Tokens, at: int) -> Reading | None:
    """The age that begins at `at`."""
    word = tokens[at].lower
    if word in {"aged", "age", "ages"}:
        return _aged(tokens, at)
    if word in {"under", "over", "below", "above"}:
        return _age_limit(tokens, at) or _age_group(tokens, at)
    if word in _POSSESSIVES:
        return _decade_of_life(tokens, at)
    return (
        _year_old(tokens, at)
        or _changed(tokens, at)
        or _after_a_name(tokens, at)
        or _turned(tokens, at)
    )


def _aged(tokens: Tokens, at: int) -> Reading | None:
    """Such as "aged 34", "age 34", "at the age of six", "ages 5 to 11", "aged between 18 and 34"."""
    place = at + 1
    if tokens[place].lower == "of":
        place += 1
    bound = read_bound(tokens, place)
    start = bound.end if bound else place
    if (
        tokens[start].kind != "n"
        and read_number(tokens, start) is None
        and tokens[start].lower not in {"between", "from"}
    ):
        return None
    number = read_number(tokens, start)
    if number and number.value is not None and number.value > _OLDEST:
        return _of_a_thing(tokens, at, place, number.end)
    reading = read_quantity(tokens, place)
    if reading is None:
        if number is None or number.value is None:
            return None
        reading = bounded(
            Reading(
                place,
                number.end,
                ValueKind.AGE,
                number=number.value,
                low=number.value,
                high=number.value,
            ),
            bound,
        )
    if reading.kind not in {ValueKind.COUNT, ValueKind.AGE, ValueKind.DURATION}:
        return None
    return reading._replace(
        start=at, kind=ValueKind.AGE, unit=reading.unit or "year", noun_at=-1,
        iso8601=None,
    )  # fmt: skip


def _year_old(tokens: Tokens, at: int) -> Reading | None:
    """Such as "34-year-old", "34 years old", "two-month-old", "34 years of age", "18- to 24-year-olds"."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    number = read_number(tokens, place)
    if number is None and tokens[place].lower in {"a", "an", "one"}:
        number = None
    if number is None or number.value is None:
        return None
    end, low = number.end, number.value
    high = low
    if tokens[end].text == "-" and tokens[end + 1].lower in {"to", "and", "or"}:
        second = read_number(tokens, end + 2)
        if second and second.value is not None and second.value > low:
            end, high = second.end, second.value
    elif tokens[end].lower in {"to", "or"} or tokens[end].text in {"-", "–"}:
        second = read_number(tokens, end + 1)
        if (
            second
            and second.value is not None
            and second.value > low
            and tokens[end + 1].kind == "n"
        ):
            end, high = second.end, second.value
    if tokens[end].text in DASHES:
        end += 1
    short = _short_year_old(tokens, end)
    unit = Unit(end, "year") if short else time_unit(tokens, end)
    if unit is None:
        return None
    end = unit.end + 1 if tokens[unit.end].text in DASHES else unit.end
    if short:
        end = short
    elif tokens[end].lower in {"old", "olds"}:
        end += 1
    elif tokens.words(end, 2) == ("of", "age"):
        end += 2
    else:
        return None
    if low == high:
        reading = Reading(at, end, ValueKind.AGE, number=low, low=low, high=high, unit=unit.name)
    else:
        reading = Reading(
            at,
            end,
            ValueKind.AGE,
            low=low,
            high=high,
            unit=unit.name,
            comparator=Comparator.BETWEEN,
        )
    return bounded(reading, bound)


def _short_year_old(tokens: Tokens, at: int) -> int | None:
    """The token after "yo", "y.o." or "y/o", as notes write it."""
    if tokens[at].lower in {"yo", "y.o."}:
        return at + 1
    return at + 3 if tokens.words(at, 3) == ("y", "/", "o") else None


def _of_a_thing(tokens: Tokens, at: int, place: int, end: int) -> Reading | None:
    """Such as "an age of more than 200 years": of a tree or a reef, where the unit is said."""
    unit = time_unit(tokens, end)
    reading = read_quantity(tokens, place) if unit and unit.name == "year" else None
    if reading is None:
        return None
    return reading._replace(start=at, kind=ValueKind.AGE, noun_at=-1, iso8601=None)


def _age_limit(tokens: Tokens, at: int) -> Reading | None:
    """Such as "under the age of 10", "above the age of 65"."""
    place = at + 1 + (tokens[at + 1].lower == "the")
    if tokens.words(place, 2) != ("age", "of"):
        return None
    inner = _aged(tokens, place)
    bound = read_bound(Tokens(tokens[at].text + " 1"), 0)
    if inner is None or inner.comparator is not Comparator.EQUAL:
        return None
    return bounded(inner._replace(start=at), bound)


def _changed(tokens: Tokens, at: int) -> Reading | None:
    """Such as both numbers of "lower the voting age from 18 to 16"."""
    before = tokens[at - 1].lower
    first = before in {"from", "to"} and tokens[at - 2].lower == "age"
    second = before == "to" and tokens[at - 3].lower == "from" and tokens[at - 4].lower == "age"
    token, follows = tokens[at], tokens[at + 1]
    if not (first or second) or not token.plain or not 0 < token.number <= _OLDEST:
        return None
    if (
        follows.kind == "n"
        or follows.text in {"%", "-", ":"}
        or follows.lower in {"percent", "million"}
    ):
        return None
    end = at + 1
    if (unit := time_unit(tokens, end)) and unit.name == "year":
        end = unit.end
    return Reading(
        at,
        end,
        ValueKind.AGE,
        number=token.number,
        low=token.number,
        high=token.number,
        unit="year",
    )


def _age_group(tokens: Tokens, at: int) -> Reading | None:
    """Such as "under-18s", "over 65s": people below or above an age."""
    place = at + 2 if tokens.hyphen(at + 1) else at + 1
    token, plural = tokens[place], tokens[place + 1]
    if not token.plain or token.number > _OLDEST or not (plural.lower == "s" and plural.glued):
        return None
    bound = read_bound(tokens, at) or read_bound(Tokens(tokens[at].text + " 1"), 0)
    reading = Reading(
        at, place + 2, ValueKind.AGE, number=token.number, low=token.number, high=token.number, unit="year"
    )  # fmt: skip
    return bounded(reading, bound)


def _after_a_name(tokens: Tokens, at: int) -> Reading | None:
    """Such as "Dana Reyes, 34, said": a bare number set off by commas after a capitalised name."""
    token = tokens[at]
    if not token.plain or len(token.text) > 3 or tokens[at - 1].text not in {",", "("}:
        return None
    if not tokens[at + 1].text or tokens[at + 1].text not in {",", ")", ";"}:
        return None
    name = tokens[at - 2]
    if (
        not name.text[:1].isupper()
        or name.lower in LABELS
        or name.kind != "w"
        or token.number > _OLDEST
    ):
        return None
    if tokens[at + 2].kind == "n" or (tokens[at + 2].lower == "and" and tokens[at + 3].kind == "n"):
        return None
    return Reading(
        at,
        at + 1,
        ValueKind.AGE,
        number=token.number,
        low=token.number,
        high=token.number,
        unit="year",
    )


def _turned(tokens: Tokens, at: int) -> Reading | None:
    """Such as the number in "turns 40", "turned eighteen last week", "died at 87", "retired at 65"."""
    before = tokens[at - 1].lower
    verb = before if before != "at" else tokens[at - 2].lower
    if verb not in (_AT_AN_AGE if before == "at" else _TURNS):
        return None
    number = read_number(tokens, at)
    if number is None or number.value is None or number.form not in {"digits", "words"}:
        return None
    lowest = _LAST_HOUR if before == "at" else 0
    if not lowest < number.value <= _OLDEST or number.value != int(number.value):
        return None
    follows = tokens[number.end]
    if follows.kind == "n" or (follows.kind == "w" and follows.lower not in _GOES_ON):
        return None
    if follows.text in {":", "%", "°", "/"} or (before in _TURNS and follows.lower == "of"):
        return None
    if follows.kind == "s" and follows.glued and tokens[number.end + 1].glued:
        return None
    return Reading(
        at, number.end, ValueKind.AGE, number=number.value, low=number.value, high=number.value,
        unit="year",
    )  # fmt: skip


def _decade_of_life(tokens: Tokens, at: int) -> Reading | None:
    """Such as "in her 20s", "his late thirties"."""
    place, low, high = at + 1, 0, 9
    if tokens[place].lower in _PART_OF_DECADE:
        low, high = _PART_OF_DECADE[tokens[place].lower]
        place += 2 if tokens.hyphen(place + 1) else 1
    token = tokens[place]
    if (
        token.plain
        and len(token.text) == 2
        and tokens[place + 1].lower == "s"
        and tokens[place + 1].glued
    ):
        decade, end = token.number, place + 2
    elif token.lower.endswith("ies") and token.lower[:-3] + "y" in TENS:
        decade, end = float(TENS[token.lower[:-3] + "y"]), place + 1
    else:
        return None
    return Reading(
        at + 1, end, ValueKind.AGE, low=decade + low, high=decade + high, unit="year",
        comparator=Comparator.BETWEEN, approximate=True,
    )  # fmt: skip
