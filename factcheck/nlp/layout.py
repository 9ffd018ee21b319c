"""How an article is made up: its paragraphs, title, dateline, byline and date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from factcheck.domain.document import Document, PublishedSource, SentenceRole
from factcheck.domain.span import Span, trimmed
from factcheck.nlp.dates.printed_lines import date_in, read_date_line
from factcheck.nlp.makeup import (
    DATELINE,
    NOT_PLACES,
    is_byline,
    is_furniture,
    is_source_line,
    is_tagline,
)
from factcheck.nlp.rows import speaker_labels, table_rows
from factcheck.nlp.word_lists import words as word_list

# Unicode's mandatory breaks (UAX #14, classes BK, CR, LF, NL); CRLF is one break.
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BOM = "\ufeff"

# The make-up of an article stands in its first lines (title, byline, date, place) and its last.
HEAD, TAIL = 8, 6
# A headline is one line; wire style books ask for under 12 words, magazines stay under 30.
LONGEST_TITLE = 30
# A dateline has a place, a state, a date and an agency.
LONGEST_DATELINE = 160
# A cross-heading or caption is shorter still.
LONGEST_HEADING = 12
# Full stop, question or exclamation mark, ellipsis, colon, with what may close behind it.
_SENTENCE_END = re.compile(r"[.!?…:;,。؟][\"'”’»)\]]*$")
# An ending that no heading has, but a sentence cut off in the middle.
_UNFINISHED = word_list(
    "a an the of to in on at by for from with and or but nor that which who whose as than is are was were "
    "be been has have had will would can could may might must shall should do does did not its his her "
    "their our your my this these those into onto over under about after before between"
)
_BULLET = re.compile(r"[•·▪◦‣*–—-]\s|\(?\d{1,3}[.)]\s")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one paragraph that is read by itself: all of it, or dateline and body apart."""

    span: Span
    role: SentenceRole
    paragraph: int


def lay_out(document: Document) -> Document:
    """The document with its paragraphs and what its make-up says about it."""
    document = replace(document, paragraphs=tuple(_paragraphs(document.text)))
    words, dated = _head_words(document)
    first, updated = _dates(document)
    published = document.published or first or dated or updated
    return replace(
        document,
        title=document.title or _title(document),
        byline=document.byline or _byline(document),
        dateline=document.dateline or words,
        published=published,
        published_source=document.published_source
        or (PublishedSource.TEXT if published and not document.published else None),
    )


def _title(document: Document) -> str | None:
    for span, role in zip(document.paragraphs, _roles(document), strict=True):
        if role not in (SentenceRole.FURNITURE, SentenceRole.DATELINE):
            return span.of(document.text) if role is SentenceRole.HEADLINE else None
    return None


def _byline(document: Document) -> str | None:
    names = (is_byline(span.of(document.text)) for span in document.paragraphs[:HEAD])
    return next((name for name in names if name), None)


def _dates(document: Document) -> tuple[date | None, date | None]:
    """The first date of publication on a line of its own, and the first of an update."""
    published = updated = None
    for index in _edges(len(document.paragraphs)):
        dated = read_date_line(document.paragraphs[index].of(document.text))
        if dated is not None and dated[1]:
            updated = updated or dated[0]
        elif dated is not None:
            published = published or dated[0]
    return published, updated


def _head_words(document: Document) -> tuple[str | None, date | None]:
    """The place and agency that the first paragraph begins with, and the date among them."""
    transcript = speaker_labels([span.of(document.text) for span in document.paragraphs])
    for part in parts(document):
        if part.role is SentenceRole.DATELINE and part.paragraph not in transcript:
            match = DATELINE.fullmatch(part.span.of(document.text) + " ")
            if match:
                return match["words"], date_in(match["words"])
    return None, None


def parts(document: Document) -> Iterator[Part]:
    """The stretches of the document that are read by themselves, in order, each with its role."""
    text = document.text
    dated = False
    labels = speaker_labels([span.of(text) for span in document.paragraphs])
    for index, (span, role) in enumerate(zip(document.paragraphs, _roles(document), strict=True)):
        if index in labels and role in (SentenceRole.BODY, SentenceRole.HEADLINE):
            words = span.start + labels[index][0]
            label = trimmed(text, span.start, words)
            if label:
                yield Part(label, SentenceRole.DATELINE, index)
            yield Part(Span(words, span.end), SentenceRole.BODY, index)
            continue
        end = (
            None if dated or index >= HEAD or role is not SentenceRole.BODY else _place(text, span)
        )
        if end is None:
            yield Part(span, role, index)
            continue
        dated = True
        for start, stop, kind in (
            (span.start, end, SentenceRole.DATELINE),
            (end, span.end, SentenceRole.BODY),
        ):
            rest = trimmed(text, start, stop)
            if rest:
                yield Part(rest, kind, index)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for end, after in (*(m.span() for m in _BREAK.finditer(text)), (len(text), len(text))):
        while start < end and (text[start].isspace() or text[start] == _BOM):
            start += 1
        span = trimmed(text, start, end)
        if span:
            yield span
        start = after


def _edges(count: int) -> Iterator[int]:
    yield from range(min(HEAD, count))
    yield from range(max(HEAD, count - TAIL), count)


def _place(text: str, span: Span) -> int | None:
    """Where the dateline at the start of a paragraph ends, its dash included."""
    match = DATELINE.match(text[span.start : min(span.end, span.start + LONGEST_DATELINE)])
    if match is None or span.start + match.end() >= span.end:
        return None
    words = match["words"]
    if words.split()[0].strip(",:") in NOT_PLACES or not any(c.isalpha() for c in words):
        return None
    return span.start + match.end()


def _roles(document: Document) -> list[SentenceRole]:
    """What each paragraph is."""
    text = document.text
    lines = [span.of(text) for span in document.paragraphs]
    roles = [SentenceRole.BODY] * len(lines)
    edges = frozenset(_edges(len(lines)))
    rows = table_rows(lines)
    for index, line in enumerate(lines):
        if index in rows or is_furniture(line):
            roles[index] = SentenceRole.FURNITURE
        elif index in edges and (
            read_date_line(line) is not None
            or (index < HEAD and (is_byline(line) is not None or is_source_line(line)))
        ):
            roles[index] = SentenceRole.DATELINE
        elif index and is_tagline(line):
            roles[index] = SentenceRole.TAGLINE
    _mark_title(document, lines, roles)
    _mark_headings(lines, roles)
    return roles


def _mark_title(document: Document, lines: list[str], roles: list[SentenceRole]) -> None:
    body = [i for i, role in enumerate(roles) if role is SentenceRole.BODY]
    if document.title is not None:
        given = " ".join(document.title.split())
        for index in body[:HEAD]:
            if " ".join(lines[index].split()) == given:
                roles[index] = SentenceRole.HEADLINE
                return
    if len(body) < 2 or body[0] >= HEAD:  # noqa: PLR2004 - a lone line is no headline of anything
        return
    first = body[0]
    if _is_title(lines[first]) and (document.title is None or _is_heading(lines[first])):
        roles[first] = SentenceRole.HEADLINE


def _is_title(line: str) -> bool:
    asks = line.endswith("?") and line.count(".") == 0
    return (
        (asks or not _SENTENCE_END.search(line[-8:]))
        and len(line.split()) <= LONGEST_TITLE
        and not _BULLET.match(line)
        and DATELINE.match(line) is None
        and any(c.isalpha() for c in line)
        and not _cut_off(line)
    )


def _mark_headings(lines: list[str], roles: list[SentenceRole]) -> None:
    """Cross-headings: short lines without an end among paragraphs that have one."""
    for index, line in enumerate(lines):
        if (
            roles[index] is not SentenceRole.BODY
            or not _is_heading(line)
            or index + 1 == len(lines)
        ):
            continue
        after = next(
            (j for j in range(index + 1, len(lines)) if roles[j] is SentenceRole.BODY), None
        )
        if after is not None and _SENTENCE_END.search(lines[after][-8:]):
            roles[index] = SentenceRole.HEADLINE


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        len(words) <= LONGEST_HEADING
        and not _SENTENCE_END.search(line[-8:])
        and (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'")
        and not _BULLET.match(line)
        and not _cut_off(line)
    )


def _cut_off(line: str) -> bool:
    """Whether the line stops where no English phrase does."""
    words = line.split()
    return bool(words) and words[-1].lower() in _UNFINISHED and not line.isupper()
