"""What was found in an article, laid out sentence by sentence, so that no step looks through all of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.quotation import Speech
from factcheck.domain.span import Span
from factcheck.domain.value import Value


@dataclass(frozen=True, slots=True)
class Shelf:
    """Values, quotations (by index) and speech of each sentence, by its index."""

    values: list[list[Value]]
    quotations: list[list[int]]
    speech: list[list[Speech]]


def shelve(document: Document) -> Shelf:
    """The document's values, quotations and speech, each put with the sentences it stands in."""
    count = len(document.sentences)
    shelf = Shelf(
        [[] for _ in range(count)], [[] for _ in range(count)], [[] for _ in range(count)]
    )
    starts = [sentence.span.start for sentence in document.sentences]
    for value in document.values:
        for at in _sentences(document, starts, value.span):
            shelf.values[at].append(value)
    for index, quotation in enumerate(document.quotations):
        for at in _sentences(document, starts, quotation.span):
            shelf.quotations[at].append(index)
    for speech in document.speech:
        seen: set[int] = set()
        for span in speech.content:
            for at in _sentences(document, starts, span):
                if at not in seen:
                    seen.add(at)
                    shelf.speech[at].append(speech)
    return shelf


def _sentences(document: Document, starts: list[int], span: Span) -> list[int]:
    """The indices of the sentences that `span` touches."""
    first = max(0, bisect_left(starts, span.start + 1) - 1)
    last = bisect_left(starts, span.end)
    return [
        at
        for at in range(first, min(last, len(starts)))
        if document.sentences[at].span.overlaps(span)
    ]
