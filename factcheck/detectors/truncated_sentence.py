"""A sentence that breaks off.

Flagged: “The council put off the vote because of the” — a paragraph that ends without a full stop
Passed: headlines, captions and list items without a full stop — “And then …” — “He said:”

Told are paragraphs of the body that end without any closing mark, where the last word is one that no
sentence ends on (an article, a conjunction, “of”), or where the paragraph is a sentence with a finite
verb and other paragraphs of the article do close. Short lines are left out: they may be headings.

Source: the Chicago Manual of Style, 17th ed., 6.12 (a sentence ends with a full stop) and 13.55 (an
ellipsis or a dash where it is broken off on purpose); words that need a complement: Huddleston and
Pullum, The Cambridge Grammar of the English Language (2002), chapter 7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.wording.lexicon import word_set
from factcheck.nlp.wording.other_languages import is_foreign

_CLOSED = re.compile(r"[.!?:;…—–\-|*\])»”\"’'>/=]$")
_NEVER_LAST = word_set("""the a an and or but nor of to for from with at into onto than because although though unless whereas
    whether if while as its their his our your my these every each is are was were has have had been be being
    will would could should may might must can very which who whose that such including between during against
    among toward towards per via upon not until""")
_MAY_END = frozenset(
    {
        "to",
        "for",
        "from",
        "with",
        "at",
        "of",
        "in",
        "on",
        "is",
        "was",
        "are",
        "were",
        "have",
        "had",
        "has",
        "did",
        "not",
        "that",
        "his",
        "would",
        "will",
        "could",
        "should",
        "can",
        "been",
        "be",
        "as",
        "such",
    }
)
_ASKS = frozenset({"what", "who", "how", "why", "where", "when", "which"})
"""A heading may open so and end on “for” or “with”: “What to look for”."""
_PROSE_WORDS = word_set(
    "the a an is was were are has have had been it this that we i he she they his her their its our my which who there what"
)
_OF_TWO_PARTS = re.compile(r"[a-z’”]: (?=\w)|[\w”] ?[-–—|] ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}$")
"""A headline of who and what (“Official: there is no money”), or with the name of its paper."""
_ITEM = re.compile(r"(?:[0-9]{1,2}[.)]|[a-z]\)|[-*•–·])\s|[A-Z][\w ]{1,20}: ")
"""How an item of a list begins."""
_PROSE_SHARE = 3
"""Little words that headlines do without, from which a line is taken for a sentence."""
_NOT_WORDS = re.compile(r"[/@#]|:[()DP]|\($")
_SHORTEST = 5
_HEADING = 12
"""Words: a line that is shorter and unclosed is mostly a heading, a caption or an item of a list."""


def detect(document: Document) -> Iterator[Finding]:
    """One finding a paragraph, at its last words."""
    last: dict[int, Sentence] = {}
    count: dict[int, int] = {}
    for sentence in document.sentences:
        if sentence.role in (SentenceRole.BODY, SentenceRole.HEADLINE):
            last[sentence.paragraph] = sentence
            count[sentence.paragraph] = count.get(sentence.paragraph, 0) + 1
    body = [s for s in last.values() if s.role is SentenceRole.BODY]
    closed = sum(bool(_CLOSED.search(_words(document, s))) for s in body)
    mostly_closed = closed * 2 > len(body)
    for paragraph, sentence in last.items():
        words = _words(document, sentence)
        if (
            _CLOSED.search(words)
            or _NOT_WORDS.search(words.split()[-1])
            or _goes_on(document, paragraph)
            or is_foreign(words)
        ):
            continue
        if len(document.paragraphs) == 1:
            severity = Severity.WARNING if _is_cut(sentence, words) else None
        elif _is_item(document, paragraph, words):
            severity = None
        else:
            severity = _severity(
                sentence, words, alone=count[paragraph] == 1, mostly_closed=mostly_closed
            )
        if severity is None:
            continue
        tail = " ".join(words.split()[-4:])
        end = sentence.span.start + len(words)
        yield Finding(
            kind="truncated-sentence",
            severity=severity,
            span=Span(max(sentence.span.start, end - len(tail)), end),
            message=f"The sentence breaks off after “{tail}”. Find the rest in the original.",
        )


def _is_item(document: Document, paragraph: int, words: str) -> bool:
    """An item of a list, or a line of a song, between others like it: those end as they please."""
    beside = [
        document.paragraphs[k].of(document.text)
        for k in (paragraph - 1, paragraph, paragraph + 1)
        if 0 <= k < len(document.paragraphs)
    ]
    if words.rsplit(maxsplit=1)[-1].lower() in _NEVER_LAST - _MAY_END:
        return False
    return sum(bool(_ITEM.match(one)) for one in beside) > 1


def _goes_on(document: Document, paragraph: int) -> bool:
    """A line that the next one carries on in small letters: text with hard line breaks."""
    following = document.paragraphs[paragraph + 1 : paragraph + 2]
    return bool(following) and document.text[following[0].start].islower()


def _is_cut(sentence: Sentence, words: str) -> bool:
    """Whether a text of one line without a closing mark is prose that breaks off, not a headline."""
    tokens = words.lower().split()
    if len(tokens) < _SHORTEST:
        return False
    if _OF_TWO_PARTS.search(words) and tokens[-1] not in _NEVER_LAST:
        return False
    if tokens[-1] in _NEVER_LAST - _MAY_END or tokens[-1].endswith(","):
        return True
    return sum(token in _PROSE_WORDS for token in tokens) >= _PROSE_SHARE and (
        sentence.parse is None or _has_finite(sentence)
    )


def _has_finite(sentence: Sentence) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in sentence.parse)


def _words(document: Document, sentence: Sentence) -> str:
    return sentence.span.of(document.text).rstrip()


def _severity(  # noqa: PLR0911 - one return a rule
    sentence: Sentence, words: str, *, alone: bool, mostly_closed: bool
) -> Severity | None:
    tokens = words.split()
    if not tokens:
        return None
    final = tokens[-1].lower()
    if final in _NEVER_LAST and len(tokens) >= _SHORTEST - 1:
        if final in _MAY_END and sentence.role is SentenceRole.HEADLINE:
            return (
                None
                if final not in {"of", "as", "with", "at", "for"} or len(tokens) < _HEADING
                else Severity.WARNING
            )
        asks = alone and final in _MAY_END and tokens[0].lower() in _ASKS
        return None if asks and len(tokens) < _HEADING else Severity.WARNING
    if _hangs(sentence) and len(tokens) >= _SHORTEST:
        return Severity.WARNING
    if sentence.role is SentenceRole.HEADLINE:
        return Severity.WARNING if len(tokens) >= _HEADING and _is_prose(sentence) else None
    if len(tokens) < _HEADING and alone:
        return None
    if not alone and mostly_closed:
        return Severity.WARNING
    return Severity.WARNING if mostly_closed and _is_prose(sentence) else None


def _hangs(sentence: Sentence) -> bool:
    """Whether the last word is a preposition with nothing behind it, in a sentence that asks nothing."""
    if sentence.parse is None or sentence.role is SentenceRole.HEADLINE:
        return False
    last: Token = sentence.parse[-1]
    asked = any(token.tag_ in {"WP", "WDT", "WRB", "WP$"} for token in sentence.parse)
    verb = sentence.parse.root
    return bool(
        last.tag_ == "IN" and last.dep_ == "prep" and last.head.pos_ == "NOUN"
        and not asked and verb.tag_ in {"VBD", "VBZ", "VBP"}
    )  # fmt: skip


def _is_prose(sentence: Sentence) -> bool:
    """A sentence rather than a headline or caption: a verb in the past and an article or two."""
    if sentence.parse is None:
        return False
    root: Token = sentence.parse.root
    finite = root.tag_ == "VBD" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for child in root.children
    )
    subject = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in root.children)
    articles = sum(token.lower_ in {"the", "a", "an"} for token in sentence.parse)
    return bool(finite and subject and articles)


detector = Detector(
    name="truncated-sentence",
    label="Truncated sentence",
    version=2,
    kinds=("truncated-sentence",),
    detect=detect,
)
