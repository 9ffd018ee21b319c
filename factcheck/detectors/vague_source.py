"""A source named only by its kind: “officials said”, “media reported”, “some countries”.

Flagged: “Local media reported that the bridge was shut.” — “Some coastal states sent aid.”
Passed: “The Norland Gazette reported …” — “Some residents of Fell Street, among them Ada Lind, …”

A checker cannot ask a source that is not named. Told are plural or mass nouns for sources (media,
officials, analysts, …) as the subject of a verb of saying or behind “by” and “according to”, and
“some”, “several” or “certain” actors (countries, officials, groups) as a subject, where no name of a
person, paper or body stands within the words.

Source: The Associated Press Stylebook, “anonymous sources”; Reuters Handbook, “sourcing”; Wikipedia's
Manual of Style, “unsupported attributions”, for the list of nouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.prose import Quoted, parsed_sentences, tokens_span
from factcheck.nlp.wording.lexicon import word_set

_SOURCES = word_set("""media medium source official analyst expert observer critic report witness activist diplomat insider
    commentator outlet newspaper press supporter opponent scientist researcher scholar economist aide
    adviser advisor lawmaker rumor rumour people broadcaster study survey poll""")
_ACTORS = word_set("""country state nation government official group party leader politician expert analyst critic
    organization organisation agency company lawmaker diplomat scientist observer source member union
    activist newspaper outlet ally power""")
_SAYING = word_set("""say report tell claim suggest argue believe state quote describe allege estimate warn note add
    confirm deny predict call accuse indicate show cite write speculate fear expect""")
_SOME = frozenset({"some", "several", "certain", "various", "many"})
_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def detect(document: Document) -> Iterator[Finding]:
    """One notice a source."""
    quoted = Quoted(document)
    for sentence in parsed_sentences(document):
        for token in sentence.parse:
            if token.pos_ not in {"NOUN", "PROPN"} or not (_says(token) or _acts(token)):
                continue
            if _is_named(token):
                continue
            first, last = _phrase(token)
            span = tokens_span(sentence, first, last)
            if quoted.holds(span):
                continue
            words = span.of(document.text)
            yield Finding(
                kind="vague-source",
                severity=Severity.NOTICE,
                span=span,
                message=f"“{words}” does not say who. Name the source, or say why it is not named.",
            )


def _says(noun: Token) -> bool:
    """A noun for sources where a source stands: “media reported”, “quoted by media”, “according to”."""
    if noun.lemma_.lower() not in _SOURCES:
        return False
    if (
        any(
            child.lower_ in {"the", "this", "its", "their", "his", "her"} for child in noun.children
        )
        and noun.tag_ == "NN"
        and noun.lower_ not in {"media", "press"}
    ):
        return False
    if noun.dep_ in _SUBJECTS:
        return noun.head.lemma_ in _SAYING and noun.dep_ != "nsubjpass"
    if noun.dep_ == "pobj":
        preposition = noun.head
        if preposition.lower_ == "to" and preposition.head.lower_ == "according":
            return True
        return preposition.lower_ == "by" and preposition.head.lemma_ in _SAYING
    return False


def _acts(noun: Token) -> bool:
    """“Some countries” as a subject."""
    return (
        noun.lemma_.lower() in _ACTORS
        and noun.dep_ in _SUBJECTS
        and any(child.lower_ in _SOME and child.i < noun.i for child in noun.children)
    )


def _is_named(noun: Token) -> bool:
    """Whether a name stands in the phrase itself (not in a clause that hangs on it)."""
    near = [noun, *noun.children]
    near += [
        inner
        for child in near[1:]
        if child.dep_ in {"prep", "appos", "poss"}
        for inner in child.children
    ]
    return any(token.ent_type_ in _NAMED for token in near if token.dep_ != "relcl")


def _phrase(noun: Token) -> tuple[Token, Token]:
    """The noun with what stands before it, and the verb of saying when that follows at once."""
    doc = noun.doc
    first = doc[noun.left_edge.i]
    if noun.dep_ in _SUBJECTS and noun.head.i == noun.i + 1 and noun.head.lemma_ in _SAYING:
        return first, noun.head
    if noun.dep_ == "pobj":
        head = noun.head
        first = head.head if head.head.lower_ == "according" else head
        verb = head.head
        if head.lower_ == "by" and verb.i == head.i - 1:
            first = doc[verb.i - 1] if verb.i and doc[verb.i - 1].dep_ == "auxpass" else verb
    return first, noun


detector = Detector(
    name="vague-source",
    label="Vague source",
    version=1,
    kinds=("vague-source",),
    detect=detect,
)
