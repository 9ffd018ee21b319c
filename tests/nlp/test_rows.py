from __future__ import annotations

import pytest

from factcheck.analysis import analyse
from factcheck.domain.document import SentenceRole
from factcheck.nlp.rows import speaker_labels, table_rows

TABLES = {
    "pipes": "| Town | Dead |\n|------|------|\n| Kadra | 12 |\n| Brask | 4 |",
    "tabs": "Town\tDead\nKadra\t12\nBrask\t4",
    "spaces": "Town     Dead\nKadra      12\nBrask       4",
    "commas": "Town,Dead,Hurt\nKadra,12,30\nBrask,4,11",
    "semicolons": "Town;Dead;Hurt\nKadra;12;30\nBrask;4;11",
    "results": "Kadra 3 Brask 1\nLunden 2 Orvell 2",
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_a_table_make_no_claims(name: str) -> None:
    text = f"{TABLES[name]}\n\nThe flood killed 16 people in Kadra."

    document = analyse(text).document

    assert [claim.text.rstrip(".") for claim in document.claims] == [
        "The flood killed 16 people in Kadra"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["A flood killed 12 people in Kadra.", "It was the worst since 1998."],
        ["The council met; it voted 12 to 4.", "The mayor spoke; nobody answered 30 calls."],
        [
            "Kadra, Brask, Lunden and 12 other towns were hit.",
            "In Kadra, 12 died, 4 of them children.",
        ],
        ["Schools closed  in 12 towns."],
        ["Floods in Kadra kill 12", "Dam breaks in Brask"],
    ],
)
def test_prose_is_no_table(lines: list[str]) -> None:
    assert not table_rows(lines)


def test_a_line_of_a_transcript_is_credited_to_its_speaker() -> None:
    text = "ANNA HALE: The bridge was closed on Monday.\nTOM REYES: More than 300 people left.\nANNA HALE: We asked for help."

    claims = analyse(text).document.claims

    assert [(claim.attribution.claimant, claim.text.rstrip(".")) for claim in claims][:2] == [
        ("ANNA HALE", "The bridge was closed on Monday"),
        ("TOM REYES", "More than 300 people left"),
    ]


def test_a_question_in_a_transcript_is_nobodys_claim() -> None:
    text = "Q: How many died?\nA: Twelve people died.\nQ: Why?\nA: The dam broke."

    document = analyse(text).document

    assert {claim.attribution.claimant for claim in document.claims} == {None}
    assert [s.span.of(text) for s in document.sentences if s.role is SentenceRole.DATELINE] == [
        "Q:", "A:", "Q:", "A:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["Note: the bridge is closed.", "It reopens on Friday.", "Call the town hall."],
        [
            "Kadra: a town in fear.",
            "The flood killed 12 people.",
            "Officials said so.",
            "It rained.",
        ],
        ["Update: the road is open.", "Source: town hall."],
    ],
)
def test_a_colon_makes_no_transcript(lines: list[str]) -> None:
    assert not speaker_labels(lines)
