"""Quotations graded against records: a table of cases for every grade."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.domain.document import Reference
from factcheck.domain.verdict import FIDELITY
from factcheck.nlp.speech.fidelity import Fidelity, grade

TABLE = tomllib.loads((Path(__file__).parent / "fidelity.toml").read_text("utf-8"))
RECORDS = {name: (Reference(name=name, text=text),) for name, text in TABLE.pop("records").items()}
ENOUGH = 12


def cases() -> list[Any]:
    return [
        pytest.param(name, *case, id=f"{name}: {case[2][:60]}")
        for name, table in TABLE.items()
        for case in table["cases"]
        if case not in table.get("not", [])
    ]


@pytest.mark.parametrize(("expected", "record", "credited", "words"), cases())
def test_gets_exactly_this_grade(expected: str, record: str, credited: str, words: str) -> None:
    graded = grade(words, RECORDS[record], credited=credited)

    assert graded is not None
    assert (graded.grade.value, graded.why) == (expected, graded.why)
    assert graded.why[-1] in ".”"
    text = RECORDS[record][0].text
    assert graded.passage == " ".join(text[graded.start : graded.end].split())


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_grade_has_enough_cases(name: str) -> None:
    assert len(TABLE[name]["cases"]) - len(TABLE[name].get("not", [])) >= ENOUGH


def test_the_grades_are_the_labels_of_the_fidelity_question() -> None:
    assert {one.value for one in Fidelity} == {label.name for label in FIDELITY} == set(TABLE)


def test_an_ellipsis_that_swallows_a_negation_of_another_sentence_keeps_the_meaning() -> None:
    record = (
        Reference(name="r", text="We will pay the nurses. It is not easy. We will pay them soon."),
    )

    graded = grade("We will pay the nurses … We will pay them soon", record)

    assert graded is not None
    assert graded.grade is Fidelity.ELIDED


def test_of_two_speakers_of_the_same_words_the_credited_one_is_taken() -> None:
    record = (
        Reference(name="r", text="Q: The bridge is safe?\n\nLIND: The bridge is safe, yes.\n"),
    )
    other = (Reference(name="r", text="WOLAN: The bridge is safe.\nLIND: The bridge is safe.\n"),)

    assert grade("The bridge is safe", record, credited="Ada Lind").grade is Fidelity.VERBATIM  # type: ignore[union-attr]
    assert grade("The bridge is safe", other, credited="Ada Lind").grade is Fidelity.VERBATIM  # type: ignore[union-attr]


def test_the_record_that_comes_nearest_is_taken() -> None:
    records = (
        Reference(name="first day", text="We talked about the weather and about nothing else."),
        Reference(name="second day", text="The wall could have failed at any time."),
    )

    graded = grade("The wall could have failed", records)

    assert graded is not None
    assert (graded.grade, graded.record) == (Fidelity.VERBATIM, "second day")


def test_words_that_nobody_can_have_said_are_garbled_unless_the_record_has_them() -> None:
    record = (Reference(name="r", text="He spoke with they, and that was all he had to say."),)

    assert (
        grade("He spoke with them, and that was all", record, broken=True).grade is Fidelity.GARBLED
    )  # type: ignore[union-attr]
    assert grade("He spoke with they", record, broken=True).grade is Fidelity.VERBATIM  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 200_000, "not " * 100_000, "[" * 300_000, "A:\n" * 100_000, "….…. " * 50_000,
        "one two three " * 60_000, "x" * 1_000_000, "'" * 200_000, "n't " * 100_000,
    ],
    ids=["a", "not", "brackets", "turns", "dots", "numbers", "word", "marks", "nt"],
)  # fmt: skip
def test_hostile_records_cost_no_more_than_reading_them(text: str) -> None:
    began = time.process_time()

    for words in ("a not one two three … a", "the wall could have failed at any time " * 20):
        grade(words, (Reference(name="r", text=text),), credited="A")

    assert time.process_time() - began < 10
