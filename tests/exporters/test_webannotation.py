"""Web annotations: targets that any reader of the text finds again."""

from __future__ import annotations

import json

import pytest

from factcheck.domain.selector import prefix_of, suffix_of
from factcheck.domain.span import Span
from factcheck.exporters.webannotation import exporter
from tests.exporters.nasty import EMPTY, REPORT, TEXT

MOTIVATIONS = {"classifying", "assessing", "linking", "questioning", "editing"}


def test_every_target_is_found_by_its_words_and_by_its_place() -> None:
    page = json.loads(exporter.render(REPORT))

    for one in page["items"]:
        assert one["type"] == "Annotation"
        assert one["motivation"] in MOTIVATIONS
        assert one["id"].startswith("https://desk.example/reports/7#")
        for target in one["target"]:
            quote, position = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert whole in TEXT


def test_no_two_annotations_have_one_name() -> None:
    names = [one["id"] for one in json.loads(exporter.render(REPORT))["items"]]

    assert len(names) == len(set(names))


def test_a_claim_of_several_parts_has_as_many_targets() -> None:
    page = json.loads(exporter.render(REPORT))

    split = next(one for one in page["items"] if one["id"].endswith("#claim-12"))
    assert len(split["target"]) == 2


def test_a_report_without_claims_is_an_empty_page() -> None:
    assert json.loads(exporter.render(EMPTY))["items"] == []


@pytest.mark.parametrize("cut", ["e\u0301", "👍🏽", "👩\u200d👧", "❤\ufe0f"])
def test_no_selection_cuts_a_character_of_several_code_points(cut: str) -> None:
    text = cut * 40 + "claim" + cut * 40
    span = Span(40 * len(cut), 40 * len(cut) + 5)

    before, after = prefix_of(text, span), suffix_of(text, span)

    assert before == cut * (len(before) // len(cut))
    assert after == cut * (len(after) // len(cut))
    assert before
    assert after
