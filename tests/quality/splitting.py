"""Claims for the splitting data sets: one sentence a row, read by itself as their gold was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.span import Span
from factcheck.nlp.claims import split_claims
from factcheck.nlp.model import parse
from factcheck.nlp.names import find_entities
from factcheck.nlp.quotes import find_quotations
from factcheck.nlp.values import find_values

BATCH = 100


def predict(
    rows: Iterable[dict[str, Any]], granularity: str = "atomic"
) -> Iterator[dict[str, Any]]:
    """A prediction for each row of split_factscore, split_factcheckgpt (atomic) or split_hsplit (clause)."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield from _predicted(batch, granularity)
            batch = []
    yield from _predicted(batch, granularity)


def _predicted(batch: list[dict[str, Any]], granularity: str) -> Iterator[dict[str, Any]]:
    for row, parsed in zip(batch, parse([row["sentence"] for row in batch]), strict=True):
        text = row["sentence"]
        document: Document = Document(
            text=text,
            sentences=tuple(
                Sentence(
                    span=Span(s.start_char, s.end_char),
                    role=SentenceRole.BODY,
                    paragraph=0,
                    parse=s,
                )
                for s in parsed.sents
            ),
            paragraphs=(Span(0, len(text)),),
        )
        for step in (find_quotations, find_entities, find_values):
            document = step(document)
        document = split_claims(document, granularity)
        yield {"id": row["id"], "claims": [claim.statement for claim in document.claims]}
