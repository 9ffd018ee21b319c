"""Where a claim stands after each verdict."""

from __future__ import annotations

import pytest

from factcheck.domain.claim import ClaimState
from factcheck.domain.review import state_after
from factcheck.domain.scale import PRESETS
from factcheck.domain.verdict import LABELS, Question, definition_of


@pytest.mark.parametrize(
    ("labels", "wanted", "state"),
    [
        ([], 1, ClaimState.OPEN),
        (["supported"], 1, ClaimState.AGREED),
        (["supported"], 2, ClaimState.IN_REVIEW),
        (["supported", "supported"], 2, ClaimState.AGREED),
        (["supported", "refuted"], 2, ClaimState.DISPUTED),
        (["supported", "refuted"], 3, ClaimState.IN_REVIEW),
        (["supported", "refuted"], 1, ClaimState.DISPUTED),
        (["supported", "supported", "mixed"], 3, ClaimState.DISPUTED),
    ],
)
def test_where_a_claim_stands(labels: list[str], wanted: int, state: ClaimState) -> None:
    assert state_after(labels, wanted) is state


def test_every_label_of_every_preset_means_a_built_in_one() -> None:
    for preset in PRESETS:
        for label in preset.labels:
            assert definition_of(preset.question, label.means)
        assert len({label.name for label in preset.labels}) == len(preset.labels)


def test_the_contract_s_labels_are_the_built_in_ones() -> None:
    names = {question: [label.name for label in labels] for question, labels in LABELS.items()}

    assert names == {
        Question.TRUTH: [
            "supported", "mostly-supported", "mixed", "mostly-refuted", "refuted",
            "conflicting-evidence", "not-enough-evidence", "outdated", "not-ratable-as-printed",
            "not-checkable",
        ],
        Question.ATTRIBUTION: ["confirmed", "unconfirmed", "wrong"],
        Question.FIDELITY: [
            "verbatim", "elided", "altered-wording", "altered-meaning", "garbled",
            "paraphrase-in-marks", "not-found", "misattributed",
        ],
    }  # fmt: skip


def test_no_label_is_told_by_colour_alone() -> None:
    for labels in LABELS.values():
        assert all(label.icon and label.label and label.definition for label in labels)
