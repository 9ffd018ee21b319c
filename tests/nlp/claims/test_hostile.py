"""Nothing that comes in may break the splitter, and nothing may make it slow."""

from __future__ import annotations

import pytest

from factcheck.domain.document import Document
from factcheck.nlp import read as reading
from factcheck.nlp.claims import split_claims
from tests.growth import processor_seconds

ODD = [
    "",
    " \n\n ",
    "…",
    "“”",
    "((((((((((",
    "“““““““““““““",
    ") ] ” and or but",
    "1. 2. 3. 4.",
    "A\tB\tC\n1\t2\t3\n",
    "• one\n• two\n• three",
    "SPEAKER: Yes. OTHER SPEAKER: No, never — not us.",
    "😀😀😀 said 😀 that 😀",
    "e\u0301t\u00e9 was \u202ehere\u202c.",
    "and and and and and",
    "which which which that that",
    "not no never neither nor",
    "such as, including, like.",
    "He he he said that he said that he said.",
    "X" * 3000,
    "Ein Satz auf Deutsch, der nichts behauptet.",
    "killing killing killing more than 50 people people, including including 6.",
]


def split(text: str, granularity: str = "atomic") -> Document:
    return reading.read(text, granularity=granularity)


@pytest.mark.parametrize("granularity", ["atomic", "clause"])
@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_input_gives_claims_or_none(number: int, granularity: str) -> None:
    document = split(ODD[number], granularity)

    for claim in document.claims:
        assert claim.text == claim.span.of(document.text)
        assert claim.statement.strip()


def test_a_line_without_a_verb_gives_one_claim_at_most() -> None:
    assert len(split("A wonderful day for the whole town.").claims) <= 1


LONG = {
    "one sentence without an end": "the mayor and the council and " * 1700,
    "brackets": "( [ " * 2500,
    "quotation marks": "“a” " * 2500,
    "relative clauses": "the man who saw " * 1500 + "the sea left.",
    "examples": "He wrote books such as " + "A Tide, " * 2500 + "and Salt.",
}


@pytest.mark.parametrize("kind", LONG)
def test_ten_thousand_words_take_no_longer_than_their_parse(kind: str) -> None:
    document = Document(text=LONG[kind])
    *before, last = reading.steps("atomic")

    def parse() -> None:
        nonlocal document
        for step in before:
            document = step(document)

    parsing = processor_seconds(parse)

    assert min(processor_seconds(lambda: last(document)) for _ in range(3)) <= parsing


def test_a_document_without_sentences_has_no_claims() -> None:
    assert split_claims(Document(text="Words.")).claims == ()
