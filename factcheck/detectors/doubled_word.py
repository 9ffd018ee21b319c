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
from factcheck.nlp.prose import Quoted, prose_sentences
from factcheck.nlp.wording.lexicon import is_common, word_set
from factcheck.nlp.wording.other_languages import foreign_places

# Said twice in correct English, or for weight, or as the name of a sound.
_MAY_REPEAT = word_set("""had that her is so very really much many no yes far too never ever long big please bye hear
    ha hee ho knock tut hush there now night boom bang tick choo blah yada chop cha can pom wow hey
    oh ah well quite same more again and do did one two three four five six seven eight nine
    dear home well-known aye old what who why really such stop go come look wait left right
    round up down on off in over by through half win out
    duran baden walla bora pago boutros sirhan""")
# Words that carry no weight of their own: nobody says them twice to be heard.
_NEVER_REPEAT = word_set("""the a an of to for from with at as and or but than into about under between against their his
    its our your my these those this was were are be been has have will would could should may might
    must which whose if because while when it he she they we""")
# Behind “that that”: the second begins a clause and points at nothing (“that that man” points).
_BEGINS_A_CLAUSE = word_set("the a an he she they it we i his her their its our my there")
_SAID_OF_SOMEBODY = word_set(
    "i you he she it we they that this there that's it's he's she's we'll i'm they're"
)
_IN_A_ROW = frozenset({("to", "have"), ("that", "is"), ("do", "not"), ("what", "is")})
"""Phrases that may follow themselves: “going to have to have”."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_THRICE = 3
_SUNG = word_set("ha hee ho la na no yes yeah oh ah boom bang knock go blah")
_WORD = re.compile(r"[^\W_]+(?:['’\-–][^\W_]+)*")
_LONGEST_PHRASE = 6
_SHORTEST_PHRASE = 5
"""Characters: a shorter repetition is mostly a sound or an idiom."""
_LISTED_PHRASE = 9
"""The same where a comma stands between: “step by step, step by step”."""
_TOO_OFTEN = 4
_PAIR = 2
_WORD_LENGTH = 4
"""Characters: shorter ones are sounds, initials and small numbers."""
_NAME_LENGTH = 6
"""Letters from which a name said twice is a slip: shorter ones may be doubled (Baden, Walla, Duran)."""


def detect(document: Document) -> Iterator[Finding]:
    """Every repetition, reported once where its second half stands."""
    quoted = Quoted(document)
    foreign = foreign_places(document)
    for sentence in prose_sentences(document):
        for finding in _repetitions(document.text, sentence.span, quoted):
            if not foreign.holds(finding.span):  # “nous nous sommes”, “wir wir selbst”
                yield finding


def _repetitions(text: str, within: Span, quoted: Quoted) -> Iterator[Finding]:
    words = list(_WORD.finditer(text, within.start, within.end))
    low = [word[0].lower() for word in words]
    index = 0
    while index < len(words) - 1:
        # Hardly a word comes again soon; only then is there anything to look at.
        soon = low[index] in low[index + 1 : index + _LONGEST_PHRASE + 1]
        length = _repeated(text, words, index) if soon else 0
        if not length:
            index += 1
            continue
        first, second = words[index], words[index + length]
        last = index + 2 * length - 1
        while length == 1 and last + 1 < len(words) and words[last + 1][0] == first[0]:
            last += 1
        span = Span(first.start(), words[last].end())
        severity = _severity(quoted, span, words[index : index + length])
        if length == 1 and last - index + 1 == _THRICE:
            severity = _three_times(first[0], severity)
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
    if (
        _same(text, words[index : index + 2])
        or _is_empty_that(text, words[index : index + 3])
        or _many_times(text, words, index)
    ):
        return 1
    for length in range(2, _LONGEST_PHRASE + 1):
        again = words[index + length : index + 2 * length]
        once = words[index : index + length]
        if len(again) < length:
            return 0
        if [w[0] for w in once] == [w[0] for w in again] and not _chained(words, index, length):
            if tuple(word[0].lower() for word in once) in _IN_A_ROW:
                continue
            gap = text[once[-1].end() : again[0].start()]
            if gap == ", " and _is_said_for_weight(once):
                return 0
            inner = text[once[0].start() : once[-1].end()]
            if (
                gap in {" ", ", "}
                and len(inner) >= (_SHORTEST_PHRASE if gap == " " else _LISTED_PHRASE)
                and not _is_listing(once)
            ):
                return length
    return 0


def _is_said_for_weight(words: list[re.Match[str]]) -> bool:
    """A clause said again (“he persisted, he persisted”), or a place in one of its name (“New York, New York”)."""
    first = words[0][0].replace("’", "'").lower()
    return first in _SAID_OF_SOMEBODY or all(word[0][0].isupper() for word in words)


def _many_times(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Four times the same: no emphasis goes that far in print, except in laughter and song."""
    four = words[index : index + _TOO_OFTEN]
    if len(four) < _TOO_OFTEN or len({word[0] for word in four}) > 1 or four[0][0].lower() in _SUNG:
        return False
    return text[four[0].start() : four[-1].end()] == " ".join(word[0] for word in four)


def _same(text: str, pair: list[re.Match[str]]) -> bool:
    if not pair[1:]:
        return False
    first, second = pair[0][0], pair[1][0]
    gap = text[pair[0].end() : pair[1].start()]
    other_script = first[0].isalpha() and not _LATIN.match(first)
    if other_script or first.lower() != second.lower() or gap not in {" ", "\u00a0"}:
        return False
    if not first[0].isalpha():
        return len(first) >= _WORD_LENGTH - 1
    if first[0].isupper() and second[0].isupper():
        long_enough = (
            len(first) >= _WORD_LENGTH if is_common(first.lower()) else len(first) >= _NAME_LENGTH
        )
        return long_enough and first.lower() not in _MAY_REPEAT
    if first[0].islower() and second[0].isupper():
        # “in In re Smith”, “of Of Mice and Men”: the second is the first word of a title.
        return False
    return first.lower() not in _MAY_REPEAT


def _is_empty_that(text: str, words: list[re.Match[str]]) -> bool:
    """Whether the second of two “that” points at nothing: “He said that that the plan had failed”."""
    return (
        text[words[0].start() : words[-1].end()].startswith("that that ")
        and words[-1][0].lower() in _BEGINS_A_CLAUSE
    )


def _is_listing(words: list[re.Match[str]]) -> bool:
    """Phrases that are repeated as an idiom: “and again and again”, “day after day after”."""
    said = [word[0].lower() for word in words]
    return said[0] == said[-1] or "and" in said or all(word.isdigit() for word in said)


def _chained(words: list[re.Match[str]], index: int, length: int) -> bool:
    """“step by step by step”: the phrase runs on beyond its repetition, to either side."""
    beyond = index + 2 * length
    after = beyond < len(words) and words[beyond][0] == words[index][0]
    before = index > 0 and words[index - 1][0] == words[index + length - 1][0]
    return length == _PAIR and (after or before)


def _three_times(word: str, severity: Severity | None) -> Severity | None:
    """Three times is a title (“Girls Girls Girls”) or weight, except of a word that carries none."""
    if word.lower() in _NEVER_REPEAT:
        return severity
    return None if word[0].isupper() else Severity.NOTICE


def _severity(quoted: Quoted, span: Span, words: list[re.Match[str]]) -> Severity | None:
    if not quoted.holds(span):
        return Severity.ERROR
    if len(words) == 1 and words[0][0].lower() in _NEVER_REPEAT:
        return Severity.ERROR
    if len(words) > 1:
        return None
    # A noun is not said twice for weight: “unfriendly actions actions”.
    return (
        Severity.WARNING
        if words[0][0].endswith("s") and len(words[0][0]) > _WORD_LENGTH
        else Severity.NOTICE
    )


detector = Detector(
    name="doubled-word",
    label="Doubled word",
    version=2,
    kinds=("doubled-word",),
    detect=detect,
)
