"""Claims for the splitting data sets: one sentence a row, read by itself as their gold was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.span import Span
from factcheck.nlp.claims import split_claims
from factcheck.nlp.model import parse
from factcheck.nlp.names.entities import find_entities
from factcheck.nlp.speech.quotes import find_quotations
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
    before = parse([_context(row) for row in batch])
    for row, context, parsed in zip(
        batch, before, parse([row["sentence"] for row in batch]), strict=True
    ):
        offset = len(context.text) + 1 if context.text else 0
        document: Document = Document(
            text=f"{context.text} {row['sentence']}" if offset else row["sentence"],
            sentences=tuple(
                Sentence(
                    span=Span(s.start_char + at, s.end_char + at),
                    role=SentenceRole.BODY,
                    paragraph=0,
                    parse=s,
                    offset=at,
                )
                for at, read in ((0, context), (offset, parsed))
                for s in read.sents
            ),
        )
        document = replace(document, paragraphs=(Span(0, len(document.text)),))
        for step in (find_quotations, find_entities, find_values):
            document = step(document)
        document = split_claims(document, granularity)
        yield {
            "id": row["id"],
            "claims": [c.statement for c in document.claims if c.span.start >= offset],
        }


def _context(row: dict[str, Any]) -> str:
    """The sentence before, for the rows whose gold was resolved against it."""
    context = row.get("context", "") if "decontext" in row else ""
    return " ".join(context.split())
