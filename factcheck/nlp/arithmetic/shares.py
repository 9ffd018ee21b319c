"""Where a sentence tells a part, its whole, and what share of the whole that is.

“Of the 200 workers, 80, or 40%, voted against” — “Half of the 80 pupils, 40 children, were absent” —
“Turnout was 75%: some 300,000 of the 400,000 registered voters took part.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.nlp.arithmetic.lines import ANY, FIGURE, SHARE, WORD, lines

_THE = r"(?:the |its |their |his |her |these |those |all (?:the |of the )?|a total of )?"
_FEW = rf"{ANY}{{0,4}}?"
_OF = rf" (?:out )?of {_THE}"
_OR = r"(?:,? \(|, or |, which is |, that is | – | — |, )(?:or |about |some )?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<part>{FIGURE})(?:{WORD}{{0,2}}?){_OF}(?P<whole>{FIGURE}){_FEW}{_OR}(?P<share>{SHARE})(?! of\b)",
        rf"\b[Oo](?:ut o)?f {_THE}(?P<whole>{FIGURE}){WORD}{{0,7}}?, (?:only |just )?(?P<part>{FIGURE}){_FEW}{_OR}(?P<share>{SHARE})(?! of\b)",
        rf"(?P<share>{SHARE}){_OF}(?P<whole>{FIGURE}){WORD}{{0,3}}?{_OR}(?P<part>{FIGURE})(?= ?[,)–—]|{WORD}{{1,2}}[,)]|{WORD}? (?:were|was|are|is|had|have|voted)\b)",
        rf"(?P<share>{SHARE}){WORD}{{0,4}}?(?:[:;,(–—]| with| –| —) ?(?:with |as |or )?(?:only |just )?(?P<part>{FIGURE}){WORD}{{0,2}}?{_OF}(?P<whole>{FIGURE})",
        rf"(?P<part>{FIGURE}){_FEW}{_OR}(?P<share>{SHARE}){_OF}(?P<whole>{FIGURE})",
    )
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, and what share it is said to be."""

    part: Value
    whole: Value
    share: Value
    span: Span


def shares(document: Document) -> Iterator[Share]:
    """Every share told beside its part and its whole."""
    for line in lines(document, 2):
        seen: set[str] = set()
        for pattern in _PATTERNS:
            for match in pattern.finditer(line.text):
                if match["share"] in seen:
                    continue
                seen.add(match["share"])
                if " of them" in line.value(match["part"]).text:
                    continue
                signs = (match["part"], match["whole"], match["share"])
                part, whole, share = (line.value(sign) for sign in signs)
                yield Share(part, whole, share, line.span(*signs))
