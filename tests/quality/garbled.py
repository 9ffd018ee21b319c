"""How well the detectors tell garbled sentences from sound ones.

A sentence's score is that of the gravest finding about its wording: an error 1, a warning 0.8, a notice
0.3; nothing found, how garbled its worst sentence looks to the parser (`suspicion`), times 0.45. One
threshold, 0.5, parts garbled from sound: that is, errors and warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.analysis import run_detectors
from factcheck.domain.finding import Severity
from factcheck.nlp.read import read
from factcheck.nlp.wording.suspicion import suspicion
from factcheck.plugins import DETECTORS

WORDING = frozenset(
    {
        "missing-space",
        "stray-punctuation",
        "doubled-word",
        "unbalanced-quote",
        "truncated-sentence",
        "encoding-damage",
        "garbled-text",
        "garbled-title",
        "garbled-quote",
        "double-negation",
    }
)
WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.8, Severity.NOTICE: 0.3}
THRESHOLD = 0.5
LOOKS = 0.45
"""What the most suspicious look is worth: less than any warning."""
_RULES = [rule for rule in DETECTORS if WORDING & set(rule.kinds)]


def score(text: str) -> float:
    """0 (sound) to 1 (garbled)."""
    document = read(text)
    findings, _ = run_detectors(document, _RULES)
    looks = max((suspicion(sentence) for sentence in document.sentences), default=0.0)
    found = [WEIGHTS[f.severity] for f in findings if f.kind in WORDING]
    return max([*found, LOOKS * looks])


def predict_pairs(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Predictions for garbled_demetr and garbled_synth_news."""
    for row in rows:
        yield {"id": row["id"], "clean": score(row["clean"]), "garbled": score(row["garbled"])}


def predict_segments(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Predictions for garbled_mqm_news."""
    for row in rows:
        yield {"id": row["id"], "score": score(row["text"])}
