"""Predictions of whether evidence agrees with a claim's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.matching.agreement import compare, compare_tellings


def predict_vitaminc(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One label a row for claims and evidence out of VitaminC."""
    for row in rows:
        yield {"id": row["id"], "label": compare(row["claim"], row["evidence"]).label}


def predict_demetr(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One label a row for two translations of one sentence out of DEMETR."""
    for row in rows:
        yield {"id": row["id"], "label": compare_tellings(row["a"], row["b"]).label}
