"""“He” or “she” that may be either of two people named just before, where it changes who said or did it.

Flagged: “Anna Lind told Maria Berg that she had lost the vote.” — “Jan Holm met Per Berg on Monday. He said
he would resign.”
Passed: “Anna Lind told Per Berg that she had lost.” (only one of them is a woman) — “Jan Holm met Anna Lind.
He said …” — “Jan Holm said he would resign.” — “Jan Holm spoke to reporters. He said …”

A reader takes the subject of the sentence before for the one meant, and is often right; but where its object
is a person too, of the same gender, the words can be credited to the wrong one. Told are a clause behind
“told”, “informed”, “assured” or “warned”, and a sentence that opens with “He” or “She” and a verb of saying
or doing behind one in which two people stand as subject and object. A person whose gender nothing tells may
be either. It is a notice, and unsure.

Source: the Chicago Manual of Style, 17th ed., 5.32 (a pronoun with more than one possible antecedent).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.prose import parsed_sentences, tokens_span
from factcheck.nlp.wording.lexicon import word_set

_TELLING = word_set("tell inform assure warn remind persuade convince")
_PRONOUNS = frozenset({"he", "she"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "iobj", "dative"})
_OPENING = 3
"""Words of a sentence among which its pronoun opens it."""


def detect(document: Document) -> Iterator[Finding]:
    """One notice a pronoun."""
    people = _people(document)
    before: Sentence | None = None
    for sentence in parsed_sentences(document):
        yield from _in_a_clause(document, sentence, people)
        if before is not None and before.paragraph == sentence.paragraph:
            yield from _behind(document, before, sentence, people)
        before = sentence


def _people(document: Document) -> dict[str, str | None]:
    """The gender of each person named in full, by last name; a name that two bear has none."""
    found: dict[str, str | None] = {}
    for entity in document.entities:
        if entity.type == "PERSON" and " " in entity.name.strip():
            last = entity.name.split()[-1]
            found[last] = entity.gender if last not in found else None
    return found


def _in_a_clause(
    document: Document, sentence: Sentence, people: dict[str, str | None]
) -> Iterator[Finding]:
    for verb in sentence.parse:
        if verb.lemma_ not in _TELLING or verb.pos_ != "VERB":
            continue
        pronoun = next(
            (
                child
                for clause in verb.children
                if clause.dep_ == "ccomp"
                for child in clause.children
                if child.dep_ in _SUBJECTS and child.lower_ in _PRONOUNS
            ),
            None,
        )
        yield from _held(document, sentence, sentence, verb, pronoun, people)


def _behind(
    document: Document, before: Sentence, sentence: Sentence, people: dict[str, str | None]
) -> Iterator[Finding]:
    pronoun = next(
        (
            token
            for token in sentence.parse[:_OPENING]
            if token.lower_ in _PRONOUNS
            and token.dep_ in _SUBJECTS
            and token.head.i == sentence.parse.root.i
        ),
        None,
    )
    yield from _held(document, before, sentence, before.parse.root, pronoun, people)


def _held(
    document: Document,
    named: Sentence,
    sentence: Sentence,
    verb: Token,
    pronoun: Token | None,
    people: dict[str, str | None],
) -> Iterator[Finding]:
    if pronoun is None:
        return
    subject = _person(verb, _SUBJECTS, people)
    other = _person(verb, _OBJECTS, people)
    if subject is None or other is None or subject.lower_ == other.lower_:
        return
    if any(people[one.text] not in {None, pronoun.lower_} for one in (subject, other)):
        return
    span = tokens_span(sentence, pronoun, pronoun)
    places = tuple(tokens_span(named, one, one) for one in (subject, other))
    yield Finding(
        kind="ambiguous-reference",
        severity=Severity.NOTICE,
        span=span,
        message=f"“{span.of(document.text)}” may be {subject.text} or {other.text}. Name the one who is meant.",
        related=places,
        unsure=True,
    )


def _person(verb: Token, roles: frozenset[str], people: dict[str, str | None]) -> Token | None:
    """The last name of the person in that role, if nobody else shares it."""
    for child in verb.children:
        if child.dep_ in roles and child.text in people and not list(child.conjuncts):
            return child
    return None


detector = Detector(
    name="two-antecedents",
    label="Two antecedents",
    version=1,
    kinds=("ambiguous-reference",),
    detect=detect,
)
