"""Two negations where one is meant, so that the words say the opposite.

Flagged: “It will pass without no doubt.” — “The board did not find no fault.” — “without never paying”
Passed: “not without reason” — “not uncommon” — “He did nothing, not even call.” — “no, it is not”

“Without no doubt” says that there is doubt. In print a second negation is a slip or a mistranslation
from a language in which two negations are one; in somebody's quoted words it may be dialect, and is
then told as a warning at most.

Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), 9.6.3 (negative
concord is no part of standard English); Fowler's Modern English Usage, “double negative”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import Quoted, parsed_sentences, prose_sentences, tokens_span

_WITHOUT_NO = re.compile(
    r"\bwithout[ ](?:(no)[ ](?!other|longer|one\b|less|more|man\b|contest|name\b|fault|-)[a-z]+(?:[ ][a-z]+)?|(?:never|nothing|nobody|none|neither)\b(?:[ ][a-z]+)?)",
    re.IGNORECASE,
)
_HARDLY = re.compile(
    r"\b(?:can|could|would|did|does|do|will|should)(?:n['’]t| not|not)[ ](?:hardly|scarcely|barely)\b|\bnot[ ](?:nobody|none|never)\b(?![ ]of)",
    re.IGNORECASE,
)
_NEAR = 4
"""Words within which an object belongs to its verb beyond doubt."""
_NEGATIVE_OBJECTS = frozenset({"nothing", "nobody", "none"})


def detect(document: Document) -> Iterator[Finding]:
    """One finding a doubled negation."""
    quoted = Quoted(document)
    for sentence in prose_sentences(document):
        for match in _WITHOUT_NO.finditer(document.text, sentence.span.start, sentence.span.end):
            span = Span(match.start(), match.end())
            mended = "without any" + match[0][len("without no") :] if match[1] else None
            yield _finding(document, span, Severity.ERROR, mended)
        for match in _HARDLY.finditer(document.text, sentence.span.start, sentence.span.end):
            yield _finding(
                document, Span(match.start(), match.end()), _softened(quoted, match.start()), None
            )
    for sentence in parsed_sentences(document):
        for token in sentence.parse:
            if (
                token.dep_ != "neg"
                or token.lower_ not in {"not", "n't", "n’t"}
                or token.head.pos_ != "VERB"
            ):
                continue
            verb = token.head
            found = next(
                (child for child in verb.children if child.dep_ == "dobj" and _is_negative(child)),
                None,
            )
            if (
                found is None
                or found.i < verb.i
                or found.i - verb.i > _NEAR
                or _is_set_off(verb, found)
            ):
                continue
            span = tokens_span(sentence, token, found)
            yield _finding(document, span, _softened(quoted, span.start), None)


def _is_negative(noun: object) -> bool:
    if noun.lower_ in _NEGATIVE_OBJECTS:  # type: ignore[attr-defined]
        return True
    return any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)  # type: ignore[attr-defined]


def _is_set_off(verb: object, found: object) -> bool:
    """“It does not say ‘no deal’”, “not change, no matter what”: another phrase begins between."""
    between = verb.doc[verb.i + 1 : found.i]  # type: ignore[attr-defined]
    return any(
        token.is_punct or token.is_quote or token.lower_ in {"because", "but", "only"}
        for token in between
    )


def _softened(quoted: Quoted, position: int) -> Severity:
    return Severity.NOTICE if quoted.holds(Span(position, position + 1)) else Severity.WARNING


def _finding(document: Document, span: Span, severity: Severity, mended: str | None) -> Finding:
    words = span.of(document.text)
    return Finding(
        kind="double-negation",
        severity=severity,
        span=span,
        message=f"“{words}” has two negations and says the opposite of what is probably meant."
        + (f" Read “{mended}”?" if mended else " Take one out."),
        suggestion=mended,
    )


detector = Detector(
    name="double-negation",
    label="Double negation",
    version=1,
    kinds=("double-negation",),
    detect=detect,
)
