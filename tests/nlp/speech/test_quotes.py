from __future__ import annotations

import pytest

from factcheck.domain.document import Document
from factcheck.nlp.layout import lay_out
from factcheck.nlp.sentences import split_sentences
from factcheck.nlp.speech.quotes import find_quotations
from tests.growth import grows_linearly, processor_seconds


def quoted(text: str) -> list[str]:
    document = find_quotations(split_sentences(lay_out(Document(text=text))))
    for quotation in document.quotations:
        assert quotation.text == quotation.span.of(text)
        assert quotation.opening < quotation.span.start
    return [quotation.text for quotation in document.quotations]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“The dam broke,” she said.", ["The dam broke,"]),
        ('He said "we won" and "they lost".', ["we won", "they lost"]),
        (
            "„Wir gehen“, sagte er. «On y va», dit-il. »Ja«, sagte sie.",
            ["Wir gehen", "On y va", "Ja"],
        ),
        ("‘The workers’ party won,’ he said.", ["The workers’ party won,"]),
        ("The Harbour Workers’ Party and the ’90s.", []),
        ("The ‘rock ’n’ roll’ years.", ["rock ’n’ roll"]),
        ("'I can't stay,' she said.", ["I can't stay,"]),
        (
            "“He told me ‘no, never’ and left,” she said.",
            ["He told me ‘no, never’ and left,", "no, never"],
        ),
        ("“One.\n“Two.\n“Three,” he said.", ["One.", "Two.", "Three,"]),
        ("An “unpaired mark here.\nNext “one” is fine.", ["one"]),
        ("She is 5'10\" tall.", []),
        ("``We won,'' he said.", ["We won,"]),
        ("It is Ida’s dam, isn’t it?", []),
    ],
)
def test_marks_pair(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We have lost the dam,” Moe said.", "full"),
        ("Moe praised the “decisive help of the army” on Monday.", "partial"),
        ("The “miracle” cure was sold.", "scare"),
    ],
)
def test_utterances_fragments_and_terms_are_told_apart(text: str, mode: str) -> None:
    document = find_quotations(split_sentences(lay_out(Document(text=text))))

    assert [quotation.mode.value for quotation in document.quotations] == [mode]


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "“‘", '” "', "a' ", " 'a", "«»", " ‘“a "])
def test_hostile_marks_cost_linear_time(mark: str) -> None:
    def seconds(times: int) -> float:
        document = lay_out(Document(text=mark * times))
        return processor_seconds(lambda: find_quotations(document))

    assert grows_linearly(seconds, 2_000, 32_000, leeway=4, noise=0.1)
