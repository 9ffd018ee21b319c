"""The speaker at a cue: the words that name them, and who in the article that is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document, Entity, Sentence
from factcheck.domain.span import Span
from factcheck.nlp.names.entities import entity_at
from factcheck.nlp.names.mentions import named_spans
from factcheck.nlp.word_lists import words as word_list

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "predet"}
)
_SINGULAR = {"he": "he", "she": "she"}
_CHAINED = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp"})
PRONOUNS = word_list("he she they it i we you who which that this these those one him her them")
# What may follow a proper name and be part of it (“Bank of Norway”, not “Lind to the crowd”).
_OF = frozenset({"of", "for", "at", "in"})


def subject_of(verb: Token) -> Token | None:
    """The head of the noun phrase that does what `verb` says, through conjunctions and control."""
    for _ in range(6):  # no English sentence chains more verbs before a subject
        own = _own_subject(verb)
        if own is not None:
            return own
        above = verb.head
        if verb.dep_ in ("acl", "relcl") and above.pos_ in ("NOUN", "PROPN"):
            return above
        bare = verb.dep_ != "ccomp" or verb.tag_ in ("VBG", "VB")
        chained = verb.dep_ in _CHAINED and above.pos_ in ("VERB", "AUX") and bare
        if not chained and (verb.dep_ not in ("pcomp", "prep") or above == verb):
            return None
        verb = above
    return None


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
        if child.i > verb.i or child.dep_ not in ("advcl", "npadvmod"):
            continue
        # “Lind, citing a report, said”: the parser hangs the subject elsewhere.
        if child.pos_ == "PROPN":
            return child
        if child.tag_ == "VBG":
            own = next((c for c in child.children if c.dep_ == "nsubj"), None)
            if own is not None:
                return own
    return None


def antecedent_of_relative(subject: Token) -> Token:
    """The noun that “who” or “which” stands for, where the subject is one."""
    if subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def noun_phrase(head: Token) -> tuple[Token, Token]:
    """First and last word of the phrase that names the speaker, without asides and relative clauses."""
    first, last = head, head
    for child in head.lefts:
        if child.dep_ in _LEFT or (child.dep_ == "punct" and child.text == "-"):
            first = child.left_edge
            break
    for child in head.rights:
        if child.is_punct or child.dep_ in ("appos", "relcl", "acl", "punct"):
            break
        if child.dep_ == "prep" and head.pos_ == "PROPN" and child.lower_ not in _OF:
            break
        if child.dep_ in ("prep", "cc", "conj", "case", "compound", "nummod", "npadvmod"):
            edge = _plain_edge(child)
            if edge is None:
                break
            last = edge
        else:
            break
    return first, last


def _plain_edge(child: Token) -> Token | None:
    """The last word of a phrase up to the first comma in it."""
    last = None
    for token in child.doc[child.i : child.right_edge.i + 1]:
        if (
            token.text in (",", "(", "—", "–", "“", '"')
            or token.dep_ == "relcl"
            or token.tag_ in ("WP", "WDT")
        ):
            break
        last = token
    return last


def span_of(first: Token, last: Token, sentence: Sentence) -> Span:
    """The characters from one word to another."""
    return Span(first.idx, last.idx + len(last)).shifted(sentence.offset)


def is_pronoun(token: Token) -> bool:
    return token.lower_ in PRONOUNS or token.pos_ == "PRON"


def entity_of(document: Document, head: Token, sentence: Sentence) -> Entity | None:
    """The entity that the noun phrase with this head names.

    “spokesman Ole Lind” names Ole Lind, “Ann Lee, the minister,” and “the minister, Ann Lee,” Ann Lee;
    “Lee’s office” and “a friend of Lee” do not name Lee.
    """
    found = entity_at(document, head.idx + sentence.offset)
    if found is not None and found.type != "NORP":
        if found.type == "PERSON":
            return found
        # “Fabled Records president Ida Moe” parsed with the body as head.
        for child in head.children:
            if child.dep_ == "appos":
                other = entity_at(document, child.idx + sentence.offset)
                if other is not None and other.type == "PERSON" and child.i - head.i <= 2:  # noqa: PLR2004
                    return other
        return found
    for child in head.children:
        if child.dep_ in ("appos", "compound", "flat"):
            other = entity_at(document, child.idx + sentence.offset)
            if other is not None and other.type == "PERSON":
                return other
    return _holder_behind(document, head, sentence)


def _holder_behind(document: Document, head: Token, sentence: Sentence) -> Entity | None:
    """“The director of the Salt Society, Ivo Tarn, said”: the name that the parser hung on the Society."""
    if head.pos_ != "NOUN" or head.tag_ != "NN":
        return None
    doc, end = head.doc, sentence.parse.end
    at = noun_phrase(head)[1].i + 1
    if at + 1 >= end or doc[at].text != "," or doc[at + 1].ent_type_ != "PERSON":
        return None
    name = at + 1
    last = name
    while last + 1 < end and doc[last + 1].ent_iob_ == "I":
        last += 1
    if last + 1 >= end or not (doc[last + 1].text == "," or doc[last + 1].pos_ in ("VERB", "AUX")):
        return None
    found = entity_at(document, doc[name].idx + sentence.offset)
    return found if found is not None and found.type == "PERSON" else None


def people_in(document: Document, sentence: Sentence) -> Iterator[tuple[Token, Entity]]:
    """The people named in a sentence, each with the word of the name that governs the rest."""
    for words in named_spans(sentence.parse):
        entity = entity_at(document, words.root.idx + sentence.offset)
        if entity is not None and entity.type == "PERSON":
            yield words.root, entity
