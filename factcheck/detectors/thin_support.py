"""Something the article puts forward and then says nothing about.

Flagged: a headline about “reconstruction” over a text in which nobody is quoted on it — “Mayor pledges new
hospital” over a text without a hospital — a quoted fragment without a verb in a paragraph that ends “The
statement did not elaborate.”
Passed: a headline whose words, in some form, stand in what is quoted, reported or told below the lead — a
quoted sentence

Headlines are what most readers remember. A noun of the headline for something done or decided, or the
object of what somebody pledges, demands or rejects there, has nothing under it when no sentence of the body
takes it up; nor, in an article of eight sentences or more that quotes people, when only the lead repeats it. A fragment in quotation marks cannot be held against a record unless something
tells what it is about; where the article itself says that nothing more was told, the notice says so.

Source: Reuters Handbook, “headlines” (a headline is supported by the text); The Associated Press
Stylebook, “quotations in the news” (avoid fragmentary quotes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence, SentenceRole
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
_LONG_STEM = 7
"""The same for a word of ten letters or more: “reconstruction” and “reconciliation” share five."""
_LONG = 10
_ANNOUNCED = re.compile(r"(?:tion|sion|ment|ance|ence|iz?ing|sal|val|ism|ship)s?$")
_MEASURES = word_set("""subsidy subsidies embargo ceasefire truce boycott merger takeover tariff tariffs amnesty refund reform
    reforms inquiry lawsuit bailout curfew strike sanctions recall pardon apology treaty""")
_FEWEST = 4
"""Sentences of a body that can be said to support a headline."""
_MANY = 8
"""Sentences of a body from which the lead alone is thin support."""
_ANNOUNCING = word_set("""pledge vow promise announce plan demand reject back urge seek offer confirm deny admit approve
    propose unveil launch order ban block""")
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
    whole = _stems(document, body)
    quotes = len(body) >= _MANY and bool(document.speech)
    below = (
        _stems(document, [s for s in body if s.paragraph != body[0].paragraph]) if quotes else whole
    )
    for sentence in heads[:1]:
        for token in sentence.parse:
            if token.pos_ != "NOUN" or len(token.text) <= _STEM:
                continue
            told = bool(_ANNOUNCED.search(token.lower_)) or token.lower_ in _MEASURES
            if not told and not _is_announced(token):
                continue
            if not _has(below if told else whole, token):
                where = "below the lead" if _has(whole, token) else "of the article"
                yield Finding(
                    kind="thin-support",
                    severity=Severity.NOTICE,
                    span=tokens_span(sentence, token, token),
                    message=f"The headline speaks of “{token.text}”, but no sentence {where} does. Show what supports it.",
                )


def _stems(document: Document, sentences: list[Sentence]) -> set[str]:
    return {
        word[:letters]
        for sentence in sentences
        for word in _WORD.findall(sentence.span.of(document.text).lower())
        for letters in (_STEM, _LONG_STEM)
    }


def _has(stems: set[str], token: Token) -> bool:
    forms = (token.lower_, token.lemma_.lower(), token.lower_.removeprefix("re"))
    return any(form[: _STEM if len(form) < _LONG else _LONG_STEM] in stems for form in forms)


def _is_announced(token: Token) -> bool:
    """The object of a verb by which somebody commits himself: “pledges new hospital”."""
    return token.dep_ in {"dobj", "obj"} and token.head.lemma_.lower() in _ANNOUNCING


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
    version=2,
    kinds=("thin-support",),
    detect=detect,
)
