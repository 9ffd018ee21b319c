"""Which words of an article's body no claim covers: what a reader of the report should know was not checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.span import Span

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Coverage:
    """`share` of the body's words that stand in some claim, from 0 to 1, and the stretches that do not."""

    share: float
    uncovered: tuple[Span, ...]


def coverage(document: Document) -> Coverage:
    """How much of the body the document's claims cover."""
    parts = sorted((part.start, part.end) for claim in document.claims for part in claim.parts)
    covered = total = at = 0
    reach = -1
    missing: list[Span] = []
    for sentence in document.sentences:
        if sentence.role is not SentenceRole.BODY:
            continue
        joined = False
        for word in _WORD.finditer(document.text, sentence.span.start, sentence.span.end):
            total += 1
            while at < len(parts) and parts[at][0] <= word.start():
                reach = max(reach, parts[at][1])
                at += 1
            if word.end() <= reach:
                covered += 1
                joined = False
            elif joined:
                missing[-1] = Span(missing[-1].start, word.end())
            else:
                missing.append(Span(word.start(), word.end()))
                joined = True
    return Coverage(share=covered / total if total else 1.0, uncovered=tuple(missing))
