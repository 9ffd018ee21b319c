r"""Characters that were read in the wrong encoding, or markup that was left in the text.

Flagged: “the mayorâ€™s office” — “cafÃ©” — “Tom &amp; Anna” — “na\ufffdve” — “a 1arge c1aim”
Passed: “café” — “AT&T” — “5 Â£” is damage, “Â” in a Portuguese name is not

UTF-8 read as Windows-1252 turns each accented letter or curly mark into two or three characters that no
language sets side by side. HTML entities and backslash codes are markup. The mark U+FFFD stands where a
character was lost for good. Digits inside small words (“1arge”, “rn0re”) come from optical reading.

Source: Unicode Standard, 5.22 (U+FFFD); WHATWG Encoding Standard (windows-1252); HTML Standard, 13.5
(named character references); the pairs are all that the two encodings make of U+0080 to U+00FF and of
the punctuation in U+2010 to U+2044.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.wording.lexicon import is_known

# What the second and third bytes of a UTF-8 sequence (0x80 to 0xBF) look like in Windows-1252, and in
# Latin-1, which leaves the lower half of them as control characters.
_CONTINUED = re.escape(bytes(range(0x80, 0xC0)).decode("windows-1252", "ignore")) + "\u0080-\u009f"
# “Ã” and “Â” begin a letter of Latin-1, “Ä” to “Ñ” one of Latin Extended, Greek or Cyrillic, “â” a curly mark
# or dash, “ï»¿” is a byte order mark, “ðŸ” begins an emoji.
_MOJIBAKE = re.compile(
    f"[ÃÂ][{_CONTINUED}]|[ÄÅÎÏÐÑ][{_CONTINUED}]|â[€\u201a„][{_CONTINUED}]?|ï»¿|ï¿½|ðŸ"
)
_ENTITY = re.compile(
    r"&(?:amp;)?(?:#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5}|amp|quot|lt|gt|nbsp|apos|[lr][sd]quo|[mn]dash|hellip|[A-Za-z](?:acute|grave|uml|circ|cedil|tilde)|szlig|pound|euro|copy|reg|middot|bull);"
)
_LOST = re.compile("\ufffd+")
_ESCAPE = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?![a-z]))|=[0-9A-F]{2}=[0-9A-F]{2}|%[CE][0-9A-F]%[89AB][0-9A-F]"
)
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u0080-\u009f]")
_QUESTION = re.compile(r"(?<![\w/?=&.])[A-Za-z]{2,20}\?[a-z]{1,12}(?![\w=&/])")
_DIGIT_INSIDE = re.compile(
    r"(?<![\w.\-/@#:&%'’])[A-Za-z]*(?:[a-z][01][a-z]|(?<![\w])1(?!st\b)[a-z]{3}|(?<![\w])0[a-z]|[a-z]{3}[01](?![\w]))[a-z01]*(?![\w.\-/@])"
)
_SHORTEST = 4
_REACH = 30
_NEVER_READ = frozenset({"0f", "0n", "0r", "0ur", "0ne", "0ther", "0ver", "1n", "1t", "1s"})


def detect(document: Document) -> Iterator[Finding]:
    """One finding a damaged word."""
    text = document.text
    covered: set[int] = set()
    for pattern in (_MOJIBAKE, _ENTITY, _LOST, _ESCAPE, _CONTROL):
        told = -1
        for match in pattern.finditer(text):
            span = _word_around(text, match)
            if span.start < told or span.start in covered:
                continue
            told = span.end
            covered.update(range(span.start, span.end))
            mended = _mended(span.of(text))
            yield Finding(
                kind="encoding-damage",
                severity=Severity.ERROR,
                span=span,
                message=f"“{_shown(span.of(text))}” holds characters that were damaged on the way into this text."
                + (f" Read “{mended}”?" if mended else " Look it up in the original."),
                suggestion=mended,
            )
    yield from _misread(text)


def _misread(text: str) -> Iterator[Finding]:
    """Digits that optical reading set for letters, and question marks that took an accent's place."""
    for match in _DIGIT_INSIDE.finditer(text):
        word = match[0].lower()
        read = next(
            (
                r
                for r in (
                    word.replace("1", "l").replace("0", "o"),
                    word.replace("1", "i").replace("0", "o"),
                )
                if is_known(r)
            ),
            None,
        )
        if read is None or (len(word) < _SHORTEST and word not in _NEVER_READ):
            continue
        yield _warning(match, f"“{match[0]}” has a digit for a letter. Read “{read}”?", read)
    for match in _QUESTION.finditer(text):
        first, second = match[0].lower().split("?")
        if second in {"s", "t", "re", "ve", "ll", "d", "m"} and is_known(
            first.removesuffix("n") if second == "t" else first
        ):
            mended = match[0].replace("?", "’")
            yield _warning(
                match,
                f"“{match[0]}” has a question mark for an apostrophe. Read “{mended}”?",
                mended,
            )


def _warning(match: re.Match[str], message: str, mended: str) -> Finding:
    span = Span(match.start(), match.end())
    return Finding(
        kind="encoding-damage",
        severity=Severity.WARNING,
        span=span,
        message=message,
        suggestion=mended,
    )


def _word_around(text: str, match: re.Match[str]) -> Span:
    """The word that the damage stands in, as far as 30 characters to either side."""
    start, end = match.span()
    while start > 0 and match.start() - start < _REACH and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and end - match.end() < _REACH and not text[end].isspace():
        end += 1
    return Span(start, end)


def _mended(words: str) -> str | None:
    """The words as they were before the damage, where that can be undone."""
    plain = html.unescape(html.unescape(words))
    if plain != words:
        return plain
    try:
        mended = words.encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != words else None


def _shown(words: str) -> str:
    """The words with control characters made visible."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in words)


detector = Detector(
    name="encoding-damage",
    label="Encoding damage",
    version=1,
    kinds=("encoding-damage",),
    detect=detect,
)
