"""Sentences: each line of make-up is one, each paragraph of prose is split by its parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.span import Span
from factcheck.nlp.layout import parts
from factcheck.nlp.model import parse

_ENDS = frozenset(".!?…:;") | {"...", "....", "?!", "!!", "?!?"}
_CLOSERS = frozenset("\"'”’»)]") | {"''"}
_OPENERS = ("“", "„", "«", "‘", "(", "[", "``")
# Pictures (Unicode blocks of symbols and emoji, UTS 51), their joiners, and marks of direction and of no width.
_NO_WORDS = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f]"
)
# How far behind a stray mark words are looked for, in tokens.
NEAR = 40
# Words in a piece of a quotation below which it is an exclamation, not a sentence ("Stop! Now.").
EXCLAMATION = 3


def split_sentences(document: Document) -> Document:
    """The document with its sentences, each with its parse."""
    found = list(parts(document))
    docs = parse([_legible(part.span.of(document.text)) for part in found])
    sentences: list[Sentence] = []
    for part, doc in zip(found, docs, strict=True):
        whole = part.role in (SentenceRole.DATELINE, SentenceRole.FURNITURE, SentenceRole.TAGLINE)
        sentences += [
            Sentence(
                span=_span(words).shifted(part.span.start),
                role=part.role,
                paragraph=part.paragraph,
                parse=words,
                offset=part.span.start,
            )
            for words in ([doc[:]] if whole else _sentences(doc))
        ]
    return replace(document, sentences=tuple(sentences))


def _legible(text: str) -> str:
    """`text` as the model reads it, as long as before: it takes an emoji for a verb and its neighbours with it."""
    if text.isascii():
        return text
    legible = _NO_WORDS.sub(" ", text)
    return text if legible.isspace() else legible


def words_in(sentence: Sentence, span: Span) -> Words:
    """The words of a sentence that begin in `span`, found without reading the others."""
    parse = sentence.parse
    start, end = span.start - sentence.offset, span.end - sentence.offset
    first = bisect_left(parse, start, key=_position)
    return parse[first : max(first, bisect_left(parse, end, key=_position))]


def _position(token: Token) -> int:
    return int(token.idx)


def _span(words: Words) -> Span:
    """The characters of `words`, white space at the ends left out."""
    tokens = [token for token in (words[0], words[-1]) if not token.is_space]
    if len(tokens) < 2:  # noqa: PLR2004 - both ends are words
        tokens = [token for token in words if not token.is_space]
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _sentences(doc: Doc) -> Iterator[Words]:
    """The sentences of a paragraph: the parser's, mended where it breaks one or runs two together."""
    starts = [0]
    depth = _quote_depths(doc)
    for token in doc:
        if token.i and _begins(token, depth, starts[-1]):
            starts.append(token.i)
    ends = [*starts[1:], len(doc)]
    held: int | None = None
    for start, end in zip(starts, ends, strict=True):
        begin = start if held is None else held
        # White space alone, or a stray mark, goes with its neighbour.
        if end < len(doc) and not any(t.is_alpha or t.like_num for t in doc[begin:end]):
            held = begin
            continue
        held = None
        yield doc[begin:end]


def _begins(token: Token, depth: list[int], start: int) -> bool:
    """Whether a sentence begins at a token; `start` is where the one before it began."""
    doc = token.doc
    before = doc[token.i - 1]
    if not token.is_sent_start and not (before.text == "." and token.is_title):
        return False
    last = _last_word(doc, token.i - 1, start)
    if last is None:
        return False
    ended = last.text in _ENDS or last.text[-1] in ".!?…"
    if not any(t.is_alpha or t.like_num for t in doc[token.i : token.i + 4]):
        return bool(token.is_sent_start) and ended and _words_follow(token)
    if depth[token.i] and depth[token.i - 1] and not token.text.startswith(_OPENERS):
        nearest = range(token.i - 1, max(start, token.i - 3 - EXCLAMATION) - 1, -1)
        inside = next((i for i in nearest if not depth[i]), None)
        if inside is not None and token.i - inside - 2 <= EXCLAMATION:
            return False
    if token.is_sent_start:
        return ended and (last.text not in ":;" or token.is_title)
    # A full stop that is a word of its own ends a sentence, whatever the parser made of it.
    return last.i == token.i - 1 and not depth[token.i] and bool(last.whitespace_)


def _words_follow(token: Token) -> bool:
    """Whether anything but marks follows, near by."""
    return any(t.is_alpha or t.like_num for t in token.doc[token.i : token.i + NEAR])


def _last_word(doc: Doc, position: int, start: int) -> Token | None:
    """The token before, white space and closing marks skipped."""
    while position >= start and (doc[position].is_space or doc[position].text in _CLOSERS):
        position -= 1
    return doc[position] if position >= start else None


def _quote_depths(doc: Doc) -> list[int]:
    """1 for tokens inside double quotation marks, both marks included."""
    depths, inside = [], False
    for token in doc:
        text = token.text
        if text in ("“", "«", "„", "``") or (text == '"' and not inside):
            inside = True
            depths.append(1)
        elif text in ("”", "»", '"', "''") and inside:
            inside = False
            depths.append(1)
        else:
            depths.append(int(inside))
    return depths
