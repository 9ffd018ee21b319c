"""What the splitter makes of a text: the table of cases, and what holds for every claim."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from factcheck.domain.claim import AttributionMode, Claim, EditReason
from factcheck.nlp.read import read

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text())
PUBLISHED = date(2024, 5, 17)


def claims_of(text: str, granularity: str = "atomic") -> tuple[Claim, ...]:
    return read(text, published=PUBLISHED, granularity=granularity).claims


def only(claims: tuple[Claim, ...], statement: str) -> Claim:
    return next(claim for claim in claims if claim.statement == statement)


@pytest.mark.parametrize("name", CASES)
def test_the_table_of_cases(name: str) -> None:
    case = CASES[name]

    statements = {claim.statement for claim in claims_of(case["text"])}

    assert set(case.get("says", [])) <= statements
    assert not set(case.get("never", [])) & statements


@pytest.mark.parametrize("name", [name for name in CASES if "coarse" in CASES[name]])
def test_what_the_coarse_granularity_says(name: str) -> None:
    case = CASES[name]

    statements = [claim.statement for claim in claims_of(case["text"], "clause")]

    assert sorted(statements) == sorted(case["coarse"])


@pytest.mark.parametrize("granularity", ["atomic", "clause"])
@pytest.mark.parametrize("name", CASES)
def test_parts_are_words_of_the_text_in_order(name: str, granularity: str) -> None:
    text = CASES[name]["text"]

    for claim in claims_of(text, granularity):
        starts = [part.start for part in claim.parts]
        assert starts == sorted(starts)
        assert claim.text == claim.span.of(text)
        assert claim.span.start == claim.parts[0].start
        assert claim.span.end == claim.parts[-1].end


@pytest.mark.parametrize("name", CASES)
def test_a_statement_is_a_sentence(name: str) -> None:
    for claim in claims_of(CASES[name]["text"]):
        assert not claim.statement[0].islower()
        assert claim.statement.rstrip('”"')[-1] in ".!?" or claim.statement.endswith(".")
        assert "  " not in claim.statement
        assert " ," not in claim.statement


def test_a_part_knows_its_whole() -> None:
    claims = claims_of("The storm injured 90 people, including 14 in Estrick.")

    part = only(claims, "The storm injured 14 people in Estrick.")

    assert [value.of for value in part.values] == ["90 people"]


def test_a_counted_example_knows_what_it_is_a_part_of() -> None:
    claims = claims_of("Five people were killed, including two children.")

    part = only(claims, "Two children were killed.")

    assert [value.of for value in part.values] == ["Five people"]


def test_each_number_is_in_one_claim_of_the_clause() -> None:
    claims = claims_of("The harbour lost 12 cranes and 40 boats.")

    assert [[value.number for value in claim.values] for claim in claims] == [[12], [40]]


def test_supplied_words_are_listed_as_edits() -> None:
    claim = only(
        claims_of("The flood hit Norvale, killing 40 people."), "The flood killed 40 people."
    )

    assert [(edit.before, edit.after, edit.why) for edit in claim.edits] == [
        ("killing", "The flood killed", EditReason.CLAUSE)
    ]
    assert claim.text == "killing 40 people"


def test_a_date_is_resolved_and_listed() -> None:
    claim = only(
        claims_of("The port closed on Wednesday."), "The port closed on Wednesday, May 15, 2024."
    )

    assert ("Wednesday", "Wednesday, May 15, 2024", EditReason.DATE) in [
        (edit.before, edit.after, edit.why) for edit in claim.edits
    ]


def test_what_cannot_be_resolved_is_listed() -> None:
    claims = claims_of("He was elected president.")

    assert claims[0].unresolved == ("He",)


def test_content_of_indirect_speech_is_credited() -> None:
    claims = claims_of("Ivo Tarn said that the ferry had sunk.")

    content = only(claims, "The ferry had sunk.")

    assert content.attribution.claimant == "Ivo Tarn"
    assert content.attribution.mode is AttributionMode.INDIRECT


def test_a_quotation_is_a_claim_that_it_was_said() -> None:
    document = read("“The mine is safe,” said Ada Brenn.", published=PUBLISHED)

    said = only(document.claims, "Ada Brenn said: “The mine is safe”.")
    content = only(document.claims, "The mine is safe.")

    assert said.quotations == content.quotations == (0,)
    assert content.attribution.mode is AttributionMode.DIRECT


def test_the_coarse_granularity_keeps_lists_and_phrases() -> None:
    text = "The army kept jets and troops at the base in 2015, and the fleet left."

    statements = [claim.statement for claim in claims_of(text, "clause")]

    assert statements == ["The army kept jets and troops at the base in 2015.", "The fleet left."]
