"""Quotations: what stands between quotation marks, of every style that English newsrooms print.

Marks pair within a paragraph. A quotation that runs on is marked again at the start of each paragraph
and closed only in the last (Chicago Manual of Style 13.32); each paragraph of it is one `Quotation`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.quotation import Quotation, QuotationMode
from factcheck.domain.span import Span, trimmed
from factcheck.nlp.sentences import words_in

_MARK = re.compile("``|''|[“”„‟«»\"\uff02‘’'\u201a\u2039\u203a]")
# What may close a quotation that began with the key; the first is the usual one.
_CLOSES = {
    "“": '”"‟',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "”": "”",
    '"': '"”',
    "\uff02": "\uff02",
    "‘": "’'",
    "\u201a": "‘’",
    "'": "'’",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "``": "''\"",
    "''": "''",
}
_OPENS_ONLY = frozenset("“„‟«‘\u201a\u2039") | {"``"}
_SINGLE = frozenset("‘’\u201a'")
# Words whose first letters an apostrophe stands for (Merriam-Webster, "aphaeresis").
_CLIPPED = re.compile(
    r"(?:n|em|im|er|til|till|cause|cuz|bout|twas|tis|twere|twill|round|neath|tween|gainst|kay|ya|"
    r"\d0s|\d\ds?)\b",
    re.IGNORECASE,
)
# Quotations within quotations that are followed; print has three at most.
NESTED = 4
# Words in a quotation up to which it is a term, not an utterance.
TERM = 4
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    at: int
    after: int


def find_quotations(document: Document) -> Document:
    """The document with its quotations, in order of the text."""
    text = document.text
    pairs: list[tuple[_Open, int]] = []
    carried: str | None = None
    for index, paragraph in enumerate(document.paragraphs):
        found, left = _pair(text, paragraph, carried)
        pairs += found
        carried = None
        if left and index + 1 < len(document.paragraphs):
            after = document.paragraphs[index + 1]
            if text.startswith(left.mark, after.start) and left.mark not in _SINGLE:
                pairs.append((left, paragraph.end))
                carried = left.mark
    pairs.sort(key=lambda pair: (pair[0].at, -pair[1]))
    modes = _Modes(document)
    quotations = []
    for opening, end in pairs:
        span = trimmed(text, opening.after, end)
        if span and _WORD.search(text, span.start, span.end):
            quotations.append(
                Quotation(span=span, text=span.of(text), opening=opening.at, mode=modes.of(span))
            )
    return replace(document, quotations=tuple(quotations))


def _pair(
    text: str, paragraph: Span, carried: str | None
) -> tuple[list[tuple[_Open, int]], _Open | None]:
    """The pairs in one paragraph, and the outermost mark left open at its end, if any.

    `carried` is the mark of a quotation that runs on from the paragraph before.
    """
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    sure = _sure_singles(text, marks, paragraph)
    pairs: list[tuple[_Open, int]] = []
    stack: list[_Open] = []
    for number, match in enumerate(marks):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if mark in _SINGLE and _is_apostrophe(text, match, before, after):
            continue
        opens = (before.isspace() or before in "([{—–-/“‘\"'«„") and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if mark in _SINGLE and closes and not opens and not sure[number]:
            closes = False
        where = _closable(stack, mark) if closes or mark not in _SINGLE else None
        if mark == '"' and before.isdigit() and where is None:
            continue
        if where is not None and not (
            mark == '"' and opens and not closes and stack[where].mark != mark
        ):
            if opens and not closes and mark in ('"', "'"):
                # A second opening without a close: the first has no partner.
                del stack[where:]
                stack.append(_Open(mark, match.start(), match.end()))
                continue
            pairs.append((stack[where], match.start()))
            del stack[where:]
        elif (mark in _OPENS_ONLY and not after.isspace()) or (opens and not before.isalnum()):
            if len(stack) == NESTED:
                del stack[1]
            stack.append(_Open(mark, match.start(), match.end()))
    if carried and not stack and not pairs:
        return pairs, None
    return pairs, stack[0] if stack else None


def _closable(stack: list[_Open], mark: str) -> int | None:
    """The innermost open mark that `mark` closes. A single mark never closes over a double one."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 1 - 4), -1):
        if mark in _CLOSES.get(stack[index].mark, "") and mark:
            return index
        if mark in _SINGLE and stack[index].mark not in _SINGLE:
            return None
    return None


def _is_apostrophe(text: str, match: re.Match[str], before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if after.isalnum() and not before.isalnum():
        return _CLIPPED.match(text, match.end()) is not None
    # The second apostrophe of “rock ’n’ roll”, the mark of feet or minutes.
    return before.isdigit() or (before in "nN" and text[match.start() - 2] in _SINGLE)


def _sure_singles(text: str, marks: list[re.Match[str]], paragraph: Span) -> list[bool]:
    """Which single marks may close: not the plural's apostrophe when a surer mark follows.

    “‘The workers’ party won,’ he said”: the mark after a comma closes, the one after an s does not.
    """
    may = [True] * len(marks)
    surer_follows = False
    for index in range(len(marks) - 1, -1, -1):
        match = marks[index]
        if match.group() not in _SINGLE:
            continue
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if before in ",.!?;:…" and not after.isalnum():
            surer_follows = True
        elif before.isspace() and after.isalnum():
            surer_follows = False
        elif before in "sSzxZX" and after.isspace() and surer_follows:
            may[index] = False
    return may


class _Modes:
    """Tells an utterance from a fragment and from a term in marks, by the parse inside the marks."""

    def __init__(self, document: Document) -> None:
        self._sentences = document.sentences
        self._at = 0

    def of(self, span: Span) -> QuotationMode:
        """The mode of a quotation; asked in order of the text."""
        sentences = self._sentences
        while self._at + 1 < len(sentences) and sentences[self._at].span.end <= span.start:
            self._at += 1
        words = clauses = 0
        role = SentenceRole.BODY
        for index in range(self._at, len(sentences)):
            sentence = sentences[index]
            if sentence.span.start >= span.end:
                break
            role = sentence.role
            inside = [token for token in words_in(sentence, span) if not token.is_punct]
            words += len(inside)
            clauses += any(
                token.dep_ in _SUBJECTS
                and span.start <= token.head.idx + sentence.offset < span.end
                and token.head.pos_ in ("VERB", "AUX")
                for token in inside
            )
        if clauses and words > 2:  # noqa: PLR2004 - "We won" may be said, "it is" is quoted
            return QuotationMode.FULL
        if words <= TERM or role is not SentenceRole.BODY:
            return QuotationMode.SCARE
        return QuotationMode.PARTIAL
