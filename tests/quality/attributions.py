"""Predictions for attribution gold data: who is credited with which characters of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.domain.document import Document
from factcheck.nlp.layout import lay_out
from factcheck.nlp.names.entities import find_entities
from factcheck.nlp.sentences import split_sentences
from factcheck.nlp.speech.attributions import credit_speakers
from factcheck.nlp.speech.quotes import find_quotations


def predict(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction for each row: `{"id", "attributions": [{"speaker", "content"}]}`."""
    for row in rows:
        document = Document(text=row["text"])
        for step in (lay_out, split_sentences, find_quotations, find_entities, credit_speakers):
            document = step(document)
        yield {
            "id": row["id"],
            "attributions": [
                {
                    "speaker": " ".join(filter(None, (said.speaker_name, said.speaker))),
                    "content": [[span.start, span.end] for span in said.content],
                }
                for said in document.speech
            ],
        }
