"""A quantity at one place: its bound, its number or range, and its unit or currency."""

# ruff: noqa: C901, PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.dates.durations import iso8601
from factcheck.nlp.quantities.bounds import read_bound, read_bound_after, read_or_equal
from factcheck.nlp.quantities.composites import read_composite
from factcheck.nlp.quantities.labels import names
from factcheck.nlp.quantities.number_words import SCALES
from factcheck.nlp.quantities.sides import Side, read_side
from factcheck.nlp.quantities.units import PERCENT, POINTS, read_unit
from factcheck.nlp.readings import Reading, bounded
from factcheck.nlp.tokens import DASHES, Tokens
from factcheck.nlp.word_lists import words

# After these, "from 5 to 7" tells a change and not a range.
_CHANGES = words(
    "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing dropped drop "
    "drops dropping increased increase increases increasing decreased decrease decreases decreasing climbed "
    "climb climbs climbing declined decline declines declining cut cuts cutting raised raise raises raising "
    "down up went jumped jump jumps soared soar slid shrank shrunk doubled tripled quadrupled reduced reduce "
    "reduces reducing lowered lower moved changed change changes expanded expand expanding widened narrowed "
    "improved slipped surged surge plunged tumbled slowed accelerated swelled dwindled edged boosted "
    "trimmed upgraded extended extending"
)
_SCORES = words("vote voted votes won win wins beat beats lost lose defeated score scored tied led")
_OPEN = frozenset({Comparator.ABOUT, Comparator.EQUAL})
"""Bounds in front that leave room for one behind: "about 500 or more"."""
_SPREAD = words(
    "percent % cent million billion trillion thousand hundred dollars euros pounds points jobs spread phased paid "
    "invested staggered repaid people times"
)


def read_quantity(tokens: Tokens, at: int) -> Reading | None:
    """The quantity that begins at `at`, with what bounds it."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    if tokens[place].lower in {"between", "from"}:
        reading = _ranged(tokens, place, read_side(tokens, place + 1))
    else:
        side = read_side(tokens, place)
        reading = (
            _ranged(tokens, place, side) or _whole(tokens, side) or _single(tokens, place, side)
        )
    if reading is None:
        return None
    if bound and reading.kind is ValueKind.DURATION and _spread(tokens, at):
        return reading  # "5 percent over two years": the time it takes, and no bound
    reading = bounded(reading._replace(start=at), bound)
    after = (
        read_bound_after(tokens, reading.end)
        if bound is None or bound.comparator in _OPEN
        else read_or_equal(tokens, reading.end, bound)
    )
    if after:
        reading = bounded(reading._replace(end=after.end), after)
        if reading.noun_at >= 0:
            reading = reading._replace(noun_at=after.end)
        if reading.unit is None and (unit := read_unit(tokens, after.end)):
            reading = reading._replace(
                end=unit.end, unit=unit.name, kind=_kind(unit.name, time=unit.time), noun_at=-1
            )
    return reading


def _spread(tokens: Tokens, at: int) -> bool:
    """Whether "over" at `at` tells the time something is spread across."""
    if tokens[at].lower != "over":
        return False
    before = tokens[at - 1]
    return before.kind == "n" or before.lower in _SPREAD


def _whole(tokens: Tokens, side: Side | None) -> Reading | None:
    """Such as "a mile and a half", "5 feet 2 inches": a unit with a part of it behind."""
    composite = read_composite(tokens, side) if side is not None else None
    return _reading(composite) if composite is not None else None


def _single(tokens: Tokens, at: int, side: Side | None) -> Reading | None:
    if side is None:
        return None
    first = at
    while tokens[first].kind == "s" and first < side.end - 1:
        first += 1
    if (
        side.unit is None
        and side.number.form in {"digits", "words"}
        and names(tokens, first, side.number.end)
    ):
        return None
    if (
        tokens[first].glued
        and tokens[first - 1].kind in {"w", "n"}
        and tokens[first].kind == "n"
        and not side.money
    ):
        return None
    glued_degree = side.unit and side.unit.startswith("degree_") and tokens[side.number.end].glued
    if glued_degree and names(tokens, first, side.number.end + 1):  # "a Boeing 777F"
        return None
    if side.unit and tokens[side.end].glued and tokens[side.end].kind == "n":  # "24703L202"
        return None
    return _reading(side)


def _kind(unit: str | None, *, time: bool) -> ValueKind:
    if time:
        return ValueKind.DURATION
    if unit in {PERCENT, POINTS, "basis_point"}:
        return ValueKind.PERCENTAGE
    return ValueKind.MEASUREMENT if unit else ValueKind.COUNT


def _reading(side: Side) -> Reading:
    number = side.number
    kind = ValueKind.MONEY if side.money else _kind(side.unit, time=side.time)
    if kind is ValueKind.COUNT and number.form == "fraction" and number.high < 1:
        kind = ValueKind.PROPORTION
    vague = number.form == "vague"
    spread = number.value is not None and number.low < number.value < number.high
    return Reading(
        side.start,
        side.end,
        kind,
        number=number.value,
        low=number.low,
        high=number.high,
        unit=side.unit,
        comparator=Comparator.BETWEEN
        if vague
        else Comparator.ABOUT
        if spread
        else Comparator.EQUAL,
        approximate=vague or spread,
        iso8601=iso8601(number.value, side.unit) if side.time else None,
        noun_at=side.end if kind is ValueKind.COUNT else -1,
    )


def _ranged(tokens: Tokens, at: int, first: Side | None) -> Reading | None:
    """Such as "between 5 and 7 percent", "from 3 to 5 km", "$5-7 million", "five or six"."""
    opening = tokens[at].lower
    paired = opening in {"between", "from"}
    if first is None or first.number.value is None or (first.hyphened and first.unit):
        return None
    join = _joint(tokens, first, opening)
    if join is None:
        return None
    place = join
    softer = read_bound(tokens, place)
    if softer and softer.comparator is Comparator.ABOUT:
        place = softer.end
    second = read_side(tokens, place)
    if second is None or second.number.value is None:
        return None
    if not _belong(tokens, at, first, second, join, paired=paired):
        return None
    low, high = first.number.value, second.number.value
    scale = SCALES.get(tokens[second.number.end - 1].lower) or _glued_scale(tokens, second)
    bare = tokens[first.number.end - 1].kind == "n" or first.number.form == "words"
    if scale and bare and first.number.end == first.end and low < high / scale:
        low *= scale
    if low >= high:
        return None
    unit = second.unit or first.unit
    money = first.money or second.money
    time = second.time or (first.time and second.unit is None)
    kind = ValueKind.MONEY if money else _kind(unit, time=time)
    return Reading(
        at, second.end, kind, low=low, high=high, unit=unit, comparator=Comparator.BETWEEN,
        noun_at=second.end if kind is ValueKind.COUNT else -1,
        approximate=tokens[join - 1].lower == "or",
    )  # fmt: skip


def _glued_scale(tokens: Tokens, side: Side) -> float | None:
    token = tokens[side.number.end - 1]
    if token.kind != "w":
        return None
    return {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}.get(token.lower)


def _joint(tokens: Tokens, first: Side, opening: str) -> int | None:
    """Where the second end of a range begins after its "to", "and", "or" or dash."""
    token = tokens[first.end]
    if opening == "between":
        return first.end + 1 if token.lower in {"and", "to"} or token.text in DASHES else None
    if token.lower in {"to", "through"} or token.text in DASHES:
        return first.end + 1
    if token.text == "~" and token.glued and tokens[first.end + 1].glued:  # "20~100"
        return first.end + 1
    if opening == "from" and token.lower in {"until", "till", *(("and",) if tokens.asked else ())}:
        return first.end + 1
    if token.lower == "or" and first.unit is None:
        return first.end + 1
    return None


def _belong(tokens: Tokens, at: int, first: Side, second: Side, join: int, *, paired: bool) -> bool:
    """Whether two numbers make a range, not a change, a score, a code or a choice."""
    joint = tokens[join - 1]
    if first.unit and second.unit and first.unit != second.unit:
        return False
    before = {tokens[k].lower for k in range(max(0, at - 4), at)}
    if tokens[at].lower == "between":
        return True
    if joint.lower == "and":  # "from 30 and 40 degrees" of a text that asks
        return second.unit is not None
    if joint.lower in {"to", "through"}:
        if before & _CHANGES and tokens[at - 1].lower != "by":
            return False
        return not (before & _SCORES and not first.unit and not second.unit and not paired)
    if joint.lower == "or":
        low, high = first.number.value, second.number.value
        return (
            low is not None
            and high is not None
            and high - low in {1, 2, 5, 10}
            and second.number.form == first.number.form
        )
    if tokens[at].glued and tokens[at - 1].kind in {"w", "n"}:
        return False
    if joint.text in {"–", "—", "~"}:
        return True
    if tokens.asked:
        beyond = tokens[second.end]
        chain = beyond.glued and beyond.text in {"-", "/"}
        return not (chain or (tokens[at].glued and tokens[at - 1].text == "+"))
    if second.unit or first.unit or before & {"about", "some", "aged", "around", "ages"} or paired:
        return True
    follows = tokens[second.end]
    return (
        follows.kind == "w"
        and (follows.lower.endswith("s") or follows.lower == "people")
        and follows.text.islower()
    )
