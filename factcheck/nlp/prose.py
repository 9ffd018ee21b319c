"""What the rules of the detectors walk over: the sentences that are the article's own prose.

Datelines, taglines and page furniture are left out: their wording follows other rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.span import Span

PROSE = frozenset({SentenceRole.BODY, SentenceRole.HEADLINE})


def prose_sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the headline and the body, in order of the text."""
    return (sentence for sentence in document.sentences if sentence.role in PROSE)


def parsed_sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the body that carry a parse: headlines have a grammar of their own."""
    return (
        sentence
        for sentence in document.sentences
        if sentence.role is SentenceRole.BODY and sentence.parse is not None
    )


def tokens_span(sentence: Sentence, first: Token, last: Token) -> Span:
    """Where the words from token `first` to token `last` of the sentence stand in the text."""
    return Span(first.idx + sentence.offset, last.idx + len(last) + sentence.offset)


def subtree_span(sentence: Sentence, token: Token) -> Span:
    """Where `token` and all that hangs under it stand in the text."""
    doc = token.doc
    return tokens_span(sentence, doc[token.left_edge.i], doc[token.right_edge.i])


class Within:
    """Which places of a text lie within one of some spans."""

    def __init__(self, places: Iterable[Span]) -> None:
        spans = sorted(places)
        self._starts = [span.start for span in spans]
        self._ends: list[int] = []
        for span in spans:  # a quotation within another does not end the outer one
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def holds(self, span: Span) -> bool:
        """Whether all of `span` lies within one of them."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self._ends[index]


class Quoted(Within):
    """Which places of a document stand between quotation marks: other people's words, as spoken."""

    def __init__(self, document: Document) -> None:
        super().__init__(quotation.span for quotation in document.quotations)


class Places:
    """Which sentence of a document a character stands in."""

    def __init__(self, document: Document) -> None:
        self._sentences = document.sentences
        self._starts = [sentence.span.start for sentence in document.sentences]

    def index(self, position: int) -> int | None:
        """The number of the sentence around `position`, None between sentences."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self._sentences[index].span.end else None

    def sentence(self, position: int) -> Sentence | None:
        """The sentence around `position`, None between sentences."""
        index = self.index(position)
        return None if index is None else self._sentences[index]
