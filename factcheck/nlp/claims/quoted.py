"""Which words of a sentence stand between quotation marks, and which of these were said as a sentence."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.domain.quotation import Quotation, QuotationMode
from factcheck.nlp.claims.tree import Tree

_QUOTES = frozenset({'"', "“", "”", "‘", "’", "''", "``", "«", "»", "„"})
# What joins a clause to the words before it.
_JOINING = frozenset(["if", "because", "when", "unless", "as", "which", "who", "so", "while"])
_LONGEST_WORD = 30  # letters looked back over


def utters(text: str, quotation: Quotation) -> bool:
    """Whether the marks hold what was said as a sentence: “backs talks “if they help”” goes on with ours."""
    if quotation.mode is not QuotationMode.FULL:
        return False
    opener = quotation.text.split(None, 1)[0]
    before = text[max(0, quotation.opening - _LONGEST_WORD) : quotation.opening].split()
    if opener not in _JOINING or not before:
        return True
    word = before[-1]
    return not word[-1].isalpha() or word in {quotation.cue or "", "that"}


def within_quotations(
    text: str, tree: Tree, quotations: list[Quotation]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The tokens between quotation marks, those of full quotations, and the marks themselves."""
    quoted: set[int] = set()
    full: set[int] = set()
    marks: set[int] = set()
    for quotation in quotations:
        first = bisect_left(tree.starts, quotation.span.start)
        last = bisect_left(tree.starts, quotation.span.end)
        quoted.update(range(first, last))
        if utters(text, quotation):
            full.update(range(first, last))
        marks.update(
            t for t in (first - 1, last) if 0 <= t < len(tree) and tree.words[t] in _QUOTES
        )
    return frozenset(quoted), frozenset(full), frozenset(marks)
