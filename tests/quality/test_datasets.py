"""The reading held against public gold data, where its folder is given with `--data`.

The folder has one folder a data set, with `dev.jsonl`, and the scorer, `score.py`. Of a large set every
nth row is taken, always the same ones.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from tests.conftest import missing
from tests.quality import (
    agreement,
    attributions,
    checkworthy,
    floors,
    garbled,
    matching,
    norms,
    splitting,
)

pytestmark = pytest.mark.quality
LONGEST = 120
"""Seconds for one data set; the longest takes a tenth of it. Past that the engine turns in circles."""


class Trial(NamedTuple):
    """How one data set is predicted, what of its score counts, and which rows are taken."""

    predict: Callable[[list[dict[str, Any]]], Iterable[dict[str, Any]]]
    measures: tuple[str, ...]
    every: int = 1


TRIALS = {
    "split_factscore": Trial(splitting.predict, ("soft_F1",), 3),
    "split_hsplit": Trial(partial(splitting.predict, granularity="clause"), ("soft_F1",)),
    "split_factcheckgpt": Trial(splitting.predict, ("soft_F1",)),
    "gum_docs": Trial(attributions.predict, ("joint_F1", "content_F1", "speaker_acc_on_matched")),
    # Not thinned: "that year" is read from the row before.
    "norm_gum_dates": Trial(norms.predict_gum_dates, ("exact",)),
    "norm_quantulum": Trial(norms.predict_quantulum, ("F1",)),
    "norm_recognizers": Trial(norms.predict_recognizers, ("all",)),
    "norm_duckling": Trial(norms.predict_duckling, ("all",)),
    "checkworthy_claimbuster": Trial(checkworthy.predict, ("AP", "AUROC"), 5),
    "garbled_demetr": Trial(garbled.predict_pairs, ("AUROC", "pair_acc", "P@.5"), 2),
    "garbled_synth_news": Trial(garbled.predict_pairs, ("AUROC", "pair_acc", "P@.5")),
    "garbled_mqm_news": Trial(garbled.predict_segments, ("AUROC", "P@.5"), 2),
    "numcontra_vitaminc": Trial(agreement.predict_vitaminc, ("macro_F1", "accuracy_all"), 3),
    "numcontra_demetr": Trial(agreement.predict_demetr, ("macro_F1", "accuracy_all")),
}


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    given = request.config.getoption("--data")
    if not given:
        missing("the gold data sets (--data FOLDER)")
    return Path(given)


@pytest.fixture(scope="module")
def scorer(folder: Path) -> ModuleType:
    spec = spec_from_file_location("gold_data_score", folder / "score.py")
    assert spec, f"no score.py in {folder}"
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", TRIALS)
def test_a_data_set_is_read_as_well_as_before(
    name: str, folder: Path, scorer: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    trial = TRIALS[name]
    path = folder / name / "dev.jsonl"
    if not path.exists():
        missing(f"the gold data set {name}: no {name}/dev.jsonl in the folder given with --data")
    rows = scorer.load(path)[:: trial.every]
    score = scorer.FUN.get(name) or scorer.FUN[name.partition("_")[0]]

    with _deadline(name):
        predicted = {row["id"]: row for row in trial.predict(rows)}
    figures = score(rows, predicted)
    lines = floors.hold(
        f"datasets/{name}",
        sha256(path.read_bytes()).hexdigest(),
        {measure: figures[measure] for measure in trial.measures},
    )

    with capsys.disabled():
        print(f"\n{lines}")  # noqa: T201 - the figures are what the test is for


@contextmanager
def _deadline(name: str) -> Iterator[None]:
    """Fail instead of waiting for ever, with the place where the engine was."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"{name} was not read within {LONGEST} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_earlier_claims_are_found_as_well_as_before(
    folder: Path, scorer: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """The claims sought stand among a quarter of the others: all of them take the model minutes."""
    name = "match_clef2020"
    path = folder / name / "dev.jsonl"
    if not path.exists():
        missing(f"the gold data set {name}: no {name}/dev.jsonl in the folder given with --data")
    rows = scorer.load(path)[::6]

    with _deadline(name):
        found = matching.predict_match(rows, path.with_name("collection.jsonl"), every=4)
        predicted = {row["id"]: row for row in found}
    figures = scorer.ranking(rows, predicted)
    lines = floors.hold(
        f"datasets/{name}",
        sha256(path.read_bytes()).hexdigest(),
        {"MAP@5": figures["MAP@5"], "P@1": figures["P@1"]},
    )

    with capsys.disabled():
        print(f"\n{lines}")  # noqa: T201 - the figures are what the test is for
