"""An article read as far as its speakers, for tests of the steps."""

from __future__ import annotations

from factcheck.domain.document import Document
from factcheck.nlp.layout import lay_out
from factcheck.nlp.names.entities import find_entities
from factcheck.nlp.sentences import split_sentences
from factcheck.nlp.speech.attributions import credit_speakers
from factcheck.nlp.speech.quotes import find_quotations

_STEPS = (lay_out, split_sentences, find_quotations, find_entities, credit_speakers)


def read_speakers(text: str) -> Document:
    document = Document(text=text)
    for step in _STEPS:
        document = step(document)
    return document
