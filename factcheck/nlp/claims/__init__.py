"""The claim splitter: an article's sentences taken apart into claims that each say one thing."""

from __future__ import annotations

from dataclasses import replace

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document, SentenceRole
from factcheck.nlp.claims.assemble import SentenceReader
from factcheck.nlp.claims.shelf import shelve

_CLAIMING = frozenset({SentenceRole.BODY, SentenceRole.HEADLINE})

__all__ = ["split_claims"]


def split_claims(document: Document, granularity: str = "atomic") -> Document:
    """`document` with its claims.

    `granularity` is "atomic" (one predicate, one number, one member of a list a claim) or "clause"
    (one claim a clause).
    """
    claims: list[Claim] = []
    shelf = shelve(document)
    reader = SentenceReader(document, shelf, atomic=granularity != "clause")
    for index, sentence in enumerate(document.sentences):
        if sentence.role in _CLAIMING and sentence.parse is not None:
            claims += reader.claims(index)
    return replace(document, claims=tuple(claims))
