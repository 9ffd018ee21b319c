"""A word or a short phrase set twice in a row.

Flagged: “The minister went to to the port.” — “a wise council a wise council of elders”
Passed: “He had had enough.” — “It was very, very cold.” — “Duran Duran played.”

English sets a few words twice on purpose: “had had”, “that that”, and words that are said twice for
weight (“very very”, “no no”). Names may be doubled too (“Pago Pago”), so a capitalised pair counts
only when the word is also an ordinary one. Inside quotation marks people do repeat themselves: there
only articles, prepositions and the like, which nobody repeats in print, are an error, and a repeated
phrase is none.

Source: the Chicago Manual of Style, 17th ed., chapter 2 (a proofreader looks for repeated words); the
words that repeat in correct English are from Huddleston and Pullum, The Cambridge Grammar of the
English Language (2002), on repetition for emphasis and reduplication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.lexicon import is_known
from factcheck.nlp.prose import Quoted, prose_sentences

# Said twice in correct English, or for weight, or as the name of a sound.
_MAY_REPEAT = frozenset(
    """had that her is so very really much many no yes far too never ever long big please bye hear
    ha hee ho knock tut hush there now night boom bang tick choo blah yada chop cha can pom wow hey
    oh ah well quite same more again and do did one two three four five six seven eight nine
    dear home well-known aye old what who why really such stop go come look wait left right
    round up down on off in over by through half win out""".split()
)
# Words that carry no weight of their own: nobody says them twice to be heard.
_NEVER_REPEAT = frozenset(
    """the a an of to for from with at as and or but than into about under between against their his
    its our your my these those this was were are be been has have will would could should may might
    must which whose if because while when it he she they we""".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_LONGEST_PHRASE = 6
_SHORTEST_PHRASE = 9
"""Characters: shorter repetitions (“on and on and”) are mostly idiom."""


def detect(document: Document) -> Iterator[Finding]:
    """Every repetition, reported once where its second half stands."""
    quoted = Quoted(document)
    for sentence in prose_sentences(document):
        yield from _repetitions(document.text, sentence.span, quoted)


def _repetitions(text: str, within: Span, quoted: Quoted) -> Iterator[Finding]:
    words = list(_WORD.finditer(text, within.start, within.end))
    index = 0
    while index < len(words) - 1:
        length = _repeated(text, words, index)
        if not length:
            index += 1
            continue
        first, second = words[index], words[index + length]
        last = index + 2 * length - 1
        while length == 1 and last + 1 < len(words) and _same(text, words[last : last + 2]):
            last += 1
        span = Span(first.start(), words[last].end())
        severity = _severity(quoted, span, words[index : index + length])
        if severity:
            once = text[first.start() : words[index + length - 1].end()]
            yield Finding(
                kind="doubled-word",
                severity=severity,
                span=span,
                message=f"“{second[0] if length == 1 else once}” stands twice in a row. Take out the repetition.",
                suggestion=once,
            )
        index = last


def _repeated(text: str, words: list[re.Match[str]], index: int) -> int:
    """How many words from `index` on are said again at once: 0 for none."""
    if _same(text, words[index : index + 2]):
        return 1
    for length in range(2, _LONGEST_PHRASE + 1):
        again = words[index + length : index + 2 * length]
        once = words[index : index + length]
        if len(again) < length:
            return 0
        if once[0][0] == again[0][0] and [w[0] for w in once] == [w[0] for w in again]:
            gap = text[once[-1].end() : again[0].start()]
            inner = text[once[0].start() : once[-1].end()]
            if gap in {" ", ", "} and len(inner) >= _SHORTEST_PHRASE and not _is_listing(once):
                return length
    return 0


def _same(text: str, pair: list[re.Match[str]]) -> bool:
    if len(pair) < 2:
        return False
    first, second = pair[0][0], pair[1][0]
    if first.lower() != second.lower() or text[pair[0].end() : pair[1].start()] not in {" ", "\u00a0"}:
        return False
    if first.isdigit():
        return len(first) > 2
    if first[0].isupper() and second[0].isupper():
        return is_known(first.lower()) and len(first) > 3 and first.lower() not in _MAY_REPEAT
    if first[0].islower() and second[0].isupper():
        # “in In re Smith”, “of Of Mice and Men”: the second is the first word of a title.
        return False
    return first.lower() not in _MAY_REPEAT


def _is_listing(words: list[re.Match[str]]) -> bool:
    """Phrases that are repeated as an idiom: “step by step, step by step”, “day after day after”."""
    return words[0][0].lower() == words[-1][0].lower() or any(word[0].isdigit() for word in words)


def _severity(quoted: Quoted, span: Span, words: list[re.Match[str]]) -> Severity | None:
    if not quoted.holds(span):
        return Severity.ERROR
    if len(words) == 1 and words[0][0].lower() in _NEVER_REPEAT:
        return Severity.ERROR
    return Severity.NOTICE if len(words) == 1 else None


detector = Detector(
    name="doubled-word",
    label="Doubled word",
    version=1,
    kinds=("doubled-word",),
    detect=detect,
)
