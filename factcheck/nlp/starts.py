"""Which tokens a value may begin with: the one look that most words of an article get."""

from __future__ import annotations

from factcheck.nlp.bounds import FIRST_WORDS
from factcheck.nlp.currencies import BEFORE, CODES, DOLLARS, SIGNS
from factcheck.nlp.dates_single import starts_date
from factcheck.nlp.number_words import (
    DENOMINATORS,
    ONES,
    ORDINAL_ONES,
    ORDINAL_SCALES,
    ORDINAL_TENS,
    PLURAL_SCALES,
    SCALES,
    TENS,
    VAGUE,
    VULGAR,
)
from factcheck.nlp.tokens import Token
from factcheck.nlp.word_lists import words

_WORDS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(PLURAL_SCALES) | frozenset(VAGUE)
    | frozenset(DENOMINATORS) | frozenset(ORDINAL_ONES) | frozenset(ORDINAL_TENS) | frozenset(ORDINAL_SCALES)
    | FIRST_WORDS | frozenset(SIGNS) | frozenset(VULGAR) | frozenset(BEFORE) | frozenset(DOLLARS)
    | frozenset(code.lower() for code in CODES)
    | words("a an between from hundred dozen gross minus negative aged age ages his her their my your our its most "
        "majority bulk the twice thrice double doubled doubles doubling triple tripled triples tripling treble "
        "trebled quadruple quadrupled quintupled halve halved halves halving decades centuries millennia "
        "years months weeks hours - – ~ . half quarter")
)  # fmt: skip


def may_start(token: Token) -> bool:
    """Whether a value may begin with `token`."""
    return (
        token.kind == "n"
        or token.lower in _WORDS
        or token.lower.endswith("fold")
        or starts_date(token)
    )
