"""An office-holder who acts in the article and is not named.

Flagged: “The finance ministers of Norland and Estmark met.” — “a senior Norland envoy”
Passed: “Finance Minister Ada Lind met …” — “Lind was elected mayor” — “the minister said” after her name

Somebody held the office on that day, and a checker wants the name. Told are nouns for one office (minister,
envoy, governor, …) in a phrase that says whose (an adjective, “of …”, a possessive) or that opens with
“a” or “an”, where no name stands with it and the article gives that office no name elsewhere.

Source: The Associated Press Stylebook, “anonymous sources” and “titles” (an official is identified by name).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.prose import Quoted, parsed_sentences, tokens_span
from factcheck.nlp.wording.lexicon import word_set

_OFFICES = word_set("""minister envoy ambassador president premier chancellor governor mayor spokesman spokeswoman
    spokesperson secretary commissioner commander consul king queen prince princess emir sultan prosecutor
    director chairman chairwoman chairperson deputy diplomat general admiral sheriff coroner""")
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent", "appos"})
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod"})


def detect(document: Document) -> Iterator[Finding]:
    """One notice an office, at its first mention."""
    named = _named_offices(document)
    quoted = Quoted(document)
    told: set[str] = set()
    for sentence in parsed_sentences(document):
        for token in sentence.parse:
            if (
                token.pos_ != "NOUN"
                or token.lemma_.lower() not in _OFFICES
                or token.dep_ not in _ROLES
            ):
                continue
            if not _is_told_whose(token) or _has_name(token):
                continue
            if token.tag_ == "NN" and token.lemma_.lower() in named and not _is_indefinite(token):
                continue
            doc = token.doc
            last = max((t for t in token.subtree if _belongs(t, token)), key=lambda t: t.i)
            span = tokens_span(sentence, doc[_first(token)], last)
            words = span.of(document.text)
            if words.lower() in told or quoted.holds(span):
                continue
            told.add(words.lower())
            yield Finding(
                kind="unnamed-person",
                severity=Severity.NOTICE,
                span=span,
                message=f"“{words}” is not named. Who held the office?",
            )


def _named_offices(document: Document) -> set[str]:
    """Offices that the article puts a name to somewhere."""
    return {
        token.lemma_.lower()
        for sentence in parsed_sentences(document)
        for token in sentence.parse
        if token.lemma_.lower() in _OFFICES and token.tag_ in {"NN", "NNP"} and _has_name(token)
    }


def _has_name(office: Token) -> bool:
    """Whether a person's name stands beside the office: “minister Ada Lind”, “Ada Lind, the minister”."""
    if office.dep_ == "compound" and office.head.ent_type_ == "PERSON":
        return True
    if office.dep_ == "appos":
        return True
    doc = office.doc
    around = [office.head, *office.children]
    if any(
        token.ent_type_ == "PERSON" and token.dep_ in {"appos", "compound", "flat", "nmod"}
        for token in around
    ):
        return True
    following = doc[office.i + 1 : min(office.i + 6, len(doc))]
    for token in following:
        if token.ent_type_ == "PERSON" or _sets_off_a_name(token):
            return True
        if token.pos_ not in {"PROPN", "ADP", "DET"} and token.text not in {",", "’s", "'s"}:
            return False
    return False


def _sets_off_a_name(comma: Token) -> bool:
    """“The mayor of Madrid, Ada Lind, slept”: two capitalised words between commas."""
    behind = comma.doc[comma.i + 1 : comma.i + 4]
    if comma.text != "," or len(behind) < 3:  # noqa: PLR2004 - two names and a comma
        return False
    return bool(all(t.pos_ == "PROPN" for t in behind[:2]) and behind[2].text == ",")


def _is_told_whose(office: Token) -> bool:
    children = list(office.children)
    if any(child.dep_ in _MODIFIERS and child.pos_ in {"ADJ", "PROPN"} for child in children):
        return True
    if any(child.dep_ == "prep" and child.lower_ == "of" for child in children):
        return True
    return any(
        child.dep_ == "poss" and child.ent_type_ in {"GPE", "NORP", "ORG"} for child in children
    )


def _is_indefinite(office: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in office.children)


def _first(office: Token) -> int:
    """Where the phrase of the office itself starts: “the finance minister”, not what is joined to it."""
    lefts = [
        t.left_edge.i
        for t in office.lefts
        if t.dep_ in _MODIFIERS or t.dep_ in {"det", "nummod", "predet"}
    ]
    return int(min([office.i, *lefts]))


def _belongs(token: Token, office: Token) -> bool:
    """Whether a token right of the office is part of its “of …”."""
    if token.i <= office.i:
        return True
    while office.i not in (token.head.i, token.i):
        token = token.head
    return bool(token.dep_ == "prep" and token.lower_ in {"of", "for"} and token.i == office.i + 1)


detector = Detector(
    name="unnamed-person",
    label="Unnamed person",
    version=1,
    kinds=("unnamed-person",),
    detect=detect,
)
