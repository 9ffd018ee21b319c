"""Wording that no speaker of English would produce: where it stands and what is wrong with it.

Patterns of words and of the parse, each of them a construction that grammars rule out. They find what
machine translation, careless editing and optical reading leave behind; they say nothing about style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from weakref import ReferenceType, ref

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence
from factcheck.nlp.prose import prose_sentences, tokens_span
from factcheck.nlp.wording.adjacency import clash
from factcheck.nlp.wording.breach import Breach, Garble, Said
from factcheck.nlp.wording.fixed_phrases import lonely_halves, phrase_clash
from factcheck.nlp.wording.lexicon import is_known
from factcheck.nlp.wording.other_languages import foreign_places
from factcheck.nlp.wording.pronouns import pronoun_clash
from factcheck.nlp.wording.verb_groups import verb_clash
from factcheck.nlp.wording.word_forms import form_clash

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
# Spelling and sound part ways: a vowel that is spoken as a consonant, an h that is silent.
_CONSONANT_SOUND = re.compile(
    r"(?:uni(?!n|m)|u[bcfgkrst][aeiou]|eu|ewe|one\b|ones|once|u\b|u-)", re.IGNORECASE
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_EITHER = re.compile(r"(?:h(?:is|er|ot|yp|um|al|e)|herb|urb|unin|unim|oui|ouija)", re.IGNORECASE)
_SPOKEN = 3
"""Letters from which a word is spoken as a word, not letter by letter."""
_LONG = 8
"""Words and marks: shorter lines are exclamations and answers."""
_NOT_PROSE = frozenset({":", "?", "“", "”", '"', "(", "—", "–", "…", "...", ";"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "attr"})
_FINITE = frozenset({"is", "was", "are", "were", "has", "have", "had"})
_SIZE_VERBS = frozenset(
    {
        "grow",
        "raise",
        "expand",
        "increase",
        "cut",
        "reduce",
        "widen",
        "divide",
        "split",
        "turn",
        "rise",
        "drop",
        "fall",
        "boil",
        "convert",
    }
)


_latest: list[tuple[ReferenceType[Document], tuple[Garble, ...]]] = []
"""What the article asked about last holds: two detectors ask in a row."""


def broken_wording(document: Document) -> tuple[Garble, ...]:
    """Where the wording of an article's own prose breaks; foreign words are let alone."""
    for held, known in tuple(_latest):
        if held() is document:
            return known
    foreign = foreign_places(document)
    found = tuple(
        garble
        for sentence in prose_sentences(document)
        if sentence.parse is not None
        for garble in garbles(sentence)
        if not foreign.holds(garble.span)
    )
    _latest[:] = [(ref(document), found)]
    return found


def garbles(sentence: Sentence) -> Iterator[Garble]:
    """Where the wording of a parsed sentence breaks, from left to right; overlapping places are joined."""
    tokens = [token for token in sentence.parse if not token.is_space]
    if not tokens:
        return
    before: Token = None
    for word, following in pairwise(tokens):
        breach = (
            clash(before, word, following, tokens[0])
            or _wrong_article(word, following)
            or verb_clash(before, word, following)
            or phrase_clash(before, word, following)
            or form_clash(before, word, following)
            or pronoun_clash(before, word, following)
        )
        if breach is not None:
            span = tokens_span(sentence, word, following)
            yield Garble(span=span, why=breach.why, said=breach.said)
        before = word
    yield from _without_subject(sentence, tokens)
    yield from _including_with_verb(sentence, tokens)
    yield from _displaced_size(sentence, tokens)
    yield from lonely_halves(sentence, tokens)


def _without_subject(sentence: Sentence, tokens: list[Token]) -> Iterator[Garble]:
    """A sentence that opens with its verb and has no subject."""
    if len(tokens) < _LONG or tokens[-1].text != "." or any(t.text in _NOT_PROSE for t in tokens):
        return
    first = tokens[0]
    # A verb in the past opens a careless note (“Found it in May.”), one in the present hardly ever.
    if first.tag_ != "VBZ" or first.dep_ != "ROOT":
        return
    if not any(child.dep_ in _SUBJECTS for child in first.children):
        span = tokens_span(sentence, first, tokens[1])
        yield Garble(span=span, why="the sentence has lost its subject", said=Said.OFTEN)


def _wrong_article(word: Token, following: Token) -> Breach | None:  # noqa: PLR0911 - one return a rule
    """“an special”, “a apple”: by the sound of the next word, where its spelling tells it."""
    article, next_word = word.lower_, following.text
    if (
        article not in {"a", "an"}
        or (word.text == "A" and word.i > word.sent.start)
        or not word.whitespace_
    ):
        return None
    # Names and abbreviations are read in their own way (an FBI agent, a Ugandan).
    if (
        len(next_word) < _SPOKEN
        or not next_word.isalpha()
        or not next_word.islower()
        or not is_known(next_word)
    ):
        return None
    if _EITHER.match(next_word) and article == "an":
        return None
    vowel = (bool(_VOWEL.match(next_word)) and not _CONSONANT_SOUND.match(next_word)) or bool(
        _SILENT_H.match(next_word)
    )
    if article == "an" and not vowel and not _CONSONANT_SOUND.match(next_word):
        return Breach(f"“an” stands before a consonant; read “a {next_word}”")
    if article == "an" and _CONSONANT_SOUND.match(next_word):
        return None
    if article == "a" and vowel and not _EITHER.match(next_word):
        return Breach(f"“a” stands before a vowel; read “an {next_word}”")
    return None


def _including_with_verb(sentence: Sentence, tokens: list[Token]) -> Iterator[Garble]:
    """“results, including the first is the end of the war”: a phrase that goes on as a clause."""
    for index, token in enumerate(tokens):
        if token.lower_ != "including" or index == 0 or tokens[index - 1].text != ",":
            continue
        for ahead in range(index + 2, min(index + 8, len(tokens) - 1)):
            word = tokens[ahead]
            if (
                word.is_punct
                or word.tag_ in {"WDT", "WP", "WRB", "WP$", "PRP"}
                or word.lower_ in {"that", "and"}
            ):
                break
            if word.lower_ in _FINITE and tokens[ahead + 1].tag_ in {
                "DT",
                "JJ",
                "NN",
                "IN",
                "PRP$",
                "RB",
            }:
                span = tokens_span(sentence, token, tokens[ahead + 1])
                yield Garble(
                    span=span,
                    why="a phrase with “including” goes on as if it were a clause",
                    said=Said.NEVER,
                )
                break


def _displaced_size(sentence: Sentence, tokens: list[Token]) -> Iterator[Garble]:
    """“brought back into the league to 22 members”: a size that belongs to the noun before it."""
    for index, token in enumerate(tokens[:-2]):
        if (
            token.lower_ != "to"
            or not index
            or tokens[index + 1].tag_ != "CD"
            or tokens[index + 2].tag_ != "NNS"
        ):
            continue
        into = next(
            (
                t
                for t in reversed(tokens[max(0, index - 6) : index])
                if t.lower_ in {"into", "in", "of"}
            ),
            None,
        )
        if (
            into is None
            or into.lower_ != "into"
            or any(t.is_punct for t in tokens[index - (index - tokens.index(into)) : index])
        ):
            continue
        if into.head.lemma_ in _SIZE_VERBS or tokens[index - 1].pos_ not in {"PROPN", "NOUN"}:
            continue
        span = tokens_span(sentence, into.head if into.head.i < into.i else into, tokens[index + 2])
        words = f"to {tokens[index + 1].text} {tokens[index + 2].text}"
        yield Garble(
            span=span,
            why=f"“{words}” does not attach to anything; the size seems to belong to the name before it",
        )
