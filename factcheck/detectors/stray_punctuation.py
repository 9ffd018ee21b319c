"""Punctuation that no sentence can have at that place.

Flagged: “Support for the plan. .” — “the port ,and the town” — “He left..” — “each. ship was searched”
Passed: “He waited…” — “Yahoo! said” — “Smith Inc., of Boston” — “What?! Never.”

An error is what cannot be right: two full stops, two commas, a comma beside a full stop, a full stop or
caret after an article, a space before a comma or full stop. A warning is what seldom is: a full stop in
the middle of a sentence. A notice is told when the closing quotation mark stands now before and now
after the full stop in one article, which is a matter of house style, but also what a text shows that
was put together from two.

Source: the Chicago Manual of Style, 17th ed., 6.9 (quotation marks and full stops), 6.12 to 6.14 and
6.121 (one mark at the end), 6.123 (spacing); abbreviations that keep their stop: The Associated Press
Stylebook, “abbreviations and acronyms”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.abbreviations import is_abbreviation
from factcheck.nlp.prose import prose_sentences
from factcheck.nlp.wording.lexicon import is_common, is_known, word_set

_DOUBLED = re.compile(
    r"(?<![.,;:!?])(?:(?<=\S)\.[ \u00a0]\.(?! ?[.\d])|\.\.(?!\.)|,[ \u00a0]?,|;[ \u00a0]?;|,\.|\.,,|;,|,;|:,|\?\.|!,,|;\.|,:)(?=\s|$|[\"”’')])"
)
_SPACED = re.compile(
    r"(?<=[\w)”\"’%])[ \u00a0]+(?:[,;](?=\s|[a-z])|\)(?=[\s.,;])|\.(?=\s(?!\.)|$))"
)
# A full stop, then two more set apart at the end of the paragraph: an ellipsis has a space before each of
# its three points, or before none.
_TWO_MORE = re.compile(r"(?<=[a-z]{3})\.[ \u00a0]\.[ \u00a0]\.(?=\s*$)")
_SPLIT_CLITIC = re.compile(r"(?<=[A-Za-z]) (?:['’]s|n['’]t|['’](?:re|ve|ll|d))(?= |$)")
_AFTER_ARTICLE = re.compile(r"(?<![\w'’.\-])(?:the|an|their|our|your|its)[.,;:!?^](?=\s+[a-z])")
_CARET = re.compile(r"(?<=[a-z])[\^|~\\@_](?=\s|$)")
_AFTER_LITTLE = re.compile(
    r"(?<![\w'’.\-])(?:and|of|or|but|that|is|was|were|from|with|by|for|at|to|than|because)[!@_^~](?=\s)|(?<![\w'’.\-])(?:the|a|an|and|of|or|but|is|was|with|for|that)[\-](?=\s+[\w“\"])|(?<![\w'’.\-])(?:the|their|its|our|your)[.](?=$|\s+[^a-z\s])|(?<=[a-z] )a[.;:!](?=\s+[a-z])|(?<![\w'’.\-])(?:and|or|but);(?=\s+[a-z])|(?<=\bsaid )that;(?=\s+[a-z])|(?<=\bsays )that;(?=\s+[a-z])"
)
_MID_SENTENCE = re.compile(
    r"(?<![\w.@/\-])([A-Za-z]+(?:['’][a-z]+)?)([.!?])[ \u00a0]([a-z]+)\b(?![.@/(])"
)
_OPENS_SINGLE = re.compile(r"(?<![\w’'])['‘’](?=\w)")
# “workers’”, “runnin’”, “o’”: an ending that may drop its last letter, or own something.
_LONE_APOSTROPHE = re.compile(r"(?<![\w’'\-])([a-z]{2,30}(?<![snoxz]))['’](?=[ ][a-z])")
_SAID_THAT = re.compile(
    r"\b(?:said|says|added|announced|argued|claimed|warned|insisted|reported|told (?:reporters|journalists))[;:](?= that [a-z])"
)
_SUBJECT_APART = re.compile(
    r"(?:The|An?|His|Her|Its|Their|Our) (?:[a-z\-]{2,20} ){0,1}[a-z\-]{2,20},(?= (?:was|is|has|had|were|are|have|will) (?!,)[^,.;]{3,60}(?:[.;]|$))"
)
"""A comma between a short subject and its verb, the only one there: “The bridge, was closed.”"""
_BRACKET = re.compile(r"(?<![:;])(?<![:;]-)[()]")
"""No part of a face: “:-)”."""
_LISTED = re.compile(r"(?:^|[\s;,])(?:[0-9]{1,3}|[A-Za-z]|[ivx]{1,5})$|[:;8]-?$")
"""Before a closing bracket that needs no opening one: “a)”, “12)”, “:)”."""
_MAY_FOLLOW_A_QUESTION = word_set(
    "he she they we it i you who said says asked asks cried shouted wondered no yes and or but came goes went"
)
_REACH = 40
_FEW = 2
"""Lone brackets told of one paragraph: more are one mistake."""
_ARTICLES = frozenset({"the", "an", "their", "our", "your", "its"})
_SHUT_BEFORE_STOP = re.compile(r"[^\W\d_][”\"][.](?=\s|$)")
_SHUT_AFTER_STOP = re.compile(r"[^\W\d_][.][”\"](?=\s|$)")

_SENTENCES = (
    (
        _DOUBLED,
        Severity.ERROR,
        "Two punctuation marks stand where one belongs: “{words}”. Keep one.",
    ),
    (
        _TWO_MORE,
        Severity.WARNING,
        "Two full stops stand apart behind the sentence's own: “{words}”. Keep one, or write an ellipsis.",
    ),
    (_SPACED, Severity.ERROR, "There is a space before “{mark}”. Close it up."),
    (_SPLIT_CLITIC, Severity.ERROR, "“{words}” is cut off from its word by a space. Close it up."),
    (
        _AFTER_ARTICLE,
        Severity.ERROR,
        "No “{mark}” can stand after “{word}”. Take it out, or look for words that are missing.",
    ),
    (
        _AFTER_LITTLE,
        Severity.ERROR,
        "No “{mark}” can stand after “{word}”. Take it out, or look for words that are missing.",
    ),
    (_SAID_THAT, Severity.ERROR, "No “{mark}” can stand after “{word}”. Take it out."),
    (_CARET, Severity.ERROR, "“{mark}” is no mark of punctuation. Take it out."),
)


def detect(document: Document) -> Iterator[Finding]:
    """Marks that cannot stand where they do, then the unsteady closing of quotations."""
    # By paragraphs: a stray full stop misleads the splitting of sentences.
    for number in sorted({sentence.paragraph for sentence in prose_sentences(document)}):
        if number < len(document.paragraphs):
            paragraph = document.paragraphs[number]
            yield from _wrong_marks(document.text, paragraph)
            yield from _stops_inside(document.text, paragraph)
            yield from _lone_apostrophes(document.text, paragraph)
            yield from _lone_brackets(document.text, paragraph)
    for sentence in prose_sentences(document):
        yield from _subject_apart(document.text, sentence.span)
    yield from _unsteady_closing(document)


def _wrong_marks(text: str, within: Span) -> Iterator[Finding]:
    for pattern, severity, message in _SENTENCES:
        for match in pattern.finditer(text, within.start, within.end):
            words = match[0].strip()
            start = (
                match.start()
                if pattern in (_AFTER_ARTICLE, _AFTER_LITTLE, _SAID_THAT)
                else _word_start(text, match.start(), within.start)
            )
            span = Span(start, match.end())
            yield Finding(
                kind="stray-punctuation",
                severity=severity,
                span=span,
                message=message.format(words=words, mark=words[-1], word=words[:-1]),
                suggestion=_mended(text, start, match),
            )


def _mended(text: str, start: int, match: re.Match[str]) -> str:
    head = text[start : match.start()]
    marks = match[0].replace("\u00a0", " ").strip()
    if match.re in (_DOUBLED, _TWO_MORE):
        return head + (marks[0] if "." not in marks else ".")
    if match.re in (_AFTER_ARTICLE, _AFTER_LITTLE, _SAID_THAT, _CARET):
        return head + marks[:-1]
    return head + marks


def _stops_inside(text: str, within: Span) -> Iterator[Finding]:
    """A full stop between two words of one sentence: “each. ship”."""
    for match in _MID_SENTENCE.finditer(text, within.start, within.end):
        before, mark, after = match.groups()
        if not before.islower() or not before[1:] or before in _ARTICLES or is_abbreviation(before):
            continue
        if mark != "." and after in _MAY_FOLLOW_A_QUESTION:
            continue
        if is_known(before) and (is_common(after) or (mark != "." and is_known(after))):
            yield Finding(
                kind="stray-punctuation",
                severity=Severity.WARNING,
                span=Span(match.start(1), match.end(3)),
                message=f"“{before}{mark}” ends a sentence, but “{after}” goes on in lower case. Take out the “{mark}” or look for missing words.",
                suggestion=f"{before} {after}",
            )


def _lone_apostrophes(text: str, within: Span) -> Iterator[Finding]:
    """An apostrophe at the end of a word that is no plural, where no single quotation is open."""
    if _OPENS_SINGLE.search(text, within.start, within.end):
        return
    for match in _LONE_APOSTROPHE.finditer(text, within.start, within.end):
        if match[1].islower() and is_known(match[1]):
            yield Finding(
                kind="stray-punctuation",
                severity=Severity.WARNING,
                span=Span(match.start(1), match.end()),
                message=f"The apostrophe after “{match[1]}” belongs to nothing. Take it out, or look for a lost letter.",
                suggestion=match[1],
            )


def _lone_brackets(text: str, within: Span) -> Iterator[Finding]:
    """A bracket without a partner in its paragraph."""
    opened: list[int] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(text, within.start, within.end):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
        elif not _LISTED.search(text[max(within.start, match.start() - 6) : match.start()]):
            alone.append(match.start())
    for position in sorted([*opened, *alone])[:_FEW]:
        start = position if text[position] == "(" else _word_start(text, position, within.start)
        yield Finding(
            kind="stray-punctuation",
            severity=Severity.WARNING,
            span=Span(start, position + 1),
            message=f"The bracket “{text[position]}” has no partner in this paragraph. Find out where the aside begins and ends.",
        )


def _subject_apart(text: str, within: Span) -> Iterator[Finding]:
    match = _SUBJECT_APART.match(text, within.start, within.end)
    if match:
        yield Finding(
            kind="stray-punctuation",
            severity=Severity.WARNING,
            span=Span(match.start(), match.end()),
            message=f"The comma parts the subject “{match[0][:-1]}” from its verb. Take it out, or look for words that are missing.",
            suggestion=match[0][:-1],
        )


def _unsteady_closing(document: Document) -> Iterator[Finding]:
    """Closing marks before the full stop, in a text that mostly sets them after it, or the reverse."""
    before = _closings(document, _SHUT_BEFORE_STOP)
    after = _closings(document, _SHUT_AFTER_STOP)
    if not before or not after:
        return
    # “It is ‘open’.” is right in British style and in a fragment: only the rarer of the two is told.
    rarer, other, where = (
        (before, after, "before") if len(before) <= len(after) else (after, before, "after")
    )
    for span in rarer:
        yield Finding(
            kind="stray-punctuation",
            severity=Severity.NOTICE,
            span=span,
            message=(
                f"The closing quotation mark stands {where} the full stop in “{span.of(document.text)}”, elsewhere in this"
                " article the other way round. Follow one style; a change of style may show where a text was put together."
            ),
            related=tuple(other[:5]),
        )


def _closings(document: Document, pattern: re.Pattern[str]) -> list[Span]:
    text = document.text
    return [
        Span(_word_start(text, match.start(), sentence.span.start), match.end())
        for sentence in prose_sentences(document)
        for match in pattern.finditer(
            text, sentence.span.start, min(len(text), sentence.span.end + 2)
        )
    ]


def _word_start(text: str, position: int, lowest: int) -> int:
    """Where the word before `position` starts, looking back no further than 40 characters."""
    start = position
    while start > lowest and position - start < _REACH and not text[start - 1].isspace():
        start -= 1
    return start


detector = Detector(
    name="stray-punctuation",
    label="Stray punctuation",
    version=3,
    kinds=("stray-punctuation",),
    detect=detect,
)
