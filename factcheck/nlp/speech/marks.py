"""Where an article's quotations stand: which hold a character, touch a span, or carry another on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from factcheck.domain.document import Document, Sentence
from factcheck.domain.quotation import QuotationMode
from factcheck.domain.span import Span
from factcheck.nlp.sentences import words_in
from factcheck.nlp.speech.cues import Cue
from factcheck.nlp.speech.words import SAYING

# Between a cue and its quotation stand its subject and where it was said, not another clause.
BESIDE = 60
# How far from its verb a quotation is looked for at all, in characters.
FAR = 600
# Words a quotation's own words are climbed from in search of the verb that governs it.
CLIMB = 8
_CLOSERS = "”\"’'»“\u203a"


class Marks:
    """The quotations of a document by place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.quotations = document.quotations
        self._starts = [q.span.start for q in self.quotations]
        self._around: list[int | None] = []
        """The quotation that each stands in, if any."""
        stack: list[int] = []
        for number, quotation in enumerate(self.quotations):
            while stack and self.quotations[stack[-1]].span.end <= quotation.span.start:
                stack.pop()
            self._around.append(stack[-1] if stack else None)
            stack.append(number)

    def at(self, position: int) -> int | None:
        """The innermost quotation that holds the character at `position`."""
        number: int | None = bisect_right(self._starts, position) - 1
        if number is None or number < 0:
            return None
        while number is not None and self.quotations[number].span.end <= position:
            number = self._around[number]
        return number

    def within(self, span: Span) -> list[int]:
        """The quotations that share a character with `span`, in order of the text."""
        around = []
        number = self.at(span.start)
        while number is not None:
            around.append(number)
            number = self._around[number]
        first = bisect_right(self._starts, span.start)
        return [*reversed(around), *range(first, bisect_left(self._starts, span.end))]

    def widened(self, span: Span, *, outside: int) -> Span:
        """`span` with all of every quotation that begins or ends in it, its marks balanced.

        Quotations that hold the character `outside` (the cue) are not taken in.
        """
        text = self.document.text
        start, end = span.start, span.end
        for number in self.within(span):
            quotation = self.quotations[number]
            if quotation.span.start <= outside < quotation.span.end:
                continue
            start, end = min(start, quotation.span.start), max(end, quotation.span.end)
            if start < quotation.opening and end == quotation.span.end < len(text):
                end += text[end] in _CLOSERS
        if start < outside < end:
            return span
        # A mark that opens before the first word or closes behind the last is none of the words'.
        while start < end and text[start] in '“"«„ ':
            start += 1
        opened_before = any(
            self.quotations[n].span.end == end - 1 and self.quotations[n].opening < start
            for n in self.within(span)
        )
        if opened_before and text[end - 1] in _CLOSERS:
            end -= 1
        return Span(start, end) if start < end else span

    def tied_to(self, cue: Cue, sentence: Sentence) -> list[int]:
        """The quotations that a verb without a clause governs, or stands right beside."""
        verb = cue.last
        place = verb.idx + sentence.offset
        tied = []
        reach = Span(max(sentence.span.start, place - FAR), min(sentence.span.end + 4, place + FAR))
        for number in self.within(reach):
            span = self.quotations[number].span
            if span.start <= place < span.end or number in tied:
                continue
            if self._governs(cue, sentence, number) or self._beside(cue, sentence, number):
                tied.append(number)
        return [n for n in tied if not any(self._holds(m, n) for m in tied if m != n)]

    def after_colon(self, sentence: Sentence) -> Iterator[int]:
        """Quotations of full sentences behind a colon in the sentence."""
        text = self.document.text
        for number in self.within(_wider(sentence.span, self.document)):
            quotation = self.quotations[number]
            before = text[sentence.span.start : quotation.opening].rstrip()
            if quotation.mode is QuotationMode.FULL and before.endswith(":"):
                yield number

    def chains(self) -> Iterator[list[int]]:
        """Quotations that run over several paragraphs, as lists of their parts."""
        text = self.document.text
        chain: list[int] = []
        ends = {span.end: index for index, span in enumerate(self.document.paragraphs)}
        starts = {span.start: index for index, span in enumerate(self.document.paragraphs)}
        open_end = -1
        for number, quotation in enumerate(self.quotations):
            if starts.get(quotation.opening, -9) == open_end + 1 and chain:
                chain.append(number)
            elif quotation.span.end in ends or not chain:
                if len(chain) > 1:
                    yield chain
                chain = [number]
            else:
                continue
            closed = text[quotation.span.end : quotation.span.end + 1] not in ("", "\n", "\r")
            open_end = -9 if closed else ends.get(quotation.span.end, -9)
        if len(chain) > 1:
            yield chain

    def continuations(self) -> Iterator[tuple[int, int]]:
        """Quotations that are whole sentences, each with the one before it in the same paragraph."""
        paragraphs = [span.start for span in self.document.paragraphs]
        text = self.document.text
        before: int | None = None
        for number, quotation in enumerate(self.quotations):
            if before is not None and self._holds(before, number):
                continue
            if before is not None and quotation.mode is not QuotationMode.SCARE:
                earlier = self.quotations[before]
                gap = text[earlier.span.end : quotation.opening]
                same = bisect_right(paragraphs, earlier.span.start) == bisect_right(
                    paragraphs, quotation.span.start
                )
                begins = (
                    gap.rstrip().endswith((".", "!", "?", "”", '"')) and quotation.text[0].isupper()
                )
                ends = quotation.text[-1] in ".!?…"
                if same and begins and ends and gap.count(".") <= 1:
                    yield number, before
            before = number

    def _holds(self, outer: int, inner: int) -> bool:
        mine, other = self.quotations[outer].span, self.quotations[inner].span
        return mine != other and mine.contains(other)

    def _governs(self, cue: Cue, sentence: Sentence, number: int) -> bool:
        """Whether the nearest verb of saying above the quotation's words is the cue."""
        span = self.quotations[number].span
        words = words_in(sentence, span)
        if not len(words):
            return False
        token = words.root
        for _ in range(CLIMB):
            if token.head == token or (
                token.dep_ in ("nsubj", "nsubjpass") and token.head.i == cue.last.i
            ):
                return False
            token = token.head
            if token.i == cue.last.i:
                return True
            if token.pos_ == "VERB" and (
                token.lemma_.lower() in SAYING or any(c.dep_ == "nsubj" for c in token.children)
            ):
                return False
        return False

    def _beside(self, cue: Cue, sentence: Sentence, number: int) -> bool:
        """Whether only the cue's subject and where it was said stand between cue and quotation."""
        quotation = self.quotations[number]
        text = self.document.text
        start = cue.first.idx + sentence.offset
        end = cue.last.idx + len(cue.last) + sentence.offset
        if quotation.opening >= end:
            between = text[end : quotation.opening]
            if len(between) > BESIDE:
                return False
            bare = between.strip()
            return bare in ("", ",", ":", "that", ", that") or (
                cue.last.lemma_ in ("tell", "say", "write", "reply", "respond", "add", "explain")
                and bare.endswith((",", ":", "that"))
                and not any(mark in bare[:-1] for mark in '.;:“”"')
                and bare.count(",") <= 1
            )
        if cue.subject is None:
            return False
        first = min(cue.subject.left_edge.idx + sentence.offset, start)
        if first < quotation.span.end:
            return False
        between = text[quotation.span.end : first]
        return len(between) <= 4 and between.strip(" \n,.”\"’'»") == ""  # noqa: PLR2004 - a mark, a comma, a space


def _wider(span: Span, document: Document) -> Span:
    """The sentence with a quotation that begins right behind it."""
    return Span(span.start, min(len(document.text), span.end + 4))
