"""Something the article puts forward and then says nothing about.

Flagged: a headline about “reconstruction” over a text that has no such word — a quoted fragment without a
verb in a paragraph that ends “The statement did not elaborate.”
Passed: a headline whose words, in some form, stand in the body — a quoted sentence

Headlines are what most readers remember; a noun of the headline for something done or decided that no
sentence of the body takes up has nothing under it. A fragment in quotation marks cannot be held against a record unless something
tells what it is about; where the article itself says that nothing more was told, the notice says so.

Source: Reuters Handbook, “headlines” (a headline is supported by the text); The Associated Press
Stylebook, “quotations in the news” (avoid fragmentary quotes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.quotation import QuotationMode
from factcheck.nlp.prose import Places, tokens_span
from factcheck.nlp.wording.lexicon import word_set

_SILENT = re.compile(
    r"\b(?:did(?: not|n’t|n't) (?:elaborate|give (?:any )?details|provide (?:any )?details|go into details?)|gave no (?:further )?details|declined to elaborate|without elaborating|without giving details|provided no (?:further )?details)\b"
)
_STEM = 5
"""Letters two words must share to be of one family (“reconstruct…”, “negotiat…”)."""
_ANNOUNCED = re.compile(r"(?:tion|sion|ment|ance|ence|iz?ing|sal|val|ism|ship)s?$")
_MEASURES = word_set("""subsidy subsidies embargo ceasefire truce boycott merger takeover tariff tariffs amnesty refund reform
    reforms inquiry lawsuit bailout curfew strike sanctions recall pardon apology treaty""")
_FEWEST = 5
"""Sentences of a body that can be said to support a headline."""
_WORD = re.compile(r"[a-z]{3,}")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def detect(document: Document) -> Iterator[Finding]:
    """Nouns of the headline that the body lacks, and fragments nobody explains."""
    yield from _unsupported_headline(document)
    yield from _unexplained_fragments(document)


def _unsupported_headline(document: Document) -> Iterator[Finding]:
    body = [s for s in document.sentences if s.role is SentenceRole.BODY]
    heads = [
        s for s in document.sentences if s.role is SentenceRole.HEADLINE and s.parse is not None
    ]
    if len(body) < _FEWEST:
        return
    stems = {word[:_STEM] for s in body for word in _WORD.findall(s.span.of(document.text).lower())}
    for sentence in heads[:1]:
        for token in sentence.parse:
            if token.pos_ != "NOUN" or len(token.text) <= _STEM or token.lower_[:_STEM] in stems:
                continue
            if token.lower_ not in _MEASURES and not _ANNOUNCED.search(token.lower_):
                continue
            if (
                token.lemma_.lower()[:_STEM] in stems
                or token.lower_.removeprefix("re")[:_STEM] in stems
            ):
                continue
            yield Finding(
                kind="thin-support",
                severity=Severity.NOTICE,
                span=tokens_span(sentence, token, token),
                message=f"The headline speaks of “{token.text}”, but no sentence of the article does. Show what supports it.",
            )


def _unexplained_fragments(document: Document) -> Iterator[Finding]:
    places = Places(document)
    silent = {
        sentence.paragraph: sentence.span
        for sentence in document.sentences
        if _SILENT.search(document.text, sentence.span.start, sentence.span.end)
    }
    if not silent:
        return
    for quotation in document.quotations:
        sentence = places.sentence(quotation.span.start)
        if sentence is None or sentence.parse is None or sentence.paragraph not in silent:
            continue
        if (
            quotation.mode is QuotationMode.FULL
            or quotation.span.start > silent[sentence.paragraph].start
        ):
            continue
        start, end = quotation.span.start - sentence.offset, quotation.span.end - sentence.offset
        if any(token.tag_ in _FINITE for token in sentence.parse if start <= token.idx < end):
            continue
        yield Finding(
            kind="thin-support",
            severity=Severity.NOTICE,
            span=quotation.span,
            message=f"“{quotation.text}” is a fragment, and the article says that no more was told. Nothing in it can be checked as it stands.",
            related=(silent[sentence.paragraph],),
        )


detector = Detector(
    name="thin-support",
    label="Thin support",
    version=1,
    kinds=("thin-support",),
    detect=detect,
)
