"""How far reviewers agree: percent, Cohen's and Fleiss' kappa, Krippendorff's alpha, with intervals.

Ratings are given by unit (a claim): for each who rated it, the category. Whoever did not rate a unit is
simply not there. A figure that has no meaning (nobody rated the same thing, or everybody always gave the
same label, so that chance alone would agree) is None, never 0 or 1.

Sources of the formulas: Cohen, "A coefficient of agreement for nominal scales", Educational and
Psychological Measurement 20 (1960); Fleiss, "Measuring nominal scale agreement among many raters",
Psychological Bulletin 76 (1971); Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011),
sections C and F; the percentile bootstrap over units: Efron and Tibshirani, "An Introduction to the
Bootstrap" (1993), chapter 13.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

Ratings = Mapping[Hashable, Mapping[str, str]]
"""{unit: {rater: category}}"""
Pattern = tuple[tuple[str, int], ...]
"""How often each category was given to one unit, sorted: units alike in this count alike."""
Figure = Callable[[Mapping[Pattern, int]], "float | None"]
"""A figure from how often each pattern occurs."""

SEED = 1960
"""Of the bootstrap: the year of Cohen's paper. The same ratings give the same interval."""
RESAMPLES = 1_000
"""Customary for percentile intervals (Efron and Tibshirani, 13.3)."""
LEVEL = 0.95
# Fewer units carry no interval worth printing.
_LEAST_UNITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a figure lies in LEVEL of the resamples."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure with its interval, where it has one."""

    value: float | None
    interval: Interval | None = None


def patterns(ratings: Ratings) -> Counter[Pattern]:
    """The units that two or more rated, by how they were rated."""
    return Counter(
        tuple(sorted(Counter(given.values()).items()))
        for given in ratings.values()
        if len(given) > 1
    )


def percent(units: Mapping[Pattern, int]) -> float | None:
    """The share of pairs of ratings of the same unit that are the same."""
    same = pairs = 0
    for pattern, times in units.items():
        number = sum(count for _, count in pattern)
        same += times * sum(count * (count - 1) for _, count in pattern)
        pairs += times * number * (number - 1)
    return same / pairs if pairs else None


def fleiss(units: Mapping[Pattern, int]) -> float | None:
    """Fleiss' kappa over the units that have the most usual number of ratings; he asks for one number.

    Of two numbers as usual the greater counts.
    """
    numbers: Counter[int] = Counter()
    for pattern, times in units.items():
        numbers[sum(count for _, count in pattern)] += times
    if not numbers:
        return None
    raters = max(numbers, key=lambda number: (numbers[number], number))
    taken = {
        pattern: times
        for pattern, times in units.items()
        if sum(count for _, count in pattern) == raters
    }
    totals: Counter[str] = Counter()
    agreeing = subjects = 0
    for pattern, times in taken.items():
        subjects += times
        agreeing += times * sum(count * (count - 1) for _, count in pattern)
        for category, count in pattern:
            totals[category] += times * count
    observed = agreeing / (subjects * raters * (raters - 1))
    expected = sum((total / (subjects * raters)) ** 2 for total in totals.values())
    return _beyond_chance(observed, expected)


def cohen(ratings: Ratings, first: str, second: str) -> float | None:
    """Cohen's kappa of two raters over the units both rated."""
    both = [
        (given[first], given[second])
        for given in ratings.values()
        if first in given and second in given
    ]
    if not both:
        return None
    ones, others = Counter(one for one, _ in both), Counter(other for _, other in both)
    observed = sum(one == other for one, other in both) / len(both)
    expected = sum(ones[category] * others[category] for category in ones) / len(both) ** 2
    return _beyond_chance(observed, expected)


def _beyond_chance(observed: float, expected: float) -> float | None:
    # Sums of squares of shares reach 1 only up to rounding.
    return None if 1 - expected < 1e-12 else (observed - expected) / (1 - expected)  # noqa: PLR2004


def alpha(units: Mapping[Pattern, int], order: Sequence[str] | None = None) -> float | None:
    """Krippendorff's alpha: nominal, or ordinal along `order`, leaving out what is not on it."""
    if order is not None:
        units = _on_order(units, frozenset(order))
    totals: Counter[str] = Counter()
    for pattern, times in units.items():
        for category, count in pattern:
            totals[category] += times * count
    pairable = sum(totals.values())
    if pairable < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    distance = _ordinal(totals, order) if order is not None else _nominal
    observed = sum(
        times * _differing(dict(pattern), distance) / (sum(count for _, count in pattern) - 1)
        for pattern, times in units.items()
    )
    expected = _differing(totals, distance) / (pairable - 1)
    return None if expected == 0 else 1 - observed / expected


def _on_order(units: Mapping[Pattern, int], known: frozenset[str]) -> Counter[Pattern]:
    kept: Counter[Pattern] = Counter()
    for pattern, times in units.items():
        left = tuple((category, count) for category, count in pattern if category in known)
        if sum(count for _, count in left) > 1:
            kept[left] += times
    return kept


def _differing(counts: Mapping[str, int], distance: Callable[[str, str], float]) -> float:
    """The sum of distances over ordered pairs of different categories."""
    return 2 * sum(
        counts[one] * counts[other] * distance(one, other) for one, other in combinations(counts, 2)
    )


def _nominal(one: str, other: str) -> float:
    return float(one != other)


def _ordinal(totals: Mapping[str, int], order: Sequence[str]) -> Callable[[str, str], float]:
    """Krippendorff's ordinal difference: how many ratings lie between two ranks, squared."""
    place = {category: rank for rank, category in enumerate(order)}
    until = [0]
    for category in order:
        until.append(until[-1] + totals.get(category, 0))

    def distance(one: str, other: str) -> float:
        low, high = sorted((place[one], place[other]))
        between = until[high + 1] - until[low]
        return (between - (totals[one] + totals[other]) / 2) ** 2

    return distance


def measured(
    units: Mapping[Pattern, int], figure: Figure, *, resamples: int = RESAMPLES
) -> Measured:
    """A figure with its percentile interval over resampled units."""
    return measure_all(units, (figure,), resamples=resamples)[0]


def measure_all(
    units: Mapping[Pattern, int], figures: Sequence[Figure], *, resamples: int = RESAMPLES
) -> tuple[Measured, ...]:
    """Several figures over the same resamples, which is what costs.

    Resamples in which a figure has no meaning are left out of its interval; where that is more than half
    of them it has none.
    """
    values = [figure(units) for figure in figures]
    number = sum(units.values())
    found: list[list[float]] = [[] for _ in figures]
    if number >= _LEAST_UNITS:
        random = Random(SEED)  # noqa: S311 - not for secrets
        kinds = sorted(units)
        weights = [units[kind] for kind in kinds]
        for _ in range(resamples):
            drawn = Counter(random.choices(kinds, weights, k=number))
            for place, figure in enumerate(figures):
                value = figure(drawn)
                if value is not None:
                    found[place].append(value)
    return tuple(
        Measured(value=value, interval=_interval(drawn, resamples) if value is not None else None)
        for value, drawn in zip(values, found, strict=True)
    )


def _interval(found: Iterable[float], resamples: int) -> Interval | None:
    sample = sorted(found)
    if not sample or len(sample) < resamples / 2:
        return None
    tail = (1 - LEVEL) / 2
    return Interval(
        low=sample[round(tail * (len(sample) - 1))],
        high=sample[round((1 - tail) * (len(sample) - 1))],
    )
