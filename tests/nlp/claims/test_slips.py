"""Mending a parse never closes it into a ring, which nothing could walk to the end of."""

from __future__ import annotations

import pytest

from factcheck.analysis import analyse
from factcheck.nlp.claims.slips import _runs_in_a_ring


@pytest.mark.parametrize(
    ("heads", "ring"),
    [
        ([], False),
        ([0], False),
        ([0, 0, 1], False),
        ([1, 2, 0], True),
        ([0, 2, 1], True),
        ([3, 0, 0, 3], False),
    ],
)
def test_a_ring_is_seen(heads: list[int], *, ring: bool) -> None:
    assert _runs_in_a_ring(heads) is ring


def test_a_name_with_broken_marks_is_read_to_the_end() -> None:
    text = "These choices offer visitors the best chance to share in the history of TRINâ€™s Space Shuttle Program."

    assert analyse(text).document.claims


def test_a_score_stays_whole() -> None:
    found = analyse("Orvell beat Brask 3-1 on Saturday.").document.claims

    assert {claim.statement for claim in found} <= {
        "Orvell beat Brask 3-1 on Saturday.",
        "Orvell beat Brask 3-1.",
    }
    assert all("3-1" in claim.text for claim in found)
