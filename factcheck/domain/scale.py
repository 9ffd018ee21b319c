"""Verdict scales other desks use, each label tied to a built-in one.

Labels as published: AVeriTeC (data set), FEVER (shared task), PolitiFact ("The Principles of the
Truth-O-Meter"), Snopes ("Fact Check Ratings"); the five-point scale is ClaimReview's customary 1 to 5.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.domain.verdict import LABELS, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLabel:
    """One label of a scale and the built-in label it stands for."""

    name: str
    label: str
    means: str
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePreset:
    """A scale that ships with the program."""

    name: str
    label: str
    question: Question
    labels: tuple[ScaleLabel, ...]


def _built_in(question: Question, label: str) -> ScalePreset:
    return ScalePreset(
        name=question.value,
        label=label,
        question=question,
        labels=tuple(
            ScaleLabel(name=one.name, label=one.label, means=one.name, definition=one.definition)
            for one in LABELS[question]
        ),
    )


def _named(name: str, label: str, rows: tuple[tuple[str, str], ...]) -> ScalePreset:
    return ScalePreset(
        name=name,
        label=label,
        question=Question.TRUTH,
        labels=tuple(
            ScaleLabel(
                name=words.lower().replace(" ", "-").replace("/", "-"), label=words, means=means
            )
            for words, means in rows
        ),
    )


PRESETS = (
    _built_in(Question.TRUTH, "factcheck: is it true?"),
    _built_in(Question.ATTRIBUTION, "factcheck: was it said by them?"),
    _built_in(Question.FIDELITY, "factcheck: is the quotation faithful?"),
    _named(
        "averitec",
        "AVeriTeC",
        (
            ("Supported", "supported"),
            ("Refuted", "refuted"),
            ("Not Enough Evidence", "not-enough-evidence"),
            ("Conflicting Evidence/Cherrypicking", "conflicting-evidence"),
        ),
    ),
    _named(
        "fever",
        "FEVER",
        (
            ("SUPPORTS", "supported"),
            ("REFUTES", "refuted"),
            ("NOT ENOUGH INFO", "not-enough-evidence"),
        ),
    ),
    _named(
        "politifact",
        "PolitiFact Truth-O-Meter",
        (
            ("True", "supported"),
            ("Mostly True", "mostly-supported"),
            ("Half True", "mixed"),
            ("Mostly False", "mostly-refuted"),
            ("False", "refuted"),
            ("Pants on Fire", "refuted"),
        ),
    ),
    _named(
        "snopes",
        "Snopes",
        (
            ("True", "supported"),
            ("Mostly True", "mostly-supported"),
            ("Mixture", "mixed"),
            ("Mostly False", "mostly-refuted"),
            ("False", "refuted"),
            ("Unproven", "not-enough-evidence"),
            ("Unfounded", "not-enough-evidence"),
            ("Outdated", "outdated"),
        ),
    ),
    _named(
        "five-point",
        "Five points",
        (
            ("True", "supported"),
            ("Mostly true", "mostly-supported"),
            ("Half true", "mixed"),
            ("Mostly false", "mostly-refuted"),
            ("False", "refuted"),
        ),
    ),
)
