"""The reading pipeline: the steps an article goes through, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from factcheck.domain.document import Document, PublishedSource, Reference
from factcheck.nlp.claims import split_claims
from factcheck.nlp.layout import lay_out
from factcheck.nlp.names.entities import find_entities
from factcheck.nlp.sentences import split_sentences
from factcheck.nlp.speech.attributions import credit_speakers
from factcheck.nlp.speech.quotes import find_quotations
from factcheck.nlp.values import find_values

Step = Callable[[Document], Document]


def steps(granularity: str) -> tuple[Step, ...]:
    """The steps; each takes the document so far and returns it with one more thing found."""
    return (
        lay_out,  # paragraphs, title, dateline, byline, date of publication
        split_sentences,  # sentences with their role and parse
        find_quotations,  # what stands between quotation marks
        find_entities,  # people, bodies and places, one entry each
        find_values,  # numbers, durations and dates, normalised
        credit_speakers,  # who said the quotations
        partial(split_claims, granularity=granularity),
    )


def read(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    byline: str | None = None,
    references: tuple[Reference, ...] = (),
    granularity: str = "atomic",
) -> Document:
    """Read an article.

    `published` anchors relative dates; without it one is looked for in the text. `granularity` is
    "atomic" (one predicate, one number a claim) or "clause" (fewer, longer claims).
    """
    document = Document(
        text=text,
        published=published,
        published_source=PublishedSource.GIVEN if published else None,
        title=title,
        byline=byline,
        references=references,
    )
    for step in steps(granularity):
        document = step(document)
    return document
