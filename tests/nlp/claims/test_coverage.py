from __future__ import annotations

from factcheck.nlp.claims.coverage import coverage
from factcheck.nlp.read import read


def test_a_covered_text_has_nothing_left() -> None:
    found = coverage(read("The port closed."))

    assert found.share == 1
    assert found.uncovered == ()


def test_a_question_is_left_uncovered() -> None:
    document = read("The port closed. Did the mayor resign?")

    found = coverage(document)

    assert found.share == 3 / 7
    assert [span.of(document.text) for span in found.uncovered] == ["Did the mayor resign"]
