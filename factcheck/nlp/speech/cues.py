"""Where a sentence reports speech: the cue, its subject and the words that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from factcheck.domain.document import Sentence
from factcheck.nlp.speech.reported import (
    around_aside,
    asks,
    bare,
    clause_of,
    clause_words,
    suasive,
    that_clause,
)
from factcheck.nlp.speech.speakers import antecedent_of_relative, subject_of
from factcheck.nlp.speech.words import (
    CHANNEL_NOUNS,
    CHANNEL_PREPOSITIONS,
    FEELING,
    REPORTING_NOUNS,
    SAYING,
    SUASIVE,
    THINKING,
    TOLD,
    WITH_WORDS,
)

_REPORTING = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
# Types of those whom something is told in public.
_HEARERS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART"})
_QUOTED = frozenset({"quote", "cite", "report"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb (or “according to”), who is its subject and which words it reports."""

    first: Token
    last: Token
    subject: Token | None
    content: tuple[Token, ...]
    """Words of the reported clause, in order; empty where only a quotation can tell."""
    channel: tuple[Token, Token] | None
    saying: bool


def cues_in(sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence, in order of the text."""
    for token in sentence.parse:
        cue = _at(token)
        if cue is not None:
            yield cue


def _at(token: Token) -> Cue | None:
    """The cue that a word is, if it is one."""
    if token.lower_ == "according":
        return _according(token)
    if token.pos_ not in _REPORTING:
        return None
    lemma = token.lemma_.lower()
    if token.lower_ in FEELING and token.pos_ != "NOUN":
        return _feeling(token)
    # “The bank notes, “…””: a verb tagged as a noun has a subject all the same.
    verb = token.pos_ in ("VERB", "AUX") or (
        token.pos_ == "NOUN" and any(child.dep_ == "nsubj" for child in token.children)
    )
    if verb and (lemma in SAYING or lemma in THINKING):
        return _verb(token, lemma)
    return _noun(token) if token.pos_ == "NOUN" and lemma in REPORTING_NOUNS else None


def _feeling(token: Token) -> Cue | None:
    """“They are concerned that …”."""
    clause = clause_of(token)
    if clause is None:
        return None
    subject = subject_of(token) or subject_of(token.head)
    return _cue(token, token, subject, clause, None, saying=False)


def _cue(
    first: Token,
    last: Token,
    subject: Token | None,
    content: Iterable[Token],
    channel: tuple[Token, Token] | None,
    *,
    saying: bool,
) -> Cue:
    if subject is not None:
        subject = antecedent_of_relative(subject)
    return Cue(first, last, subject, tuple(content), channel, saying)


def _verb(verb: Token, lemma: str) -> Cue | None:
    if _is_no_report(verb, lemma):
        return None
    subject = subject_of(verb)
    clause = clause_of(verb)
    saying = lemma in SAYING
    if clause and asks(clause[0]) and (not saying or lemma == "ask"):
        return None
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    # “As shown at the trial, …”: who showed it is not told, unless after “by”.
    unaided = {child.dep_ for child in verb.children}.isdisjoint({"nsubj", "aux"})
    passive = passive or (
        verb.tag_ == "VBN" and unaided and any(child.lower_ == "as" for child in verb.lefts)
    )
    first = last = verb
    if lemma in _QUOTED and (passive or clause is None):
        quoted = _quoted_as(verb, subject, passive=passive)
        if quoted is not None or passive:
            return quoted
    if subject is None and not passive:
        subject = _inverted(verb)
    if clause is None:
        clause = around_aside(verb, subject)
    if clause is None and lemma in SUASIVE:
        clause = suasive(verb, lemma)
    if clause is None and (not saying or lemma in WITH_WORDS):
        return None if not saying else _cue(first, last, subject, (), _channel(verb), saying=True)
    if passive and clause is not None:
        # “It was reported that …”, “is said to …”: by whom is told, if at all, after “by”.
        subject = _agent(verb)
    return _cue(first, last, subject, clause or (), _channel(verb), saying=saying)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    return None


def _is_no_report(verb: Token, lemma: str) -> bool:
    """Whether a reporting verb reports nothing here."""
    if verb.tag_ == "VBN" and (
        verb.dep_ == "amod" or (verb.dep_ == "acl" and lemma not in _QUOTED)
    ):
        return True  # “the taxes requested”, “the so-called cure”: the noun said nothing
    if verb.tag_ == "VBG" and lemma == "cite":
        return True  # “citing a report”: how the speaker knows it
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return verb.head.head.lemma_.lower() in _QUOTED  # “quoted as saying” is read at “quoted”
    # “Lind did not say that …”, “no one said …” report no such words.
    return any(
        child.dep_ == "neg" or (child.dep_ == "nsubj" and _is_no_one(child))
        for child in verb.children
    )


def _is_no_one(token: Token) -> bool:
    return token.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in token.children)


def _inverted(verb: Token) -> Token | None:
    """The subject behind the verb (““Go home!” shouted the crowd”), taken by parsers for an object."""
    if not verb.i or not verb.doc[verb.i - 1].is_punct:
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)


def _quoted_as(verb: Token, subject: Token | None, *, passive: bool) -> Cue | None:
    """“was quoted by the Herald as saying …”: the cue is “saying”, the channel the words before it."""
    speaker, start = subject, next((c for c in verb.children if c.dep_ == "auxpass"), verb)
    if not passive:
        speaker = next((c for c in verb.children if c.dep_ == "dobj"), None)
        start = subject.left_edge if subject is not None and subject.i < verb.i else verb
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            for said in child.children:
                if said.dep_ == "pcomp" and said.lemma_ in SAYING:
                    clause = clause_of(said) or []
                    return _cue(said, said, speaker, clause, (start, said), saying=True)
    reported = clause_of(verb) if passive else None
    if reported is None:
        return None
    return _cue(verb, verb, _agent(verb), reported, None, saying=True)


def _according(token: Token) -> Cue | None:
    to = next((t for t in token.children if t.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "to":
        to = token.doc[token.i + 1]
    if to is None:
        return None
    speaker = next((t for t in to.children if t.dep_ in ("pobj", "pcomp")), None)
    if speaker is None:
        return None
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT" and head.head != head:
        head = head.head
    phrase = {t.i for t in token.subtree} | {token.i}
    words = [t for t in head.subtree if t.i not in phrase and not t.is_space]
    if head.dep_ == "relcl":
        words = [t for t in words if t.tag_ not in ("WDT", "WP")]
    return _cue(token, to, speaker, bare(words), None, saying=True)


def _noun(noun: Token) -> Cue | None:
    """“the ministry’s claim that the dam was safe”."""
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in SAYING:
        return None  # the verb has it
    clause = that_clause(noun)
    if clause is None:
        return None
    return _cue(noun, noun, owner, clause_words(clause), None, saying=True)


def _channel(verb: Token) -> tuple[Token, Token] | None:
    """“in a statement”, “on Twitter”, “told Reuters”, “citing a report”."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in CHANNEL_PREPOSITIONS:
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp") and noun.lemma_.lower() in CHANNEL_NOUNS:
                    return child, _last_plain(noun)
        if child.dep_ in ("dobj", "dative", "iobj") and verb.lemma_ in ("tell", "inform"):
            if child.ent_type_ in _HEARERS or {child.lemma_.lower(), child.lower_} & TOLD:
                return verb, _last_plain(child)
        elif child.dep_ == "advcl" and child.lower_ == "citing":
            source = next((c for c in child.children if c.dep_ == "dobj"), None)
            if source is not None:
                return child, _last_plain(source)
    return None


def _dates(preposition: Token) -> bool:
    """“an interview [on Tuesday]”: when it was said is no part of where."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _last_plain(noun: Token) -> Token:
    """The last word of the phrase before a comma, relative clause or content clause."""
    last = noun
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if token.is_punct or (
            token.tag_ in ("WP", "WDT", "IN")
            and (token.lower_ in ("that", "which", "who") or _dates(token))
        ):
            break
        last = token
    return last
