from __future__ import annotations

import pytest

from factcheck.domain.document import Document
from tests.nlp.reading import read_speakers


def speech(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    document = read_speakers(text)
    return [
        (said.mode.value, said.speaker, said.cue, [span.of(text) for span in said.content])
        for said in document.speech
    ]


def credits_of(document: Document) -> list[str | None]:
    return [quotation.speaker_name for quotation in document.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The dam will hold,” Mayor Ida Moe said.",
            ("direct", "Mayor Ida Moe", "said", ["The dam will hold,"]),
        ),
        (
            "“The dam,” she said, “will hold.”",
            ("direct", "she", "said", ["The dam,", "will hold."]),
        ),
        (
            "Forty people were hurt when the dam broke, police said in a statement.",
            ("indirect", "police", "said", ["Forty people were hurt when the dam broke"]),
        ),
        (
            "Forty people were hurt, according to police.",
            ("indirect", "police", "according to", ["Forty people were hurt"]),
        ),
        (
            "Lind was quoted by state television as saying that the dam “was never safe”.",
            ("mixed", "Lind", "saying", ["the dam “was never safe”"]),
        ),
        (
            "State television quoted Lind as saying that the dam was never safe.",
            ("indirect", "Lind", "saying", ["the dam was never safe"]),
        ),
        (
            "Lind, citing a police report, said the dam had been blown up.",
            ("indirect", "Lind", "said", ["the dam had been blown up"]),
        ),
        (
            "Lind called the report “a pack of lies”.",
            ("direct", "Lind", "called", ["a pack of lies"]),
        ),
        ("“Go home!” shouted the crowd.", ("direct", "the crowd", "shouted", ["Go home!"])),
        ("Lind was blunt: “We lost the town.”", ("direct", "Lind", None, ["We lost the town."])),
    ],
)
def test_speech_has_its_speaker_cue_and_words(
    text: str, expected: tuple[str, str, str | None, list[str]]
) -> None:
    assert speech(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “miracle” drug was sold in Nordvik.",
        "No one said the dam was safe.",
        "Lind did not say that the dam was safe.",
        "The taxes requested in May were paid.",
        "The ministers discussed “joint efforts” in Nordvik.",
    ],
)
def test_what_nobody_said_is_no_speech(text: str) -> None:
    assert speech(text) == []


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Ida Moe told Reuters that the dam was safe.", "told Reuters"),
        ("Ida Moe said on Twitter that the dam was safe.", "on Twitter"),
        ("Ida Moe said in a statement after the talks that the dam was safe.", "in a statement"),
        ("Ida Moe told Ole Lind that the dam was safe.", None),
    ],
)
def test_the_channel_is_told(text: str, channel: str | None) -> None:
    assert [said.channel for said in read_speakers(text).speech] == [channel]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The director of the Salt Society, Ivo Tarn, said the mine was safe.", "Ivo Tarn"),
        (
            "The director of the Salt Society, in Aford, said the mine was safe.",
            "The director of the Salt Society",
        ),
        ("As shown at the trial, the Orsks had kept the money.", None),
        ("As Ivo Tarn had shown, the firm was broke.", "Ivo Tarn"),
    ],
)
def test_whose_words_they_are(text: str, claimant: str | None) -> None:
    assert [said.speaker_name for said in read_speakers(text).speech] == [claimant]


def test_a_pronoun_is_the_last_speaker() -> None:
    document = read_speakers(
        "Angela Merkel told reporters the dam would hold. She said the town was safe."
    )

    assert [said.speaker_name for said in document.speech] == ["Angela Merkel", "Angela Merkel"]


def test_he_is_not_the_office_that_spoke_nor_the_person_it_belongs_to() -> None:
    document = read_speakers(
        "Merkel’s office said the dam was safe. He said Merkel “never doubted it for a moment”."
    )

    assert document.speech[1].speaker == "He"
    assert document.speech[1].speaker_name is None
    assert credits_of(document) == [None]


def test_a_quotation_goes_on_with_its_speaker() -> None:
    document = read_speakers("“The dam will hold,” Mayor Ida Moe said. “We checked it twice.”")

    assert credits_of(document) == ["Ida Moe", "Ida Moe"]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    document = read_speakers(
        "“We will rebuild the dam.\n“It will take ten years.\n“But it will be done,” Ole Lind said."
    )

    assert credits_of(document) == ["Ole Lind"] * 3


def test_an_office_is_the_person_the_article_gave_it_to() -> None:
    document = read_speakers(
        "Prime Minister Angela Merkel spoke first. The prime minister said taxes would fall."
    )

    assert [said.speaker_name for said in document.speech] == ["Angela Merkel"]
