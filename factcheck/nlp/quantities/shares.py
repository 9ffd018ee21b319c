"""Shares of a whole and multiples: "half of", "6 of 10", "most", "doubled", "three times as many"."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.quantities.bounds import read_bound, read_bound_after
from factcheck.nlp.quantities.cardinals import Number
from factcheck.nlp.quantities.number_words import DENOMINATORS
from factcheck.nlp.quantities.numbers import read_number
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.units import read_unit
from factcheck.nlp.readings import Reading, bounded
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_HALF = 0.5
_AFTER_A_CHANGE = words(
    "to from in since on over during after before between between compared against because as and but while "
    "last this next year month week yesterday today overnight annually alone"
) | {""}
"""What may follow the part by which something rose or fell: "fell by a fifth last year"."""
_OWNERS = words("the his her its their our my your those these all")
_TURNS = words("last past first latest previous most recent other")
_VERBS: dict[str, float] = {
    "double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "halve": 0.5,
}  # fmt: skip
_FACTOR_WORDS: dict[str, float] = {
    form: factor
    for verb, factor in _VERBS.items()
    for form in (f"{verb}d", f"{verb}s", f"{verb.removesuffix('e')}ing", verb)
}
_TIMES_WHAT = words(
    "as the that what more its his her their our higher larger bigger greater faster longer likelier "
    "smaller lower fewer less stronger richer older better"
)
_LESS_WORDS = words(
    "more less fewer higher lower larger smaller bigger cheaper faster slower longer"
)
_MOST = {("most", "of"), ("majority", "of"), ("bulk", "of")}


def read_share(tokens: Tokens, at: int) -> Reading | None:
    """A share: "half of", "about a third", "two-thirds", "6 of 10", "most of", "a majority of"."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    reading = _most(tokens, place) or _single(tokens, place) or _out_of(tokens, place)
    if reading is None:
        return None
    loose = bound is None or bound.comparator is Comparator.ABOUT
    after = read_bound_after(tokens, reading.end) if loose else None
    if after and tokens[after.end - 2].lower in {"or", "and"}:  # "2 in 5 or more"
        return bounded(reading._replace(start=at, end=after.end), after)
    return bounded(reading._replace(start=at), bound)


def _single(tokens: Tokens, at: int) -> Reading | None:
    """Such as "half", "a third", "a quarter", "one in five"."""
    place = at
    while tokens[place].lower in {"a", "an", "the", "one"} and place < at + 1:
        place += 1
    if place > at and tokens.hyphen(place):
        place += 1
    word, end = tokens[place].lower, place + 1
    figure = read_ordinal(tokens, place) if tokens[place].plain and place > at else None
    if figure is not None and figure.value and tokens[figure.end].lower == "of":
        share, end = 1 / figure.value, figure.end  # "a 10th of"
    elif word not in DENOMINATORS or word.endswith("s"):
        return None
    else:
        share = 1 / DENOMINATORS[word]
    follows = tokens[end].lower
    if tokens[end].text == "-" and tokens[end].glued:
        return None
    if word == "half":
        if tokens[place - 1].lower in {
            "first",
            "second",
            "latter",
            "other",
            "better",
            "back",
            "each",
        }:
            return None
        if follows in {"past", "time", "back", "way"}:
            return None
    elif word == "quarter":
        if place == at or (follows in {"past", "to", "mile", "back", "final", "finals", "pounder"}):
            return None
        if tokens[at].lower == "the":
            return None
    else:
        definite = tokens[at].lower == "the"
        lone = follows in _AFTER_A_CHANGE or tokens[end].text in {
            ".",
            ",",
            ";",
            ")",
        }
        measured = lone and tokens[at - 1].lower in {
            "by",
            "about",
            "nearly",
            "almost",
            "than",
            "over",
            "around",
            "roughly",
            "some",
        }
        if definite or place == at or not (follows == "of" or follows in _LESS_WORDS or measured):
            return None
    return _proportion(at, end, share)


def _out_of(tokens: Tokens, at: int) -> Reading | None:
    """Such as "one in five", "6 out of 10", "nine out of every ten": the share and both numbers in its text."""
    part = read_number(tokens, at)
    if part is None or part.value is None or part.form not in {"digits", "words"}:
        return None
    place = part.end
    if tokens.words(place, 2) == ("out", "of"):
        place += 2
    elif tokens[place].lower == "of" and tokens[place + 1].lower in _OWNERS:
        return _of_a_number(tokens, at, part, place + 2)
    elif tokens[place].lower == "in" and tokens[place + 1].lower != "the":
        place += 1
    else:
        return None
    linked = tokens[place - 1].lower
    place += tokens[place].lower == "every"
    whole = read_number(tokens, place)
    if whole is None or whole.value is None or not part.value < whole.value:
        return None
    spoken = tokens.asked and whole.form == "words"
    if linked == "in" and (part.value > 20 or _not_a_base(tokens, whole.end, whole.value)):
        return _proportion(at, whole.end, part.value / whole.value) if spoken else None
    if part.value < 0:
        return None
    return _proportion(at, whole.end, part.value / whole.value)


def _of_a_number(tokens: Tokens, at: int, part: Number, place: int) -> Reading | None:
    """Such as "seven of her last nine races"."""
    if tokens[place].lower not in _TURNS:  # "12 of the 40 prisoners" are two counts
        return None
    place += 1
    whole = read_number(tokens, place)
    if whole is None or whole.value is None or part.value is None:
        return None
    if whole.form not in {"digits", "words"} or not 0 < part.value < whole.value:
        return None
    if read_unit(tokens, whole.end) is not None or tokens[whole.end].text in {"%", "-", "/"}:
        return None
    return _proportion(at, whole.end, part.value / whole.value)


def _not_a_base(tokens: Tokens, end: int, whole: float) -> bool:
    """Such as "two in 2019" and "three in five days" are no shares: a base is a round number of people."""
    if tokens[end].lower.rstrip("s") in {
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "match",
        "game",
    }:
        return True
    if tokens[end - 1].plain and 1000 <= whole <= 2100 and whole not in {1000, 2000}:
        return True
    return whole > 20 and whole % 5 != 0


def _most(tokens: Tokens, at: int) -> Reading | None:
    """Such as "most of", "a majority of", "the bulk of", "the vast majority": more than half."""
    place = at
    if tokens[place].lower in {"a", "the"} and tokens[place + 1].lower != "most":
        place += 1
    place += tokens[place].lower in {
        "vast",
        "overwhelming",
        "great",
        "large",
        "clear",
        "slim",
        "narrow",
    }
    if tokens.words(place, 2) not in _MOST:
        return None
    return Reading(
        at, place + 1, ValueKind.PROPORTION, low=_HALF, high=1.0, comparator=Comparator.MORE,
        approximate=True,
    )  # fmt: skip


def _proportion(start: int, end: int, share: float) -> Reading:
    return Reading(start, end, ValueKind.PROPORTION, number=share, low=share, high=share)


def read_factor(tokens: Tokens, at: int) -> Reading | None:
    """A multiple: "more than doubled", "twice the", "threefold", "ten times as many", "3x"."""
    bound = read_bound(tokens, at)
    place = bound.end if bound else at
    reading = _word_factor(tokens, place) or _times(tokens, place)
    return bounded(reading._replace(start=at), bound) if reading else None


def _word_factor(tokens: Tokens, at: int) -> Reading | None:
    word, follows = tokens[at].lower, tokens[at + 1].lower
    if word in {"twice", "thrice"}:
        factor = 2.0 if word == "twice" else 3.0
        kind = ValueKind.FACTOR if follows in _TIMES_WHAT else ValueKind.COUNT
        return _factor(at, at + 1, factor, kind)
    if word in _FACTOR_WORDS and not tokens.hyphen(at + 1):
        # "double", "triple" and the like are verbs or name a thing ("a double murder") unless "the" or
        # a number follows.
        if word in _VERBS and follows not in {
            "the",
            "that",
            "what",
            "its",
            "their",
            "his",
            "her",
            "to",
            "from",
            "by",
        }:
            return None
        return _factor(at, at + 1, _FACTOR_WORDS[word])
    if word.endswith("fold") and word != "fold":
        number = read_number(Tokens(word.removesuffix("fold")), 0)
        return _factor(at, at + 1, number.value) if number and number.value else None
    return None


def _times(tokens: Tokens, at: int) -> Reading | None:
    number = read_number(tokens, at)
    if number is None or number.value is None:
        return None
    end = number.end
    if tokens[end].lower in {"times", "time"} and (tokens[end + 1].lower in _TIMES_WHAT):
        return _factor(at, end + 1, number.value)
    if tokens[end].lower == "x" and tokens[end].glued and number.form == "digits":
        return _factor(at, end + 1, number.value)
    joint = end + 1 if tokens.hyphen(end) else end
    if tokens[joint].lower == "fold":
        return _factor(at, joint + 1, number.value)
    return None


def _factor(start: int, end: int, number: float, kind: ValueKind = ValueKind.FACTOR) -> Reading:
    unit = "time" if kind is ValueKind.COUNT else None
    return Reading(start, end, kind, number=number, low=number, high=number, unit=unit)
