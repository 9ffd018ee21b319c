"""Plain text and Markdown in UTF-8: taken exactly as it stands."""

from __future__ import annotations

from factcheck.domain.plugin import Extracted, Extractor
from factcheck.nlp.clean import decode


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - the last one asked takes what is left
    """Always: whatever no other extractor took is tried as text."""
    return True


def extract(data: bytes, /) -> Extracted:
    """The text, code point for code point.

    Raises:
        InputError: it is empty, binary or not UTF-8; the message says where and what to do.
    """
    return Extracted(text=decode(data))


extractor = Extractor(name="plaintext", label="Plain text", recognises=recognises, extract=extract)
