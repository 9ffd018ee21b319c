"""A term said to be used in a quotation that does not hold it.

Flagged: “‘The relief mission goes on,’ Lind said, using the army's term ‘military relief mission’.”
Passed: “‘The military relief mission goes on,’ Lind said, using the army's term ‘military relief mission’.”

A gloss on a quotation (“using the term …”, “using the ministry's phrase …”) tells the reader which words
to look for. When the words glossed stand nowhere in what is quoted, one of the two is not what was said.

Source: Reuters Handbook of Journalism, “quotes” (a quotation is never altered; a gloss must fit it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.quotation import Quotation
from factcheck.domain.span import Span

_GLOSS = re.compile(
    r"\b(?:using|used|uses|in|with|employing)\s(?:[\w.’'\-]{1,30}\s){0,6}?(?:term|word|words|phrase|expression|name|label|description|wording)"
    r"(?:\sfor[^.“”\"]{1,40})?[\s,:]*$",
    re.IGNORECASE,
)
_LOOK_BACK = 120
_WORD = re.compile(r"[^\W_]+")


def detect(document: Document) -> Iterator[Finding]:
    """Each glossed term that the quotation before it in the paragraph lacks."""
    for before, term in zip(document.quotations, document.quotations[1:], strict=False):
        start = max(before.span.end, term.opening - _LOOK_BACK)
        gloss = _GLOSS.search(document.text[start : term.opening])
        if gloss is None or "\n" in document.text[before.span.end : term.opening]:
            continue
        if _glosses(before, term):
            yield Finding(
                kind="quoted-term-mismatch",
                severity=Severity.WARNING,
                span=Span(start + gloss.start(), min(len(document.text), term.span.end + 1)),
                message=(
                    f"The article says that the term “{term.text}” was used, but the quotation before it has other words:"
                    f" “{before.text}”. Check both against a record of what was said."
                ),
                related=(before.span,),
            )


def _glosses(quotation: Quotation, term: Quotation) -> bool:
    """Whether the term speaks of words of the quotation, and is not among them."""
    said = [word.lower() for word in _WORD.findall(quotation.text)]
    named = [word.lower() for word in _WORD.findall(term.text)]
    if not named or f" {' '.join(named)} " in f" {' '.join(said)} ":
        return False
    return len(set(named) & set(said)) * 2 >= len(set(named))


detector = Detector(
    name="quoted-term-mismatch",
    label="Quoted term mismatch",
    version=1,
    kinds=("quoted-term-mismatch",),
    detect=detect,
)
