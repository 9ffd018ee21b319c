"""Where a sentence lists figures and then gives their sum.

“12 Liberals, 9 Conservatives and 4 Greens, a total of 25” — “300 adult tickets and 150 child tickets, 450
tickets in all”. A total that comes first (“five people: two men and three women”) is read by the rule itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.nlp.arithmetic.lines import ANY, FIGURE, WORD, lines

_NEXT = rf"{ANY}{{0,6}}?(?:, and|,| and| plus) (?:another |a further |the other )?"
_MOST = 8
_LIST = rf"{FIGURE}(?:{_NEXT}{FIGURE}){{1,{_MOST}}}{ANY}{{0,8}}?"
_LINK = r"(?:,| –| —|;|:) ?(?:for |making |giving |which makes |that makes |adding up to |or )?(?:a )?(?:them )?"
_ALL = r"(?:in all|in total|altogether|all told|all together|combined)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"({_LIST}){_LINK}(?:(?:grand |combined |overall )?total(?:ling)?(?: of)? |combined |sum of )(?P<total>{FIGURE})",
        rf"({_LIST})(?P<on>,? (?:bringing|taking|pushing) (?:the|its|their|his|her){WORD}{{1,5}} to )(?P<total>{FIGURE})",
        rf"({_LIST}){_LINK}(?P<total>{FIGURE})(?P<all>{WORD}{{0,2}} {_ALL}\b)?",
    )
)
_TOTALS = re.compile(
    r"^(?:an? |the )?(?:grand |combined |overall )?(?:total|sum) of\b", re.IGNORECASE
)
_SIGN = re.compile(FIGURE)


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures that are listed, and what they are said to make."""

    parts: tuple[Value, ...]
    total: Value
    may_hold_more: bool
    """The total counts from earlier on: “bringing the toll to 12”."""
    span: Span


def sums(document: Document) -> Iterator[Sum]:
    """Every list with its total behind it."""
    for line in lines(document, 3):
        for pattern in _PATTERNS:
            for match in pattern.finditer(line.text):
                signs = _SIGN.findall(match[1])
                parts = tuple(line.value(sign) for sign in signs)
                total = line.value(match["total"])
                told = "all" not in pattern.groupindex or match["all"] or _TOTALS.match(total.text)
                if told and parts[-1] is not total:
                    on = "on" in pattern.groupindex
                    yield Sum(parts, total, on, line.span(*signs, match["total"]))
