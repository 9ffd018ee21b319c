"""PDF files: the text of their pages, lines joined to paragraphs, running heads left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from factcheck.domain.errors import InputError, NoTextError
from factcheck.domain.plugin import Extracted, Extractor
from factcheck.nlp.clean import demand_text

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 300
# Bytes of drawing instructions on one page; a page full of text has under 100,000.
MOST_DRAWN = 3_000_000
# Characters in all: a long book.
MOST_CHARACTERS = 3_000_000

_PAGE_NUMBER = re.compile(
    r"\A\W{0,5}(?:page\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\W{0,5}", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BROKEN_WORD = re.compile(r"[a-z]-$")
# A line shorter than this share of the page's usual line ends its paragraph, if a sentence ends with it.
SHORT_LINE = 0.85
# On how many pages a line stands at the edge before it is a running head.
RUNNING = 3


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - the file says it itself
    """By its mark, which may stand a little way into the file (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in data[:1024]


def extract(data: bytes, /) -> Extracted:
    """The words of all pages.

    Raises:
        InputError: it is damaged, locked, too long, or only pictures of pages.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import PdfReader

    try:
        pages = list(_pages(PdfReader(BytesIO(data), strict=False)))
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - pypdf raises many kinds of error on damaged files
        raise InputError(
            f"the PDF cannot be read ({type(error).__name__}); open it and save it again, or as text"
        ) from None
    running = _running(pages)
    text = "\n\n".join(
        _paragraphs([[line for line in page if line.strip() not in running] for page in pages])
    )
    if not any(character.isalpha() for character in text):
        raise NoTextError(
            "the PDF has no text, only pictures of it; run text recognition on it first"
        )
    demand_text(text)
    return Extracted(
        text=text, dropped={"running heads": sum(map(len, running))} if running else {}
    )


def _pages(reader: PdfReader) -> Iterator[list[str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError("the PDF is locked with a password; save it without, or as text")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise InputError(
            f"the PDF has {count} pages, more than {MOST_PAGES}; cut it to the article"
        )
    characters = 0
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MOST_DRAWN:
            raise InputError(
                f"page {number} of the PDF is a drawing too large to read; save the article as text"
            )
        words = page.extract_text() or ""
        characters += len(words)
        if characters > MOST_CHARACTERS:
            raise InputError(
                f"the PDF has more than {MOST_CHARACTERS:,} characters; cut it to the article"
            )
        yield [line.rstrip() for line in words.replace("\0", "").splitlines()]


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Lines at the top or bottom of several pages, and page numbers there."""
    edges: Counter[str] = Counter()
    numbers: set[str] = set()
    for page in pages:
        lines = [line.strip() for line in page if line.strip()]
        for line in {*lines[:2], *lines[-2:]}:
            edges[line] += 1
        numbers.update(line for line in {*lines[:1], *lines[-1:]} if _PAGE_NUMBER.fullmatch(line))
    return frozenset(line for line, times in edges.items() if times >= RUNNING) | frozenset(numbers)


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    lengths = sorted(len(line) for page in pages for line in page if line.strip())
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    held = ""
    for page in pages:
        for line in page:
            words = " ".join(line.split())
            if not words:
                if held and _SENTENCE_END.search(held[-8:]):
                    yield held
                    held = ""
                continue
            if _BROKEN_WORD.search(held[-2:]) and words[:1].islower():
                held = held[:-1] + words
            else:
                held = f"{held} {words}" if held else words
            ends = _SENTENCE_END.search(words[-8:]) is not None
            if len(words) < SHORT_LINE * usual and (
                ends or (len(words) < 0.6 * usual and held == words)
            ):
                yield held
                held = ""
    if held:
        yield held


extractor = Extractor(name="pdf", label="PDF", recognises=recognises, extract=extract)
