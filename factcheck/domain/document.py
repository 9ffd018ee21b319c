"""An article as it was read: its text, and everything found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from factcheck.domain.span import Span

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim
    from factcheck.domain.quotation import Quotation, Speech
    from factcheck.domain.value import Value


class SentenceRole(StrEnum):
    """What a line is in the make-up of an article; only `body` and `headline` make claims."""

    HEADLINE = "headline"
    BODY = "body"
    DATELINE = "dateline"
    TAGLINE = "tagline"
    FURNITURE = "furniture"


class PublishedSource(StrEnum):
    """How the date of publication is known."""

    GIVEN = "given"
    TEXT = "text"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, or one line of make-up, of an article."""

    span: Span
    role: SentenceRole
    paragraph: int
    """Which paragraph of the text it stands in, from 0."""
    parse: Any = None
    """Its `spacy.tokens.Span`; `offset` turns that parse's character positions into the text's."""
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a person, body or place is named."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, body or place over the whole article, under the fullest name it is given."""

    name: str
    type: str
    """PERSON, ORG, GPE, NORP, … (OntoNotes), decided by vote over all mentions."""
    mentions: tuple[Mention, ...]
    gender: str | None = None
    """"he", "she" or None, where titles, pronouns or first names tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A record the article is held against: a transcript, a wire copy."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """An article read: every span in it counts from the first character of `text`."""

    text: str
    title: str | None = None
    dateline: str | None = None
    byline: str | None = None
    published: date | None = None
    published_source: PublishedSource | None = None
    language: str = "en"
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    speech: tuple[Speech, ...] = ()
    """Direct, indirect and mixed speech, in order of the text."""
    entities: tuple[Entity, ...] = ()
    values: tuple[Value, ...] = ()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = field(default=())

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that contains the character at `position`."""
        index = bisect_right(self.sentences, position, key=lambda one: one.span.start) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and position < found.span.end else None
