"""What a claim is looked up by: pairs of its words, as numbers, and without its figures.

A claim told again keeps some words side by side or a name beside what happened there; its figure may have
changed, and a checker wants to see both.
"""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.matching.bm25 import terms
from factcheck.matching.fingerprints import key_of

MOST_KEYS = 24
"""Of one claim: the rarest words of a long one come first, so that its row count stays small."""
_MOST_NAMES, _MOST_OTHERS = 3, 5
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
# Words of amounts, time and speech: they stand in claims about anything.
_EVERYWHERE = frozenset(
    [
        "least",
        "more",
        "most",
        "than",
        "people",
        "about",
        "around",
        "some",
        "many",
        "number",
        "percent",
        "after",
        "before",
        "since",
        "until",
        "during",
        "year",
        "years",
        "month",
        "day",
        "said",
        "told",
        "according",
        "one",
        "two",
        "three",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "first",
        "last",
        "new",
        "also",
        "when",
        "while",
        "who",
        "which",
        "what",
        "between",
        "against",
        "among",
        "all",
        "any",
        "no",
        "other",
    ]
)


def words_of(statement: str) -> frozenset[str]:
    """The words of a statement that tell what it is about: no figures, no words that stand everywhere."""
    return frozenset(_telling(statement))


def keys_of(statement: str) -> tuple[int, ...]:
    """The keys of one claim, at most `MOST_KEYS`, without repetitions."""
    telling = _telling(statement)
    named = {term for name in _NAME.findall(statement) for term in terms(name)}
    names = sorted({one for one in telling if one in named}, key=_rank)[:_MOST_NAMES]
    others = sorted({one for one in telling if one not in named}, key=_rank)[:_MOST_OTHERS]
    pairs = [
        *((name, other) for name in names for other in others),
        *pairwise(telling),
        *((one, other) for one, other in zip(telling, telling[2:], strict=False)),
    ]
    if len(telling) == 1:
        pairs.append((telling[0], ""))
    kept = dict.fromkeys(tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1])
    return tuple(key_of("claim", *pair) for pair in list(kept)[:MOST_KEYS])


def _telling(statement: str) -> list[str]:
    return [
        one
        for one in terms(statement)
        if not one[0].isdigit() and one not in _EVERYWHERE and len(one) > 1
    ]


def _rank(term: str) -> tuple[int, str]:
    # Long words are rarer than short ones (Zipf's law of abbreviation); no count of all claims is needed.
    return -len(term), term
