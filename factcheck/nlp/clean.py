"""Whether bytes and text can be read at all; nothing is changed, so that offsets count what was printed."""

from __future__ import annotations

import re

from factcheck.domain.errors import InputError
from factcheck.nlp.wording.language import demand_english, detect_language

__all__ = ["decode", "demand_english", "demand_text", "detect_language"]

_BOM = b"\xef\xbb\xbf"
# Byte order marks of the encodings that are refused by name (Unicode 16, table 23-6).
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Bytes that Windows-1252 uses for quotation marks, dashes and the ellipsis, and accented letters
# between ASCII letters: what English and Western European text has beyond ASCII.
_WINDOWS_MARKS = frozenset(b"\x80\x85\x91\x92\x93\x94\x96\x97\xa0\xa3\xa9")
# How much of a file is looked at to guess its encoding, bytes.
_GUESS_FROM = 65_536
# A surrogate written as if it were a character (RFC 3629 forbids it).
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str = "", *, max_bytes: int | None = None) -> str:
    """The text of a UTF-8 file exactly as it stands, byte order mark and line ends included.

    Raises:
        InputError: there is no text in it; the line names the file, the place and what to do.
    """
    before = f"{name}: " if name else ""
    if max_bytes is not None and len(data) > max_bytes:
        raise InputError(
            f"{before}{len(data) / 1e6:.1f} MB is more than the {max_bytes / 1e6:.1f} MB that an article "
            "may have; cut it"
        )
    if not data:
        raise InputError(f"{before}the file is empty; give a file with the text of an article")
    if data.startswith(_UTF16_MARKS):
        raise InputError(f"{before}the file is in UTF-16; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        if _looks_like_utf16(data):
            raise InputError(f"{before}the file looks like UTF-16; save it as UTF-8")
        raise InputError(
            f"{before}byte {nul} is NUL, so this is no text file; give plain text, HTML, DOCX or PDF"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        guess = _guess(data, error.start)
        raise InputError(
            f"{before}byte {error.start} (0x{data[error.start]:02x}, line {line}) is not UTF-8{guess}; "
            "save the file as UTF-8"
        ) from None
    demand_text(text, name)
    return text


def demand_text(text: str, name: str = "") -> None:
    """Refuse a text in which nothing can be read.

    Raises:
        InputError: it is blank, has no letters, or holds half characters that no file can keep.
    """
    before = f"{name}: " if name else ""
    half = _SURROGATE.search(text)
    if half:
        line = text.count("\n", 0, half.start()) + 1
        raise InputError(
            f"{before}character {half.start()} (line {line}) is half of a character (U+{ord(half.group()):04X}); "
            "save the text again as UTF-8"
        )
    if not text.strip("\ufeff \t\r\n\f\v") or text.isspace():
        raise InputError(f"{before}there is nothing but white space; give the text of an article")
    if not any(character.isalpha() for character in text):
        raise InputError(f"{before}there is not a single letter in it; give the text of an article")


def _guess(data: bytes, at: int) -> str:
    if _LONE_SURROGATE.match(data, at):
        return " (half of a surrogate pair, which is no character)"
    return " (it looks like Windows-1252)" if _looks_like_windows(data) else ""


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every second byte is NUL, as in UTF-16 of Latin letters."""
    some = data[:_GUESS_FROM]
    even, odd = some[::2].count(0), some[1::2].count(0)
    return max(even, odd) > 0.4 * len(some) / 2 and min(even, odd) < 0.1 * len(some) / 2


def _looks_like_windows(data: bytes) -> bool:
    some = data[:_GUESS_FROM]
    high = [byte for byte in some if byte >= 0x80]  # noqa: PLR2004 - beyond ASCII
    if 3 * len(high) > 2 * len(some):
        return False
    return all(byte in _WINDOWS_MARKS or byte >= 0xC0 for byte in high) or any(  # noqa: PLR2004 - letters
        byte in _WINDOWS_MARKS for byte in high
    )
