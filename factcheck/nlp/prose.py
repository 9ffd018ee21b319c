"""What the rules of the detectors walk over: the sentences that are the article's own prose.

Datelines, taglines and page furniture are left out: their wording follows other rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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


def tokens_span(sentence: Sentence, first: Any, last: Any) -> Span:
    """Where the words from token `first` to token `last` of the sentence stand in the text."""
    return Span(first.idx + sentence.offset, last.idx + len(last) + sentence.offset)


def subtree_span(sentence: Sentence, token: Any) -> Span:
    """Where `token` and all that hangs under it stand in the text."""
    doc = token.doc
    return tokens_span(sentence, doc[token.left_edge.i], doc[token.right_edge.i])


def in_quotation(document: Document, span: Span) -> bool:
    """Whether `span` stands between quotation marks: other people's words, spoken as they were."""
    return any(quotation.span.contains(span) for quotation in document.quotations)
