"""“He said” where the one who spoke is an office, and no man has been named as speaking.

Flagged: “The mayor's office said the bridge was shut. He noted that the mayor was abroad.”
Passed: “The mayor said the bridge was shut. He noted that traffic was light.”

A pronoun points back to the subject of the sentence before it. When that subject is an office, a
ministry or a statement, “he” or “she” points to nobody, and a reader will credit the words to whoever
was named last. The rule looks at a sentence that opens with “He” or “She” and a verb of saying, and at
the sentence before it in the same paragraph, whose subject is a body that speaks and which names no
person as a speaker.

Source: the Chicago Manual of Style, 17th ed., 5.28 (a pronoun needs an antecedent) and 5.32 (remote or
missing antecedents); subject as the preferred antecedent: Grosz, Joshi and Weinstein, “Centering”
(Computational Linguistics 21, 1995).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.prose import parsed_sentences, tokens_span
from factcheck.nlp.wording.lexicon import word_set

_SAYING = word_set("""say note add tell state claim argue explain stress declare announce insist warn report point
    emphasize emphasise remark reply respond suggest describe call""")
_BODIES = word_set("""office ministry department statement agency government cabinet embassy commission committee
    council party company firm bank court parliament police army navy military administration
    presidency secretariat directorate bureau authority board union release communique communiqué
    palace service newspaper broadcaster website report document memo institute foundation""")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def detect(document: Document) -> Iterator[Finding]:
    """Every “He said” that follows a body's “said”."""
    before: Sentence | None = None
    for sentence in parsed_sentences(document):
        if before is not None and before.paragraph == sentence.paragraph:
            pronoun = _saying_pronoun(sentence)
            body = _speaking_body(before) if pronoun is not None else None
            if pronoun is not None and body is not None:
                yield _finding(document, sentence, before, pronoun, body)
        before = sentence


def _saying_pronoun(sentence: Sentence) -> Token | None:
    """The “He” or “She” the sentence opens with, when it is the subject of a verb of saying."""
    root = sentence.parse.root
    for token in sentence.parse[:3]:
        if token.lower_ in {"he", "she"} and token.dep_ in _SUBJECTS:
            verb = token.head
            return token if verb.i == root.i and verb.lemma_ in _SAYING else None
    return None


def _speaking_body(sentence: Sentence) -> Token | None:
    """The subject of the sentence when it is a body that says something, and nobody else does."""
    subject = next(
        (child for child in sentence.parse.root.children if child.dep_ in _SUBJECTS), None
    )
    if subject is None or subject.lemma_.lower() not in _BODIES:
        return None
    if sentence.parse.root.lemma_ not in _SAYING and sentence.parse.root.pos_ != "VERB":
        return None
    for token in sentence.parse:
        # A person who speaks or acts inside the sentence may well be the one meant: “The ministry
        # said Ms. Hale had left.” leaves “She added” with somebody to point to, unless she is the
        # owner of the office or is spoken about again.
        if token.dep_ in _SUBJECTS and token.ent_type_ == "PERSON" and token.head.lemma_ in _SAYING:
            return None
        if token.dep_ in {"appos", "agent"} and token.ent_type_ == "PERSON":
            return None
    return subject


def _finding(
    document: Document, sentence: Sentence, before: Sentence, pronoun: Token, body: Token
) -> Finding:
    verb = pronoun.head
    doc = body.doc
    named = tokens_span(before, doc[body.left_edge.i], body)
    said = tokens_span(sentence, pronoun, verb)
    words = named.of(document.text)
    return Finding(
        kind="ambiguous-reference",
        severity=Severity.WARNING,
        span=said,
        message=(
            f"“{said.of(document.text)}” has nobody to point to: the sentence before it is about “{words}”."
            f" Name the speaker, or write “It {verb.text}”."
        ),
        suggestion=f"It {verb.text}",
        related=(named,),
    )


detector = Detector(
    name="ambiguous-reference",
    label="Ambiguous reference",
    version=1,
    kinds=("ambiguous-reference",),
    detect=detect,
)
