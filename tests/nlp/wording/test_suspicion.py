"""How garbled a sentence looks: garbled ones more than the same in order, and nothing breaks it."""

from __future__ import annotations

import pytest

from factcheck.domain.document import Document
from factcheck.nlp.layout import lay_out
from factcheck.nlp.model import parse
from factcheck.nlp.sentences import split_sentences
from factcheck.nlp.wording.suspicion import doubts, suspicion

PAIRS = [
    (
        "The harbor council agreed on Monday to close the old bridge until May.",
        "The harbor council on Monday agreed close to old the bridge May until.",
    ),
    (
        "The two towns will share the cost of the new ferry, the mayor said.",
        "The two towns the cost of the share new ferry, the mayor dragged down said.",
    ),
    (
        "Fishermen say that the catch has fallen since the storm of last winter.",
        "Fishermen to say catch of the fall, since the storm last winter of development.",
    ),
    (
        "She thanked the crews who had searched the woods with dogs for a week.",
        "She thanked who the crews searched had woods the with dogs week for a.",
    ),
]


def looks(text: str) -> float:
    (sentence,) = split_sentences(lay_out(Document(text=text))).sentences
    return suspicion(sentence)


@pytest.mark.parametrize(("sound", "garbled"), PAIRS)
def test_a_garbled_sentence_looks_worse_than_the_same_in_order(sound: str, garbled: str) -> None:
    assert looks(sound) < looks(garbled)
    assert 0 <= looks(sound) < 0.73


@pytest.mark.parametrize("text", ["Yes.", "¿", "😀 😀", "a " * 400])
def test_any_line_has_a_score(text: str) -> None:
    sentences = split_sentences(lay_out(Document(text=text))).sentences

    assert all(0 <= suspicion(sentence) < 1 for sentence in sentences)


def test_the_parse_is_left_as_it_was() -> None:
    (doc,) = parse(["The harbor council agreed on Monday to close the bridge."])
    before = [(token.tag_, token.dep_, token.head.i) for token in doc]

    first, second = doubts(doc), doubts(doc)

    assert first == second
    assert len(first) == len(doc)
    assert [(token.tag_, token.dep_, token.head.i) for token in doc] == before


def test_a_text_without_what_the_parser_looks_at_raises_no_doubt() -> None:
    (doc,) = parse(["The bridge was shut."])
    doc.tensor = doc.tensor[:1]

    assert doubts(doc) == [0.0] * len(doc)
