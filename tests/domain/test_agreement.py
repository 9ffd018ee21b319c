"""The figures of agreement are those of the well-known programs, with every rating there or some missing."""

from __future__ import annotations

import random
import string
from functools import partial

import pytest

from factcheck.domain.agreement import (
    Interval,
    alpha,
    cohen,
    fleiss,
    measure_all,
    measured,
    patterns,
    percent,
)

LABELS = ("supported", "mostly-supported", "mixed", "mostly-refuted", "refuted")
Made = dict[int, dict[str, str]]


def ratings(seed: int, *, units: int = 60, raters: int = 3, missing: float = 0.0) -> Made:
    """Random verdicts that agree more often than chance would have it."""
    rng = random.Random(seed)
    made = {}
    for unit in range(units):
        truth = rng.choice(LABELS)
        made[unit] = {
            rater: truth if rng.random() < 0.5 else rng.choice(LABELS)
            for rater in string.ascii_lowercase[:raters]
            if rng.random() >= missing
        }
    return made


def columns(made: Made, raters: str) -> list[list[str | None]]:
    return [[given.get(rater) for given in made.values()] for rater in raters]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_cohens_kappa_is_that_of_scikit_learn(seed: int, missing: float) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    made = ratings(seed, missing=missing)
    both = [given for given in made.values() if {"a", "b"} <= given.keys()]

    expected = metrics.cohen_kappa_score([one["a"] for one in both], [one["b"] for one in both])

    assert cohen(made, "a", "b") == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("missing", [0.0, 0.2])
def test_fleiss_kappa_is_that_of_statsmodels(seed: int, missing: float) -> None:
    rates = pytest.importorskip("statsmodels.stats.inter_rater")
    made = ratings(seed, raters=4, missing=missing)
    sizes = [len(given) for given in made.values() if len(given) > 1]
    usual = max(set(sizes), key=lambda size: (sizes.count(size), size))
    table = [
        [list(given.values()).count(label) for label in LABELS]
        for given in made.values()
        if len(given) == usual
    ]

    assert fleiss(patterns(made)) == pytest.approx(rates.fleiss_kappa(table, method="fleiss"))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("missing", [0.0, 0.4])
@pytest.mark.parametrize("level", ["nominal", "ordinal"])
def test_krippendorffs_alpha_is_that_of_the_package_of_that_name(
    seed: int, missing: float, level: str
) -> None:
    package = pytest.importorskip("krippendorff")
    made = ratings(seed, raters=4, missing=missing)
    # As numbers: the ordinal level asks for ranks.
    ranks = [
        [float("nan") if label is None else float(LABELS.index(label)) for label in column]
        for column in columns(made, "abcd")
    ]

    expected = package.alpha(reliability_data=ranks, level_of_measurement=level)

    order = LABELS if level == "ordinal" else None
    assert alpha(patterns(made), order) == pytest.approx(expected)


def test_krippendorffs_own_example() -> None:
    """Krippendorff (2011), section C: four observers, twelve units, alpha .743 nominal and .815 ordinal."""
    rows = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    made = {
        unit: {
            str(rater): row.split()[unit]
            for rater, row in enumerate(rows)
            if row.split()[unit] != "."
        }
        for unit in range(12)
    }

    assert alpha(patterns(made)) == pytest.approx(0.743, abs=0.0005)
    assert alpha(patterns(made), "12345") == pytest.approx(0.815, abs=0.0005)


def test_labels_off_the_order_are_left_out_of_the_ordinal_figure() -> None:
    made = ratings(1, missing=0.1)
    off = {unit: given | {"d": "not-checkable"} for unit, given in made.items()}

    assert alpha(patterns(off), LABELS) == alpha(patterns(made), LABELS)
    assert alpha(patterns(off)) != alpha(patterns(made))


def test_percent_counts_pairs() -> None:
    made = {
        1: {"a": "x", "b": "x", "c": "y"},
        2: {"a": "x", "b": "x"},
        3: {"a": "x"},
    }

    assert percent(patterns(made)) == pytest.approx((1 + 1) / (3 + 1))


@pytest.mark.parametrize(
    "made",
    [
        {},
        {1: {"a": "x"}, 2: {"b": "y"}},
        {1: {"a": "x", "b": "x"}, 2: {"a": "x", "b": "x"}},
    ],
    ids=["nothing", "nobody judged the same", "one label throughout"],
)
def test_a_figure_without_meaning_is_none(made: Made) -> None:
    units = patterns(made)

    assert cohen(made, "a", "b") is None
    assert fleiss(units) is None
    assert alpha(units) is None
    assert alpha(units, "xy") is None


def test_the_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    units = patterns(ratings(3, units=80))
    figures = (percent, fleiss, alpha, partial(alpha, order=LABELS))

    once = measure_all(units, figures, resamples=300)

    assert once == measure_all(units, figures, resamples=300)
    for one in once:
        assert one.value is not None
        assert one.interval is not None
        assert one.interval.low < one.value < one.interval.high
    assert once[2] == measured(units, alpha, resamples=300)


def test_more_claims_make_a_narrower_interval() -> None:
    def width(units: int) -> float:
        found = measured(patterns(ratings(5, units=units)), alpha, resamples=200).interval
        assert isinstance(found, Interval)
        return found.high - found.low

    assert width(400) < width(40)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    """Of many samples from one desk about 95 in 100 have the whole desk's percent in their interval."""
    whole = ratings(9, units=4_000, raters=2)
    truth = percent(patterns(whole))
    assert truth is not None
    rng = random.Random(11)
    held = 0
    for _ in range(60):
        sample = {unit: whole[unit] for unit in rng.sample(sorted(whole), 60)}
        found = measured(patterns(sample), percent, resamples=200).interval
        assert found is not None
        held += found.low <= truth <= found.high

    assert held >= 50


def test_four_claims_carry_no_interval() -> None:
    assert measured(patterns(ratings(1, units=4)), percent).interval is None
